"""Agreement of two groupings of the same things: B-cubed (Bagga and Baldwin 1998), pairs, and links (MUC)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> dict[str, float]:
    """Return B-cubed precision, recall and F1 of groups given as one label for each thing.

    >>> b_cubed("aab", "xyy")["f1"]
    0.667
    """
    both, golden, given = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    size = len(gold) or 1
    precision = sum(both[pair] / given[pair[1]] for pair in zip(gold, found, strict=True)) / size
    recall = sum(both[pair] / golden[pair[0]] for pair in zip(gold, found, strict=True)) / size
    return _scores(precision, recall)


def pairs(gold: Sequence[Hashable], found: Sequence[Hashable]) -> dict[str, float]:
    """Return precision, recall and F1 of the pairs of things that are in one group.

    >>> pairs("aab", "xxx")["precision"]
    0.333
    """

    def count(labels: Sequence[Hashable]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(labels).values())

    right = count(list(zip(gold, found, strict=True)))
    return _scores(right / (count(found) or 1), right / (count(gold) or 1))


def links(gold: Sequence[Hashable], found: Sequence[Hashable]) -> dict[str, float]:
    """Return precision, recall and F1 of the fewest links that hold the groups together.

    >>> links("aaab", "xxyz")["recall"]
    0.5
    """
    return _scores(_linked(found, gold), _linked(gold, found))


def _linked(wanted: Sequence[Hashable], given: Sequence[Hashable]) -> float:
    """Return which part of the links of ``wanted`` is also in ``given``."""
    sizes = Counter(wanted)
    parts = Counter(label for label, _ in set(zip(wanted, given, strict=True)))
    needed = sum(size - 1 for size in sizes.values())
    return sum(sizes[label] - parts[label] for label in sizes) / needed if needed else 1.0


def _scores(precision: float, recall: float) -> dict[str, float]:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}
