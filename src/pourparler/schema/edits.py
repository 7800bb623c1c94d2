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
from pourparler.schema.claims import AnyClaim, SpeechMode, Statement
from pourparler.schema.codec import kind_of
from pourparler.schema.edit_values import CODES, NOTHING, value_of
from pourparler.schema.negotiation import Move
from pourparler.schema.spans import Quote

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
    codes = MOVES if name == "move" else CODES.get(name)
    if codes is not None and value is not None and value not in codes and value != NOTHING:
        raise SettingsError(f"{name} can be {', '.join(codes)}, not {value!r}.")
    if name == "day":
        try:
            date.fromisoformat(str(value))
        except ValueError as error:
            raise SettingsError(f"day expects a day as YYYY-MM-DD, not {value!r}.") from error


def apply_edit(claim: AnyClaim, edit: Edit, sentence: Quote) -> AnyClaim:
    """Return the claim with the edit's values; certain, and made by a person.

    Raises:
        SettingsError: the claim has no such field, the value is none for it, or its sentence does not hold the words.
    """
    known = {field.name: str(field.type) for field in fields(claim)}
    changes: dict[str, Any] = {}
    for name, value in edit.values.items():
        if name not in known or name in ("id", "confidence", "rules", "sentence"):
            raise SettingsError(f"A {kind_of(claim)} has no field {name!r}; it has {', '.join(sorted(known))}.")
        changes[name] = _checked(claim, name, value_of(name, value, sentence), known[name])
    return replace(claim, **changes, confidence=1.0, rules=(*claim.rules, "edited_by_person"))


def _checked(claim: AnyClaim, name: str, value: object, kind: str) -> object:
    if value is None and kind.startswith("tuple"):
        return ()
    if value is None and "None" not in kind:
        raise SettingsError(f"A {kind_of(claim)} cannot be without its {name}.")
    if name == "mode" and isinstance(claim, Statement) and value not in get_args(SpeechMode):
        raise SettingsError(f"mode can be {', '.join(get_args(SpeechMode))}, not {value!r}.")
    return value
