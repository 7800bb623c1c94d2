"""When and where something was said, beside what was said."""

from __future__ import annotations

import pytest
from examples import HAS_WEIGHTS, by_rules

from pourparler.extract.speech_scenes import scene_of

pytestmark = pytest.mark.skipif(not HAS_WEIGHTS, reason="needs the weights")


def _told(text: str, cue: str) -> tuple[str | None, str | None]:
    analysis = by_rules(text)
    sentence = analysis.sentences[0]
    at = next(i for i, token in enumerate(sentence.tokens) if token.text == cue)
    when, where = scene_of(analysis, sentence, at)
    return when and when.quote.text, where and where.quote.text


def test_said_in_a_place_on_a_day() -> None:
    assert _told("The minister said in Geneva on Friday that the talks had failed.", "said") == ("Friday", "Geneva")


def test_what_was_said_has_its_own_time_and_place() -> None:
    assert _told("The minister said that the army attacked Homs on Friday.", "said") == (None, None)
