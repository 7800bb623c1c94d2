"""What changed as a feed (Atom, RFC 4287): an entry for each change, with its words and its report.

A change is what ``pourparler changes --json`` prints. An entry's id is made from its claims, so
that a feed that is made again tells a reader only what is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pourparler.schema.hashes import content_hash

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
_FORBIDDEN = dict.fromkeys([*(code for code in range(0x20) if chr(code) not in "\t\n\r"), 0xFFFE, 0xFFFF])
"""What XML 1.0 cannot hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change as a feed tells it."""

    sort: str
    title: str
    day: date
    words: str
    publisher: str
    address: str
    claims: tuple[str, ...]


def entries_of(changes: Iterable[Mapping[str, Any]]) -> list[Entry]:
    """Return changes, as ``show.changes.encode_changes`` gives them, as entries of a feed."""
    return [_entry(change) for change in changes]


def atom(entries: Iterable[Entry], record: str) -> Iterator[bytes]:
    """Yield the feed of changes, the latest first.

    Args:
        entries: the changes.
        record: the record's name, for the feed's title.
    """
    ordered = sorted(entries, key=lambda each: (each.day, each.claims), reverse=True)
    latest = ordered[0].day if ordered else date(1970, 1, 1)
    title = _element("title", f"Changes in {record}")
    yield _bytes(
        f"{_HEAD}{_element('id', _urn('feed', record))}{title}{_element('updated', _moment(latest))}"
        f"<author><name>pourparler</name></author>\n"
    )
    yield from (_bytes(_xml(entry)) for entry in ordered)
    yield b"</feed>\n"


def _xml(entry: Entry) -> str:
    link = f"<link href={quoteattr(_clean(entry.address))}/>" if "://" in entry.address else ""
    published = f" ({entry.publisher})" if entry.publisher else ""
    return "".join(
        (
            "<entry>",
            _element("id", _urn("change", entry.sort, entry.title, entry.day.isoformat(), *entry.claims)),
            _element("title", entry.title),
            _element("updated", _moment(entry.day)),
            link,
            f"<category term={quoteattr(entry.sort)}/>",
            _element("summary", f"“{' '.join(entry.words.split())}”{published} {' '.join(entry.claims)}"),
            "</entry>\n",
        )
    )


def _entry(change: Mapping[str, Any]) -> Entry:
    match change["change"]:
        case "position":
            return _position(change)
        case "proposal":
            return _proposal(change)
        case "answer":
            title = f"{change['side']['label']} on {change['proposal']['name']}: {change['reply']}"
            return _taken("answer", title, change["day"], change["evidence"])
        case "figure":
            return _figure(change)
        case _:
            return _act(change)


def _position(change: Mapping[str, Any]) -> Entry:
    was = f" (was {change['was']})" if change["was"] else ""
    title = f"{change['side']['label']} on {change['issue']}: {change['stance']}{was}"
    return Entry(
        "position",
        title,
        date.fromisoformat(change["told"]),
        change["sentence"]["text"],
        change["report"]["source"] or change["report"]["title"],
        "",
        (change["claim"],),
    )


def _proposal(change: Mapping[str, Any]) -> Entry:
    last = change["changes"][-1]
    was = f"{change['was']} → " if change["was"] else ""
    return _taken("proposal", f"{change['proposal']['name']}: {was}{last['state']}", last["day"], last["because"][0])


def _taken(sort: str, title: str, day: str, evidence: Mapping[str, Any]) -> Entry:
    publisher = evidence["report"]["source"] or evidence["report"]["title"]
    return Entry(
        sort, title, date.fromisoformat(day), evidence["sentence"]["text"], publisher, "", (evidence["claim"],)
    )


def _act(change: Mapping[str, Any]) -> Entry:
    newest = change["reports"][-1]
    document = newest["document"]
    first = change["first"] or document["published"] or newest["recorded_at"][:10]
    actors = change["values"].get("actors", [])
    who = actors[0]["value"] if actors else "nobody named"
    # An act announced for a later day is news of the day on which it was announced.
    day = document["published"] or newest["recorded_at"][:10]
    return Entry(
        change["change"],
        f"{change['change']}, {first}: {change['type']} by {who}",
        date.fromisoformat(day),
        newest["sentence_text"]["text"],
        document["source"],
        document["url"],
        tuple(report["id"] for report in change["reports"]),
    )


def _figure(change: Mapping[str, Any]) -> Entry:
    counter = change["counter"]["label"] if change["counter"] else "the reports themselves"
    place = f", {change['place']}" if change["place"] else ""
    title = f"{change['topic']}{place}, by {counter}: {change['text']}"
    day = date.fromisoformat(change["day"])
    return Entry("figure", title, day, change["text"], change["source"], "", tuple(change["claims"]))


def _urn(*parts: str) -> str:
    return f"urn:pourparler:{parts[0]}:{content_hash(*parts)}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(_clean(text))}</{name}>\n"


def _clean(text: str) -> str:
    return text.translate(_FORBIDDEN)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
