"""A person's edit of a claim: fields with new values, in words; the claim itself stays as it was made.

An edit is JSON, field by field: ``{"reply": "accept-with-changes", "responder": "the Front"}``. Words are looked up in
the claim's sentence, so that a quotation stays a quotation. Two fields are no claim's: ``move`` says what the claim
does to a proposal (``none`` for nothing), ``day`` on which day.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, cast, get_args

from pourparler.errors import SettingsError
from pourparler.schema import claims as nouns
from pourparler.schema.claims import AnyClaim
from pourparler.schema.codec import kind_of
from pourparler.schema.entities import Party
from pourparler.schema.negotiation import Move
from pourparler.schema.spans import Quote

NOTHING = "none"
"""The value that takes a field away, and the move of a claim that moves nothing."""
_QUOTES = frozenset({"trigger", "cue", "content", "issue_text", "condition", "counter_to", "to", "text"})
_PARTIES = frozenset(
    {"according_to", "speaker", "audience", "holder", "author", "addressee", "responder", "counted_by"}
)
_MANY = frozenset({"actors", "recipients"})
_CODES: dict[str, tuple[str, ...]] = {
    "stance": get_args(nouns.Stance),
    "issue": get_args(nouns.Issue),
    "reply": get_args(nouns.Reply),
    "condition_kind": get_args(nouns.ConditionKind),
    "basis": get_args(nouns.Basis),
    "factuality": get_args(nouns.Factuality),
    "topic": get_args(nouns.Topic),
    "type": get_args(nouns.EventType),
}
MOVES: tuple[str, ...] = (*get_args(Move), NOTHING)


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person gave a claim: new values of its fields, what it does to a proposal, and on which day."""

    values: Mapping[str, Any]
    move: Move | None = None
    moves_nothing: bool = False
    day: date | None = None


def read_edit(text: str) -> Edit:
    """Return the edit that JSON tells.

    Raises:
        SettingsError: it is no JSON object, or a code or day in it is none.

    >>> read_edit('{"move": "withdraw", "day": "2026-03-22"}').move
    'withdraw'
    """
    try:
        values = json.loads(text)
    except ValueError as error:
        raise SettingsError(f'An edit is a JSON object such as {{"reply": "accept"}}, not {text!r}.') from error
    if not isinstance(values, dict):
        raise SettingsError(f'An edit is a JSON object such as {{"reply": "accept"}}, not {text!r}.')
    for name, value in values.items():
        _check(name, value)
    move, day = values.pop("move", None), values.pop("day", None)
    known = None if move in (None, NOTHING) else cast(Move, move)
    return Edit(values, known, move == NOTHING, date.fromisoformat(day) if day else None)


def _check(name: str, value: object) -> None:
    codes = MOVES if name == "move" else _CODES.get(name)
    if codes is not None and value not in codes and value != NOTHING:
        raise SettingsError(f"{name} can be {', '.join(codes)}, not {value!r}.")
    if name == "day":
        try:
            date.fromisoformat(str(value))
        except ValueError as error:
            raise SettingsError(f"day expects a day as YYYY-MM-DD, not {value!r}.") from error


def apply_edit(claim: AnyClaim, edit: Edit, sentence: Quote) -> AnyClaim:
    """Return the claim with the edit's values; certain, and made by a person.

    Raises:
        SettingsError: the claim has no such field, or its sentence does not hold the words.
    """
    known = {field.name for field in fields(claim)}
    changes: dict[str, Any] = {}
    for name, value in edit.values.items():
        if name not in known or name in ("id", "confidence", "rules", "sentence"):
            raise SettingsError(f"A {kind_of(claim)} has no field {name!r}; it has {', '.join(sorted(known))}.")
        changes[name] = _value(name, value, sentence)
    return replace(claim, **changes, confidence=1.0, rules=(*claim.rules, "edited_by_person"))


def _value(name: str, value: Any, sentence: Quote) -> object:
    if value is None or (value == NOTHING and name not in _CODES):
        return None
    if name in _QUOTES:
        return _quote(str(value), sentence)
    if name in _PARTIES:
        return _party(str(value), sentence)
    if name in _MANY:
        members = value.split(";") if isinstance(value, str) else value
        return tuple(_party(str(member).strip(), sentence) for member in members)
    return value


def _quote(words: str, sentence: Quote) -> Quote:
    at = sentence.text.find(words)
    if at < 0:
        raise SettingsError(f"The sentence does not hold {words!r}; quote it to the letter: “{sentence.text}”")
    start = sentence.span.start + at
    return Quote.cut(" " * start + words, start, start + len(words))


def _party(words: str, sentence: Quote) -> Party:
    """Return a party by its words; one that the sentence does not name has them as its name."""
    return Party(_quote(words, sentence)) if words in sentence.text else Party(None, name=words)
