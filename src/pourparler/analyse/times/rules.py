"""What a rule of the grammar of time is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pourparler.analyse.times.calendar import Interval
from pourparler.analyse.times.moments import Direction, Moment

Build = Callable[[re.Match[str], Moment], Interval | None]
"""Turns the words a rule matched into days; None says that these words are no time after all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to name a time.

    Attributes:
        id: what the rule reads, as a phrase.
        pattern: its words; named groups are seen by ``build`` only.
        build: gives the days.
        example: a clause, which is also its test; it is read as published on Wednesday, 15 May 2024.
        words: what the rule reads in the example.
        days: first and last day found in the example, as ISO dates parted by “/”; “..” for none.
        direction: where the example's clause looks.
        fixed: name of a group that must have matched for the rule to work without a publication date.
        anchored: True where the day named before decides.
        fleeting: True where only the sentence before may tell that day, as for hours; else it is today.
        opens: True where a clause or noun follows that tells what is counted from (“a day after …”).
        promised: True where the words look ahead unless the main clause looks back (“within 48 hours”).
        needs_name: True where the words are a common noun too, and count only as a proper name.
    """

    id: str
    pattern: str
    build: Build
    example: str
    words: str
    days: str
    direction: Direction = "past"
    fixed: str | None = None
    anchored: bool = False
    fleeting: bool = False
    opens: bool = False
    promised: bool = False
    needs_name: bool = False
    regex: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "regex", re.compile(rf"(?:{self.pattern})(?!\w)", re.IGNORECASE))
