"""Keeps what follows from a record for as long as the record stays as it is.

To look at the ledger of a large record all of its steps are needed; what came out is kept beside the state of the
record that it follows from, and used while that is the state. It is never waited for: who cannot write does without.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, func, insert, select

from pourparler.errors import StoreError
from pourparler.store import postgres_servers, sqlite_files, tables
from pourparler.store.engine import record_name, store_errors
from pourparler.version import RULES, __version__

_IMPATIENT = 0.001
"""Seconds to wait for another program that writes."""


class FollowedStore:
    """Asks and keeps what follows from one record."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._name = record_name(engine)

    def state(self) -> str:
        """Return what changes whenever anything is read or decided, or the program is another one."""
        with store_errors(self._name), self._engine.connect() as connection:
            return _state(connection)

    def load(self, name: str) -> str | None:
        """Return what was kept under a name, None where it does not follow from the record as it is."""
        kept = tables.followed.c
        with store_errors(self._name), self._engine.connect() as connection:
            asked = select(kept.content).where(kept.name == name, kept.state == _state(connection))
            return connection.execute(asked).scalar()

    def keep(self, name: str, state: str, content: str) -> None:
        """Keep what follows from a state, unless the record is another one by now or cannot be written at once."""
        with suppress(StoreError), store_errors(self._name), self._writing() as connection:
            if _state(connection) == state:
                connection.execute(delete(tables.followed).where(tables.followed.c.name == name))
                connection.execute(insert(tables.followed).values(name=name, state=state, content=content))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Give a connection that has the writer's lock, or fails at once."""
        if self._engine.dialect.name == "sqlite":
            hasty = sqlite_files.make_engine(Path(self._name), _IMPATIENT)
            with hasty.execution_options(**sqlite_files.WRITING).begin() as connection:
                yield connection
            return
        with self._engine.execution_options(**postgres_servers.WRITING).begin() as connection:
            postgres_servers.take_lock(connection, _IMPATIENT)
            yield connection


def _state(connection: Connection) -> str:
    asked = (select(func.max(table.c.number)) for table in (tables.readings, tables.judgements))
    numbers = (str(connection.execute(each).scalar() or 0) for each in asked)
    return " ".join((*numbers, __version__, RULES))
