"""BIO labels to spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


def softmax(scores: Array) -> Array:
    """Return probabilities over the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    result: Array = shifted / shifted.sum(-1, keepdims=True)
    return result


def bio_spans(probabilities: Array, labels: Sequence[str]) -> Iterator[tuple[str, int, int, float]]:
    """Yield (kind, start, end, score) of the spans in one row of words.

    Args:
        probabilities: [words, labels].
        labels: `O` first, then `B-x` and `I-x` for each kind x.

    An inside label after anything but its own kind opens a span. The score is the mean probability of the kind.
    """
    best = probabilities.argmax(-1)
    if not best.any():
        return
    start, kind = -1, 0
    for i in range(len(best) + 1):
        label = int(best[i]) if i < len(best) else 0
        continues = kind and label == 2 * kind
        if kind and not continues:
            score = float(probabilities[start:i, 2 * kind - 1 : 2 * kind + 1].sum(-1).mean())
            yield labels[2 * kind][2:], start, i, score
            kind = 0
        if label and not continues:
            start, kind = i, (label + 1) // 2
