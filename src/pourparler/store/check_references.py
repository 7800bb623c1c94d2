"""References between rows: what the tables declare, and what they cannot declare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, ForeignKeyConstraint, Table, and_, func, select

from pourparler.schema.upkeep import Finding
from pourparler.store import tables

_SOME = 5


def lost_references(connection: Connection) -> Iterator[Finding]:
    """Yield the rows that refer to rows which are not there."""
    for table in tables.METADATA.sorted_tables:
        for constraint in sorted(table.foreign_key_constraints, key=lambda one: tuple(one.column_keys)):
            yield from _lost(connection, table, *_ends(constraint))
    for name, columns, owner, owned in _UNDECLARED:
        one, other = tables.METADATA.tables[name], tables.METADATA.tables[owner]
        yield from _lost(connection, one, [one.c[c] for c in columns], other, [other.c[c] for c in owned])


# A part of a key, or a row that only a later statement completes, cannot be declared as a foreign key.
_UNDECLARED = (
    ("party_mentions", ("claim", "position"), "claim_parties", ("claim", "position")),
    ("step_parties", ("named_claim", "named_position"), "claim_parties", ("claim", "position")),
    ("party_names", ("party",), "party_names", ("number",)),
)


def _ends(constraint: ForeignKeyConstraint) -> tuple[list[Column[Any]], Table, list[Column[Any]]]:
    return list(constraint.columns), constraint.referred_table, [key.column for key in constraint.elements]


def _lost(
    connection: Connection, table: Table, columns: Sequence[Column[Any]], owner: Table, owned: Sequence[Column[Any]]
) -> Iterator[Finding]:
    """Yield one finding for all rows of a table that lost what one reference leads to."""
    other = owner.alias()
    joined = and_(*(column == other.c[key.name] for column, key in zip(columns, owned, strict=True)))
    lost = (
        select(*columns)
        .select_from(table.outerjoin(other, joined))
        .where(and_(*(column.is_not(None) for column in columns)), other.c[owned[0].name].is_(None))
    )
    count = connection.execute(select(func.count()).select_from(lost.subquery())).scalar_one()
    if count:
        some = [" ".join(map(str, row)) for row in connection.execute(lost.order_by(*columns).limit(_SOME))]
        names = ", ".join(column.name for column in columns)
        what = f"{count} rows refer to {owner.name} that are not there ({names}: {'; '.join(some)})."
        yield Finding(f"table {table.name}", f"{what} Restore a backup, or read the reports again into a new record.")
