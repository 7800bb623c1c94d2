"""The form of a language model's answer: a JSON schema with one object for each kind of claim, codes from the codebook.

Every property is required and no other is allowed, as servers ask that constrain the answer to a schema.
"""

from __future__ import annotations

from typing import Any, get_args

from pourparler.schema import claims

_WORDS: dict[str, Any] = {"type": "string"}
_MAYBE: dict[str, Any] = {"type": ["string", "null"]}
_MANY: dict[str, Any] = {"type": "array", "items": _WORDS}


def _code(codes: object) -> dict[str, Any]:
    return {"type": "string", "enum": list(get_args(codes))}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _kind(kind: str, **properties: Any) -> dict[str, Any]:
    common = {"kind": {"type": "string", "enum": [kind]}, "sentence": {"type": "integer"}}
    return _object(common | properties)


FORMS: dict[str, dict[str, Any]] = {
    "event": _kind(
        "event",
        trigger=_WORDS,
        type=_code(claims.EventType),
        actors=_MANY,
        recipients=_MANY,
        factuality=_code(claims.Factuality),
        when=_MAYBE,
        where=_MAYBE,
        according_to=_MAYBE,
    ),
    "statement": _kind(
        "statement", speaker=_MAYBE, cue=_WORDS, content=_WORDS, mode=_code(claims.SpeechMode), audience=_MAYBE
    ),
    "position": _kind(
        "position",
        holder=_WORDS,
        issue=_code(claims.Issue),
        issue_text=_WORDS,
        stance=_code(claims.Stance),
        condition=_MAYBE,
        condition_kind={"type": ["string", "null"], "enum": [*get_args(claims.ConditionKind), None]},
        basis=_code(claims.Basis),
    ),
    "proposal": _kind(
        "proposal",
        author=_MAYBE,
        addressee=_MAYBE,
        cue=_WORDS,
        terms={
            "type": "array",
            "items": _object({"issue": _code(claims.Issue), "text": _WORDS, "obligor": _MAYBE}),
        },
    ),
    "response": _kind("response", responder=_WORDS, cue=_WORDS, to=_MAYBE, reply=_code(claims.Reply)),
    "figure": _kind("figure", topic=_code(claims.Topic), text=_WORDS, counted_by=_MAYBE, period=_code(claims.Period)),
}
"""By kind of claim. Numbers are not asked for: the program reads them from the figure's words."""
ANSWER: dict[str, Any] = _object({"claims": {"type": "array", "items": {"anyOf": list(FORMS.values())}}})
