"""Rules for days that are named for what happened on them: “the October 7 attack”, “9/11”, “the January 6 riot”.

Such a name keeps its year for good: it needs none, and it is not the last such day.
"""

from __future__ import annotations

import re
from datetime import date

from pourparler.analyse.times import calendar
from pourparler.analyse.times.calendar import Interval
from pourparler.analyse.times.moments import Moment
from pourparler.analyse.times.rules import Build, Rule


def _named(day: date) -> Build:
    """Return what reads a named day; in a report older than the day the words are an ordinary date."""

    def build(match: re.Match[str], moment: Moment) -> Interval | None:
        found = day if day <= moment.today else moment.day(day.month, day.day)
        return calendar.day(found) if found else None

    return build


def _pattern(words: str, deeds: str) -> str:
    """Return the pattern of a day that goes with one of the deeds within a few words."""
    return rf"(?:{words})(?=[^.;:,\d]{{0,40}}\b(?:{deeds}))"


RULES = (
    Rule(
        "7 October 2023",
        _pattern(
            "October 7(?:th)?|Oct\\. 7(?:th)?|7(?:th)? (?:of )?October",
            "attack|massacre|assault|onslaught|atrocit|raid|killing|terror|Hamas|invasion",
        ),
        _named(date(2023, 10, 7)),
        "They were taken in the October 7 attack.",
        "October 7",
        "2023-10-07",
    ),
    Rule(
        "11 September 2001",
        "9/11|" + _pattern("September 11(?:th)?|Sept\\. 11(?:th)?|11(?:th)? September", "attack|terror|hijack"),
        _named(date(2001, 9, 11)),
        "They were detained after the September 11 attacks.",
        "September 11",
        "2001-09-11",
    ),
    Rule(
        "6 January 2021",
        _pattern("January 6(?:th)?|Jan\\. 6(?:th)?", "attack|riot|insurrection|storming|assault"),
        _named(date(2021, 1, 6)),
        "They were pardoned for the January 6 riot.",
        "January 6",
        "2021-01-06",
    ),
)
