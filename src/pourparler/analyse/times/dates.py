"""Rules for days of a month: “7 October 2023”, “Oct. 7”, “3–5 March”, “2024-02-06”."""

from __future__ import annotations

import re
from datetime import date

from pourparler.analyse.times import calendar
from pourparler.analyse.times.calendar import UNKNOWN, Interval
from pourparler.analyse.times.moments import Moment
from pourparler.analyse.times.rules import Rule
from pourparler.analyse.times.vocabulary import (
    DASH,
    DAY,
    MONTH,
    OF_THE_DAY,
    ORDINAL,
    WEEKDAY,
    YEAR,
    month_of,
    ordinal_of,
)

_AND = rf"(?:{DASH}| to | and | or | through | until | till |/)"
_YEAR = rf"(?:(?P<y>{YEAR})|(?P<yearly>(?:last|this|next) year))"
_LEAD = rf"{OF_THE_DAY}(?:(?:early|late) on )?(?:{WEEKDAY},? (?:the )?)?"


def _number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _day(moment: Moment, day: str, month: str, year: str | None) -> date | None:
    if year:
        return calendar.make_date(int(year), month_of(month), _number(day))
    return moment.day(month_of(month), _number(day))


def one_day(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read a day and its month, with or without a year."""
    shift = {"last": -1, "this": 0, "next": 1}.get((match["yearly"] or "")[:4].lower())
    year = match["y"] if shift is None else str(moment.today.year + shift)
    found = _day(moment, match["d"], match["m"], year)
    return calendar.day(found) if found else None


def nth_day(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “on the 12th” and “on the second”: of this month, else of the one before or after it."""
    number = ordinal_of(match["nth"])
    if number is None or not 1 <= number <= 31:
        return None
    today, ahead = moment.today, moment.ahead
    shift = 0 if (number >= today.day if ahead else number <= today.day) else 1 if ahead else -1
    first = calendar.add_months(today.replace(day=1), shift)
    found = calendar.make_date(first.year, first.month, number)
    return calendar.day(found) if found else None


def two_days(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read two days of one month."""
    start = _day(moment, match["d"], match["m"], match["y"])
    end = _day(moment, match["e"], match["m"], match["y"])
    return calendar.span(start, end) if start and end and start <= end else None


def two_dates(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read two days, each with its month; the first takes over the year of the second."""
    end = _day(moment, match["e"], match["n"], match["y"])
    if end is None:
        return None
    later = month_of(match["m"]) > month_of(match["n"])
    start = calendar.make_date(end.year - later, month_of(match["m"]), _number(match["d"]))
    return calendar.span(start, end) if start and start <= end else None


def iso_day(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read a date as ISO 8601 writes it."""
    found = calendar.make_date(int(match["y"]), int(match["m"]), int(match["d"]))
    return calendar.day(found) if found else None


def numeric_day(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “6.2.2024” and “6/2/2024”; where day and month could change places the days from one to the other."""
    year, one, two = int(match["y"]), int(match["d"]), int(match["m"])
    readings = {calendar.make_date(year, two, one)}
    if match["sign"] == "/":
        readings.add(calendar.make_date(year, one, two))
    days = sorted(found for found in readings if found)
    if not days:
        return UNKNOWN
    return calendar.day(days[0]) if len(days) == 1 else calendar.span(days[0], days[-1], approximate=True)


RULES = (
    Rule(
        "ISO date",
        r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)",
        iso_day,
        "The note is dated 2024-02-06.",
        "2024-02-06",
        "2024-02-06",
        fixed="y",
    ),
    Rule(
        "date in figures",
        r"(?P<d>\d{1,2})(?P<sign>[./])(?P<m>\d{1,2})(?P=sign)(?P<y>(?:19|20)\d\d)",
        numeric_day,
        "It was signed on 17.4.2022.",
        "17.4.2022",
        "2022-04-17",
        fixed="y",
    ),
    Rule(
        "days with a month each",
        rf"(?:(?:between|from) )?(?P<d>{DAY}) (?P<m>{MONTH}){_AND}(?P<e>{DAY}) (?P<n>{MONTH})(?: ?,? (?P<y>{YEAR}))?",
        two_dates,
        "They met from 28 November to 4 December 2022.",
        "from 28 November to 4 December 2022",
        "2022-11-28/2022-12-04",
        fixed="y",
    ),
    Rule(
        "months with a day each",
        rf"(?:(?:between|from) )?(?P<m>{MONTH}) (?P<d>{DAY}){_AND}(?P<n>{MONTH}) (?P<e>{DAY})(?: ?,? (?P<y>{YEAR}))?",
        two_dates,
        "They met on September 30–October 1, 2021.",
        "September 30–October 1, 2021",
        "2021-09-30/2021-10-01",
        fixed="y",
    ),
    Rule(
        "two days before their month",
        rf"(?:(?:between|from) )?(?:{WEEKDAY} )?(?:the )?(?P<d>{DAY}){_AND}(?:{WEEKDAY} )?(?:the )?(?P<e>{DAY})"
        rf" (?:of )?(?P<m>{MONTH})"
        rf"(?: ?,? (?P<y>{YEAR}))?",
        two_days,
        "The talks of 3–5 March failed.",
        "3–5 March",
        "2024-03-03/2024-03-05",
        fixed="y",
    ),
    Rule(
        "two days after their month",
        rf"(?:(?:between|from) )?(?P<m>{MONTH}) (?P<d>{DAY}){_AND}(?P<e>{DAY})(?: ?,? (?P<y>{YEAR}))?",
        two_days,
        "The talks of March 23-25, 2023, failed.",
        "March 23-25, 2023",
        "2023-03-23/2023-03-25",
        fixed="y",
    ),
    Rule(
        "day before its month",
        rf"{_LEAD}(?P<d>{DAY})(?: (?:day )?of)? (?P<m>{MONTH})(?: ?,? (?:of )?{_YEAR})?",
        one_day,
        "Raiders struck on 7 October 2023.",
        "7 October 2023",
        "2023-10-07",
        fixed="y",
    ),
    Rule(
        "day after its month",
        rf"{_LEAD}(?P<m>{MONTH}) (?:the )?(?P<d>{DAY})(?: ?(?:,|,? of)? {_YEAR})?",
        one_day,
        "Raiders struck on Oct. 7.",
        "Oct. 7",
        "2023-10-07",
        fixed="y",
    ),
    Rule(
        "day of the month alone",
        rf"(?:on the |(?<=since the )|(?<=until the )|(?<=by the ))(?P<nth>{ORDINAL})"
        r"(?=[,.;:]| (?:and|but|or|when|after|before|at)\b)",
        nth_day,
        "They met on the 2nd, by all accounts.",
        "on the 2nd",
        "2024-05-02",
    ),
)
