"""All rows of a record in one fixed order and form, the same on both databases: for its hash, and for backups.

A row is a JSON list of its columns; tables come in an order in which each row follows what it refers to.
The search index is left out, and what is kept of the ledger: they follow from the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Date, MetaData, Table, select

from pourparler.schema.upkeep import Contents

_NO_CONTENT = ("alembic_version", "document_words", "claim_words", "followed")
_AT_ONCE = 1000


def content_tables(connection: Connection) -> list[Table]:
    """Return the tables that the database has, whatever its revision, each after those that it refers to."""
    found = MetaData()
    found.reflect(connection, only=lambda name, _: not name.startswith(_NO_CONTENT))
    return found.sorted_tables


def heading_of(table: Table) -> str:
    """Return the line before a table's rows: its name and columns."""
    return _line({"table": table.name, "columns": [column.name for column in table.columns]})


def lines_of(connection: Connection, table: Table) -> Iterator[str]:
    """Yield the rows of a table as lines, in order of its key."""
    asked = select(table).order_by(*table.primary_key.columns)
    # The option must not stay with the connection: in PostgreSQL, what is written has no server-side cursor.
    for some in connection.execute(asked, execution_options={"yield_per": _AT_ONCE}).partitions():
        yield from (_line([_plain(value) for value in row]) for row in some)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def row_of(table: Table, values: list[Any]) -> dict[str, Any]:
    """Return a line's values by the names of the columns, as the database takes them."""
    pairs = zip(table.columns, values, strict=True)
    return {
        column.name: date.fromisoformat(value) if value is not None and isinstance(column.type, Date) else value
        for column, value in pairs
    }


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False) + "\n"


class Digest:
    """Hashes lines, and counts the rows of each table."""

    def __init__(self) -> None:
        self._state = blake2b(digest_size=16)
        self._rows: dict[str, int] = {}
        self._table = ""

    def begin(self, table: str, heading: str) -> str:
        """Take a table's heading."""
        self._table = table
        self._rows[table] = 0
        self._state.update(heading.encode())
        return heading

    def add(self, line: str) -> str:
        """Take a row."""
        self._rows[self._table] += 1
        self._state.update(line.encode())
        return line

    def contents(self) -> Contents:
        """Return what was taken."""
        return Contents(self._rows, self._state.hexdigest())


def contents_of(connection: Connection) -> Contents:
    """Return what a record holds."""
    digest = Digest()
    for table in content_tables(connection):
        digest.begin(table.name, heading_of(table))
        for line in lines_of(connection, table):
            digest.add(line)
    return digest.contents()
