"""A record made again from a backup: whole or not at all, and with the contents that the backup's hash tells."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import Connection, Engine, Table, insert, text

from pourparler.errors import RecordVersionError, StoreError
from pourparler.schema.upkeep import Contents
from pourparler.store import search
from pourparler.store.backups import FORMAT
from pourparler.store.contents import content_tables, contents_of, row_of
from pourparler.store.engine import record_name, start_record, store_errors, writing
from pourparler.store.upgrades import REVISIONS, run_steps

_AT_ONCE = 1000
_SEQUENCES = """
SELECT pg_get_serial_sequence(:table, column_name) FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name = :table AND column_default LIKE 'nextval%'
"""


def restore(source: Path, where: str | Path) -> tuple[Engine, Contents]:
    """Make a record from a backup, and return it with what it holds.

    Args:
        source: the backup.
        where: the record to make: a file that is not there yet, or an empty PostgreSQL database.

    Raises:
        StoreError: there is a record already, or the backup is none, cut short, damaged or of a newer version; the
            record is as it was before then.
    """
    with _backup_errors(source):
        revision, told = _verify(source)
    engine = start_record(where)
    with _backup_errors(source), store_errors(record_name(engine)), writing(engine) as connection:
        run_steps(connection, revision)
        with _opened(source) as lines:
            _add_rows(connection, lines)
        contents = contents_of(connection)
        if contents.hash != told:
            raise StoreError(f"{source} does not fit its own format; nothing was restored; use another backup.")
        _count_on(connection)
        if revision != REVISIONS[-1]:
            run_steps(connection, REVISIONS[-1])
        search.index_again(connection)
    return engine, contents


@contextmanager
def _opened(source: Path) -> Iterator[TextIO]:
    opening = gzip.open if source.suffix == ".gz" else open
    with opening(source, "rt", encoding="ascii") as file:
        yield file


@contextmanager
def _backup_errors(source: Path) -> Iterator[None]:
    try:
        yield
    except (EOFError, gzip.BadGzipFile, zlib.error, UnicodeDecodeError) as error:
        raise StoreError(f"{source} is damaged or cut short; nothing was restored; use another backup.") from error
    except OSError as error:
        raise StoreError(f"{source} cannot be read ({error.strerror}); name the file of a backup.") from error


def _revision_of(lines: TextIO, source: Path) -> str:
    """Return the revision of the first line."""
    try:
        first = json.loads(lines.readline())
    except json.JSONDecodeError:
        first = None
    known = isinstance(first, dict) and str(first.get("format", "")).startswith(FORMAT.rsplit(" ", 1)[0])
    if not isinstance(first, dict) or not known:
        raise StoreError(f"{source} is no backup of a record; `pourparler backup` makes one.")
    revision = str(first.get("revision"))
    if first["format"] != FORMAT or revision not in REVISIONS:
        raise RecordVersionError(
            f"{source} was made by a newer version of pourparler (its format is {revision}, this program knows up to "
            f"{REVISIONS[-1]}); upgrade pourparler."
        )
    return revision


def _verify(source: Path) -> tuple[str, str]:
    """Return the revision and the hash that a backup tells, having made sure that nothing of it is missing or other."""
    state = blake2b(digest_size=16)
    with _opened(source) as lines:
        revision = _revision_of(lines, source)
        last = ""
        for line in lines:
            state.update(last.encode())
            last = line
    try:
        told = json.loads(last)["hash"]
    except (json.JSONDecodeError, KeyError, TypeError, IndexError) as error:
        raise StoreError(f"{source} is damaged or cut short; nothing was restored; use another backup.") from error
    if told != state.hexdigest():
        raise StoreError(f"{source} was changed after it was made; nothing was restored; use another backup.")
    return revision, str(told)


def _add_rows(connection: Connection, lines: TextIO) -> None:
    """Add the rows of a backup that was verified."""
    tables = {table.name: table for table in content_tables(connection)}
    table: Table | None = None
    lines.readline()
    while some := list(islice(lines, _AT_ONCE)):
        rows: list[dict[str, Any]] = []
        for line in map(json.loads, some):
            if table is not None and isinstance(line, list):
                rows.append(row_of(table, line))
                continue
            _insert(connection, table, rows)
            rows, table = [], tables.get(line.get("table"))
        _insert(connection, table, rows)


def _insert(connection: Connection, table: Table | None, rows: list[dict[str, Any]]) -> None:
    if table is not None and rows:
        connection.execute(insert(table), rows)


def _count_on(connection: Connection) -> None:
    """Let PostgreSQL number new rows after those that were restored; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in content_tables(connection):
        for sequence in connection.execute(text(_SEQUENCES), {"table": table.name}).scalars().all():
            (key,) = table.primary_key.columns
            greatest = f'(SELECT max("{key.name}") FROM "{table.name}")'
            count_on = text(f"SELECT setval(:sequence, coalesce({greatest}, 0) + 1, false)")
            connection.execute(count_on, {"sequence": sequence})
