from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.analyse.sentences import split_sentences
from pourparler.schema.spans import Span


def cut(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The talks failed.|Both sides left.",
        "U.S. President Adeyemi met Gen. Okoro at 5 p.m. Monday.|They spoke.",
        "He flew to the U.S. in May.|She stayed in the U.S.|The pact held.",
        "“We will return to the talks.”|He said no more.",
        '"Will you sign?" she asked.|“Never!” came the answer.',
        "The price rose 3.5 percent to $1.2 billion.|No. 5 of the annex was struck out.",
        "J. P. Okoro signed.|Then A. B. Lind signed.",
        "CARACAS. The council met.|It sat for an hour.",
        "They waited… and waited.|Nothing came...|Then it rained.",
        "It had held since July 1805. [6]|A raid ended it.",
        "Was it true?|It was.",
    ],
)
def test_full_stops(text: str) -> None:
    assert cut(text.replace("|", " ")) == text.split("|")


def test_a_missing_blank_still_ends_a_sentence() -> None:
    assert cut("They held talks.The envoy left.") == ["They held talks.", "The envoy left."]


def test_headlines_and_bullets_stand_alone() -> None:
    text = "Truce signed in Port Amal\n\nBoth sides agreed:\n- to stop firing\n- to free captives\n"
    assert cut(text) == ["Truce signed in Port Amal", "Both sides agreed:", "- to stop firing", "- to free captives"]


def test_single_line_breaks_split_unless_the_text_was_wrapped() -> None:
    assert cut("Envoys arrive in Lundby\nThe envoys came by sea.") == [
        "Envoys arrive in Lundby",
        "The envoys came by sea.",
    ]
    wrapped = (
        "The mediators from the three neighbouring\nstates said that the first round would be\n"
        "held in Lundby. Delegates from both of the\nsides are expected there."
    )
    assert cut(wrapped)[0].endswith("held in Lundby.")
    assert len(cut(wrapped)) == 2


def test_a_dateline_is_never_cut() -> None:
    text = "LUNDBY, Mon. The (Wire) - Talks began. They went on."
    assert len(split_sentences(text, dateline=Span(0, 25))) == 2


def test_boilerplate_belongs_to_no_sentence() -> None:
    text = "Talks began. READ MORE HERE They went on."
    spans = split_sentences(text, boilerplate=[Span(13, 27)])
    assert [span.of(text) for span in spans] == ["Talks began.", "They went on."]


@given(st.text(st.sampled_from(list('aAbB.!?…"”’ \n\t\r\u2028(1)-:')), max_size=60) | st.text())
def test_sentences_keep_all_words_in_order(text: str) -> None:
    at = 0
    for span in split_sentences(text):
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize("unit", ["a. ", "A. ", "word ", "No. ", ".", "“", "\n", "Mr. X said. ", "a\n\n", "! ", "1.\n"])
def test_time_is_linear(unit: str) -> None:
    started = time.process_time()
    split_sentences(unit * (50_000 // len(unit)))
    assert time.process_time() - started < 5
