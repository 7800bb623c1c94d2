"""A record followed from some of its claims alone, as if it held no others; nothing of it is kept."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import Protocol

from sqlalchemy import Engine

from pourparler.ask.counting import Counting
from pourparler.ask.followed_records import FollowedRecord
from pourparler.ask.following import figures_over_time, follow, positions_over_time
from pourparler.follow.stands import Histories
from pourparler.schema.ledger import Offer, Process
from pourparler.schema.series import Series


class Negotiation(Protocol):
    """What follows from a record."""

    @property
    def processes(self) -> tuple[Process, ...]:
        """The crises."""

    @property
    def histories(self) -> Histories:
        """Where each side stood on each issue."""

    def offers(self) -> tuple[Offer, ...]:
        """Return the proposals."""

    def offers_moved(self, since: date, until: date | None) -> tuple[Offer, ...]:
        """Return the proposals that changed or were answered between two days; others may be among them."""

    def series(self, revised_since: date | None = None) -> tuple[Series, ...]:
        """Return the figures over time; those that were not revised since a day may be left out."""

    def label(self, side: str) -> str:
        """Return the name of a party."""


class ChosenRecord:
    """What follows from the claims that count, and from no others.

    Args:
        engine: of an open record.
        counting: which claims count.
        known_on: leave out what the record learned later.
    """

    def __init__(self, engine: Engine, counting: Counting, known_on: datetime | None) -> None:
        self._engine = engine
        self._made = follow(engine, known_on, counting.counts)

    @property
    def processes(self) -> tuple[Process, ...]:
        """The crises."""
        return self._made.ledger.processes

    @cached_property
    def histories(self) -> Histories:
        """Where each side stood on each issue."""
        return positions_over_time(self._engine, self._made)

    def offers(self) -> tuple[Offer, ...]:
        """Return the proposals."""
        return self._made.ledger.offers

    def offers_moved(self, since: date, until: date | None) -> tuple[Offer, ...]:
        """Return the proposals, those that did not change between two days as well."""
        del since, until
        return self.offers()

    def series(self, revised_since: date | None = None) -> tuple[Series, ...]:
        """Return the figures over time, those that were not revised as well."""
        del revised_since
        return figures_over_time(self._made)

    def label(self, side: str) -> str:
        """Return the name of a party."""
        return self._made.sides.label(side)


def negotiation_of(engine: Engine, counting: Counting, known_on: datetime | None) -> Negotiation:
    """Return what follows from the claims that count: what was kept of it where that is all but the rejected ones."""
    if counting.reviewed_only or counting.weak:
        return ChosenRecord(engine, counting, known_on)
    return FollowedRecord(engine, known_on)
