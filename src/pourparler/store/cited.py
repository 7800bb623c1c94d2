"""Claims by their ids as they count now, with their reports' texts; what people decided of claims, and weak claims."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Engine, func, select

from pourparler.schema.record import Judgement
from pourparler.schema.views import StoredClaim
from pourparler.store import tables
from pourparler.store.batches import batches
from pourparler.store.engine import record_name, store_errors
from pourparler.store.following import FollowingView
from pourparler.store.questions import current_readings, is_current
from pourparler.store.view import View


class CitedView:
    """Asks one record for what a text cites; with ``known_on``, what it learned later is left out."""

    def __init__(self, engine: Engine, known_on: datetime | None = None) -> None:
        self._engine = engine
        self._name = record_name(engine)
        self._known_on = known_on

    def claims(self, ids: Iterable[str]) -> dict[str, StoredClaim]:
        """Return the claims with some ids; those that no newest reading holds are left out."""
        claim = tables.claims.c
        asked = select(claim.number).where(is_current(claim.reading, self._known_on))
        with store_errors(self._name), self._engine.connect() as connection:
            numbers = [
                row.number
                for some in batches(sorted(set(ids)))
                for row in connection.execute(asked.where(claim.id.in_(some)))
            ]
        found = View(self._engine).claims_numbered(sorted(numbers))
        return {stored.claim.id: stored for stored in found.values()}

    def judgements(self) -> tuple[Judgement, ...]:
        """Return what people decided of claims and proposals."""
        return FollowingView(self._engine).judgements(self._known_on)

    def weaker_than(self, chance: float) -> frozenset[str]:
        """Return the ids of the claims that are less certain than this."""
        claim = tables.claims.c
        with store_errors(self._name), self._engine.connect() as connection:
            return frozenset(connection.execute(select(claim.id).where(claim.confidence < chance)).scalars())

    def reports(self, since: date | None = None, until: date | None = None) -> tuple[int, int, date | None]:
        """Return how many reports were published between two days, by how many publishers, and the newest's day."""
        version, reading = tables.versions.c, tables.readings.c
        asked = (
            select(func.count(), func.count(version.source.distinct()), func.max(version.published))
            .select_from(tables.readings)
            .join(tables.versions, version.number == reading.version)
            .where(reading.number.in_(current_readings(self._known_on)))
        )
        if since is not None:
            asked = asked.where(version.published >= since)
        if until is not None:
            asked = asked.where(version.published <= until)
        with store_errors(self._name), self._engine.connect() as connection:
            reports, publishers, newest = connection.execute(asked).one()
            return int(reports), int(publishers), newest
