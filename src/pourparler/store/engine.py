"""Opens a record: a SQLite file in WAL mode, brought to this version; the database's errors become sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from pourparler.errors import StoreError
from pourparler.store.upgrades import upgrade_record

WAIT = 10.0
"""Seconds to wait for another program that writes to the same record."""

_SENTENCES = {
    "locked": "Another program is writing to {name}; wait until it is done and run the command again.",
    "not a database": "{name} is not a record (a SQLite database was expected); name another file.",
    "malformed": "{name} is damaged; restore a copy of it, or read the reports again into a new record.",
    "full": "There is no room left on the disk of {name}; nothing was lost; free some and run the command again.",
    "readonly": "{name} cannot be written; check the permissions of the file and its folder.",
    "unable to open": "{name} cannot be opened; check that its folder exists and may be written.",
    "disk i/o": "The disk of {name} gives an error; what was stored before is kept; check the disk and run again.",
}


@contextmanager
def store_errors(name: str) -> Iterator[None]:
    """Turn an error of the database into a `StoreError` that says what to do."""
    try:
        yield
    except DBAPIError as error:
        found = str(error.orig).lower()
        known = (sentence for sign, sentence in _SENTENCES.items() if sign in found)
        sentence = next(known, "{name} cannot be used: " + str(error.orig) + ".")
        raise StoreError(sentence.replace("{name}", name)) from error


def open_record(path: Path, *, create: bool = False) -> Engine:
    """Return the engine of the record in ``path``, upgraded to this version.

    Args:
        path: the SQLite file.
        create: True makes the record where there is none.

    Raises:
        StoreError: there is none, it is locked, damaged, or no record.
    """
    if path.is_dir():
        raise StoreError(f"{path} is a folder; a record is a file, for example {path / 'record.db'}.")
    if not create and not path.exists():
        raise StoreError(f"There is no record {path}; make one with: pourparler read REPORT... --record {path}")
    engine = _sqlite_engine(path)
    with store_errors(str(path)), writing(engine) as connection:
        upgrade_record(connection, str(path))
    return engine


def _sqlite_engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool, connect_args={"timeout": WAIT})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    # Python's sqlite3 begins transactions late and not for every statement; SQLAlchemy begins them itself below.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A writer asks for the lock at once: a reader that became a writer later could not wait for it.
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection inside one transaction that has the writer's lock from its start."""
    with engine.execution_options(writes=True).begin() as connection:
        yield connection
