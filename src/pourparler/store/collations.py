"""Texts compare by their code points on both databases, so that lists have one order everywhere."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, text

from pourparler.errors import StoreError

_OTHERS = """
SELECT table_name, column_name, data_type, character_maximum_length AS length
FROM information_schema.columns
WHERE table_schema = current_schema() AND data_type IN ('text', 'character varying')
  AND collation_name IS DISTINCT FROM 'C'
ORDER BY table_name, ordinal_position
"""


def check_encoding(connection: Connection) -> None:
    """Make sure that a PostgreSQL database can hold every character.

    Raises:
        StoreError: its encoding is not UTF8.
    """
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise StoreError(
            f"The database's encoding must be UTF8 to hold every report, and it is {encoding}; "
            "make another one with: createdb --encoding UTF8 --template template0 NAME"
        )


def compare_by_code_points(connection: Connection) -> None:
    """Give PostgreSQL's text columns the order that SQLite's have; columns of later steps included."""
    if connection.dialect.name != "postgresql":
        return
    changes = defaultdict(list)
    for row in connection.execute(text(_OTHERS)):
        kind = f"varchar({row.length})" if row.length else "text"
        changes[row.table_name].append(f'ALTER COLUMN "{row.column_name}" TYPE {kind} COLLATE "C"')
    for table, columns in changes.items():
        connection.execute(text(f'ALTER TABLE "{table}" {", ".join(columns)}'))
