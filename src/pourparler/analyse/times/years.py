"""Rules for seasons, quarters, years, decades and centuries, whole or in part."""

from __future__ import annotations

import re

from pourparler.analyse.times import calendar
from pourparler.analyse.times.calendar import Interval
from pourparler.analyse.times.moments import Moment
from pourparler.analyse.times.parts import PART, in_part
from pourparler.analyse.times.rules import Rule
from pourparler.analyse.times.vocabulary import DASH, ORDINAL, SEASON, YEAR, ordinal_of


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
        return in_part(calendar.season(int(match["y"]), name), match["part"])
    year = moment.today.year
    shift = _season_shift(calendar.season(year, name), (match["which"] or "").lower(), moment)
    return in_part(calendar.season(year + shift, name), match["part"])


def _season_shift(this: Interval, which: str, moment: Moment) -> int:
    """Return -1, 0 or 1: the season of last year, this year or next year."""
    if this.start is None or this.end is None:
        return 0
    if which == "this":
        return -1 if this.end.year > this.start.year and moment.today.month <= this.end.month else 0
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
    whole = calendar.decade(_decade(match["y"]))
    if match["z"]:
        return calendar.span(whole.start, calendar.decade(_decade(match["z"])).end)
    return in_part(whole, match["part"])


def _decade(words: str) -> int:
    """Return the first year of a decade in figures or by its name, which is one of the last century."""
    digits = words.strip("'’s")
    if digits.isdigit():
        return int(digits) if len(digits) > 2 else 1900 + int(digits)
    return 1900 + 10 * (DECADES.index(words.lower()) + 2)


def a_century(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “the 19th century”, its halves and parts."""
    number = ordinal_of(match["nth"])
    if number is None or not 1 < number < 30:
        return None
    first = calendar.year(100 * number - 100).start
    whole = calendar.span(first, calendar.year(100 * number - 1).end)
    if not match["half"]:
        return in_part(whole, match["part"])
    middle = 100 * number - 50
    if match["half"].lower() == "first":
        return calendar.span(whole.start, calendar.year(middle - 1).end)
    return calendar.span(calendar.year(middle).start, whole.end)


def end_of_year(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “the year's end”, “year-end”: the last month, up to its last day for “by” and “before”."""
    return calendar.part(calendar.year(moment.today.year), "end")


def a_year(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read a year or a part of it."""
    return in_part(calendar.year(int(match["y"])), match["part"])


def two_years(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “1950-53” and “between 2014 and 2016”."""
    first, last = match["y"], match["z"]
    last = first[:2] + last if len(last) == 2 else last
    return calendar.span(calendar.year(int(first)).start, calendar.year(int(last)).end) if first < last else None


DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_NAMED = "(?:" + "|".join(DECADES) + ")(?! of)"
_DECADE = r"(?:1[5-9]|20)\d0s|['’][2-9]0s"

RULES = (
    Rule(
        "season",
        rf"(?:{PART})?(?:(?P<det>the|all) )?(?:(?P<which>last|this|next) )?(?P<s>{SEASON})"
        rf"(?: ?,? (?:of )?(?P<y>{YEAR}))?",
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
        "century",
        rf"(?:{PART})?(?:the )?(?:(?P<half>first|second) half of the )?(?P<nth>{ORDINAL})[- ]century",
        a_century,
        "The treaty of the 19th century is still quoted.",
        "the 19th century",
        "1800-01-01/1899-12-31",
        fixed="nth",
    ),
    Rule(
        "decade",
        rf"(?:{PART})?(?:the )?(?P<y>{_DECADE})(?:(?:{DASH}| and | to | or )(?:the )?(?P<z>{_DECADE}))?",
        a_decade,
        "The war of the 1990s is remembered.",
        "the 1990s",
        "1990-01-01/1999-12-31",
        fixed="y",
    ),
    Rule(
        "named decade",
        rf"(?:the |(?:{PART}))(?P<y>{_NAMED})(?:(?: and | to | or )(?:the )?(?P<z>{_NAMED}))?",
        a_decade,
        "The line was drawn in the seventies and eighties.",
        "the seventies and eighties",
        "1970-01-01/1989-12-31",
        fixed="y",
    ),
    Rule(
        "end of the year",
        r"(?:the )?year(?:['’]s |[- ])end",
        end_of_year,
        "They will have left by the year's end.",
        "by the year's end",
        "2024-05-15/2024-12-31",
        direction="future",
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
        rf"(?:{PART})?(?P<y>{YEAR})",
        a_year,
        "It was agreed in 2022.",
        "2022",
        "2022-01-01/2022-12-31",
        fixed="y",
    ),
)
