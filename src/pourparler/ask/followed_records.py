"""A record followed, taken from what was kept of it where that still holds, else made and kept."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from msgspec import MsgspecError
from sqlalchemy import Engine

from pourparler.ask.following import Followed, figures_over_time, follow, positions_over_time
from pourparler.follow.stands import Histories
from pourparler.schema import packing
from pourparler.schema.ledger import Offer, OfferHead, Process
from pourparler.schema.packing import PackedLedger, PackedSeries
from pourparler.schema.series import Series
from pourparler.store.followed import FollowedStore

Unpacked = TypeVar("Unpacked")


class FollowedRecord:
    """What views of a negotiation show of a record.

    Args:
        engine: of an open record.
        known_on: leave out what the record learned later; what was known once is made anew each time.
    """

    def __init__(self, engine: Engine, known_on: datetime | None = None) -> None:
        self._engine = engine
        self._known_on = known_on
        self._kept = FollowedStore(engine) if known_on is None else None
        self._state = self._kept.state() if self._kept else ""
        self._labels: dict[str, str] = {}

    @cached_property
    def _made(self) -> Followed:
        made = follow(self._engine, self._known_on)
        self._labels |= made.sides.labels
        return made

    @cached_property
    def _packed(self) -> PackedLedger:
        packed = self._load("ledger", PackedLedger)
        if packed is None:
            ledger = self._made.ledger
            packed = PackedLedger(self._keep("ledger", packing.pack_ledger(ledger, self._labels)))
        self._labels |= packed.labels
        return packed

    @property
    def heads(self) -> tuple[OfferHead, ...]:
        """All proposals without their words, by their first day."""
        return self._packed.heads

    @property
    def processes(self) -> tuple[Process, ...]:
        """The crises that they belong to."""
        return self._packed.processes

    def offers(self, ids: Container[str] | None = None) -> tuple[Offer, ...]:
        """Return the proposals with some ids, or all."""
        return self._packed.offers(ids)

    def offers_moved(self, since: date, until: date | None) -> tuple[Offer, ...]:
        """Return the proposals that changed or were answered between two days."""
        return self.offers({head.id for head in self.heads if head.moved_within(since, until)})

    def naming(self, claim: str) -> tuple[str, ...]:
        """Return the ids of the proposals of which a claim tells whose id begins so."""
        return self._packed.naming(claim)

    @cached_property
    def histories(self) -> Histories:
        """Where each side stood on each issue, by day."""
        found = self._load("histories", packing.unpack_histories)
        if found is None:
            made = positions_over_time(self._engine, self._made)
            found = packing.unpack_histories(self._keep("histories", packing.pack_histories(made, self._labels)))
        histories, labels = found
        self._labels |= labels
        return histories

    @cached_property
    def _packed_series(self) -> PackedSeries:
        packed = self._load("series", PackedSeries)
        if packed is None:
            made = figures_over_time(self._made)
            packed = PackedSeries(self._keep("series", packing.pack_series(made, self._labels)))
        self._labels |= packed.labels
        return packed

    def series(self, revised_since: date | None = None) -> tuple[Series, ...]:
        """Return figures by topic, place and counter: all, or those that were revised on a day or later."""
        return self._packed_series.series(revised_since)

    def label(self, side: str) -> str:
        """Return the name of a party."""
        return self._labels.get(side) or side.removeprefix("words:")

    def _load(self, name: str, unpack: Callable[[str], Unpacked]) -> Unpacked | None:
        """Return what was kept, None where nothing was or it cannot be understood."""
        kept = self._kept.load(name) if self._kept else None
        try:
            return unpack(kept) if kept is not None else None
        except MsgspecError:
            return None

    def _keep(self, name: str, content: str) -> str:
        if self._kept:
            self._kept.keep(name, self._state, content)
        return content
