"""Arc scores to trees: the best head for each word, and Chu-Liu-Edmonds only where that is no tree.

Scores are [N, N], row = dependent, column = head, index 0 = the root; a tree has exactly one word below the root.
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]
_NEVER = np.float32(-1e9)


def best_tree(scores: Scores) -> Heads:
    """Return each node's head in the best tree with one root word.

    Args:
        scores: [N, N] arc scores.

    Returns:
        [N] heads; the entry of node 0 is 0.
    """
    size = len(scores)
    scores = scores.astype(np.float32)
    scores[np.arange(size), np.arange(size)] = _NEVER
    heads: Heads = np.argmax(scores, axis=1).astype(np.int64)
    heads[0] = 0
    if is_tree(heads):
        return heads
    best, best_score = heads, -np.inf
    # No tree with a root word is better than that word below the root and every other below its own best head.
    elsewhere = scores[1:, 1:].max(1)
    bounds = scores[1:, 0] - elsewhere + elsewhere.sum()
    for root in np.argsort(-bounds, kind="stable") + 1:
        if bounds[root - 1] <= best_score:
            break
        rooted = scores.copy()
        rooted[1:, 0] = _NEVER
        rooted[root] = _NEVER
        rooted[root, 0] = scores[root, 0]
        found = _chu_liu_edmonds(rooted)
        total = float(scores[np.arange(1, size), found[1:]].sum())
        if total > best_score:
            best, best_score = found, total
    return best


def is_tree(heads: Heads) -> bool:
    """Return whether every node reaches the root and exactly one word hangs on it."""
    if int((heads[1:] == 0).sum()) != 1:
        return False
    reaches = np.zeros(len(heads), bool)
    reaches[0] = True
    for start in range(1, len(heads)):
        path = []
        node = start
        while not reaches[node] and node not in path:
            path.append(node)
            node = int(heads[node])
        if not reaches[node]:
            return False
        reaches[path] = True
    return True


def _cycle(heads: Heads) -> list[int]:
    """Return the nodes of one cycle, or nothing."""
    seen = np.zeros(len(heads), np.int64)
    for start in range(1, len(heads)):
        node = start
        while node != 0 and seen[node] == 0:
            seen[node] = start
            node = int(heads[node])
        if node != 0 and seen[node] == start:
            cycle = [node]
            following = int(heads[node])
            while following != node:
                cycle.append(following)
                following = int(heads[following])
            return cycle
    return []


def _chu_liu_edmonds(scores: Scores) -> Heads:
    """Return the heads of the maximum spanning arborescence; contracts one cycle at a time."""
    heads: Heads = np.argmax(scores, axis=1).astype(np.int64)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([i for i in range(len(scores)) if i not in set(cycle)])
    size = len(outside)
    kept = scores[inside, heads[inside]]
    smaller = np.full((size + 1, size + 1), _NEVER, np.float32)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    into = scores[np.ix_(inside, outside)] - kept[:, None]
    smaller[size, :size] = into.max(0) + kept.sum()
    out = scores[np.ix_(outside, inside)]
    smaller[:size, size] = out.max(1)
    found = _chu_liu_edmonds(smaller)
    result = heads.copy()
    for i in range(1, size):
        result[outside[i]] = inside[out[i].argmax()] if found[i] == size else outside[found[i]]
    entered = int(into[:, found[size]].argmax())
    result[inside[entered]] = outside[found[size]]
    return result
