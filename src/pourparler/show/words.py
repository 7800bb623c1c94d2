"""Codes as plain words: factuality marks, dates, stances, numbers."""

from __future__ import annotations

from datetime import date

from pourparler.schema.claims import Figure, Position
from pourparler.schema.dates import When

MARKS = {
    "happened": "●", "ongoing": "◐", "planned": "○", "conditional": "◇",
    "hypothetical": "◌", "negated": "✗", "unknown": "·",
}  # fmt: skip
STANCES = {"support": "for", "oppose": "against", "conditional": "conditionally for", "ambiguous": "undecided on"}
CONDITIONS = {
    "precondition": "on condition", "terminates-when": "ends when", "exchange": "in exchange",
    "deadline": "deadline", "scope": "limited to", "red-line": "red line", None: "condition",
}  # fmt: skip
REPLIES = {
    "accept": "accepts", "accept-with-changes": "accepts with changes", "counter": "counters",
    "reject": "rejects", "defer": "defers an answer", "none": "gives no answer",
}  # fmt: skip
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")
"""A report may hold escape sequences; none may reach the terminal."""


def plain(text: str) -> str:
    r"""Return a text in one line, without control characters.

    >>> plain("a\x1b[31m\nb")
    'a [31m b'
    """
    return " ".join(text.translate(_CONTROLS).split())


def day_phrase(day: date) -> str:
    """Return a day for people.

    >>> day_phrase(date(2024, 2, 7))
    '7 Feb 2024'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")  # whatever the locale


def when_phrase(when: When | None) -> str:
    """Return a time as precisely as the words give it, ``~`` before what is approximate.

    A time that the words do not fix is quoted.
    """
    if when is None:
        return ""
    if when.start is None:
        return f"“{plain(when.quote.text)}”"
    return ("~" if when.approximate else "") + _range_phrase(when.start, when.end or when.start, when.precision)


def _range_phrase(start: date, end: date, precision: str) -> str:
    if precision == "year" and start.year == end.year:
        return str(start.year)
    if precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{_MONTHS[start.month - 1]} {start.year}"
    if start == end:
        return day_phrase(start)
    if start.year == end.year and start.month == end.month:
        return f"{start.day}–{day_phrase(end)}"
    if start.year == end.year:
        return f"{start.day} {_MONTHS[start.month - 1]} – {day_phrase(end)}"
    return f"{day_phrase(start)} – {day_phrase(end)}"


def stance_phrase(position: Position) -> str:
    """Return what a position is, with its condition's words."""
    phrase = f"{STANCES[position.stance]} {position.issue.replace('-', ' ')}"
    if position.condition is None:
        return phrase
    return f"{phrase}; {CONDITIONS[position.condition_kind]}: “{plain(position.condition.text)}”"


def number_phrase(figure: Figure) -> str:
    """Return a figure's numbers; its words where it has none.

    A lower and an upper bound alone are “at least” and “at most”.
    """
    low, best, high = (_number(value) for value in (figure.low, figure.best, figure.high))
    if low and high:
        return low if low == high else f"{low} to {high}"
    if low:
        return f"at least {low}"
    if high:
        return f"at most {high}"
    return f"about {best}" if best else f"“{plain(figure.text.text)}”"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}" if value == int(value) else f"{value:,}"
