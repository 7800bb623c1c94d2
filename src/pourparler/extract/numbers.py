"""Counts in words: from tokens to a quantity with its lowest, best and highest number.

Comes in: the words of a sentence; goes out: quantities, left to right. The bounds follow section 6 of the codebook:
an exact number bounds itself, “at least N” leaves the top open, “nearly N” the bottom, “about N” both, and bare
plurals (“dozens”) give a bottom only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"  # noqa: E501  # one to nineteen, in a row
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {
    **{word: float(value) for value, word in enumerate(_ONES.split(), 1)},
    **{word: float(value) for value, word in zip(range(20, 100, 10), _TENS.split(), strict=True)},
}
SCALES = {
    "dozen": 12.0, "score": 20.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9,
    "m": 1e6, "mn": 1e6, "trillion": 1e12,
}  # fmt: skip
PLURALS = {"dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6, "tens": 20.0}
_DIGITS = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d+(?:\.\d+)?")
_SIGNS = frozenset("$€£¥")
_AT_LEAST = ("at least", "more than", "over", "no fewer than", "no less than", "upwards of", "above", "just over",
             "not less than", "well over", "in excess of", "greater than", "no less")  # fmt: skip
_AT_MOST = ("nearly", "almost", "up to", "as many as", "close to", "fewer than", "less than", "under", "at most",
            "no more than", "just under", "at the most", "not more than", "as much as")  # fmt: skip
_ABOUT = ("about", "around", "some", "roughly", "approximately", "an estimated", "estimated", "an average of",
          "perhaps", "circa", "something like", "in the region of")  # fmt: skip
_BEGINNINGS = frozenset({*SMALL, *PLURALS, *_SIGNS, "several", "many", "few", "no", "a", "an", "half"})
_LONGEST_OPENING = 4
_TO = frozenset({"to", "-", "–", "and", "or"})
_MONTH_NAMES = """january february march april may june july august september october november december jan feb mar apr
  jun jul aug sep sept oct nov dec"""
_MONTHS = frozenset(_MONTH_NAMES.split())


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count: the words ``start`` to ``end`` (exclusive) and what they bound.

    Attributes:
        start: first word, “at least” and the like included.
        end: one past the last word of the number.
        low: lowest number that the words allow, None where they leave it open.
        best: the number itself, None where only words are given.
        high: highest number that the words allow, None where they leave it open.
        money: True when a currency sign stands before the number.
    """

    start: int
    end: int
    low: float | None
    best: float | None
    high: float | None
    money: bool = False


def find_quantities(words: Sequence[str]) -> list[Quantity]:
    """Return the quantities that the words of a sentence give.

    >>> [(q.low, q.best, q.high) for q in find_quantities("At least 30 died and two dozen were hurt".split())]
    [(30.0, 30.0, None), (24.0, 24.0, 24.0)]
    """
    lower = [word.lower() for word in words]
    found, at = [], 0
    while at < len(lower):
        quantity = _quantity_at(lower, at) if _may_begin(lower[at]) else None
        if quantity is None:
            at += 1
        else:
            found.append(quantity)
            at = quantity.end
    return found


def _may_begin(first: str) -> bool:
    """Tell whether a number may begin with a word, so that the other words cost nothing."""
    return first[:1].isdigit() or first in _BEGINNINGS or ("-" in first and first.partition("-")[0] in SMALL)


def _quantity_at(words: Sequence[str], at: int) -> Quantity | None:
    if words[at : at + 2] == ["no", "one"]:
        return Quantity(at, at + 2, 0.0, 0.0, 0.0)
    plural = _plural(words, at)
    if plural is not None:
        value, end = plural
        return Quantity(_opening(words, at)[0], end, value, None, None)
    sign = words[at] in _SIGNS
    number = _number(words, at + sign)
    if number is None:
        return None
    value, end = number
    start, kind = _opening(words, at)
    upper = _number(words, end + 1) if end + 1 < len(words) and words[end] in _TO else None
    if upper is not None and _is_range(words, start, end, value, upper[0]):
        lower = _same_scale(words, end, value, upper)
        return Quantity(start - (words[start - 1] == "between"), upper[1], lower, None, upper[0], sign)
    low, high = _bounds(value, kind)
    match words[end : end + 2]:
        case ["or", "so"] | ["-", "odd"]:
            low, high, end = None, None, end + 2
        case ["or", "more"]:
            low, high, end = value, None, end + 2
    return Quantity(start, end, low, value, high, sign)


def _is_range(words: Sequence[str], start: int, end: int, value: float, upper: float) -> bool:
    """Tell “between 30 and 40”, “30 to 40”, “30-40” from two numbers that happen to follow each other."""
    if upper <= value or (start > 0 and words[start - 1] in _MONTHS):
        return False
    match words[end]:
        case "and":
            return start > 0 and words[start - 1] == "between"
        case "-" | "–":
            return words[end - 1][0].isdigit() and words[end + 1][0].isdigit()
    return True


def _same_scale(words: Sequence[str], end: int, value: float, upper: tuple[float, int]) -> float:
    """Return the lower number at the scale that the upper one names for both (“three to four thousand”)."""
    scale = SCALES.get(words[upper[1] - 1], 1.0)
    return value * scale if words[end - 1] not in SCALES and value * scale < upper[0] else value


def _bounds(value: float, kind: str) -> tuple[float | None, float | None]:
    match kind:
        case "at least":
            return value, None
        case "at most":
            return None, value
        case "about":
            return None, None
        case _:
            return value, value


def _opening(words: Sequence[str], at: int) -> tuple[int, str]:
    """Return where the words before a number that bound it begin, and how they bound it."""
    for length in range(_LONGEST_OPENING, 0, -1):
        if length > at:
            continue
        phrase = " ".join(words[at - length : at])
        for kind, phrases in (("at least", _AT_LEAST), ("at most", _AT_MOST), ("about", _ABOUT)):
            if phrase in phrases:
                return at - length, kind
    return at, "exact"


def _plural(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """Return the floor of “dozens”, “several hundred”, “tens of thousands”."""
    word = words[at]
    if word in {"several", "many", "few"} and at + 1 < len(words) and words[at + 1] in {"hundred", "thousand", "dozen"}:
        return _scaled(words, 2.0, at + 1)
    if word not in PLURALS:
        return None
    value = PLURALS[word]
    if at + 2 < len(words) and words[at + 1] == "of" and words[at + 2] in PLURALS:
        return value / 2 * PLURALS[words[at + 2]], at + 3
    return None if word in {"tens", "scores"} and words[at + 1 : at + 2] != ["of"] else (value, at + 1)


def _number(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """Return the number that begins at a word and the index after it."""
    if at >= len(words):
        return None
    if words[at : at + 2] in (["half", "a"], ["a", "half"]) and words[at + 2 : at + 3] and words[at + 2] in SCALES:
        return SCALES[words[at + 2]] / 2, at + 3
    if (
        words[at] in {"a", "an"}
        and at + 1 < len(words)
        and words[at + 1] in SCALES
        and words[at + 1] not in {"m", "score"}
    ):
        return _scaled(words, 1.0, at + 1)
    if _DIGITS.fullmatch(words[at]):
        return _scaled(words, digits_value(words[at]), at + 1)
    return _spelled(words, at)


def digits_value(word: str) -> float:
    """Return the value of a number in digits; commas, and stops before three digits, part thousands.

    >>> digits_value("47,552"), digits_value("2.3"), digits_value("1.000.000")
    (47552.0, 2.3, 1000000.0)
    """
    if "," in word or word.count(".") > 1:
        return float(word.replace(",", "").replace(".", ""))
    return float(word)


def _spelled(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """Return a number in words (“twenty-five”, “two hundred and six”)."""
    total, end = 0.0, at
    while end < len(words) and words[end] in SMALL:
        value = SMALL[words[end]]
        after_hundreds, after_tens = total % 100 == 0 and total >= 100, total % 10 == 0 and total < 100 and value < 10
        if end > at and not (after_hundreds or after_tens):
            break
        total, end = total + value, end + 1
        if words[end : end + 1] == ["hundred"] and total < 100:
            total, end = total * 100, end + 1
            end += words[end : end + 1] == ["and"] and end + 1 < len(words) and words[end + 1] in SMALL
        elif end + 1 < len(words) and words[end] == "-" and total >= 20 and SMALL.get(words[end + 1], 10) < 10:
            end += 1
    if end == at:
        return _hyphened(words, at)
    return _scaled(words, total, end)


def _hyphened(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """Return a number whose parts were not parted (“twenty-five”)."""
    tens, _, ones = words[at].partition("-")
    if tens in SMALL and SMALL.get(ones, 10) < 10 and SMALL[tens] >= 20:
        return _scaled(words, SMALL[tens] + SMALL[ones], at + 1)
    return None


def _scaled(words: Sequence[str], value: float, end: int) -> tuple[float, int]:
    scale = 1.0
    while end < len(words) and words[end] in SCALES:
        scale, end = scale * SCALES[words[end]], end + 1
    half = scale > 1 and list(words[end : end + 3]) == ["and", "a", "half"]
    return round(value * scale + half * scale / 2, 2), end + 3 * half
