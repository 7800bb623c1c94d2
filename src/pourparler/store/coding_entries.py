"""Who has seen which report, and who is to check which, as entries that leave a record and come back."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, insert, select

from pourparler.schema.exports import KeptAssignment, KeptSeen
from pourparler.store import tables


def seen_of(connection: Connection) -> Iterator[KeptSeen]:
    """Yield what readers have seen, in the order in which they did."""
    seen, version = tables.seen.c, tables.versions.c
    asked = select(version.id, version.fingerprint, seen.by, seen.at).join(
        tables.versions, seen.version == version.number
    )
    yield from (KeptSeen(*row) for row in connection.execute(asked.order_by(seen.at, seen.number)))


def assignments_of(connection: Connection) -> Iterator[KeptAssignment]:
    """Yield how reports were given to reviewers and taken back, in that order."""
    table = tables.assignments.c
    asked = select(table.report, table.reviewer, table.held, table.by, table.at).order_by(table.at, table.number)
    for row in connection.execute(asked):
        yield KeptAssignment(row.report, row.reviewer, bool(row.held), row.by, row.at)


def add_seen(connection: Connection, kept: KeptSeen) -> bool:
    """Store that a reader has seen a version, inside a transaction; tell whether that was new.

    A version that the record does not hold was left out as outdated, and so is this.
    """
    version, seen = tables.versions.c, tables.seen
    asked = select(version.number).where(version.id == kept.document, version.fingerprint == kept.fingerprint)
    number = connection.execute(asked.order_by(version.number).limit(1)).scalar()
    known = select(seen.c.number).where(seen.c.version == number, seen.c.by == kept.by)
    if number is None or connection.execute(known).first() is not None:
        return False
    connection.execute(insert(seen).values(version=number, by=kept.by, at=kept.recorded_at))
    return True


def add_assignment(connection: Connection, kept: KeptAssignment) -> bool:
    """Store that a report was given or taken back, inside a transaction; tell whether that was new.

    It keeps its moment also in a record that learns of it later, since of two that contradict the later one counts.
    """
    table = tables.assignments
    values = {
        "report": kept.report,
        "reviewer": kept.reviewer,
        "held": int(kept.held),
        "by": kept.by,
        "at": kept.recorded_at,
    }
    known = select(table.c.number).where(*(table.c[name] == value for name, value in values.items()))
    if connection.execute(known).first() is not None:
        return False
    connection.execute(insert(table).values(values))
    return True
