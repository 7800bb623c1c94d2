"""Datelines: the words before a report's first sentence that say where and when it was written.

Out comes a `Dateline` for “GENEVA, March 4 (Reuters) -”, “KYIV, Ukraine —”, “JERUSALEM, Wed -” and their like. A place
in small letters counts only beside a date or an agency, for “Talks - and nothing else” is no dateline. A date without
a year is no date: it is used only beside a year known from elsewhere, never completed by guessing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pourparler.read.publication_dates import MONTHS
from pourparler.schema.spans import Span

_REACH = 160
_SEPARATOR = re.compile(r"\s*(?:--+|[—–])|\s+-(?=\s)|(?<=\)):")
_AGENCY = re.compile(r"\(([^()]{2,40})\)|/([^/()]{2,40})/")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? +([A-Za-z]+)\.?(?: +(\d{4}))?")
_MONTH_DAY = re.compile(r"([A-Za-z]+)\.? +(\d{1,2})(?:st|nd|rd|th)?(?: +(\d{4}))?")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_CAPITALS = re.compile(r"[^\W\d_a-z][^\Wa-z]*(?:[ '’.\-/]+[^\W\d_a-z][^\Wa-z]*)*\.?")
_PLACE = re.compile(r"[^\W\d_][\w.'’\-]*(?:[ /]+[^\W\d_][\w.'’\-]*){0,3}")
_PARTICLES = frozenset(("al", "am", "d", "de", "del", "der", "do", "el", "en", "l", "la", "le", "of", "sur", "upon"))
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LABELS = frozenset(
    ("ANALYSIS", "ADVISORY", "BACKGROUND", "BREAKING", "CORRECTED", "CORRECTION", "EXCLUSIVE", "EXPLAINER", "FACT",
     "FACTBOX", "FEATURE", "FILE", "INTERVIEW", "LIVE", "MEMORANDUM", "NATO", "NEWS", "NOTE", "OPINION", "PHOTO",
     "PRESS", "READOUT", "REMARKS", "REPORT", "STATEMENT", "SUMMARY", "TIMELINE", "TOPIC", "TRANSCRIPT", "UPDATE",
     "UPDATED", "URGENT", "VIDEO", "WATCH")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: its span with the dash, and what its words say.

    Attributes:
        span: from the first word to the dash, both included.
        places: the places named, the nearest first: ``("KYIV", "Ukraine")``.
        agency: the wire's name, or ``""``.
        year: None where the words give none, as with ``month`` and ``day``.
        weekday: 0 for Monday, None where none is named.
    """

    span: Span
    places: tuple[str, ...] = ()
    agency: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def date(self) -> datetime.date | None:
        """The full date, None without a year or where the calendar has no such day."""
        return self.date_in(self.year) if self.year else None

    def date_in(self, year: int) -> datetime.date | None:
        """Return the date in a year known from elsewhere, None without day and month."""
        if not self.month or not self.day:
            return None
        try:
            return datetime.date(year, self.month, self.day)
        except ValueError:
            return None


def find_dateline(text: str) -> Dateline | None:
    """Return the dateline that ``text`` begins with, if any.

    >>> found = find_dateline("PORT SUDAN, Aug 3 (Harbour Wire) - Talks resumed.")
    >>> found.places, found.month, found.day, found.agency
    (('PORT SUDAN',), 8, 3, 'Harbour Wire')
    """
    head = text[: _REACH * 2]
    start = len(head) - len(head.lstrip())
    line = head[start:].split("\n", 1)[0][:_REACH]
    for separator in _separators(line):
        left = line[: separator.start()]
        if found := _parse(left, Span(start, start + separator.end())):
            return found
    return None


def _separators(line: str) -> Iterator[re.Match[str]]:
    yield from _SEPARATOR.finditer(line)
    # “Nairobi, 4 March 2026: ” and “JUBA, 27 JULY 2018. ” are datelines for their full date, which `_parse` sees to.
    if found := re.search(r"(?<=\d{4})[:.](?=\s)", line):
        yield found


def _parse(left: str, span: Span) -> Dateline | None:
    agency = _AGENCY.search(left)
    found = Dateline(span)
    if agency and _is_agency(agency.group(1) or agency.group(2)):
        found = replace(found, agency=(agency.group(1) or agency.group(2)).strip())
        left = f"{left[: agency.start()]},{left[agency.end() :]}"
    pieces = [piece for piece in (raw.strip(" ()") for raw in left.split(",")) if piece]
    for piece in pieces:
        extended = _extend(found, piece)
        if extended is None:
            return None
        found = extended
    return found if _is_sure(found) else None


def _is_agency(words: str) -> bool:
    # “(Nairobi, 4 March 2026)” is a dateline in brackets and no agency.
    return words.strip()[:1].isupper() and not ("," in words and any(character.isdigit() for character in words))


def _extend(found: Dateline, piece: str) -> Dateline | None:
    """Return the dateline with one more comma-separated piece in it, None where the piece belongs to no dateline."""
    if dated := _read_day(piece):
        month, day, year = dated
        return replace(found, month=month, day=day, year=year or found.year) if found.month is None else None
    if _YEAR.fullmatch(piece):
        return replace(found, year=int(piece))
    weekday = _read_weekday(piece)
    if weekday is not None:
        return replace(found, weekday=weekday)
    if len(found.places) < 3 and found.month is None and _is_place(piece):
        return replace(found, places=(*found.places, piece))
    return None


def _is_place(piece: str) -> bool:
    words = re.split(r"[ /'’\-]+", piece)
    return (
        bool(_PLACE.fullmatch(piece))
        and piece[0].isupper()
        and all(word[:1].isupper() or not word or word in _PARTICLES for word in words)
    )


def _read_day(piece: str) -> tuple[int, int, int | None] | None:
    if found := _DAY_MONTH.fullmatch(piece):
        day, month, year = found.groups()
    elif found := _MONTH_DAY.fullmatch(piece):
        month, day, year = found.groups()
    else:
        return None
    number = MONTHS.get(month.lower())
    return (number, int(day), int(year) if year else None) if number else None


def _read_weekday(piece: str) -> int | None:
    word = piece.lower().rstrip(".")
    for names in (_WEEKDAYS, _FULL_WEEKDAYS):
        if word in names:
            return names.index(word)
    return {"tues": 1, "thur": 3, "thurs": 3}.get(word)


def _is_sure(found: Dateline) -> bool:
    if found.agency:
        return not found.places or found.places[0][0].isupper()
    if not found.places:
        return False
    if found.month and found.day:
        return True
    place = found.places[0]
    return len(place) > 2 and bool(_CAPITALS.fullmatch(place)) and place.isupper() and not _LABELS & set(place.split())
