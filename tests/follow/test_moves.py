"""Each rule's example is its test; what is not told as done moves nothing."""

from __future__ import annotations

import pytest

from pourparler.follow.moves import MOVE_RULES, MoveRule, find_moves
from pourparler.follow.things import is_definite, things_in, with_tail
from pourparler.schema.spans import Span


@pytest.mark.parametrize("rule", MOVE_RULES, ids=lambda rule: rule.id)
def test_the_example_gives_the_move(rule: MoveRule) -> None:
    found = [(move.rule.move, move.verb.of(rule.example)) for move in find_moves(rule.example)]
    assert (rule.move, rule.gives) in found


def test_ids_are_phrases_and_unlike() -> None:
    ids = [rule.id for rule in MOVE_RULES]
    assert len(set(ids)) == len(ids)
    assert all("_" in identity for identity in ids)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lima would accept the plan.",
        "Lima has not accepted the plan.",
        "Lima has neither endorsed nor rejected the draft.",
        "If Lima accepted the plan, the guns would stop.",
        "Oslo is expected to present a draft on Monday.",
        "The truce must be extended by a week.",
        "Lima asked Quito to extend the truce.",
        "Lima denied that it had accepted the plan.",
        "The envoy warned both sides not to break the truce.",
        "She refused to discuss the plan.",
        "The captives held under the truce are 120.",
        "Talks broke up without a truce.",
        "Rain fell all day.",
    ],
)
def test_what_is_not_done_gives_no_answer_and_no_truce(sentence: str) -> None:
    moves = {move.rule.move for move in find_moves(sentence)} - {"deny", "describe"}
    assert moves == set()


@pytest.mark.parametrize(
    ("sentence", "move", "thing"),
    [
        ("Oslo sent, through the envoy, its own paper to Quito.", "present", "its own paper"),
        ("Oslo handed the envoy a counterproposal.", "present", "a counterproposal"),
        ("Lima rejected a Norwegian plan for the port.", "reject", "a Norwegian plan for the port"),
        ("Lima has decided to accept the revised text.", "accept", "the revised text"),
        ("Lima can accept the outline with two changes.", "accept", "the outline with two changes"),
        ("A truce between the two armies came into force at noon.", "take effect", "A truce between the two armies"),
    ],
)
def test_the_thing_is_named_with_its_owner_and_its_tail(sentence: str, move: str, thing: str) -> None:
    found = next(found for found in find_moves(sentence) if found.rule.move == move)
    stop = found.verb.start if found.verb.start > found.thing.end else None
    assert with_tail(sentence, found.thing, stop) == thing


def test_two_things_of_one_verb_are_two_moves() -> None:
    found = find_moves("The text replaces both her own outline and the rebels' counterproposal.")
    assert [move.rule.move for move in found if move.rule.move != "describe"] == ["supersede", "supersede"]


def test_names_are_cut_at_their_article_or_owner() -> None:
    text = "said on Friday that Quito's plan"
    assert [thing.of(text) for thing in things_in(text, Span(0, len(text)))] == ["Quito's plan"]
    assert is_definite("this draft")
    assert not is_definite("another draft")
