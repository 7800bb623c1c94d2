"""From the fields of a model's claim, whose types are checked, to a claim with quotations of the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from pourparler.extract.language_model.checking import Words
from pourparler.extract.numbers import find_quantities
from pourparler.schema.claims import AnyClaim, Event, Figure, Position, Proposal, Response, Statement, Term
from pourparler.schema.spans import Quote

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*|[^\w\s]")


def _event(fields: Mapping[str, Any], words: Words, base: dict[str, Any]) -> Event:
    return Event(
        trigger=words.quote(fields["trigger"]),
        type=fields["type"],
        actors=tuple(words.party(each) for each in fields["actors"]),
        recipients=tuple(words.party(each) for each in fields["recipients"]),
        factuality=fields["factuality"],
        when=words.when(fields["when"]),
        where=words.where(fields["where"]),
        according_to=words.party_or_none(fields["according_to"]),
        **base,
    )


def _statement(fields: Mapping[str, Any], words: Words, base: dict[str, Any]) -> Statement:
    return Statement(
        speaker=words.party_or_none(fields["speaker"]),
        cue=words.quote(fields["cue"]),
        content=words.quote(fields["content"]),
        mode=fields["mode"],
        audience=words.party_or_none(fields["audience"]),
        **base,
    )


def _position(fields: Mapping[str, Any], words: Words, base: dict[str, Any]) -> Position:
    condition = words.quote_or_none(fields["condition"])
    kind = fields["condition_kind"] if condition else None
    if condition and kind is None:
        raise ValueError("a condition has a kind")
    return Position(
        holder=words.party(fields["holder"]),
        issue=fields["issue"],
        issue_text=words.quote(fields["issue_text"]),
        stance=fields["stance"],
        condition=condition,
        condition_kind=kind,
        basis=fields["basis"],
        **base,
    )


def _proposal(fields: Mapping[str, Any], words: Words, base: dict[str, Any]) -> Proposal:
    terms = tuple(
        Term(term["issue"], words.quote(term["text"]), words.party_or_none(term["obligor"])) for term in fields["terms"]
    )
    return Proposal(
        author=words.party_or_none(fields["author"]),
        addressee=words.party_or_none(fields["addressee"]),
        cue=words.quote(fields["cue"]),
        terms=terms,
        **base,
    )


def _response(fields: Mapping[str, Any], words: Words, base: dict[str, Any]) -> Response:
    return Response(
        responder=words.party(fields["responder"]),
        cue=words.quote(fields["cue"]),
        to=words.quote_or_none(fields["to"]),
        reply=fields["reply"],
        **base,
    )


def _figure(fields: Mapping[str, Any], words: Words, base: dict[str, Any]) -> Figure:
    quote = words.quote(fields["text"])
    low, best, high = _numbers(quote)
    return Figure(
        topic=fields["topic"],
        text=quote,
        low=low,
        best=best,
        high=high,
        counted_by=words.party_or_none(fields["counted_by"]),
        period=fields["period"],
        **base,
    )


def _numbers(quote: Quote) -> tuple[float | None, float | None, float | None]:
    """Return the bounds that the words give.

    Raises:
        ValueError: they hold no number.
    """
    quantities = find_quantities(_WORD.findall(quote.text))
    if not quantities:
        raise ValueError(f"{quote.text!r} is no number")
    return quantities[0].low, quantities[0].best, quantities[0].high


MAKERS: Mapping[str, Callable[[Mapping[str, Any], Words, dict[str, Any]], AnyClaim]] = {
    "event": _event,
    "statement": _statement,
    "position": _position,
    "proposal": _proposal,
    "response": _response,
    "figure": _figure,
}
"""By kind of claim; each may find that words are not in the report."""
