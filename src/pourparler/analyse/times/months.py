"""Rules for months, whole or in part, and for the weeks and weekdays in them."""

from __future__ import annotations

import re

from pourparler.analyse.times import calendar
from pourparler.analyse.times.calendar import Interval
from pourparler.analyse.times.moments import Moment
from pourparler.analyse.times.parts import PART, in_part
from pourparler.analyse.times.rules import Rule
from pourparler.analyse.times.vocabulary import (
    DASH,
    MONTH,
    ORDINAL,
    WEEKDAY,
    YEAR,
    month_of,
    ordinal_of,
    weekday_of,
)

_AND = rf"(?:{DASH}| to | and | or | through )"
_WHICH = r"(?P<which>last|next|this|this past|this coming)"


def _month(match: re.Match[str], moment: Moment, name: str = "m") -> Interval:
    """Read a month, with its year or the words that say which."""
    number = month_of(match[name])
    groups = match.groupdict()
    if groups.get("y"):
        return calendar.month(int(match["y"]), number)
    which = (groups.get("which") or "").lower()
    today = moment.today
    if which == "last":
        return calendar.month(today.year - (number >= today.month), number)
    if which == "next":
        return calendar.month(today.year + (number <= today.month), number)
    if which == "this":
        return calendar.month(today.year, number)
    year = (groups.get("yearly") or "").lower()
    if year:
        shift = -1 if year.startswith(("last", "the prev")) else 1 if year.startswith("next") else 0
        return calendar.month(today.year + shift, number)
    return moment.month(number)


def a_month(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read a month or a part of it."""
    return in_part(_month(match, moment), match["part"])


def weeks_of_month(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “the first week of April” and “the second half of May”."""
    whole, which = _month(match, moment), match["nth"].lower()
    if whole.start is None or whole.end is None:
        return None
    if match["size"].lower() == "half":
        middle = whole.start.replace(day=15)
        days = (whole.start, middle) if which == "first" else (middle.replace(day=16), whole.end)
        return calendar.span(*days)
    if which in ("last", "final"):
        return calendar.span(calendar.move(whole.end, -6, "day"), whole.end)
    number = ordinal_of(which) or 1
    start = calendar.move(whole.start, 7 * (number - 1), "day")
    return calendar.span(start, min(calendar.move(start, 6, "day"), whole.end)) if start <= whole.end else None


def nth_weekday(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “the first Sunday of June”."""
    whole = _month(match, moment)
    number = ordinal_of(match["nth"])
    if whole.start is None or number is None or number > 5:
        return None
    first = moment.after(weekday_of(match["w"]), calendar.move(whole.start, -1, "day"))
    found = calendar.move(first, 7 * (number - 1), "day")
    return calendar.day(found) if found.month == whole.start.month else None


def two_months(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “between January and March 2009”."""
    end = _month(match, moment, "n")
    if end.start is None:
        return None
    later = month_of(match["m"]) > month_of(match["n"])
    return calendar.span(calendar.month(end.start.year - later, month_of(match["m"])).start, end.end)


_YEARLY = rf"(?: (?:of )?(?P<yearly>last year|this year|next year|the previous year)| ?,? (?:of |in )?(?P<y>{YEAR}))?"

RULES = (
    Rule(
        "week or half of a month",
        rf"(?:the )?(?P<nth>{ORDINAL}|last|final) (?P<size>week|half) (?:of|in) (?P<m>{MONTH}){_YEARLY}",
        weeks_of_month,
        "They met in the first week of April.",
        "the first week of April",
        "2024-04-01/2024-04-07",
        fixed="y",
    ),
    Rule(
        "weekday of a month",
        rf"(?:the )?(?P<nth>{ORDINAL}) (?P<w>{WEEKDAY}) (?:of|in) (?P<m>{MONTH}){_YEARLY}",
        nth_weekday,
        "They met on the first Sunday of April.",
        "the first Sunday of April",
        "2024-04-07",
        fixed="y",
    ),
    Rule(
        "two months",
        rf"(?:(?:between|from) )?(?P<m>{MONTH}){_AND}(?P<n>{MONTH}){_YEARLY}(?! \d)",
        two_months,
        "Between January and March fighting spread.",
        "Between January and March",
        "2024-01-01/2024-03-31",
        fixed="y",
    ),
    Rule(
        "month",
        rf"(?:{PART})?(?:{_WHICH} )?(?P<m>{MONTH}){_YEARLY}",
        a_month,
        "They agreed in late March.",
        "late March",
        "2024-03-21/2024-03-31",
        fixed="y",
        needs_name=True,
    ),
)
