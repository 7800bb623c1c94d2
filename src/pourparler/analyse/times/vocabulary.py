"""Words of time: pattern fragments for the rules, and what the words stand for."""

from __future__ import annotations

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
_ONES += "eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: value for value, word in enumerate(_ONES.split(), 1)}
_NUMBERS |= {word: value for value, word in zip(range(20, 100, 10), _TENS.split(), strict=True)}
_NUMBERS |= {"a": 1, "an": 1, "hundred": 100, "couple": 2, "half": 0}
_RANKS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
_ORDINALS = {
    word: value
    for value, word in enumerate(
        _RANKS.split(),
        1,
    )
}

# Month and short weekday names are matched with their capital: “may” and “sat” are other words.
MONTH = (
    "(?-i:January|February|March|April|May|June|July|August|September|October|November|December|"
    "JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = (
    "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"(?-i:(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?))"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
YEAR = r"(?:1[5-9]|20)\d\d(?![\w%]|[.,:]\d)"
NUMBER = (
    rf"(?:\d{{1,4}}|(?:{_TENS.replace(' ', '|')})(?:[- ](?:{_ONES.strip().replace(' ', '|')}))?|"
    rf"{_ONES.strip().replace(' ', '|')}|a hundred|an?)"
)
ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th)|" + "|".join(_ORDINALS) + ")"
UNIT = "(?:minute|hour|day|night|week|fortnight|month|quarter|year|decade)"
DAYPART = (
    "(?:early |late )?(?:first light|mornings?|afternoon|evening|nightfall|night|noon|midday|midnight|sunset|sunrise|"
    "dawn|daybreak|dusk|lunchtime)"
)
CLOCK = (
    r"(?:one minute past midnight|\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|[0-2]\d[0-5]\d(?= hours))"
    "(?: hours)?(?: (?:local time|GMT|UTC))?"
)
HOURS = (
    r"(?:in |during )?(?:the )?(?:early|small|wee) hours|"
    rf"(?:around |about |shortly |just |soon )?(?:(?:before|after|at) )?(?:(?:the )?{DAYPART}|{CLOCK})|"
    r"(?:at|before|after) \d{1,2}"
)
OF_THE_DAY = rf"(?:(?:{HOURS}) (?:(?:on|of) )?)?"
"""Pattern of an hour before a day: “before dawn on”, “the night of”."""
COUNT = (
    rf"(?P<n>{NUMBER}|several|a few|some|many|a couple of)(?:[ -]or[ -]\w+)?[ -]"
    rf"(?P<unit>{UNIT})s?(?P<half> and a half)?"
)
SEASON = "(?:spring|summer|autumn|fall|winter)"
DASH = r"\s?[-–—]\s?"


def number_of(words: str) -> float | None:
    """Return what a number says, None where it says nothing exact.

    >>> number_of("twenty-one"), number_of("a"), number_of("48")
    (21, 1, 48)
    """
    if words.isdigit():
        return int(words)
    total = 0
    for word in words.lower().replace("-", " ").split():
        if word not in _NUMBERS:
            return None
        total += _NUMBERS[word] if word != "a" or not total else 0
    return total


def count_of(match: re.Match[str]) -> float | None:
    """Return how many units the words of ``COUNT`` name, None where they tell no number."""
    words = (match["n"] or "").lower()
    number = 2 if words == "a couple of" else number_of(words)
    return None if number is None else number + (0.5 if match["half"] else 0)


def ordinal_of(word: str) -> int | None:
    """Return the number of an ordinal: 3 for “third” and “3rd”."""
    digits = word.rstrip("stndrhSTNDRH")
    return int(digits) if digits.isdigit() else _ORDINALS.get(word.lower())


def month_of(word: str) -> int:
    """Return 1 to 12 for the name of a month, short or long."""
    return MONTHS.index(word[:3].lower()) + 1


def weekday_of(word: str) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return WEEKDAYS.index(word[:3].lower())


def unit_of(word: str) -> str:
    """Return the unit without its plural ending."""
    return word.lower().removesuffix("s")
