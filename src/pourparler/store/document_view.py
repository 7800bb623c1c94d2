"""One document of a record whole: its text, its claims, and what another version of it changed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine, select

from pourparler.schema.documents import Document
from pourparler.schema.views import Change
from pourparler.store import rows, tables
from pourparler.store.batches import batches
from pourparler.store.changes import changes_between
from pourparler.store.engine import record_name, store_errors


class DocumentView:
    """Asks one record about single documents."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._name = record_name(engine)

    def document(self, version: int) -> Document:
        """Return the document of a version."""
        asked = select(tables.versions).where(tables.versions.c.number == version)
        with store_errors(self._name), self._engine.connect() as connection:
            return rows.document_of(connection.execute(asked).one())

    def changes(self, version: int) -> tuple[Change, ...]:
        """Return what a version changed of the one before it; nothing for the first."""
        own = tables.versions.c
        document = select(own.document).where(own.number == version).scalar_subquery()
        asked = select(tables.versions).where(own.document == document, own.number <= version)
        with store_errors(self._name), self._engine.connect() as connection:
            found = connection.execute(asked.order_by(own.number.desc()).limit(2)).all()
        if len(found) < 2:
            return ()
        return changes_between(rows.document_of(found[1]), rows.document_of(found[0]))

    def problems(self, readings: Sequence[int]) -> dict[int, list[str]]:
        """Return the problems of readings."""
        problem = tables.problems.c
        asked = select(problem.reading, problem.problem).order_by(problem.number)
        found: dict[int, list[str]] = {}
        with store_errors(self._name), self._engine.connect() as connection:
            for some in batches(readings):
                for row in connection.execute(asked.where(problem.reading.in_(some))):
                    found.setdefault(row.reading, []).append(row.problem)
        return found
