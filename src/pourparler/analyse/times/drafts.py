"""A time expression on its way: the words that were read, how they are to be understood, and the days they give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pourparler.analyse.times.calendar import UNKNOWN, Interval
from pourparler.analyse.times.moments import Moment
from pourparler.analyse.times.operators import Operator
from pourparler.analyse.times.places import Standing
from pourparler.analyse.times.rules import Rule
from pourparler.schema.dates import When
from pourparler.schema.spans import Quote


@dataclass(frozen=True, slots=True)
class Draft:
    """A time expression that is read but perhaps not yet resolved.

    Attributes:
        rule: what read it.
        match: its words.
        words: first word of the sentence that it covers, and the one after its last.
        standing: where it stands in the sentence.
        moment: from where it is understood.
        operator: the word before it that turns it into a stretch, if any.
        start: where it begins in the text, operator included.
        floor: the word after the expression before it.
        scoped: True in a clause or noun that an operator opens (“since the truce began on 12 April”).
        own: the days of its own words, before the operator.
        found: the days that it gives.
    """

    rule: Rule
    match: re.Match[str]
    words: tuple[int, int]
    standing: Standing
    moment: Moment
    operator: Operator | None
    start: int
    floor: int = 0
    scoped: bool = False
    own: Interval | None = None
    found: Interval | None = None

    def when(self, text: str) -> When:
        """Return the finished expression."""
        return to_when(text, self.start, self.match.end(), self.found or UNKNOWN)

    def inner(self, text: str) -> When:
        """Return the expression without its operator."""
        return to_when(text, self.match.start(), self.match.end(), self.own or UNKNOWN)


def to_when(text: str, start: int, end: int, found: Interval) -> When:
    """Return a finished expression from its place and its days."""
    return When(Quote.cut(text, start, end), found.start, found.end, found.precision, found.approximate)


def one_day(draft: Draft) -> date | None:
    """Return the day that a draft names, None for stretches and for what is not yet resolved."""
    found = draft.own if draft.operator else draft.found
    return found.start if found and found.precision == "day" and found.start == found.end else None
