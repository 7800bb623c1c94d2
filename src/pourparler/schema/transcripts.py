"""The lines of a whole record (``docs/exports.md``): entries to plain dictionaries and back.

A reading's line is one of the claims format with the document's text and all else that the record keeps of it.
``encode_entry`` and ``decode_entry`` are exact inverses.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from hashlib import blake2b
from typing import Any, get_args

import msgspec

from pourparler.schema.codec import decode_claim, encode_reading
from pourparler.schema.documents import Document
from pourparler.schema.exports import Entry, KeptAssignment, KeptJudgement, KeptNote, KeptReading, KeptSeen
from pourparler.schema.negotiation import Step
from pourparler.schema.record import Judgement, Program, Reading, Verdict
from pourparler.schema.spans import Span

FORMAT = "pourparler claims 1"
"""The first line's ``format``."""
_SIZE = 16


class EntryDigest:
    """Hashes entries whatever their order: the same things learned at the same moments have the same hash.

    >>> one, other = EntryDigest(), EntryDigest()
    >>> one.add("a"), one.add("b"), other.add("b"), other.add("a")
    (None, None, None, None)
    >>> one.hash == other.hash
    True
    """

    def __init__(self) -> None:
        self.entries = 0
        self._sum = 0

    def add(self, line: str) -> None:
        """Take a line."""
        state = blake2b(line.encode("utf-8", "surrogatepass"), digest_size=_SIZE)
        self._sum = (self._sum + int.from_bytes(state.digest(), "big")) % (1 << 8 * _SIZE)
        self.entries += 1

    @property
    def hash(self) -> str:
        """Hexadecimal hash of the lines so far."""
        return f"{self._sum:0{2 * _SIZE}x}"


def line_of(entry: Entry) -> str:
    """Return the line of an entry without what follows from the other lines; its hash is made of it."""
    return json.dumps(encode_entry(entry), ensure_ascii=False)


def encode_entry(entry: Entry) -> dict[str, Any]:
    """Return the line of an entry, but for whether it counts: that follows from the other lines."""
    match entry:
        case KeptReading():
            return _encode_reading(entry)
        case KeptNote():
            return {"note": {"source": entry.source, "problem": entry.problem}} | _recorded(entry.recorded_at)
        case KeptJudgement():
            return {"judgement": _encode_judgement(entry.judgement)} | _recorded(entry.recorded_at)
        case KeptSeen() | KeptAssignment():
            kind = "seen" if isinstance(entry, KeptSeen) else "assignment"
            fields = {name: getattr(entry, name) for name in entry.__slots__ if name != "recorded_at"}
            return {kind: fields} | _recorded(entry.recorded_at)


def _recorded(moment: datetime) -> dict[str, str]:
    return {"recorded_at": moment.isoformat()}


def _encode_judgement(judgement: Judgement) -> dict[str, Any]:
    known = {name: getattr(judgement, name) for name in Judgement.__slots__}
    return known | {"at": judgement.at.isoformat()}


def _encode_reading(kept: KeptReading) -> dict[str, Any]:
    reading, document = kept.reading, kept.reading.document
    return (
        encode_reading(reading)
        | {
            "fingerprint": document.fingerprint,
            "text": document.text,
            "published_at": document.published_at.isoformat() if document.published_at else None,
            "published_from": document.published_from,
            "author": document.author,
            "dateline": _pair(document.dateline) if document.dateline else None,
            "boilerplate": [_pair(span) for span in document.boilerplate],
            "document_problems": list(document.problems),
            "sentences": [_pair(span) for span in reading.sentences],
            "steps": msgspec.to_builtins(reading.steps),
        }
        | _recorded(kept.recorded_at)
    )


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def decode_entry(value: Mapping[str, Any]) -> Entry:
    """Return the entry of a line.

    Raises:
        ValueError: a value is none that can stand there; the message says which.
        KeyError: a field is missing.
        TypeError: a field is of another sort.
    """
    recorded_at = _moment(value["recorded_at"])
    if "judgement" in value:
        return KeptJudgement(_decode_judgement(value["judgement"]), recorded_at)
    if "note" in value:
        note = value["note"]
        return KeptNote(_text(note["source"]), _text(note["problem"]), recorded_at)
    if "seen" in value:
        document, fingerprint, by = (_text(value["seen"][name]) for name in ("document", "fingerprint", "by"))
        return KeptSeen(document, fingerprint, by, recorded_at)
    if "assignment" in value:
        given = value["assignment"]
        report, reviewer, by = (_text(given[name]) for name in ("report", "reviewer", "by"))
        return KeptAssignment(report, reviewer, bool(given["held"]), by, recorded_at)
    return KeptReading(_reading(value, _document(value)), recorded_at, bool(value.get("current", True)))


def _moment(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(f"{value} tells no zone")
    return moment


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a text was expected, not {value!r}")
    return value


def _decode_judgement(value: Mapping[str, Any]) -> Judgement:
    known = {name: value[name] for name in Judgement.__slots__}
    if known["verdict"] not in get_args(Verdict):
        raise ValueError(f"{known['verdict']!r} is no verdict")
    for name in ("id", "subject", "other", "reason", "by"):
        _text(known[name])
    if known["score"] is not None:
        known["score"] = float(known["score"])
    return Judgement(**known | {"at": _moment(known["at"])})


def _document(value: Mapping[str, Any]) -> Document:
    published, published_at = value["published"], value["published_at"]
    return Document(
        id=_text(value["id"]),
        text=_text(value["text"]),
        title=_text(value["title"]),
        published=date.fromisoformat(published) if published else None,
        published_at=datetime.fromisoformat(published_at) if published_at else None,
        published_from=value["published_from"],
        source=_text(value["source"]),
        url=_text(value["url"]),
        author=_text(value["author"]),
        language=_text(value["language"]),
        dateline=Span(*value["dateline"]) if value["dateline"] else None,
        boilerplate=tuple(Span(*pair) for pair in value["boilerplate"]),
        problems=tuple(value["document_problems"]),
    )


def _reading(value: Mapping[str, Any], document: Document) -> Reading:
    program = value["program"]
    return Reading(
        document,
        tuple(decode_claim(claim) for claim in value["claims"]),
        tuple(value["problems"]),
        Program(_text(program["version"]), _text(program["weights"]), _text(program["rules"])),
        tuple(Span(*pair) for pair in value["sentences"]),
        msgspec.convert(value["steps"], tuple[Step, ...]),
    )
