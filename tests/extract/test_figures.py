"""Topics and bounds of counts by rules: the deed that those counted undergo, and what their number says."""

from __future__ import annotations

import math

import pytest
from examples import HAS_WEIGHTS, by_rules

from pourparler.extract.figure_clues import clues_of
from pourparler.extract.figure_weights import likeliest_topic, weigh_topics
from pourparler.extract.figures import find_figures
from pourparler.extract.numbers import find_quantities

pytestmark = pytest.mark.skipif(not HAS_WEIGHTS, reason="needs the weights")


@pytest.mark.parametrize(
    ("text", "topic", "best"),
    [
        ("The captives number 212.", "captives", 212),
        ("The shelling left 14 people dead.", "killed", 14),
        ("The toll rose to 21 on Friday.", "killed", 21),
        ("The rebels took 30 soldiers hostage.", "captives", 30),
        ("The ministry announced the release of 33 hostages.", "captives", 33),
        ("Two marines were killed on the island.", "killed", 2),
        ("The floods drove 4,000 people from their homes.", "displaced", 4000),
        ("The war pushed 47 million people into acute hunger.", "hungry", 47_000_000),
        ("France sent 600 troops to the border.", "forces", 600),
    ],
)
def test_topic(text: str, topic: str, best: float) -> None:
    assert (topic, best) in [(figure.topic, figure.best) for figure in find_figures(by_rules(text))]


def test_those_who_kill_are_not_among_the_killed() -> None:
    found = {figure.best: figure.topic for figure in find_figures(by_rules("Twelve gunmen killed 40 villagers."))}
    assert found == {12: "forces", 40: "killed"}


def test_an_age_is_no_count() -> None:
    assert find_figures(by_rules("The blast killed a woman of 71.")) == []


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("three to four thousand soldiers", (3000, None, 4000)),
        ("38 or 39 dead", (38, None, 39)),
        ("a million and a half people", (1_500_000, 1_500_000, 1_500_000)),
        ("several hundred thousand people", (200_000, None, None)),
        ("a thousand or more marchers", (1000, 1000, None)),
        ("June 5 - 40 bodies", (5, 5, 5)),
        ("killed no one", (0, 0, 0)),
    ],
)
def test_bounds(words: str, bounds: tuple[float | None, ...]) -> None:
    first = find_quantities(words.split())[0]
    assert (first.low, first.best, first.high) == bounds


def test_words_around_a_count_outweigh_a_poor_guess() -> None:
    sentence = by_rules("Gunmen dragged off 17 hostages from the village.").sentences[0]
    quantity = find_quantities([token.text for token in sentence.tokens])[0]
    clues = clues_of(sentence, quantity)
    assert "noun hostage" in clues
    assert likeliest_topic(clues, "forces", 0.5) == "captives"


def test_chances_of_topics_sum_to_one() -> None:
    assert sum(math.exp(chance) for chance in weigh_topics([]).values()) == pytest.approx(1)
