"""BIO labels to spans: the best label of each word, and Viterbi only where these make no spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Labels = NDArray[np.int64]
_LEAST = np.float32(1e-9)


def softmax(scores: NDArray[np.floating[Any]]) -> Array:
    """Return probabilities over the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    result: Array = (shifted / shifted.sum(-1, keepdims=True)).astype(np.float32)
    return result


def bio_spans(probabilities: Array, labels: Sequence[str]) -> Iterator[tuple[str, int, int, float]]:
    """Yield (kind, start, end, score) of the spans in one row of words; the score is the kind's mean probability.

    Args:
        probabilities: [words, labels].
        labels: `O` first, then `B-x` and `I-x` for each kind x.
    """
    best = best_labels(probabilities)
    starts = np.flatnonzero(best % 2)
    for start in starts:
        begin, end = int(best[start]), int(start) + 1
        while end < len(best) and best[end] == begin + 1:
            end += 1
        score = probabilities[start:end, begin : begin + 2].sum() / (end - start)
        yield labels[begin][2:], int(start), end, float(score)


def best_labels(probabilities: Array) -> Labels:
    """Return the most likely labels in which every inside label follows its own kind.

    Args:
        probabilities: [words, labels], odd labels begin a kind, the even one after continues it.
    """
    best: Labels = probabilities.argmax(-1)
    before = np.concatenate([[0], best[:-1]])
    inside = (best > 0) & (best % 2 == 0)
    if not (inside & (before != best) & (before != best - 1)).any():
        return best
    return _viterbi(np.log(np.maximum(probabilities, _LEAST)))


def _viterbi(scores: Array) -> Labels:
    """Return the best legal labels for log probabilities [words, labels]."""
    words, labels = scores.shape
    pointers = np.zeros((words, labels), np.int64)
    begins = np.arange(1, labels, 2)
    current = scores[0].copy()
    current[2::2] = -np.inf
    for i in range(1, words):
        top = int(current.argmax())
        pointers[i] = top
        continued = current[2::2] > current[1::2]
        pointers[i, 2::2] = np.where(continued, begins + 1, begins)
        following = current[top] + scores[i]
        following[2::2] = np.where(continued, current[2::2], current[1::2]) + scores[i, 2::2]
        current = following
    path = np.zeros(words, np.int64)
    path[-1] = current.argmax()
    for i in range(words - 1, 0, -1):
        path[i - 1] = pointers[i, path[i]]
    return path
