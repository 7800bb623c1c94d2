"""Which claims an export takes: their numbers, report by report, so that the claims come in pieces."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Engine, or_, select

from pourparler.schema.exports import ChosenClaim, ExportOrder
from pourparler.store import questions, tables
from pourparler.store.engine import record_name, store_errors


class ChosenView:
    """Asks one record which claims pass; what people decided about them is for the caller to see to."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._name = record_name(engine)

    def claims(self, order: ExportOrder) -> tuple[ChosenClaim, ...]:
        """Return the claims that pass a filter, however certain, by publication, report and place in the text."""
        claim, version = tables.claims.c, tables.versions.c
        asked = (
            questions.claims_asked(replace(order.wanted, limit=None, min_confidence=0.0))
            .with_only_columns(claim.number, claim.id, claim.reading, claim.confidence)
            .order_by(None)
            .order_by(version.published.asc().nulls_first(), version.document, claim.reading, claim.number)
        )
        if order.as_of:
            asked = asked.where(or_(version.published.is_(None), version.published <= order.as_of))
        with store_errors(self._name), self._engine.connect() as connection:
            return tuple(ChosenClaim(*row) for row in connection.execute(asked))

    def readings(self, order: ExportOrder) -> tuple[int, ...]:
        """Return the numbers of the readings that count, whether or not they hold claims."""
        version, reading = tables.versions.c, tables.readings.c
        asked = (
            select(reading.number)
            .join(tables.versions, version.number == reading.version)
            .where(reading.number.in_(questions.current_readings(order.wanted.known_on)))
            .order_by(version.published.asc().nulls_first(), version.document)
        )
        if order.as_of:
            asked = asked.where(or_(version.published.is_(None), version.published <= order.as_of))
        with store_errors(self._name), self._engine.connect() as connection:
            return tuple(connection.execute(asked).scalars())
