"""The claims format (``docs/format.md``): nouns to plain dictionaries and back, and the ids of claims.

Serialisation lives here, apart from the nouns. ``encode_claim`` and ``decode_claim`` are exact inverses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any, cast

from pourparler.schema.claims import (
    KINDS,
    AnyClaim,
    Claim,
    Event,
    Figure,
    Link,
    Position,
    Proposal,
    Response,
    Statement,
    Term,
)
from pourparler.schema.dates import When
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party, Place
from pourparler.schema.hashes import content_hash
from pourparler.schema.record import Reading
from pourparler.schema.spans import Quote, Span

_KIND_OF = {noun: kind for kind, noun in KINDS.items()}
_RENAMED = {"source": "from", "target": "to"}
_NOT_CONTENT = ("id", "confidence", "rules")
"""A better calibrated confidence or a renamed rule must not orphan a person's decision about the same claim."""


def encode_quote(quote: Quote) -> dict[str, Any]:
    """Return ``{"text": …, "span": [start, end]}``."""
    return {"text": quote.text, "span": [quote.span.start, quote.span.end]}


def decode_quote(value: Mapping[str, Any]) -> Quote:
    """Return the quote of an encoded one."""
    start, end = value["span"]
    return Quote(value["text"], Span(start, end))


def encode_party(party: Party) -> dict[str, Any]:
    """Return a party's fields; unknown ones are left out, and ``text`` is null where no word names it."""
    known = {key: getattr(party, key) for key in ("name", "entity", "kind", "country")}
    words = encode_quote(party.quote) if party.quote else {"text": None}
    return words | {key: value for key, value in known.items() if value is not None}


def decode_party(value: Mapping[str, Any]) -> Party:
    """Return the party of an encoded one."""
    quote = decode_quote(value) if value.get("text") is not None else None
    return Party(quote, value.get("name"), value.get("entity"), value.get("kind"), value.get("country"))


def encode_when(when: When) -> dict[str, Any]:
    """Return a time's words, its first and last day in ISO form, and its precision."""
    return encode_quote(when.quote) | {
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "precision": when.precision,
        "approximate": when.approximate,
    }


def decode_when(value: Mapping[str, Any]) -> When:
    """Return the time of an encoded one."""
    start, end = (date.fromisoformat(value[key]) if value.get(key) else None for key in ("start", "end"))
    return When(decode_quote(value), start, end, value["precision"], value["approximate"])


def encode_place(place: Place) -> dict[str, Any]:
    """Return a place's words and what is known of it."""
    names = ("name", "country", "latitude", "longitude", "precision", "geonames")
    known = {key: getattr(place, key) for key in names if getattr(place, key) is not None}
    return encode_quote(place.quote) | known | ({"contested": True} if place.contested else {})


def decode_place(value: Mapping[str, Any]) -> Place:
    """Return the place of an encoded one."""
    known = {field.name: value[field.name] for field in fields(Place) if field.name != "quote" and field.name in value}
    return Place(decode_quote(value), **known)


def _encode_term(term: Term) -> dict[str, Any]:
    obligor = encode_party(term.obligor) if term.obligor else None
    return {"issue": term.issue} | encode_quote(term.quote) | {"obligor": obligor}


def _decode_term(value: Mapping[str, Any]) -> Term:
    obligor = value.get("obligor")
    return Term(value["issue"], decode_quote(value), decode_party(obligor) if obligor else None)


def _encode_value(value: object) -> object:
    match value:
        case Quote():
            return encode_quote(value)
        case Party():
            return encode_party(value)
        case When():
            return encode_when(value)
        case Place():
            return encode_place(value)
        case Term():
            return _encode_term(value)
        case tuple():
            return [_encode_value(member) for member in value]
        case _:
            return value


_QUOTES = {"trigger", "cue", "content", "issue_text", "condition", "counter_to"}
_PARTIES = {"according_to", "speaker", "audience", "holder", "author", "addressee", "responder", "counted_by"}


def _decode_value(kind: str, name: str, value: Any) -> object:
    if value is None:
        return None
    if name in _QUOTES or (kind, name) in {("response", "to"), ("figure", "text")}:
        return decode_quote(value)
    if name in _PARTIES:
        return decode_party(value)
    match name:
        case "when":
            return decode_when(value)
        case "where":
            return decode_place(value)
        case "actors" | "recipients":
            return tuple(decode_party(member) for member in value)
        case "terms":
            return tuple(_decode_term(member) for member in value)
        case "rules":
            return tuple(value)
        case _:
            return value


def kind_of(claim: Claim) -> str:
    """Return ``event``, ``statement`` … for a claim."""
    return _KIND_OF[type(claim)]


def code_of(claim: AnyClaim) -> str | None:
    """Return the code that sorts a claim within its kind; None for a proposal, which has none."""
    match claim:
        case Event():
            return claim.type
        case Statement():
            return claim.mode
        case Position():
            return claim.stance
        case Response():
            return claim.reply
        case Figure():
            return claim.topic
        case Link():
            return claim.relation
        case Proposal():
            return None


def encode_claim(claim: Claim) -> dict[str, Any]:
    """Return the claim in the claims format."""
    kind = kind_of(claim)
    encoded: dict[str, Any] = {"id": claim.id, "kind": kind}
    for field in fields(claim):
        if field.name != "id":
            name = _RENAMED.get(field.name, field.name) if kind == "link" else field.name
            encoded[name] = _encode_value(getattr(claim, field.name))
    return encoded


def decode_claim(value: Mapping[str, Any]) -> AnyClaim:
    """Return the claim of an encoded one.

    Raises:
        KeyError: ``kind`` or a required field is missing.
        TypeError: a required field is missing.
    """
    kind = value["kind"]
    noun = KINDS[kind]
    known = {}
    for field in fields(noun):
        name = _RENAMED.get(field.name, field.name) if kind == "link" else field.name
        if name in value:
            known[field.name] = _decode_value(kind, name, value[name])
    return cast(AnyClaim, noun(**known))  # type: ignore[arg-type]  # the fields' types follow from the kind


def _identity(document: tuple[str, str], claim: Claim) -> str:
    return content_id(document, encode_claim(claim))


def content_id(document: tuple[str, str], encoded: Mapping[str, Any]) -> str:
    """Return the id of a claim in the claims format, whatever id it has there.

    Args:
        document: the `Document.key` of the report that the claim is from.
        encoded: the claim.
    """
    content = {key: value for key, value in encoded.items() if key not in _NOT_CONTENT}
    return f"c-{content_hash(*document, _canonical(content))}"


def _canonical(value: object) -> str:
    match value:
        case dict():
            return "{" + ",".join(f"{key!r}:{_canonical(value[key])}" for key in sorted(value)) + "}"
        case list():
            return "[" + ",".join(_canonical(member) for member in value) + "]"
        case _:
            return repr(value)


def identify(document: Document, claims: Sequence[AnyClaim]) -> tuple[AnyClaim, ...]:
    """Give each claim its id, sort them by place in the text and drop exact repetitions.

    Links name their events by position (``"#3"`` is the fourth claim given) and get the events' ids.
    """
    key = document.key
    ids = {f"#{i}": _identity(key, claim) for i, claim in enumerate(claims) if not isinstance(claim, Link)}
    named: dict[str, AnyClaim] = {}
    for position, claim in enumerate(claims):
        if isinstance(claim, Link):
            linked = replace(claim, source=ids[claim.source], target=ids[claim.target])
            identity = _identity(key, linked)
            named.setdefault(identity, replace(linked, id=identity))
        else:
            identity = ids[f"#{position}"]
            named.setdefault(identity, replace(claim, id=identity))
    return in_order(named.values())


def in_order(claims: Iterable[AnyClaim]) -> tuple[AnyClaim, ...]:
    """Return identified claims in the order of the claims format: by place in the text."""
    return tuple(sorted(claims, key=_order))


def _order(claim: AnyClaim) -> tuple[int, int, int, str]:
    span = evidence(claim)
    return claim.sentence, list(KINDS).index(kind_of(claim)), span.start if span else 0, claim.id


def evidence(claim: Claim) -> Span | None:
    """Return the span of the words a claim hangs on (trigger, cue, content …); None for links."""
    for name in ("trigger", "content", "issue_text", "cue", "text"):
        quote = getattr(claim, name, None)
        if isinstance(quote, Quote):
            return quote.span
    return None


def encode_reading(reading: Reading) -> dict[str, Any]:
    """Return one line of the claims format: the document's facts, its claims and problems."""
    document = reading.document
    return {
        "id": document.id,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "source": document.source,
        "url": document.url,
        "language": document.language,
        "program": {
            "version": reading.program.version,
            "weights": reading.program.weights,
            "rules": reading.program.rules,
        },
        "claims": [encode_claim(claim) for claim in reading.claims],
        "problems": list(reading.problems),
    }
