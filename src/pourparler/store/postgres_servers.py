"""Records in a PostgreSQL database: the same promises as in a file, made with the server's means."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from pourparler.errors import StoreError

# A writer sees what was committed before it got the lock, so its statements must not share one older state.
WRITING: dict[str, Any] = {"isolation_level": "READ COMMITTED"}
"""Options of a connection that writes."""
_LOCK = 0x706F7572
"""The lock of one writer in a database and schema: “pour”."""
_CONNECT_SECONDS = 10


def make_engine(address: str) -> Engine:
    """Return the engine of a database; a question sees one state, however many statements it takes.

    Raises:
        StoreError: the address is none of PostgreSQL's, or the extra ``postgres`` is not installed.
    """
    url = _url_of(address)
    _check_driver()
    waiting = {} if "connect_timeout" in url.query else {"connect_timeout": _CONNECT_SECONDS}
    engine = create_engine(url, poolclass=NullPool, isolation_level="REPEATABLE READ", connect_args=waiting)
    event.listen(engine, "connect", _prepare)
    return engine


def _url_of(address: str) -> URL:
    expected = "expected postgresql://USER@HOST:PORT/DATABASE, or a file"
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"The record's address cannot be understood; {expected}.") from error
    if url.drivername not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise StoreError(f"A record cannot be in {url.drivername}; {expected}.")
    return url.set(drivername="postgresql+psycopg")


def _check_driver() -> None:
    try:
        import psycopg  # noqa: F401  # SQLAlchemy imports it; here only to say what is missing
    except ImportError as error:
        raise StoreError(
            "A record in PostgreSQL needs psycopg and PostgreSQL's client library; "
            "install them with: pip install 'pourparler[postgres]'"
        ) from error


def _prepare(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    from pourparler.store.postgres_texts import keep_every_character

    keep_every_character(connection.driver_connection if hasattr(connection, "driver_connection") else connection)


def take_lock(connection: Connection, wait: float) -> None:
    """Wait until no other program writes to this database's record, then hold its lock to the transaction's end."""
    # What is told as stored is on the disk, also where a server by itself would not wait for that.
    connection.execute(text("SET LOCAL synchronous_commit = on"))
    connection.execute(text(f"SET LOCAL lock_timeout = {int(wait * 1000)}"))
    asked = text("SELECT pg_advisory_xact_lock(:lock, hashtext(current_schema()))")
    connection.execute(asked, {"lock": _LOCK})
