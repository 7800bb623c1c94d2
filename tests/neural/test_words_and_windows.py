"""Shapes, lemma rules, pieces and windows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.neural import shapes
from pourparler.neural.lemmas import Lemmatiser, apply_rule, make_rule
from pourparler.neural.pieces import LONGEST, build_window, chunk, pack


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("talks", shapes.LOWER),
        ("Cairo", shapes.INITIAL),
        ("NATO", shapes.CAPITALS),
        ("A", shapes.LETTER),
        ("McGurk", shapes.MIXED),
        ("1,200", shapes.DIGITS),
        ("M23", shapes.ALPHANUMERIC),
        (",", shapes.PUNCTUATION),
        ("”", shapes.QUOTE),
        ("—", shapes.SYMBOL),
    ],
)
def test_shape_of_a_word(word: str, code: int) -> None:
    assert shapes.word_shape(word) == code


def test_case_counts_less_at_the_start_and_in_headlines() -> None:
    assert shapes.sentence_shapes(["The", "Egyptian", "envoy"])[:2] == [shapes.FIRST_INITIAL, shapes.INITIAL]
    assert shapes.sentence_shapes(["ARMY", "SEIZES", "PORT", "CITY"]) == [shapes.SHOUTED] * 4
    assert set(shapes.sentence_shapes(["Army", "Seizes", "Port", "City"])) == {shapes.TITLED}


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_a_rule_gives_back_its_lemma_where_lower_case_is_as_long(word: str, lemma: str) -> None:
    if word.isascii() and lemma.isascii():
        assert apply_rule(word, make_rule(word, lemma)) == lemma


@pytest.mark.parametrize(("word", "lemma"), [("Parties", "party"), ("was", "be"), ("NATO", "NATO"), ("Talks", "talk")])
def test_lemma_rules(word: str, lemma: str) -> None:
    assert apply_rule(word, make_rule(word, lemma)) == lemma


@pytest.mark.parametrize(
    ("word", "upos", "rule", "lemma"),
    [
        ("Men", "NOUN", "l1|", "man"),  # known: the rule is not asked
        ("threatened", "VERB", "l1|", "threaten"),  # nobody has seen “threatene”
        ("stopped", "VERB", "l2|", "stop"),
        ("bargained", "VERB", "l2|", "bargain"),  # neither is known: the rule stands
        ("Talks", "PROPN", "=", "Talks"),
    ],
)
def test_known_lemmas_come_before_rules(word: str, upos: str, rule: str, lemma: str) -> None:
    lexicon = {"NOUN": {"men": "man"}, "VERB": {"threaten": "threaten", "stop": "stop"}}
    assert Lemmatiser(lexicon).lemma(word, upos, rule) == lemma


@given(st.lists(st.integers(1, 400), max_size=40), st.integers(20, 256))
def test_windows_hold_every_sentence_once_and_in_order(lengths: list[int], limit: int) -> None:
    runs = pack(lengths, limit)
    assert [i for start, end in runs for i in range(start, end)] == list(range(len(lengths)))
    for start, end in runs:
        assert end - start == 1 or sum(lengths[start:end]) + end - start + 1 <= limit


@given(st.lists(st.integers(1, 12), min_size=1, max_size=600))
def test_chunks_cover_a_sentence_and_fit(lengths: list[int]) -> None:
    runs = chunk(lengths)
    assert runs[0][0] == 0
    assert runs[-1][1] == len(lengths)
    for (start, end), (following, _) in zip(runs, [*runs[1:], (len(lengths), 0)], strict=True):
        assert start < following <= end
        assert sum(lengths[start:end]) <= LONGEST - 2


def test_arrays_of_a_window() -> None:
    window = build_window([["a", "bc"], ["d"]], [[[5], [6, 7]], [[8]]])
    assert window.ids.tolist() == [[101, 5, 6, 7, 101, 8, 102]]
    assert window.first.tolist() == [0, 1, 2, 4, 5]
    assert window.last.tolist() == [0, 1, 3, 4, 5]
    assert window.grid.tolist() == [[0, 1, 2], [3, 4, -1]]
    assert np.array_equal(window.grid.reshape(-1)[window.cell], np.arange(5))
