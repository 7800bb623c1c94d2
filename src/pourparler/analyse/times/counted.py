"""Rules that count: “two weeks ago”, “within 48 hours”, “in the past month”, “for six weeks”, “for a third day”."""

from __future__ import annotations

import re
from datetime import timedelta

from pourparler.analyse.times import calendar
from pourparler.analyse.times.calendar import UNKNOWN, Interval
from pourparler.analyse.times.moments import Moment
from pourparler.analyse.times.rules import Rule
from pourparler.analyse.times.vocabulary import NUMBER, ORDINAL, UNIT, number_of, ordinal_of, unit_of

_COUNT = (
    rf"(?P<n>{NUMBER}|several|a few|some|many|a couple of)(?:[ -]or[ -]\w+)?[ -]"
    rf"(?P<unit>{UNIT})s?(?P<half> and a half)?"
)
_SHIFTS = {"yesterday": -1, "tomorrow": 1, "on": 0, "today": 0}


def _count(match: re.Match[str]) -> float | None:
    words = (match["n"] or "").lower()
    number = 2 if words == "a couple of" else number_of(words)
    return None if number is None else number + (0.5 if match["half"] else 0)


def ago(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “two weeks ago”: a day for days and weeks, else the month or year it fell in."""
    count, unit = _count(match), unit_of(match["unit"])
    if count is None:
        return UNKNOWN.roughly()
    today = moment.today + timedelta(days=_SHIFTS.get((match["from"] or "on").lower(), 0))
    moved = calendar.move(today, -count, unit)
    if match["from"]:
        return calendar.day(moved)
    if unit == "year" and count == 1:
        unit = "month"
    found = calendar.around(moved, unit)
    return found.roughly() if unit in ("week", "fortnight") and count > 1 else found


def past_stretch(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “in the past two weeks” and “over the last year”."""
    count, unit = _stretch(match)
    if count is None:
        return Interval(None, moment.today, "range", approximate=True)
    found = calendar.span(calendar.move(moment.today, -count, unit), moment.today)
    return Interval(found.start, found.end, "week") if (count, unit) == (1, "week") else found


def coming_stretch(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “over the next two weeks”."""
    count, unit = _stretch(match)
    if count is None:
        return Interval(moment.today, None, "unknown", approximate=True)
    return calendar.span(moment.today, calendar.move(moment.today, count, unit))


def _stretch(match: re.Match[str]) -> tuple[float | None, str]:
    words, unit = (match["n"] or "one").lower(), match["unit"].lower()
    if match["n"] is None and unit.endswith("s"):
        return None, unit_of(unit)
    return (2 if words == "couple of" else number_of(words)), unit_of(unit)


def within(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “within 48 hours”, counted from today; a past one is counted from a day that nobody names."""
    count, unit = _count(match), unit_of(match["unit"])
    if count is None or moment.direction == "past":
        return UNKNOWN
    if unit in ("hour", "minute"):
        count, unit = -(-count // 24) if unit == "hour" else 0, "day"
    return calendar.span(moment.today, calendar.move(moment.today, count, unit))


def within_unit(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “within hours”, “within the week”."""
    unit = match["unit"].lower()
    if unit in ("hours", "hour", "minutes", "minute"):
        return calendar.day(moment.anchor).roughly() if moment.anchor and not moment.ahead else UNKNOWN
    if unit.endswith("s") or moment.direction == "past":
        return UNKNOWN
    end = calendar.month(moment.today.year, moment.today.month).end if unit == "month" else None
    return calendar.span(moment.today, end or calendar.move(moment.today, 1, unit))


def in_count(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “in two weeks”: a point ahead; in the past it says how long something took."""
    count, unit = _count(match), unit_of(match["unit"])
    if count is None or not moment.ahead:
        return UNKNOWN
    return calendar.around(calendar.move(moment.today, count, unit), unit)


def lasting(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “for six weeks”: up to today in the present perfect, else of no known date."""
    count, unit = _count(match), unit_of(match["unit"])
    if count is None or not moment.perfect or unit in ("hour", "minute"):
        return UNKNOWN
    return calendar.span(calendar.move(moment.today, -count, unit), moment.today, approximate=unit != "day")


def nth_day(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “for a third day”: from the first of them to today."""
    number = ordinal_of(match["n"])
    if not number or number < 2:
        return None
    unit = unit_of(match["unit"])
    back = calendar.move(moment.today, 1 - number, "day" if unit in ("night", "evening", "morning") else unit)
    return calendar.span(back, moment.today)


def vague(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “for months”: a time, but no dates."""
    return UNKNOWN.roughly() if match["unit"].lower() in ("month", "year") else UNKNOWN


RULES = (
    Rule(
        "count ago",
        rf"(?:about |around |some |roughly |nearly |almost )?{_COUNT} ago(?: (?P<from>today|yesterday|tomorrow|on)\b)?",
        ago,
        "The pact was signed eleven months ago.",
        "eleven months ago",
        "2023-06-01/2023-06-30",
    ),
    Rule(
        "past stretch",
        rf"(?:(?:in|over|during|within|for|across|throughout) )?(?:the course of )?the (?:past|last|previous)"
        rf" (?:(?P<n>{NUMBER}|few|several|couple of) )?(?P<unit>(?:{UNIT})s?)(?! summit)",
        past_stretch,
        "Twelve died in the past two days.",
        "in the past two days",
        "2024-05-13/2024-05-15",
    ),
    Rule(
        "coming stretch",
        rf"(?:(?P<lead>in|over|during|within|for) )?the (?:next|coming|following)"
        rf" (?:(?P<n>{NUMBER}|few|several|couple of) )?(?P<unit>(?:{UNIT})s?)",
        coming_stretch,
        "They will meet in the next two weeks.",
        "in the next two weeks",
        "2024-05-15/2024-05-29",
        direction="future",
    ),
    Rule(
        "within a count",
        rf"(?:within|inside)(?: the)?(?: next)? {_COUNT}",
        within,
        "They must leave within 48 hours.",
        "within 48 hours",
        "2024-05-15/2024-05-17",
        direction="future",
    ),
    Rule(
        "within a unit",
        rf"(?:within|inside) (?:the |a matter of )?(?P<unit>{UNIT}s?)",
        within_unit,
        "They must leave within days.",
        "within days",
        "../..",
        direction="future",
        anchored=True,
    ),
    Rule(
        "in a count",
        rf"in (?:about |around |some |just |under |less than )?{_COUNT}(?:['’] time)?(?! of)",
        in_count,
        "The pact will lapse in two weeks.",
        "in two weeks",
        "2024-05-29",
        direction="future",
    ),
    Rule(
        "nth day running",
        rf"for (?:the |a |an )?(?P<n>{ORDINAL}) (?:straight |consecutive |successive )?"
        rf"(?P<unit>day|night|week|month|year|evening|morning)(?: (?:running|in a row|already))?",
        nth_day,
        "Shells fell for a third day.",
        "for a third day",
        "2024-05-13/2024-05-15",
    ),
    Rule(
        "lasting a count",
        rf"for (?:about |around |some |nearly |almost |more than |over |the )?{_COUNT}(?! ago)",
        lasting,
        "They talked for six weeks.",
        "for six weeks",
        "../..",
    ),
    Rule(
        "lasting some time",
        rf"for (?:many |several |some |a few )?(?P<unit>{UNIT})s",
        vague,
        "They talked for months.",
        "for months",
        "../..",
    ),
)
