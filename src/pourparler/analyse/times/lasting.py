"""Rules of durations: “for six weeks”, “for a third day”, “after five days of talks”, “within 48 hours”."""

from __future__ import annotations

import re
from datetime import timedelta

from pourparler.analyse.times import calendar
from pourparler.analyse.times.calendar import UNKNOWN, Interval
from pourparler.analyse.times.moments import Moment
from pourparler.analyse.times.rules import Rule
from pourparler.analyse.times.vocabulary import COUNT, NUMBER, ORDINAL, UNIT, count_of, ordinal_of, unit_of

_THIS = re.compile(r" (?:this|today|the present)\b", re.IGNORECASE)


def within(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “within 48 hours”: from today for what is to come, from the narrative's day for what was.

    What is counted from an event (“within two months of its entry into force”) is known only if its day is.
    """
    count, unit = count_of(match), unit_of(match["unit"])
    start = moment.anchor if moment.direction == "past" else moment.today
    if match["of"]:
        start = moment.inside or (moment.today if _THIS.match(match.string, match.end()) else None)
    if count is None or start is None:
        return UNKNOWN
    if unit in ("hour", "minute"):
        count, unit = -(-count // 24) if unit == "hour" else 0, "day"
    return calendar.span(start, calendar.move(start, count, unit))


def within_unit(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “within hours”, “within the week”."""
    unit = match["unit"].lower()
    if unit in ("hours", "hour", "minutes", "minute"):
        return calendar.day(moment.anchor).roughly() if moment.anchor and not moment.ahead else UNKNOWN
    if unit.endswith("s") or moment.direction == "past":
        return UNKNOWN
    end = calendar.month(moment.today.year, moment.today.month).end if unit == "month" else None
    return calendar.span(moment.today, end or calendar.move(moment.today, 1, unit))


def lasting(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “for six weeks”: up to today in the present perfect, else of no known date."""
    count, unit = count_of(match), unit_of(match["unit"])
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
    return UNKNOWN.roughly() if (match["unit"] or "").lower() in ("month", "year") else UNKNOWN


def days_of(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “after five days of talks”: so many days up to the one that the narrative stands at; more is too rough."""
    count, unit = count_of(match), unit_of(match["unit"])
    days = 7 if unit == "week" and count == 1 else count if unit in ("day", "night") else None
    if days is None:
        return UNKNOWN
    last = moment.anchor or moment.today
    return calendar.span(last - timedelta(days=int(days) - 1), last, approximate=True)


RULES = (
    Rule(
        "within a count",
        rf"(?:within|inside)(?: the)?(?: next)? {COUNT}(?P<of> of| from| after)?",
        within,
        "They must leave within 48 hours.",
        "within 48 hours",
        "2024-05-15/2024-05-17",
        direction="future",
        anchored=True,
        promised=True,
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
        promised=True,
    ),
    Rule(
        "nth day running",
        rf"for (?:the |a |an )?(?P<n>{ORDINAL}) (?:straight |consecutive |successive )?"
        rf"(?P<unit>day|night|week|month|year|evening|morning)(?: (?:running|in a row|already))?(?! of\b)",
        nth_day,
        "Shells fell for a third day.",
        "for a third day",
        "2024-05-13/2024-05-15",
    ),
    Rule(
        "lasting a count",
        rf"for (?:about |around |some |nearly |almost |more than |over |the )?{COUNT}(?! ago| of\b)",
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
    Rule(
        "days of something",
        r"(?:(?<=after )|(?<=in )|(?<=to )|(?<=over )|(?<=by )|(?<=during )|(?<=following ))"
        rf"(?:about |some |nearly |almost |more than |over )?{COUNT}(?= of (?!his|her|their|its|being)\w)",
        days_of,
        "After five days of talks they signed yesterday.",
        "five days",
        "2024-05-10/2024-05-14",
        anchored=True,
        opens=True,
    ),
    Rule(
        "some time of something",
        rf"(?:(?:many |several |some |long )?(?P<unit>(?:week|month|year|decade)s)|{NUMBER} (?:{UNIT})s)"
        r"(?= of (?!his|her|their|its|being|age|the\b)[a-z])",
        vague,
        "It was the fruit of months of talks.",
        "months",
        "../..",
    ),
    Rule(
        "again and again",
        rf"(?:every|each) (?:{UNIT}|morning|evening)(?! (?:one|of)\b)",
        lambda match, moment: UNKNOWN,
        "They met every week.",
        "every week",
        "../..",
    ),
)
