"""Where sides stand on issues over time, and how they came there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pourparler.schema.claims import Issue, Stance
from pourparler.schema.negotiation import Source, TakenStep

StandOrigin = Literal["position", "answer", "offer", "truce"]
"""A position as reported; what follows from an answer, from an own offer, or from what a side did to a truce."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing that a side said or did about an issue.

    Attributes:
        side: who.
        issue: what about.
        stance: for, against, under conditions, undecided.
        day: when.
        source: the report.
        claim: id of the claim that says it.
        origin: whether it is a position or follows from something else.
        confidence: of the claim.
        number: of the claim in the record, for its words; None where ``step`` has them.
        step: gives the step that it follows from.
    """

    side: str
    issue: Issue
    stance: Stance
    day: date
    source: Source
    claim: str
    origin: StandOrigin
    confidence: float = 1.0
    number: int | None = None
    step: Callable[[], TakenStep] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a side stands on an issue at the end of a day.

    Attributes:
        side: who.
        issue: what about.
        stance: for, against, under conditions, undecided.
        since: first day of this stance without another in between.
        latest: what it said last.
        before: its stance before, None where this is the first.
        sources: how many independent publishers tell the stance since then; copies count once.
    """

    side: str
    issue: Issue
    stance: Stance
    since: date
    latest: Utterance
    before: Stance | None
    sources: int


@dataclass(frozen=True, slots=True)
class History:
    """The stands of one side on one issue, one for each day on which anything was said.

    Attributes:
        days: those days, in order.
        make: gives the stand at a place and its day; what nobody asks for need not be made.
    """

    days: tuple[date, ...]
    make: Callable[[int, date], Stand]

    @classmethod
    def of(cls, stands: Sequence[Stand]) -> History:
        """Return the history of stands in order of their days."""
        return cls(tuple(stand.latest.day for stand in stands), lambda at, day: stands[at])

    def on(self, day: date | None) -> Stand | None:
        """Return the stand at the end of a day, None where nothing is known by then; the last one without a day."""
        at = len(self.days) if day is None else bisect_right(self.days, day)
        return self.make(at - 1, self.days[at - 1]) if at else None

    def __iter__(self) -> Iterator[Stand]:
        return (self.make(at, day) for at, day in enumerate(self.days))
