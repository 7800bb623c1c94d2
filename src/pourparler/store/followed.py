"""Keeps what follows from a record, in parts, beside the state of the record that they follow from.

A part is some JSON under a sort and a name. All parts are of one state; whoever finds the record in another one makes
them anew where they changed, and keeps them all at once. It is never waited for: who cannot write does without.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, func, insert, select

from pourparler.errors import StoreError
from pourparler.store import postgres_servers, sqlite_files, tables
from pourparler.store.batches import batches
from pourparler.store.engine import record_name, store_errors
from pourparler.version import RULES, __version__

_IMPATIENT = 0.001
"""Seconds to wait for another program that writes."""
_NAME = "parts"
Part = tuple[str, str]
"""Sort and name."""


class FollowedStore:
    """Asks and keeps what follows from one record."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._name = record_name(engine)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the record."""
        with store_errors(self._name), self._engine.connect() as connection:
            yield connection

    def keep(self, before: str | None, state: str, parts: Mapping[Part, str | None]) -> bool:
        """Keep parts that follow from a state, and tell whether that could be done at once.

        Args:
            before: the state of which the kept parts are, to which these belong; None drops what was kept.
            state: what the record must still be.
            parts: the new parts; None for those that are gone.
        """
        with suppress(StoreError), store_errors(self._name), self._writing() as connection:
            if state_of(connection) == state and (before is None or kept_state(connection) == before):
                _write(connection, before, state, parts)
                return True
        return False

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Give a connection that has the writer's lock, or fails at once."""
        if self._engine.dialect.name == "sqlite":
            hasty = sqlite_files.make_engine(Path(self._name), _IMPATIENT, lasting=False)
            with hasty.execution_options(**sqlite_files.WRITING).begin() as connection:
                yield connection
            return
        with self._engine.execution_options(**postgres_servers.WRITING).begin() as connection:
            postgres_servers.take_lock(connection, _IMPATIENT)
            yield connection


def state_of(connection: Connection) -> str:
    """Return what changes whenever anything is read or decided, or the program is another one."""
    asked = (select(func.max(table.c.number)) for table in (tables.readings, tables.judgements))
    numbers = (str(connection.execute(each).scalar() or 0) for each in asked)
    return " ".join((*numbers, __version__, RULES))


def kept_state(connection: Connection) -> str | None:
    """Return the state of which the kept parts are, None where nothing is kept."""
    asked = select(tables.followed.c.state).where(tables.followed.c.name == _NAME)
    found = connection.execute(asked).scalar()
    return str(found) if found is not None else None


def load_parts(connection: Connection, sort: str, names: Iterable[str] | None = None) -> dict[str, str]:
    """Return the kept parts of a sort by name: all of them, or those with some names."""
    part = tables.followed_parts.c
    asked = select(part.name, part.content).where(part.sort == sort)
    if names is None:
        return {row.name: row.content for row in connection.execute(asked.order_by(part.name))}
    return {
        name: content
        for some in batches(sorted(names))
        for name, content in connection.execute(asked.where(part.name.in_(some)))
    }


def parts_with(connection: Connection, sort: str, words: str) -> list[str]:
    """Return the names of the kept parts of a sort that hold some words to the letter."""
    part = tables.followed_parts.c
    asked = select(part.name).where(part.sort == sort, part.content.contains(words, autoescape=True))
    return list(connection.execute(asked.order_by(part.name)).scalars())


def _write(connection: Connection, before: str | None, state: str, parts: Mapping[Part, str | None]) -> None:
    table = tables.followed_parts
    if before is None:
        connection.execute(delete(table))
    else:
        for sort in sorted({sort for sort, _ in parts}):
            for some in batches(sorted(name for of, name in parts if of == sort)):
                connection.execute(delete(table).where(table.c.sort == sort, table.c.name.in_(some)))
    rows = [
        {"sort": sort, "name": name, "content": content}
        for (sort, name), content in sorted(parts.items())
        if content is not None
    ]
    if rows:
        connection.execute(insert(table), rows)
    connection.execute(delete(tables.followed))
    connection.execute(insert(tables.followed).values(name=_NAME, state=state))
