"""Where a word stands in the tree as seen from an anchor: what tells a subject from an object at any distance.

For every anchor and word one code: the word is the anchor; it stands below the anchor, in the branch with relation r;
it stands above it; it stands in another branch of the anchor's head, of the head's head, or further off.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

SELF, ABOVE, FAR = 0, 1, 2
_FIXED = 3
LEVELS = 3


def path_count(relations: int) -> int:
    """Return how many codes there are, given the number of relation labels."""
    return _FIXED + LEVELS * relations


def path_codes(
    heads: Sequence[int], relations: Sequence[int], anchors: Sequence[int], labels: int
) -> NDArray[np.int64]:
    """Return the code of every word from every anchor.

    Args:
        heads: for each word the 1-based index of its head, 0 for the root.
        relations: for each word the index of its relation label.
        anchors: 0-based word indexes.
        labels: the number of relation labels.

    Returns:
        An array [anchors, words] of codes below `path_count(labels)`.
    """
    chains = [_chain(heads, i) for i in range(len(heads))]
    codes = np.full((len(anchors), len(heads)), FAR, np.int64)
    for row, anchor in enumerate(anchors):
        up = {node: level for level, node in enumerate(chains[anchor][:LEVELS])}
        above = set(chains[anchor])
        for word, chain in enumerate(chains):
            if word == anchor:
                codes[row, word] = SELF
                continue
            if word in above:
                codes[row, word] = ABOVE
                continue
            for below, node in pairwise(chain):
                if node in up:
                    codes[row, word] = _FIXED + up[node] * labels + relations[below]
                    break
    return codes


def _chain(heads: Sequence[int], word: int) -> list[int]:
    """Return the word, its head, the head's head, and so on to the root (0-based); stops at a cycle."""
    chain = [word]
    while heads[chain[-1]] > 0 and len(chain) <= len(heads):
        chain.append(heads[chain[-1]] - 1)
    return chain


def distance_codes(anchors: Sequence[int], length: int) -> NDArray[np.int64]:
    """Return the signed, bucketed distance from every anchor to every word: an array [anchors, length] of 0..24.

    Distances up to 6 stand for themselves, longer ones fall into buckets up to 10, 16, 24, 36, 60 and beyond.
    """
    away = np.arange(length)[None, :] - np.asarray(anchors, np.int64)[:, None]
    size = np.abs(away)
    bucket = np.where(size <= 6, size, 6 + np.searchsorted(np.array([6, 10, 16, 24, 36, 60]), size, side="left"))
    codes: NDArray[np.int64] = (12 + np.sign(away) * bucket).astype(np.int64)
    return codes


DISTANCES = 25
