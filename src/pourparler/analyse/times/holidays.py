"""Rules for holidays and religious months, on the civil calendar or computed.

Easter follows the Gregorian computus. Islamic months follow the arithmetic (tabular) calendar, which is within a day
or two of what is announced from the sighted moon: they are marked as approximate.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from pourparler.analyse.times import calendar
from pourparler.analyse.times.calendar import Interval
from pourparler.analyse.times.moments import Moment
from pourparler.analyse.times.rules import Rule
from pourparler.analyse.times.vocabulary import YEAR

_ISLAMIC_EPOCH = date(622, 7, 19).toordinal()
_RAMADAN, _SHAWWAL, _DHU_AL_HIJJA = 9, 10, 12


def easter(year: int) -> date:
    """Return Easter Sunday of the Western churches (Meeus, Jones and Butcher).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    century, rest = divmod(year, 100)
    golden = year % 19
    leap = century - (century + 8) // 25 + 1
    moon = (19 * golden + century - century // 4 - leap // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day_of_month = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day_of_month + 1)


def islamic(year: int, month: int, day_of_month: int) -> date:
    """Return a day of the arithmetic Islamic calendar.

    >>> islamic(1445, 9, 1)
    datetime.date(2024, 3, 11)
    """
    days = day_of_month + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_ISLAMIC_EPOCH + days - 1)


def _islamic_in(year: int, month: int, first: int, last: int | None) -> Interval:
    """Return days of an Islamic month that begin in a civil year."""
    for lunar in range(int((year - 622) * 1.0307) - 1, int((year - 622) * 1.0307) + 3):
        start = islamic(lunar, month, first)
        if start.year == year:
            end = islamic(lunar, month, last) if last else islamic(lunar + month // 12, month % 12 + 1, 1)
            return calendar.span(start, end if last else end - timedelta(days=1), approximate=True)
    return calendar.UNKNOWN


def _day(month: int, number: int) -> Callable[[int], Interval]:
    return lambda year: calendar.day(date(year, month, number))


def _from_easter(days: int) -> Callable[[int], Interval]:
    return lambda year: calendar.day(easter(year) + timedelta(days=days))


def _thanksgiving(year: int) -> Interval:
    first = date(year, 11, 1)
    return calendar.day(first + timedelta(days=(3 - first.weekday()) % 7 + 21))


HOLIDAYS: dict[str, Callable[[int], Interval]] = {
    "new year's eve": _day(12, 31),
    "new year's day": _day(1, 1),
    "new year": _day(1, 1),
    "christmas eve": _day(12, 24),
    "christmas day": _day(12, 25),
    "christmas": _day(12, 25),
    "boxing day": _day(12, 26),
    "st patrick's day": _day(3, 17),
    "may day": _day(5, 1),
    "nowruz": _day(3, 20),
    "victory day": _day(5, 9),
    "orthodox christmas": _day(1, 7),
    "good friday": _from_easter(-2),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter": _from_easter(0),
    "thanksgiving": _thanksgiving,
    "ramadan": lambda year: _islamic_in(year, _RAMADAN, 1, None),
    "eid al-fitr": lambda year: _islamic_in(year, _SHAWWAL, 1, 3),
    "eid al-adha": lambda year: _islamic_in(year, _DHU_AL_HIJJA, 10, 13),
}
"""The days of each holiday in a civil year."""

_EITHER = {"eid": ("eid al-fitr", "eid al-adha")}
"""Names that two holidays share."""

_LONG_AGO, _SOON = 180, 60
"""A holiday farther back than so many days, and less than so many ahead, is the one to come: people shop for it."""

_ALIASES = {"eid el-fitr": "eid al-fitr", "eid el-adha": "eid al-adha", "eid ul-fitr": "eid al-fitr"}
_ALIASES |= {"newroz": "nowruz", "tabaski": "eid al-adha", "the new year": "new year"}
_ALIASES |= {"eid ul-adha": "eid al-adha", "feast of the sacrifice": "eid al-adha", "ramadhan": "ramadan"}


def a_holiday(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read a holiday of a year that is named, or of the one the clause means."""
    words = match["name"].lower().replace("’", "'")
    names = _EITHER.get(words) or (_ALIASES.get(words, words),)
    year = moment.today.year
    years = (int(match["y"]),) if match["y"] else (year - 1, year, year + 1)
    known = [interval for number in years for name in names if (interval := HOLIDAYS[name](number)).start]
    known.sort(key=lambda interval: interval.start or moment.today)
    found = [interval for interval in known if interval.end]
    if match["y"]:
        return found[0] if len(found) == 1 else None
    before = [interval for interval in found if interval.start and interval.start <= moment.today]
    after = [interval for interval in found if interval.end and interval.end >= moment.today]
    if match["edge"] and moment.ahead and after and after[0].end:
        return calendar.day(after[0].end)
    if moment.ahead:
        return after[0] if after else None
    if before and before[-1].end and after and after[0].start:
        gone, to_come = (moment.today - before[-1].end).days, (after[0].start - moment.today).days
        if gone > _LONG_AGO and to_come < _SOON:
            return after[0]
    return before[-1] if before else None


NAMES = "|".join(
    sorted((re.escape(name).replace("'", "['’]") for name in (*HOLIDAYS, *_ALIASES, *_EITHER)), key=len, reverse=True)
)

RULES = (
    Rule(
        "holiday",
        rf"(?P<edge>the end of )?(?:the (?:(?:holy |fasting )?month|feast) of )?(?P<name>{NAMES})"
        rf"(?:,? (?:of )?(?P<y>{YEAR}))?",
        a_holiday,
        "The truce began on Easter Sunday.",
        "Easter Sunday",
        "2024-03-31",
        fixed="y",
    ),
)
