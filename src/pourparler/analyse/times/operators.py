"""Words before a time that turn it into a stretch: “since March”, “by Friday”, “until the end of the month”."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from pourparler.analyse.times import calendar
from pourparler.analyse.times.calendar import Interval
from pourparler.analyse.times.moments import Direction, Moment

Apply = Callable[[Interval, Moment], Interval]


@dataclass(frozen=True, slots=True)
class Operator:
    """One kind of word before a time.

    Attributes:
        id: what it does, as a phrase.
        pattern: the words, directly before the time.
        apply: gives the stretch from the time's own days.
        looks: where the operator makes the time look, whatever the clause; None to leave that to the clause.
        example: a clause, which is also its test, published on Wednesday, 15 May 2024.
        words: what is read in it.
        days: the days found.
        direction: where the example's clause looks.
    """

    id: str
    pattern: str
    apply: Apply
    looks: Direction | None
    example: str
    words: str
    days: str
    direction: Direction = "past"


def since(found: Interval, moment: Moment) -> Interval:
    """From the time's beginning to today."""
    start = found.start
    if start and found.end and (start.day, found.end.day) == (11, 20) and found.approximate:
        start += timedelta(days=4)  # “since mid-June”: from its middle
    if start is None or start > moment.today:
        return found
    return calendar.span(start, moment.today, approximate=found.approximate)


def by(found: Interval, moment: Moment) -> Interval:
    """From today to the time's end, if that lies ahead; today's own end lies ahead for plans only."""
    if found.end is None or found.end < moment.today or (found.end == moment.today and not moment.ahead):
        return found
    return calendar.span(moment.today, found.end, approximate=found.approximate)


def until(found: Interval, moment: Moment) -> Interval:
    """From today to the time's end; what ended in the past began nobody knows when."""
    if found.end is None or found.end >= moment.today:
        return by(found, replace(moment, direction="future"))
    return calendar.span(None, found.end, approximate=found.approximate) if found.precision != "day" else found


def before(found: Interval, moment: Moment) -> Interval:
    """From today to the day before a stretch begins, or to a day itself."""
    if found.start is None or found.end is None or not (moment.ahead or found.end > moment.today):
        return found
    if (found.precision == "day" or found.tail) and found.end >= moment.today:
        return calendar.span(moment.today, found.end)
    last = found.start - timedelta(days=1)
    return calendar.span(moment.today, last, approximate=found.approximate) if last >= moment.today else found


def beyond(found: Interval, moment: Moment) -> Interval:
    """From the time on, of no known length."""
    return Interval(found.end, None, "unknown")


def about(found: Interval, moment: Moment) -> Interval:
    """The same days, roughly."""
    return found.roughly()


OPERATORS = (
    Operator(
        "since",
        r"(?:ever )?since(?: about| around| the| at least)?",
        since,
        "past",
        "It has held since March.",
        "since March",
        "2024-03-01/2024-05-15",
    ),
    Operator(
        "by",
        r"by|no later than|not later than|at the latest by|ahead of",
        by,
        None,
        "It must leave by Friday.",
        "by Friday",
        "2024-05-15/2024-05-17",
        "future",
    ),
    Operator(
        "until",
        r"until|till|up to|through|to last until|lasting until|up until",
        until,
        None,
        "It will hold until Friday.",
        "until Friday",
        "2024-05-15/2024-05-17",
        "future",
    ),
    Operator(
        "before",
        r"before",
        before,
        None,
        "They must sign before June.",
        "before June",
        "2024-05-15/2024-05-31",
        "future",
    ),
    Operator(
        "beyond",
        r"beyond",
        beyond,
        None,
        "It will go on beyond Friday.",
        "beyond Friday",
        "2024-05-17/..",
        "future",
    ),
    Operator(
        "about",
        r"about|around|roughly|approximately|circa|or around|some",
        about,
        None,
        "They met around 5 May.",
        "around 5 May",
        "2024-05-05",
    ),
)

_BEFORE = re.compile(
    "(?<!\\w)(?:"
    + "|".join(f"(?P<o{i}>{operator.pattern})" for i, operator in enumerate(OPERATORS))
    + r")\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_REACH = 24


def operator_before(text: str, start: int, floor: int) -> tuple[Operator, int] | None:
    """Return the operator that ends where a time begins, and where the operator begins.

    Args:
        text: the text.
        start: where the time begins.
        floor: the operator begins here or later.
    """
    match = _BEFORE.search(text, max(floor, start - _REACH), start)
    if match is None or match.lastgroup is None:
        return None
    return OPERATORS[int(match.lastgroup[1:])], match.start()


def operator_named(word: str) -> Operator:
    """Return the operator that a word is."""
    return next(operator for operator in OPERATORS if re.fullmatch(operator.pattern, word, re.IGNORECASE))
