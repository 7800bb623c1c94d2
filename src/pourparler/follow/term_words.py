"""What a term's words fix: how many, for how long, by when, in which phase.

Comes in: the words of a term; goes out: numbers where the words give them. “A truce of fourteen days” lasts 14 days,
“release 120 captured soldiers” counts 120 soldiers, “within 90 days” is a deadline and no duration.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "initial": 1, "opening": 1}
_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|(?:{_TENS})-\w+|{'|'.join(_SMALL)})"
_UNIT = "hour|day|week|fortnight|month|year"
_SPAN = re.compile(rf"\b(?P<n>{_NUMBER})[\s-]+(?:more\s+|additional\s+)?(?P<u>{_UNIT})s?\b", re.IGNORECASE)
_LONG = re.compile(rf"\b(?P<u>{_UNIT})-long\b", re.IGNORECASE)
_DEADLINE = re.compile(
    rf"\b(?:(?:within|inside|in less than)\s+(?:the\s+)?{_NUMBER}[\s-]+(?:{_UNIT})s?"
    r"|(?:by|before|no later than|not later than)\s+(?:the\s+(?:end|middle|beginning)\s+of\s+)?"
    r"(?:(?:next\s+|last\s+)?[A-Z]\w+(?:\s+\d{1,2}\b)?|\d{1,2}\s+[A-Z]\w+|noon|midnight|dawn|next\s+\w+))"
)
"""“By four days” is how much longer, not until when, so a count of days needs “within”."""
_COUNT = re.compile(
    rf"(?<![:.\d])\b(?P<n>{_NUMBER})(?!:)(?P<share>\s+per\s+cent|\s*%|\s+percent)?"
    r"\s+(?:of\s+(?:the\s+|its\s+)?)?(?P<what>(?:[a-z][\w-]*\s+){0,3}?[a-z][\w-]*s\b|[a-z][\w-]*)"
)
_PHASES = "phases?|stages?|steps?|parts?"
_PHASE = re.compile(
    rf"\b(?:(?P<ordinal>{'|'.join(_ORDINALS)})\s+(?:{_PHASES})|(?:{_PHASES})\s+(?P<number>\d|one|two|three|four|five))\b",
    re.IGNORECASE,
)
_NO_COUNT = frozenset({"a", "an", "one"})


@dataclass(frozen=True, slots=True)
class Fixed:
    """What words fix; see `TermFacts` for the fields."""

    quantity: float | None
    unit: str
    days: int | None
    deadline: str
    phase: int


def read_term_words(text: str) -> Fixed:
    """Return what the words of a term fix.

    >>> read_term_words("release 120 captured soldiers in the first phase")
    Fixed(quantity=120.0, unit='captured soldiers', days=None, deadline='', phase=1)
    >>> read_term_words("a truce of fourteen days").days
    14
    """
    deadline = _DEADLINE.search(text)
    rest = text if deadline is None else text[: deadline.start()] + " , " + text[deadline.end() :]
    quantity, unit = _counted(rest)
    return Fixed(quantity, unit, _lasting(rest), deadline.group() if deadline else "", phase_of(text))


def number_of(words: str) -> float | None:
    """Return the number that words or digits give.

    >>> number_of("1,250"), number_of("twenty-four"), number_of("many")
    (1250.0, 24.0, None)
    """
    plain = words.lower().replace(",", "")
    if plain.replace(".", "", 1).isdigit():
        return float(plain)
    parts = [_SMALL.get(part) for part in plain.split("-")]
    return None if None in parts else float(sum(part for part in parts if part))


def phase_of(text: str) -> int:
    """Return the phase that words name, 0 where they name none.

    >>> phase_of("withdraw in its second phase"), phase_of("stage three"), phase_of("withdraw")
    (2, 3, 0)
    """
    found = _PHASE.search(text)
    if found is None:
        return 0
    if found["ordinal"]:
        return _ORDINALS[found["ordinal"].lower()]
    return int(number_of(found["number"]) or 0)


def _lasting(text: str) -> int | None:
    found = _SPAN.search(text)
    if found is not None:
        number = number_of(found["n"]) or 0
        return max(round(number * _DAYS[found["u"].lower()]), 1)
    long = _LONG.search(text)
    return round(_DAYS[long["u"].lower()]) if long else None


def _counted(text: str) -> tuple[float | None, str]:
    """Return the first count that is no time: number and what is counted."""
    for found in _COUNT.finditer(text):
        what = " ".join(found["what"].split())
        if found["n"].lower() in _NO_COUNT or re.fullmatch(rf"(?:{_UNIT})s?", what.split()[0]):
            continue
        return number_of(found["n"]), f"per cent of {what}" if found["share"] else what
    return None, ""
