"""Rules for days of the week: “on Tuesday”, “last Friday night”, “Tuesday of last week”."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pourparler.analyse.times import calendar
from pourparler.analyse.times.calendar import Interval
from pourparler.analyse.times.moments import Moment
from pourparler.analyse.times.rules import Rule
from pourparler.analyse.times.vocabulary import DASH, DAYPART, OF_THE_DAY, WEEKDAY, weekday_of

_WHICH = r"(?P<which>last|this past|past|this coming|coming|this|next)"
_FROM_THERE = r"(?P<which>the following|the next|the previous|the preceding|the same|that)"
_EARLY = r"(?:(?:early|late|later|earlier)(?: on)? )?"
_EVENING = rf"(?:,? (?:late |early )?(?:{DAYPART}))?"


def _weekday(name: str, which: str, moment: Moment) -> date:
    """Return the day that a weekday's name means after words such as “last”."""
    number = weekday_of(name)
    if which in ("last", "this past", "past"):
        return moment.before(number, moment.today)
    if which in ("next", "this coming", "coming"):
        return moment.after(number, moment.today)
    if which in ("the following", "the next"):
        return moment.after(number, moment.here)
    if which in ("the previous", "the preceding", "the same", "that"):
        return moment.before(number, moment.here + timedelta(days=which in ("the same", "that")))
    if which == "this" and moment.direction != "past":
        return moment.today + timedelta(days=(number - moment.today.weekday()) % 7)
    return moment.weekday(number)


def a_weekday(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read one weekday."""
    return calendar.day(_weekday(match["w"], (match["which"] or "").lower(), moment))


def weekday_of_week(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “Tuesday of last week” and “Saturday week”."""
    which = (match["week"] or "").lower()
    if not which:
        return calendar.day(moment.after(weekday_of(match["w"]), moment.today) + timedelta(days=7))
    shift = {"last": -7, "this": 0, "next": 7}[which]
    monday = moment.today - timedelta(days=moment.today.weekday())
    return calendar.day(monday + timedelta(days=shift + weekday_of(match["w"])))


def two_weekdays(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “on Tuesday and Wednesday” and “between Friday and Sunday”."""
    if moment.ahead:
        start = _weekday(match["w"], (match["which"] or "").lower(), moment)
        return calendar.span(start, moment.after(weekday_of(match["v"]), start))
    end = _weekday(match["v"], (match["which"] or "").lower(), moment)
    return calendar.span(moment.before(weekday_of(match["w"]), end), end)


RULES = (
    Rule(
        "weekday of a week",
        rf"(?P<w>{WEEKDAY}) (?:of (?P<week>last|this|next) )?week",
        weekday_of_week,
        "They met on Tuesday of last week.",
        "Tuesday of last week",
        "2024-05-07",
    ),
    Rule(
        "two weekdays",
        rf"(?:(?:between|from) )?(?:{_WHICH} )?(?P<w>{WEEKDAY})(?:{DASH}| to | and | through | until | and again on )"
        rf"(?P<v>{WEEKDAY})",
        two_weekdays,
        "They met on Monday and Tuesday.",
        "Monday and Tuesday",
        "2024-05-13/2024-05-14",
    ),
    Rule(
        "weekday from there",
        rf"{OF_THE_DAY}{_EARLY}{_FROM_THERE} (?P<w>{WEEKDAY}){_EVENING}",
        a_weekday,
        "They met on 3 May and signed the following Tuesday.",
        "the following Tuesday",
        "2024-05-07",
        anchored=True,
    ),
    Rule(
        "weekday",
        rf"{OF_THE_DAY}{_EARLY}(?:{_WHICH} )?(?P<w>{WEEKDAY}){_EVENING}",
        a_weekday,
        "They met late on Tuesday night.",
        "late on Tuesday night",
        "2024-05-14",
    ),
)
