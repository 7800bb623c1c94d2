"""How far coders agree: Krippendorff's alpha for nominal values (Krippendorff, Content Analysis, 2004, chapter 11).

Comes in: for each unit the values that coders gave it; goes out: alpha, 1 for full agreement, 0 for what chance gives.
Coders may have left units out; a unit with one value says nothing of agreement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def nominal_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Return alpha, None where there is nothing to compare or all values are the same.

    >>> round(nominal_alpha([["a", "a"], ["b", "b"], ["a", "b"], ["b", "b"]]), 3)
    0.533
    """
    paired = [Counter(values) for values in units if len(values) > 1]
    totals: Counter[Hashable] = Counter()
    differing = 0.0
    for counts in paired:
        size = counts.total()
        totals.update(counts)
        # Pairs of different values within the unit, each unit weighted so that each of its values counts once.
        differing += (size * size - sum(n * n for n in counts.values())) / (size - 1)
    n = totals.total()
    by_chance = n * n - sum(count * count for count in totals.values())
    return 1.0 - (n - 1) * differing / by_chance if by_chance else None
