"""Records in a SQLite file: a journal beside it (WAL), so that readers and one writer do not wait for each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

WRITING: dict[str, Any] = {"writes": True}
"""Options of a connection that writes."""
# What is told as stored is on the disk, even if the power fails; and LIKE means the same as in PostgreSQL.
_PRAGMAS = ("synchronous=FULL", "foreign_keys=ON", "case_sensitive_like=ON")


def make_engine(path: Path, wait: float, *, lasting: bool = True) -> Engine:
    """Return the engine of a file.

    Args:
        path: the file; the database makes it where there is none.
        wait: seconds to wait for another program's lock.
        lasting: False where what is stored may be lost when the power fails; the file stays whole.
    """
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool, connect_args={"timeout": wait})
    event.listen(engine, "connect", _prepare)
    if not lasting:
        event.listen(engine, "connect", _hurry)
    event.listen(engine, "begin", _begin)
    return engine


def keep_a_journal(engine: Engine) -> None:
    """Turn the file to write-ahead logging, once; the file remembers it."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()


def _prepare(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    # Python's sqlite3 begins transactions late and not for every statement; SQLAlchemy begins them itself below.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _hurry(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A writer asks for the lock at once: a reader that became a writer later could not wait for it.
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
