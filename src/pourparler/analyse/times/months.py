"""Rules for months, seasons, quarters, years and decades, whole or in part."""

from __future__ import annotations

import re

from pourparler.analyse.times import calendar
from pourparler.analyse.times.calendar import Interval
from pourparler.analyse.times.moments import Moment
from pourparler.analyse.times.rules import Rule
from pourparler.analyse.times.vocabulary import (
    DASH,
    MONTH,
    ORDINAL,
    SEASON,
    WEEKDAY,
    YEAR,
    month_of,
    ordinal_of,
    weekday_of,
)

_PARTS = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "opening": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
    "close": "late",
    "turn": "early",
}
_PART = r"(?:the )?(?P<part>early|late|mid|middle|beginning|start|end|close|turn)(?:[- ](?:in )?(?:of )?(?:the )?)?"
_AND = rf"(?:{DASH}| to | and | or | through )"
_WHICH = r"(?P<which>last|next|this|this past|this coming)"


def _in_part(whole: Interval, words: str | None) -> Interval:
    return calendar.part(whole, _PARTS[words.lower()]) if words else whole


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
    return _in_part(_month(match, moment), match["part"])


def weeks_of_month(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “the first week of April” and “the second half of May”."""
    whole, which = _month(match, moment), match["nth"].lower()
    if whole.start is None or whole.end is None:
        return None
    if match["size"].lower() == "half":
        middle = whole.start.replace(day=15)
        return calendar.span(whole.start, middle) if which == "first" else calendar.span(middle, whole.end)
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


def _is_season(match: re.Match[str]) -> bool:
    """Tell a season from a spring, a fall and a figure of speech: something must stand before or behind it."""
    if match["y"] or match["which"] or (match["det"] or "").lower() == "all":
        return True
    before = match.string[: match.start()].lower()
    if match["s"].lower() == "fall":
        return (
            before.endswith(("in ", "by ")) and bool(match["det"]) and not match.string.startswith(" of", match.end())
        )
    return bool(match["det"]) or before.endswith(("in ", "by ", "since ", "until ", "of ", "during "))


def a_season(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read a season of a year that is named, or of the one the clause means."""
    name = match["s"].lower()
    if not _is_season(match):
        return None
    if match["y"]:
        return _in_part(calendar.season(int(match["y"]), name), match["part"])
    year = moment.today.year
    shift = _season_shift(calendar.season(year, name), (match["which"] or "").lower(), moment)
    return _in_part(calendar.season(year + shift, name), match["part"])


def _season_shift(this: Interval, which: str, moment: Moment) -> int:
    """Return -1, 0 or 1: the season of last year, this year or next year."""
    if this.start is None or this.end is None or which == "this":
        return 0
    if which == "last":
        return -1 if this.end >= moment.today else 0
    if which == "next":
        return 1 if this.start <= moment.today else 0
    if moment.ahead:
        return 1 if this.end < moment.today else 0
    return -1 if this.start > moment.today else 0


def a_quarter(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “Q2 2024” and “the second quarter”."""
    number = int(match["q"]) if match["q"] else ordinal_of(match["nth"]) or 0
    year = int(match["y"]) if match["y"] else moment.today.year
    return calendar.quarter(year, number) if 1 <= number <= 4 else None


def a_decade(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “the 1990s”, parts of it, and two of them."""
    whole = calendar.decade(int(match["y"]))
    if match["z"]:
        return calendar.span(whole.start, calendar.decade(int(match["z"])).end)
    return _in_part(whole, match["part"])


def a_year(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read a year or a part of it."""
    return _in_part(calendar.year(int(match["y"])), match["part"])


def two_years(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “1950-53” and “between 2014 and 2016”."""
    first, last = match["y"], match["z"]
    last = first[:2] + last if len(last) == 2 else last
    return calendar.span(calendar.year(int(first)).start, calendar.year(int(last)).end) if first < last else None


_YEARLY = rf"(?: (?P<yearly>last year|this year|next year|the previous year)|,? (?:of )?(?P<y>{YEAR}))?"

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
        rf"(?:{_PART})?(?:{_WHICH} )?(?P<m>{MONTH}){_YEARLY}",
        a_month,
        "They agreed in late March.",
        "late March",
        "2024-03-21/2024-03-31",
        fixed="y",
        needs_name=True,
    ),
    Rule(
        "season",
        rf"(?:{_PART})?(?:(?P<det>the|all) )?(?:(?P<which>last|this|next) )?(?P<s>{SEASON})"
        rf"(?:,? (?:of )?(?P<y>{YEAR}))?",
        a_season,
        "The summer of 2023 was quiet.",
        "The summer of 2023",
        "2023-06-01/2023-08-31",
        fixed="y",
    ),
    Rule(
        "quarter",
        rf"(?:Q(?P<q>[1-4])|(?:the )?(?P<nth>first|second|third|fourth) quarter)(?:(?: of)?,? (?P<y>{YEAR}))?",
        a_quarter,
        "Exports fell in Q1 2024.",
        "Q1 2024",
        "2024-01-01/2024-03-31",
        fixed="y",
    ),
    Rule(
        "decade",
        rf"(?:{_PART})?(?:the )?(?P<y>(?:1[5-9]|20)\d0)s"
        rf"(?:(?:{DASH}| and | to | or )(?:the )?(?P<z>(?:1[5-9]|20)\d0)s)?",
        a_decade,
        "The war of the 1990s is remembered.",
        "the 1990s",
        "1990-01-01/1999-12-31",
        fixed="y",
    ),
    Rule(
        "two years",
        rf"(?:(?:between|from) )?(?P<y>{YEAR})(?:[-–/]| to | and )(?P<z>(?:1[5-9]|20)?\d\d(?![\w%]|[.,:]\d))",
        two_years,
        "The war of 1950-53 never ended.",
        "1950-53",
        "1950-01-01/1953-12-31",
        fixed="y",
    ),
    Rule(
        "year",
        rf"(?:{_PART})?(?P<y>{YEAR})",
        a_year,
        "It was agreed in 2022.",
        "2022",
        "2022-01-01/2022-12-31",
        fixed="y",
    ),
)
