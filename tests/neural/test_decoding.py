"""Trees, paths and spans from scores."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pourparler.neural import paths
from pourparler.neural.spans import best_labels, bio_spans
from pourparler.neural.trees import best_tree, is_tree

SCORES = st.integers(2, 5).flatmap(
    lambda n: arrays(np.float32, (n, n), elements=st.floats(-8, 8, width=16, allow_subnormal=False))
)


@given(SCORES)
def test_the_best_tree_is_a_tree_and_none_is_better(scores: np.ndarray) -> None:
    size = len(scores)
    found = best_tree(scores)
    assert is_tree(found)
    best = max(
        sum(scores[i, head] for i, head in enumerate(heads, start=1))
        for heads in itertools.product(range(size), repeat=size - 1)
        if is_tree(np.array([0, *heads]))
    )
    assert sum(scores[i, found[i]] for i in range(1, size)) == pytest.approx(best, abs=1e-3)


def test_one_word_hangs_on_the_root() -> None:
    assert best_tree(np.zeros((2, 2), np.float32)).tolist() == [0, 0]


def test_paths_name_the_branch() -> None:
    # Egypt <- urged -> Israel; talk below urged
    heads, relations = [2, 0, 2, 2], [0, 1, 2, 3]
    codes = paths.path_codes(heads, relations, [1, 3], labels=4)
    below, beside = 3, 3 + 4
    assert codes[0].tolist() == [below + 0, paths.SELF, below + 2, below + 3]
    assert codes[1].tolist() == [beside + 0, paths.ABOVE, beside + 2, paths.SELF]
    assert codes.max() < paths.path_count(4)


def test_a_cycle_does_not_hang() -> None:
    assert paths.path_codes([2, 1], [0, 0], [0], labels=1).shape == (1, 2)


def test_distances_are_signed_and_bucketed() -> None:
    codes = paths.distance_codes([0, 99], 100)
    assert codes[0, 0] == 12
    assert codes[0, 1] == 13
    assert codes[0, 99] == paths.DISTANCES - 1
    assert codes[1, 0] == 0


def _chances(rows: list[dict[int, float]]) -> np.ndarray:
    return np.array([[row.get(i, 0.001) for i in range(5)] for row in rows], np.float32)


def test_spans_of_legal_labels() -> None:
    chances = _chances([{1: 0.9}, {2: 0.8}, {0: 0.9}, {3: 0.7}, {3: 0.6}])
    found = [(kind, start, end) for kind, start, end, _ in bio_spans(chances, ["O", "B-x", "I-x", "B-y", "I-y"])]
    assert found == [("x", 0, 2), ("y", 3, 4), ("y", 4, 5)]


def test_a_hole_in_a_span_is_filled_or_cut_but_never_left() -> None:
    chances = _chances([{1: 0.9}, {0: 0.5, 2: 0.45}, {2: 0.9}])
    assert best_labels(chances).tolist() == [1, 2, 2]


@given(arrays(np.float32, (6, 5), elements=st.floats(0.0625, 1, width=16)))
def test_an_inside_label_follows_its_own_kind(chances: np.ndarray) -> None:
    labels = [0, *best_labels(chances).tolist()]
    for before, label in itertools.pairwise(labels):
        assert label % 2 == 1 or label == 0 or before in (label, label - 1)
