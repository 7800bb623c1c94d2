"""Which learned frames become claims: those that are probably right, and those that surely name an act."""

from __future__ import annotations

from dataclasses import replace

import pytest
from examples import HAS_WEIGHTS, analysed

from pourparler.extract.combine import ALONE, NAMED, propose_by_both
from pourparler.schema.analysis import Sentence
from pourparler.schema.reading import Frame

pytestmark = pytest.mark.skipif(not HAS_WEIGHTS, reason="needs the weights")


def with_frame(text: str, word: str, score: float, right: float) -> Sentence:
    """The sentence as if the reader saw nothing but one doubtful event in it."""
    sentence = analysed(text).sentences[0]
    anchor = next(at for at, token in enumerate(sentence.tokens) if token.text == word)
    attributes = {"label": ("COERCE", 0.9), "factuality": ("happened", 0.9)}
    return replace(sentence, frames=(Frame("event", anchor, "COERCE", score, attributes, (), right),))


@pytest.mark.parametrize(
    ("score", "right", "kept"),
    [(0.9, ALONE, 1), (NAMED, 0.05, 1), (NAMED - 0.01, 0.05, 0)],
    ids=["probably right", "names an act", "neither"],
)
def test_what_surely_names_an_act_is_kept(score: float, right: float, kept: int) -> None:
    assert len(propose_by_both(with_frame("The road was sealed again on Monday.", "sealed", score, right))) == kept


def test_a_rule_at_the_word_asks_for_less() -> None:
    assert propose_by_both(with_frame("The army arrested two nurses.", "arrested", NAMED, 0.05))


def test_a_doubtful_attack_takes_no_killing_away() -> None:
    """The killing is told for sure; that the raid was an act is no more than likely."""
    sentence = analysed("The raid killed four nurses.").sentences[0]
    frames = [frame for word, right in (("raid", 0.05), ("killed", 0.8)) for frame in one_frame(sentence, word, right)]
    drafts = propose_by_both(replace(sentence, frames=tuple(frames)))
    assert [sentence.tokens[draft.trigger].text for draft in drafts] == ["raid", "killed"]
    sure = propose_by_both(replace(sentence, frames=tuple(replace(frame, right=0.8) for frame in frames)))
    assert [sentence.tokens[draft.trigger].text for draft in sure] == ["raid"]


def one_frame(sentence: Sentence, word: str, right: float) -> list[Frame]:
    anchors = [at for at, token in enumerate(sentence.tokens) if token.text == word]
    attributes = {"label": ("ASSAULT", 0.9), "factuality": ("happened", 0.9)}
    return [Frame("event", anchor, "ASSAULT", 0.9, attributes, (), right) for anchor in anchors]
