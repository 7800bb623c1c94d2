"""Rules that count from today: “two weeks ago”, “in the past month”, “in two weeks”, “minutes ago”."""

from __future__ import annotations

import re
from datetime import timedelta

from pourparler.analyse.times import calendar
from pourparler.analyse.times.calendar import UNKNOWN, Interval
from pourparler.analyse.times.moments import Moment
from pourparler.analyse.times.rules import Rule
from pourparler.analyse.times.vocabulary import COUNT, NUMBER, ORDINAL, UNIT, count_of, number_of, unit_of

_SHIFTS = {"yesterday": -1, "tomorrow": 1, "on": 0, "today": 0}


def ago(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “two weeks ago”: a day for days and weeks, else the month or year it fell in."""
    count, unit = count_of(match), unit_of(match["unit"])
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


def just_ago(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “minutes ago” and “hours ago”: today, as far as one can tell; “days ago” tells nothing."""
    return calendar.day(moment.today) if match["unit"].lower() in ("minutes", "hours") else UNKNOWN.roughly()


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


def in_count(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “in two weeks”: a point ahead; in the past how long something took, up to today where it is numbered."""
    count, unit = count_of(match), unit_of(match["unit"])
    if count is None:
        return UNKNOWN
    if moment.ahead:
        return calendar.around(calendar.move(moment.today, count, unit), unit)
    if not _NUMBERED.search(match.string, max(0, match.start() - 60), match.start()):
        return UNKNOWN
    return calendar.span(calendar.move(moment.today, -count, unit), moment.today, approximate=True)


def following_stretch(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “over the following three days”: they begin on the day after the narrative's."""
    count, unit = _stretch(match)
    if moment.anchor is None or count is None or unit in ("hour", "minute"):
        return UNKNOWN
    return calendar.span(moment.anchor + timedelta(days=1), calendar.move(moment.anchor, count, unit))


_NUMBERED = re.compile(rf"\b(?:{ORDINAL}|only)\b[^.;:,]*\Z", re.IGNORECASE)
"""“The third abduction in six months”: such a stretch ends today."""

RULES = (
    Rule(
        "count ago",
        rf"(?:about |around |some |roughly |nearly |almost )?{COUNT} (?:ago|back)"
        r"(?: (?P<from>today|yesterday|tomorrow|on)\b)?",
        ago,
        "The pact was signed eleven months ago.",
        "eleven months ago",
        "2023-06-01/2023-06-30",
    ),
    Rule(
        "moments ago",
        r"(?:just |only )?(?P<unit>minutes|hours|days|weeks|months|years) ago",
        just_ago,
        "The guns fell silent minutes ago.",
        "minutes ago",
        "2024-05-15",
    ),
    Rule(
        "past stretch",
        rf"(?:(?:in|over|during|within|for|across|throughout) )?(?:the course of )?the (?:past|last|previous)"
        rf" (?:(?P<n>{NUMBER}|few|several|couple of) )?(?P<unit>(?:{UNIT})s?)(?! summit)(?<!last minute)",
        past_stretch,
        "Twelve died in the past two days.",
        "in the past two days",
        "2024-05-13/2024-05-15",
    ),
    Rule(
        "coming stretch",
        rf"(?:(?P<lead>in|over|during|within|for) )?the (?:next|coming)"
        rf" (?:(?P<n>{NUMBER}|few|several|couple of) )?(?P<unit>(?:{UNIT})s?)",
        coming_stretch,
        "They will meet in the next two weeks.",
        "in the next two weeks",
        "2024-05-15/2024-05-29",
        direction="future",
    ),
    Rule(
        "following stretch",
        rf"(?:(?:in|over|during|within|for) )?the (?:following|ensuing) (?P<n>{NUMBER}) (?P<unit>(?:{UNIT})s)",
        following_stretch,
        "They arrived on 3 May and over the following three days they talked.",
        "over the following three days",
        "2024-05-04/2024-05-06",
        anchored=True,
    ),
    Rule(
        "in a count",
        rf"in (?:about |around |some |just |under |less than )?{COUNT}(?:['’] time)?(?! of)",
        in_count,
        "The pact will lapse in two weeks.",
        "in two weeks",
        "2024-05-29",
        direction="future",
    ),
)
