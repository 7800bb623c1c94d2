"""What is due as a calendar (iCalendar, RFC 5545): an entry for each act that reports announced, with their words.

The entry of an act is cancelled when reports call it off, tentative while it is only announced, and confirmed once
they tell that it took place. Days only: a report's “on Friday” is no hour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from pourparler.schema.acts import Act
from pourparler.schema.views import StoredClaim

_STATUS = {"planned": "TENTATIVE", "unconfirmed": "TENTATIVE", "cancelled": "CANCELLED", "confirmed": "CONFIRMED"}
"""Acts that stand otherwise were never due."""
_WIDTH = 75
"""Bytes of a line; longer ones are folded."""


def ical(acts: Iterable[Act]) -> Iterator[bytes]:
    """Yield the calendar of the acts that were announced for a day."""
    yield _line("BEGIN", "VCALENDAR") + _line("VERSION", "2.0") + _line("PRODID", "-//pourparler//due events//EN")
    for act in acts:
        if is_due(act):
            yield b"".join(_event(act))
    yield _line("END", "VCALENDAR")


def is_due(act: Act) -> bool:
    """Tell whether an act is or was announced for a day that is known."""
    return act.status in _STATUS and act.first is not None


def _event(act: Act) -> Iterator[bytes]:
    first, last = act.first or date.min, act.last or act.first or date.min
    learned = max(stored.recorded_at for stored in act.reports)
    place = act.values.get("place", ())
    yield _line("BEGIN", "VEVENT")
    yield _line("UID", _text(f"{act.id}@pourparler"))
    yield _line("DTSTAMP", f"{learned:%Y%m%dT%H%M%SZ}")
    yield _line("DTSTART;VALUE=DATE", f"{first:%Y%m%d}")
    # The end of a day's entry is the day after its last one.
    yield _line("DTEND;VALUE=DATE", f"{last + timedelta(days=1):%Y%m%d}")
    yield _line("SUMMARY", _text(_summary(act)))
    yield _line("DESCRIPTION", _text("\n\n".join(dict.fromkeys(_words(stored) for stored in act.reports))))
    yield _line("STATUS", _STATUS[act.status])
    yield _line("TRANSP", "TRANSPARENT")
    if place:
        yield _line("LOCATION", _text("; ".join(told.value for told in place)))
    addresses = (stored.stored.document.url for stored in act.reports)
    address = next((url for url in addresses if url.startswith(("http://", "https://"))), None)
    if address:
        yield _line("URL", "".join(address.split()))
    yield _line("END", "VEVENT")


def _summary(act: Act) -> str:
    who, whom = (_named(act, aspect) for aspect in ("actors", "recipients"))
    unconfirmed = " (no report tells the outcome)" if act.status == "unconfirmed" else ""
    return f"{act.type}: {who or 'nobody named'}" + (f" → {whom}" if whom else "") + unconfirmed


def _named(act: Act, aspect: str) -> str:
    told = act.values.get(aspect, ())
    return told[0].value if told else ""


def _words(stored: StoredClaim) -> str:
    document = stored.stored.document
    published = f", {document.published}" if document.published else ""
    sentence = " ".join(stored.sentence.text.split())
    return f"“{sentence}” {document.source or document.title or document.id}{published} ({stored.claim.id})"


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    lines = escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(sign for sign in lines if sign >= " " or sign == "\t")


def _line(name: str, value: str) -> bytes:
    """Return a content line, folded so that no line has more than 75 bytes and no sign is cut."""
    lines, room = [b""], _WIDTH
    for sign in f"{name}:{value}":
        encoded = sign.encode("utf-8", "backslashreplace")
        if len(lines[-1]) + len(encoded) > room:
            lines.append(b" ")
        lines[-1] += encoded
    return b"\r\n".join(lines) + b"\r\n"
