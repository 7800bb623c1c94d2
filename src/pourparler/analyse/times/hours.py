"""Rules for hours without a day, which are of the narrative's day: “at dawn”, “from 00:04 to 02:45”."""

from __future__ import annotations

import re

from pourparler.analyse.times import calendar
from pourparler.analyse.times.calendar import Interval
from pourparler.analyse.times.moments import Moment
from pourparler.analyse.times.rules import Rule
from pourparler.analyse.times.vocabulary import DAYPART

_HOUR = (
    r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d(?: ?[ap]\.?m\b\.?)?| ?[ap]\.?m\b\.?)|0\d[0-5]\d|"
    r"[12]\d[0-5]\d(?= (?:hours|GMT|UTC|local time))"
)
_ZONE = "(?: (?:hours|GMT|UTC|local time|Moscow time))?"
_NO_NUMBER = (
    r"(?!\s?(?:%|per\b|percent|million|billion|trillion|dollars|euros|points|metres|km\b|times)|"
    r"\.? (?:on|of|yesterday|today|tomorrow|last|this|next)\b)"
)
_LEAD = "(?:(?:shortly |just )?(?:before|after)|at|from|by|until|till|around|about|towards)"


def bare_hour(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read an hour as the day that the narrative stands at."""
    return calendar.day(moment.here)


RULES = (
    Rule(
        "hour of the day",
        r"(?:in |during )?(?:the )?(?:early|small|wee) hours(?! (?:on|of))|"
        r"(?:in |during |over )the (?:night|morning|afternoon|evening)|"
        r"(?:in the course of|throughout) the (?:day|night)|"
        r"all (?:day|night|morning|afternoon|evening)|(?:before|after) dark|"
        rf"(?:around |about |shortly |just )?(?:before|after|at|by|around|towards) (?:{DAYPART})(?! (?:on|of))",
        bare_hour,
        "They fled before dawn.",
        "before dawn",
        "2024-05-15",
        anchored=True,
        fleeting=True,
    ),
    Rule(
        "clock time",
        rf"{_LEAD} (?:{_HOUR}){_ZONE}(?:(?: to | and | until |\s?[-–]\s?)(?:{_HOUR}){_ZONE})?{_NO_NUMBER}",
        bare_hour,
        "Shells fell from 00:04 to 02:45.",
        "from 00:04 to 02:45",
        "2024-05-15",
        anchored=True,
        fleeting=True,
    ),
)
