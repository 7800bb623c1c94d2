"""The claims of a language model beside the built-in ones: one claim of each thing, and the built-in one is it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pourparler.schema.claims import AnyClaim, Event, Figure, Position, Response, Statement
from pourparler.schema.codec import evidence
from pourparler.schema.spans import Span

CONFIRMED = "also_by_language_model"


def merge_claims(own: Sequence[AnyClaim], proposed: Sequence[AnyClaim]) -> tuple[AnyClaim, ...]:
    """Return the built-in claims, those marked that the model gives as well, then what only the model gives.

    The built-in claims keep their places, which links count. Where the two differ about the same words, the built-in
    claim stands, for its confidence is measured.
    """
    merged = list(own)
    for claim in proposed:
        at = next((place for place, each in enumerate(merged) if _of_one_thing(each, claim)), None)
        if at is None:
            merged.append(claim)
        elif at < len(own) and _code(merged[at]) == _code(claim) and CONFIRMED not in merged[at].rules:
            merged[at] = replace(merged[at], rules=(*merged[at].rules, CONFIRMED))
    return tuple(merged)


def _of_one_thing(one: AnyClaim, other: AnyClaim) -> bool:
    """Tell whether two claims are about the same thing: of one kind, at the same words."""
    if type(one) is not type(other) or one.sentence != other.sentence:
        return False
    if isinstance(one, Position) and isinstance(other, Position):
        # The codebook has one position for each holder, issue and sentence.
        return one.issue == other.issue and _same_words(_span(one), _span(other))
    return _same_words(evidence(one), evidence(other))


def _span(position: Position) -> Span | None:
    return position.holder.quote.span if position.holder.quote else None


def _same_words(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.overlaps(other)


def _code(claim: AnyClaim) -> str:
    match claim:
        case Event():
            return claim.type
        case Statement():
            return claim.speaker.label if claim.speaker else ""
        case Position():
            return claim.stance
        case Response():
            return claim.reply
        case Figure():
            return claim.topic
        case _:
            return ""
