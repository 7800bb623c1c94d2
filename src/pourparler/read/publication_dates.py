"""Publication dates as people and machines write them, read strictly: what is no date is said to be none.

A time keeps the zone it was written with, and the day is the day in that zone: a report of 23:30 in New York is of
that day, whatever the day in Greenwich.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(rf"(?i)(?:[a-z]{{3,9}},? +)?(\d{{1,2}})(?:st|nd|rd|th)? +({_MONTH})\.?,? +(\d{{4}})(?!\d)")
_MONTH_FIRST = re.compile(rf"(?i)(?:[a-z]{{3,9}},? +)?({_MONTH})\.? +(\d{{1,2}})(?:st|nd|rd|th)?,? +(\d{{4}})(?!\d)")
_LEADING_DAY = re.compile(r"(\d{4})[-/.](\d{2})[-/.](\d{2})(?!\d)")
_EARLIEST, _LATEST = 1800, 2100


@dataclass(frozen=True, slots=True)
class Published:
    """A publication day, with time and zone where they are known."""

    day: date
    at: datetime | None = None


def parse_published(written: str) -> Published | None:
    """Return the date in ``written``, or None where there is none.

    ISO 8601, RFC 2822 and English long forms are read; ``03/04/2024`` is not, for it has two meanings.

    >>> parse_published("2024-05-07T23:30:00-04:00").day
    datetime.date(2024, 5, 7)
    >>> parse_published("2024-02-31") is None
    True
    """
    written = written.strip()[:60]
    found = _parse_iso(written) or _parse_mail(written) or _parse_words(written)
    return found if found and _EARLIEST <= found.day.year <= _LATEST else None


def _parse_iso(written: str) -> Published | None:
    if not _LEADING_DAY.match(written) and not re.match(r"\d{8}(?:T|$)", written):
        return None  # fromisoformat also takes week dates and bare times of day, which nobody means
    try:
        moment = datetime.fromisoformat(written.replace("/", "-"))
    except ValueError:
        return _parse_leading_day(written)
    bare = len(written) <= 10
    return Published(moment.date(), None if bare else moment)


def _parse_leading_day(written: str) -> Published | None:
    found = _LEADING_DAY.match(written)
    return _on(*(int(part) for part in found.groups())) if found else None


def _parse_mail(written: str) -> Published | None:
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError):  # IndexError: CPython's own parser on some odd input
        return None
    return Published(moment.date(), moment) if ":" in written else Published(moment.date())


def _parse_words(written: str) -> Published | None:
    if found := _DAY_FIRST.match(written):
        day, month, year = found.groups()
        return _on(int(year), MONTHS[month.lower()], int(day))
    if found := _MONTH_FIRST.match(written):
        month, day, year = found.groups()
        return _on(int(year), MONTHS[month.lower()], int(day))
    return None


def _on(year: int, month: int, day: int) -> Published | None:
    try:
        return Published(date(year, month, day))
    except ValueError:
        return None
