"""Opens a record, a SQLite file or a PostgreSQL database, and brings it to this version; errors become sentences."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from pourparler.errors import StoreError
from pourparler.store import postgres_servers, sqlite_files
from pourparler.store.fault_sentences import sentence_for
from pourparler.store.upgrades import revision_of, upgrade_record

# Ctrl-C in the moment of closing makes the pool log a traceback; the command line says in a sentence that it stopped.
logging.getLogger("sqlalchemy.pool").addHandler(logging.NullHandler())
logging.getLogger("sqlalchemy.pool").propagate = False

WAIT = 10.0
"""Seconds to wait for another program that writes to the same record."""


@contextmanager
def store_errors(name: str) -> Iterator[None]:
    """Turn an error of the database into a `StoreError` that says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(sentence_for(error.orig).replace("{name}", name)) from error
    except JSONDecodeError as error:
        raise StoreError(f"{name} holds a row that cannot be understood; `pourparler check` tells which.") from error


def open_record(where: str | Path, *, create: bool = False) -> Engine:
    """Return the engine of a record, upgraded to this version.

    Args:
        where: a SQLite file, or the address of a PostgreSQL database (``postgresql://…``).
        create: True makes the record where there is none.

    Raises:
        StoreError: there is none, it is locked, damaged, or no record.
    """
    engine = _engine_of(where, create)
    name = record_name(engine)
    # Looking needs no lock: who only reads a record does not wait for who writes to it.
    with store_errors(name), engine.connect() as connection:
        revision = revision_of(connection, name)
    if revision.is_current:
        return engine
    if revision.is_none and not create:
        raise StoreError(f"There is no record in {name}; make one with: pourparler read REPORT... --record {name}")
    with store_errors(name):
        _prepare(engine)
        with writing(engine) as connection:
            upgrade_record(connection, name)
    return engine


def start_record(where: str | Path) -> Engine:
    """Return the engine of a database that holds no record yet; its tables are still to be made.

    Raises:
        StoreError: it holds one, or something else.
    """
    engine = _engine_of(where, create=True)
    name = record_name(engine)
    with store_errors(name), engine.connect() as connection:
        if not revision_of(connection, name).is_none:
            raise StoreError(f"{name} holds a record already, and stays as it is; name another place for the new one.")
    with store_errors(name):
        _prepare(engine)
    return engine


def _prepare(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        sqlite_files.keep_a_journal(engine)


def record_name(engine: Engine) -> str:
    """Return how a record is called in sentences: its file, or its address without the password."""
    url = engine.url
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def _engine_of(where: str | Path, create: bool) -> Engine:
    address = str(where)
    if "://" in address:
        return postgres_servers.make_engine(address)
    path = Path(where)
    if path.is_dir():
        raise StoreError(f"{path} is a folder; a record is a file, for example {path / 'record.db'}.")
    if not create and not path.exists():
        raise StoreError(f"There is no record {path}; make one with: pourparler read REPORT... --record {path}")
    return sqlite_files.make_engine(path, WAIT)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection inside one transaction that has the writer's lock from its start.

    One program writes to a record at a time, on both databases; another one waits for `WAIT` seconds.
    """
    options = sqlite_files.WRITING if engine.dialect.name == "sqlite" else postgres_servers.WRITING
    with engine.execution_options(**options).begin() as connection:
        if engine.dialect.name == "postgresql":
            postgres_servers.take_lock(connection, WAIT)
        yield connection
