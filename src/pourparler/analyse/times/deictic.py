"""Rules that point from today: “yesterday”, “last month”, “earlier this week”, “at the weekend”, “overnight”."""

from __future__ import annotations

import re
from datetime import timedelta

from pourparler.analyse.times import calendar
from pourparler.analyse.times.calendar import UNKNOWN, Interval
from pourparler.analyse.times.moments import Moment
from pourparler.analyse.times.rules import Rule
from pourparler.analyse.times.vocabulary import DAYPART, OF_THE_DAY, unit_of

_SHIFTS = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0, "the day before yesterday": -2}
_SHIFTS |= {"the day after tomorrow": 2, "the night before last": -2}


def a_day(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “yesterday” and its like."""
    return calendar.day(moment.today + timedelta(days=_SHIFTS[match["day"].lower()]))


def part_of_today(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “this morning” and “last night”."""
    return calendar.day(moment.today - timedelta(days=match["which"].lower() != "this"))


def night_before(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “overnight”: from the evening before to today."""
    here = moment.today
    return calendar.span(here - timedelta(days=1), here)


def a_weekend(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read a weekend: last, next, or the one the clause means."""
    which = (match["which"] or "").lower()
    if not (which or match["det"]):
        return None
    here = moment.today
    if which in ("last", "past", "this past"):
        return calendar.weekend(here - timedelta(days=7))
    if which == "next" or (which == "coming" and here.weekday() >= 5):
        return calendar.weekend(here + timedelta(days=7))
    if moment.ahead or which in ("this coming", "coming") or here.weekday() >= 5:
        return calendar.weekend(here)
    return calendar.weekend(here - timedelta(days=7))


def _unit(unit: str, shift: int, moment: Moment) -> Interval:
    """Return the week, month or year that is ``shift`` away from today's."""
    moved = calendar.move(moment.today, shift, unit)
    if unit == "week":
        return calendar.week(moved)
    if unit == "fortnight":
        return calendar.span(min(moved, moment.today), max(moved, moment.today))
    return calendar.around(moved, unit) if unit != "quarter" else _quarter(moved.year, moved.month)


def _quarter(year: int, month: int) -> Interval:
    return calendar.quarter(year, (month - 1) // 3 + 1)


def a_unit(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “last week”, “next month”, “this year”."""
    which, unit = match["which"].lower(), unit_of(match["unit"])
    shift = {"last": -1, "next": 1}.get(which, 0)
    if shift and match["part"]:
        return calendar.part(_unit(unit, shift, moment), match["part"].lower())
    if shift:
        return _unit(unit, shift, moment)
    return _this(unit, (match["part"] or "").lower(), moment)


def _this(unit: str, part: str, moment: Moment) -> Interval:
    """Return this week, month or year: what is left of it for plans, what is over of it for a long past."""
    whole = _unit(unit, 0, moment)
    if part in ("later", "late"):
        return calendar.span(moment.today, whole.end)
    if unit == "week" and moment.ahead and moment.today == whole.end:
        return Interval(moment.today, moment.today + timedelta(days=6), "week")  # a Sunday paper's “this week”
    if part in ("earlier", "early") or (unit in ("year", "month") and moment.direction == "past"):
        return calendar.span(whole.start, moment.today)
    return whole


def edge_of_unit(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “the end of the month”, “the start of next week”."""
    which = (match["which"] or "the").lower()
    shift = {"last": -1, "next": 1, "the coming": 1}.get(which, 0)
    whole = _unit(unit_of(match["unit"]), shift, moment)
    return calendar.part(whole, "end" if match["edge"].lower() in ("end", "close") else "start")


def before_out(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “before the month is out”: up to its last day."""
    return calendar.span(moment.today, _unit(unit_of(match["unit"]), 0, moment).end)


def coming(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “in the coming days”: from today, nobody says how long."""
    return Interval(moment.today, None, "unknown", approximate=True)


def unknown(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read words that fix nothing: “in recent weeks”, “soon”."""
    return UNKNOWN.roughly()


_UNITS = "week|month|year|fortnight|quarter"

RULES = (
    Rule(
        "day seen from today",
        rf"{OF_THE_DAY}(?:(?:early|earlier|late|later) )?(?P<day>the day before yesterday|the night before last|"
        rf"yesterday|today|the day after tomorrow|tomorrow|tonight)(?: {DAYPART})?",
        a_day,
        "The envoy left yesterday evening.",
        "yesterday evening",
        "2024-05-14",
    ),
    Rule(
        "part of today",
        r"(?:(?:early|earlier|late|later) )?(?P<which>this|last) (?:morning|afternoon|evening|night|lunchtime)",
        part_of_today,
        "The envoy left last night.",
        "last night",
        "2024-05-14",
    ),
    Rule(
        "overnight",
        r"overnight|(?:during|through|throughout) the night",
        night_before,
        "Shelling went on overnight.",
        "overnight",
        "2024-05-14/2024-05-15",
    ),
    Rule(
        "weekend",
        r"(?P<det>the )?(?:(?P<which>last|next|this past|this coming|coming|this|past) )?weekend",
        a_weekend,
        "They met at the weekend.",
        "the weekend",
        "2024-05-11/2024-05-12",
    ),
    Rule(
        "edge of a week, month or year",
        r"(?:the )?(?P<edge>end|close|start|beginning) of (?:(?P<which>the coming|this|next|last) |the )"
        rf"(?P<unit>{_UNITS})",
        edge_of_unit,
        "They will meet at the end of the month.",
        "the end of the month",
        "2024-05-25/2024-05-31",
        direction="future",
    ),
    Rule(
        "week, month or year",
        rf"(?:(?P<part>early|earlier|late|later|mid) )?(?P<which>last|this|next) (?P<unit>{_UNITS})",
        a_unit,
        "They agreed last week.",
        "last week",
        "2024-05-06/2024-05-12",
    ),
    Rule(
        "earlier or later in a week, month or year",
        rf"(?P<part>earlier|later|early|late) in the (?P<which>(?P<unit>{_UNITS}))",
        lambda match, moment: _this(unit_of(match["unit"]), match["part"].lower(), moment),
        "They met earlier in the week.",
        "earlier in the week",
        "2024-05-13/2024-05-15",
    ),
    Rule(
        "rest of a week, month or year",
        rf"(?:the )?(?:rest|remainder) of (?:this |the )(?P<which>(?P<unit>{_UNITS}))(?P<part>)",
        lambda match, moment: _this(unit_of(match["unit"]), "later", moment),
        "They will meet in the rest of the month.",
        "the rest of the month",
        "2024-05-15/2024-05-31",
        direction="future",
    ),
    Rule(
        "before a week, month or year is out",
        rf"before the (?P<unit>{_UNITS}) (?:is|was) (?:out|over)",
        before_out,
        "They will meet before the month is out.",
        "before the month is out",
        "2024-05-15/2024-05-31",
        direction="future",
    ),
    Rule(
        "coming days",
        r"(?:in |over |during )?the (?:coming|next few|following few) (?:hours|days|weeks|months|years)",
        coming,
        "They will meet in the coming days.",
        "in the coming days",
        "2024-05-15/..",
        direction="future",
    ),
    Rule(
        "recent days",
        r"(?:in |over |during )?(?:the )?recent (?:hours|days|weeks|months|years)|(?:very |as )?soon(?! as)(?! after)",
        unknown,
        "They met in recent weeks.",
        "in recent weeks",
        "../..",
    ),
)
