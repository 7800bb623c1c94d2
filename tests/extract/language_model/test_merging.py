from __future__ import annotations

from dataclasses import replace
from typing import Any

from pourparler.extract.language_model.merging import CONFIRMED, merge_claims
from pourparler.schema.claims import Event, Link
from pourparler.schema.spans import Quote, Span


def event(start: int, type: Any = "ASSAULT", **facts: Any) -> Event:
    known: dict[str, Any] = {"sentence": 0, "confidence": 0.8, "rules": ("verb_names_event",)}
    return Event(trigger=Quote("shelled", Span(start, start + 7)), type=type, **(known | facts))


def proposed(start: int, **facts: Any) -> Event:
    return event(start, confidence=0.5, rules=("by_language_model",), **facts)


def test_what_both_find_is_the_built_in_claim_and_says_so() -> None:
    (merged,) = merge_claims([event(10)], [proposed(10), proposed(10)])
    assert merged == replace(event(10), rules=("verb_names_event", CONFIRMED))


def test_where_they_differ_the_built_in_claim_stands() -> None:
    assert merge_claims([event(10)], [proposed(10, type="COERCE")]) == (event(10),)


def test_what_only_the_model_finds_comes_after_so_that_links_keep_their_places() -> None:
    link = Link(source="#0", target="#0", relation="caused", sentence=0, confidence=0.5, rules=("r",))
    assert merge_claims([event(10), link], [proposed(40)]) == (event(10), link, proposed(40))


def test_a_model_that_repeats_itself_gives_one_claim() -> None:
    assert merge_claims([], [proposed(10), proposed(10)]) == (proposed(10),)
