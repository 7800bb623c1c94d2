"""Conditions by their words: where the words of one begin and end."""

from __future__ import annotations

import pytest
from examples import HAS_WEIGHTS, by_rules

from pourparler.extract.conditions import find_conditions

pytestmark = pytest.mark.skipif(not HAS_WEIGHTS, reason="needs the weights")


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "The Front would free 120 soldiers, in return for which Osmere would release 200 detainees.",
            "in return for which Osmere would release 200 detainees",
        ),
        ("Peru will talk only if the siege ends, officials said.", "only if the siege ends"),
        ("Unless the siege ends, Peru will not talk.", "Unless the siege ends"),
    ],
)
def test_words_of_the_condition(text: str, condition: str) -> None:
    sentence = by_rules(text).sentences[0]
    spans = [
        (sentence.tokens[c.run[0]].span.start, sentence.tokens[c.run[1] - 1].span.end)
        for c in find_conditions(sentence)
    ]
    assert [text[start:end] for start, end in spans] == [condition]


def test_what_lies_before_the_parties_is_no_condition() -> None:
    assert find_conditions(by_rules("No other proposal is before the parties.").sentences[0]) == []
