"""Publishers as a record knows them: counted from its reports, with people's facts about them."""

from __future__ import annotations

from sqlalchemy import Engine, func, select

from pourparler.lexicon.names import fold
from pourparler.schema.sources import Source
from pourparler.store import identities, questions, tables
from pourparler.store.engine import record_name, store_errors


class SourceView:
    """Asks one record about the publishers of its reports."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._name = record_name(engine)

    def sources(self) -> tuple[Source, ...]:
        """Return the publishers of current reports, counted; nothing is said of them but their names and days."""
        version, reading = tables.versions.c, tables.readings.c
        asked = (
            select(
                version.source,
                func.count().label("reports"),
                func.min(version.published).label("first"),
                func.max(version.published).label("last"),
            )
            .join(tables.readings, reading.version == version.number)
            .where(reading.number.in_(questions.current_readings(None)), version.source != "")
            .group_by(version.source)
            .order_by(version.source)
        )
        with store_errors(self._name), self._engine.connect() as connection:
            rows = connection.execute(asked).all()
        return tuple(
            Source(fold(row.source), row.source, reports=row.reports, first=row.first, last=row.last) for row in rows
        )

    def facts(self) -> tuple[tuple[str, str, str], ...]:
        """Return what people gave to subjects: subject, fact and value, oldest first."""
        with store_errors(self._name), self._engine.connect() as connection:
            return tuple(identities.load_facts(connection))
