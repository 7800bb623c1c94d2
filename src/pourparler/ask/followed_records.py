"""A record followed: what was kept of it where that still holds; what a change touched is made again and kept."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date, datetime
from functools import cached_property

from sqlalchemy import Engine

from pourparler.ask.following import Followed, figures_over_time, follow, positions_over_time
from pourparler.ask.refreshing.figure_groups import SERIES
from pourparler.ask.refreshing.kept_records import KeptRecord
from pourparler.ask.refreshing.parts import LEDGER, KeptLedger
from pourparler.follow.series import series_order
from pourparler.follow.stands import Histories
from pourparler.schema import packing
from pourparler.schema.ledger import Offer, OfferHead, Process
from pourparler.schema.series import Series


class FollowedRecord:
    """What views of a negotiation show of a record.

    Args:
        engine: of an open record.
        known_on: leave out what the record learned later; what was known once is made anew each time.
    """

    def __init__(self, engine: Engine, known_on: datetime | None = None) -> None:
        self._engine = engine
        self._known_on = known_on
        self._labels: dict[str, str] = {}

    @cached_property
    def _made(self) -> Followed | None:
        """The record as it was known once."""
        if self._known_on is None:
            return None
        made = follow(self._engine, self._known_on)
        self._labels |= made.sides.labels
        return made

    @cached_property
    def _kept(self) -> KeptRecord:
        return KeptRecord(self._engine)

    @cached_property
    def _ledger(self) -> KeptLedger:
        ledger = self._kept.read("ledger", lambda parts: LEDGER.decode(parts[""]))
        self._labels |= ledger.labels
        return ledger

    @property
    def heads(self) -> tuple[OfferHead, ...]:
        """All proposals without their words, by their first day."""
        if self._made is not None:
            return tuple(OfferHead.of(offer) for offer in self._made.ledger.offers)
        return tuple(head for _, head in self._ledger.heads)

    @property
    def processes(self) -> tuple[Process, ...]:
        """The crises that they belong to."""
        return self._made.ledger.processes if self._made is not None else tuple(self._ledger.processes)

    def offers(self, ids: Container[str] | None = None) -> tuple[Offer, ...]:
        """Return the proposals with some ids, or all."""
        if self._made is not None:
            return tuple(offer for offer in self._made.ledger.offers if ids is None or offer.id in ids)
        wanted = {str(number): head for number, head in self._ledger.heads if ids is None or head.id in ids}

        def unpack(parts: dict[str, str]) -> tuple[Offer, ...]:
            return tuple(packing.unpack_offer(head, parts[number]) for number, head in wanted.items())

        return self._kept.read("offer", unpack, None if ids is None else wanted)

    def offers_moved(self, since: date, until: date | None) -> tuple[Offer, ...]:
        """Return the proposals that changed or were answered between two days."""
        return self.offers({head.id for head in self.heads if head.moved_within(since, until)})

    def naming(self, claim: str) -> tuple[str, ...]:
        """Return the ids of the proposals of which a claim tells whose id begins so."""
        return tuple(offer.id for offer in self.offers() if packing.names_claim(offer, claim))

    @cached_property
    def histories(self) -> Histories:
        """Where each side stood on each issue, by day."""
        if self._made is not None:
            return positions_over_time(self._engine, self._made)
        found = self._kept.read("cells", lambda parts: [packing.unpack_histories(each) for each in parts.values()])
        for _, labels in found:
            self._labels |= labels
        return {cell: history for histories, _ in found for cell, history in histories.items()}

    def series(self, revised_since: date | None = None) -> tuple[Series, ...]:
        """Return figures by topic, place and counter: all, or those that were revised on a day or later."""
        if self._made is not None:
            return _revised(self._all_series, revised_since)
        kept = self._kept.read("series", lambda parts: [SERIES.decode(each) for each in parts.values()])
        for each in kept:
            self._labels |= each.labels
        found = (
            packing.series_of_json(packed)
            for each in kept
            for group in each.groups.values()
            for last, packed in group
            if revised_since is None or (last is not None and last >= revised_since)
        )
        return tuple(sorted(found, key=series_order))

    @cached_property
    def _all_series(self) -> tuple[Series, ...]:
        return figures_over_time(self._made) if self._made is not None else ()

    def label(self, side: str) -> str:
        """Return the name of a party."""
        return self._labels.get(side) or side.removeprefix("words:")


def _revised(every: Iterable[Series], since: date | None) -> tuple[Series, ...]:
    return tuple(each for each in every if since is None or (packing.last_revised(each) or date.min) >= since)
