"""Stretches of days and the arithmetic that words ask for: months, weeks, seasons, decades."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pourparler.schema.dates import DatePrecision

Season = str
"""“spring”, “summer”, “autumn” or “winter”, of the northern year."""

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``start`` to ``end``, both included; None where the words do not fix one."""

    start: date | None = None
    end: date | None = None
    precision: DatePrecision = "unknown"
    approximate: bool = False
    tail: bool = False
    """True for the end of something: “before the end of May” reaches to its last day."""

    def roughly(self) -> Interval:
        """Return the same days, marked as approximate."""
        return replace(self, approximate=True)


UNKNOWN = Interval()
"""Words that name a time without fixing it."""


def day(value: date) -> Interval:
    """Return the interval of one day."""
    return Interval(value, value, "day")


def span(start: date | None, end: date | None, *, approximate: bool = False) -> Interval:
    """Return the interval between two days, of precision “range”."""
    return Interval(start, end, "range", approximate)


def make_date(year: int, month: int, day_of_month: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None


def month(year: int, number: int) -> Interval:
    """Return the interval of a month.

    >>> month(2024, 2).end
    datetime.date(2024, 2, 29)
    """
    return Interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def year(number: int) -> Interval:
    """Return the interval of a calendar year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), "year")


def decade(first: int) -> Interval:
    """Return the interval of ten years."""
    return span(date(first, 1, 1), date(first + 9, 12, 31))


def season(number: int, name: Season) -> Interval:
    """Return a season of a year; winter begins in it and ends in the next."""
    first = _SEASONS[name]
    end = add_months(date(number, first, 1), 3) - timedelta(days=1)
    return Interval(date(number, first, 1), end, "season")


def quarter(number: int, which: int) -> Interval:
    """Return a quarter of a year, ``which`` from 1 to 4."""
    first = date(number, 3 * which - 2, 1)
    return span(first, add_months(first, 3) - timedelta(days=1))


def week(value: date) -> Interval:
    """Return the week from Monday to Sunday that holds the day."""
    monday = value - timedelta(days=value.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def weekend(value: date) -> Interval:
    """Return Saturday and Sunday of the day's week."""
    monday = value - timedelta(days=value.weekday())
    return span(monday + timedelta(days=5), monday + timedelta(days=6))


def add_months(value: date, count: int) -> date:
    """Move a day by whole months; the 31st becomes the last day of a shorter month.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    total = value.year * 12 + value.month - 1 + count
    years, months = divmod(total, 12)
    if not 1 <= years <= 9999:
        return value
    return date(years, months + 1, min(value.day, monthrange(years, months + 1)[1]))


def move(value: date, count: float, unit: str) -> date:
    """Move a day by a count of days, weeks, fortnights, months, years or decades.

    Hours move it only by whole days, minutes not at all; a day outside the calendar stays where it is.
    """
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
    if unit in months:
        return add_months(value, round(count * months[unit]))
    days = {"day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "weekend": 7.0, "hour": 1 / 24}
    try:
        return value + timedelta(days=int(count * days.get(unit, 0.0)))
    except OverflowError:
        return value


def around(value: date, unit: str) -> Interval:
    """Return the stretch that a unit means when it is counted from today: “four months ago” is a month."""
    if unit in ("month", "quarter"):
        return month(value.year, value.month)
    if unit in ("year", "decade", "century"):
        return year(value.year)
    return day(value)


_PARTS: dict[str, dict[str, tuple[int, int]]] = {
    "month": {"start": (0, 9), "early": (0, 9), "mid": (10, 19), "late": (20, 30), "end": (24, 30)},
    "week": {"start": (0, 1), "early": (0, 2), "mid": (2, 3), "late": (4, 6), "end": (4, 6)},
}
"""First and last day of the parts of a month and of a week, counted from 0."""

_PARTS_OF_YEAR = {"start": (1, 1), "early": (1, 3), "mid": (5, 8), "late": (10, 12), "end": (12, 12)}
_YEARS_OF_DECADE = {"start": (0, 0), "early": (0, 3), "mid": (4, 5), "late": (6, 9), "end": (9, 9)}


def part(whole: Interval, name: str) -> Interval:
    """Return a part of an interval: tenths of a month, quarters of a year, thirds of anything else.

    Args:
        whole: an interval with both ends.
        name: “start”, “early”, “mid”, “late” or “end”.
    """
    if whole.start is None or whole.end is None:
        return whole
    start, end = _edges(whole, whole.start, whole.end, name)
    return replace(span(start, min(end, whole.end), approximate=True), tail=name == "end")


def _edges(whole: Interval, start: date, end: date, name: str) -> tuple[date, date]:
    if whole.precision == "year":
        first, last = _PARTS_OF_YEAR[name]
        return date(start.year, first, 1), month(start.year, last).end or end
    length = (end - start).days + 1
    if length > 3000:  # a decade
        first, last = _YEARS_OF_DECADE[name]
        return date(start.year + first, 1, 1), date(start.year + last, 12, 31)
    third = length // 3
    thirds = {"start": (0, third - 1), "early": (0, third - 1), "mid": (third, length - third - 1)}
    first, last = _PARTS.get(whole.precision, thirds).get(name, (length - third, length - 1))
    return start + timedelta(days=first), start + timedelta(days=last)
