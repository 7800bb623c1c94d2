"""Which reports a change of the record touches: new and judged ones, and those whose parties changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Select, and_, select

from pourparler.ask.refreshing.parts import Base, KeptDecisions, Report
from pourparler.follow.facts import fact_of
from pourparler.follow.sides import Sides
from pourparler.store import tables
from pourparler.store.batches import batches

Current = dict[int, tuple[int, int]]
"""Numbers of the version and reading that count, by document."""


def new_readings(connection: Connection, after: int) -> Current:
    """Return the newest reading of each document that has one with a greater number."""
    reading, version = tables.readings.c, tables.versions.c
    asked = (
        select(version.document, reading.version, reading.number)
        .join(tables.versions, version.number == reading.version)
        .where(reading.number > after)
    )
    found: Current = {}
    for document, number, read in connection.execute(asked):
        found[document] = max(found.get(document, (0, 0)), (number, read))
    return found


def reports_of_claims(connection: Connection, claims: Iterable[str]) -> set[int]:
    """Return the documents that hold some claims."""
    claim, asked = tables.claims.c, _documents()
    return _found(connection, [asked.where(claim.id.in_(some)) for some in batches(sorted(claims))])


def reports_of_names(connection: Connection, names: Iterable[int]) -> set[int]:
    """Return the documents that use some names of parties."""
    mention = tables.party_mentions.c
    asked = _documents().join(tables.party_mentions, mention.claim == tables.claims.c.number)
    return _found(connection, [asked.where(mention.name.in_(some)) for some in batches(sorted(names))])


def _found(connection: Connection, asked: Iterable[Select[Any]]) -> set[int]:
    return {number for each in asked for number in connection.execute(each).scalars()}


def _documents() -> Select[Any]:
    claim, reading, version = tables.claims.c, tables.readings.c, tables.versions.c
    return (
        select(version.document)
        .distinct()
        .select_from(tables.claims)
        .join(tables.readings, reading.number == claim.reading)
        .join(tables.versions, version.number == reading.version)
    )


def changed_facts(base: Base, sides: Sides) -> dict[int, tuple[str, str]]:
    """Return the facts about parties that are other ones now, by their numbers."""
    now = ((number, (asked, fact_of(sides, asked)), known) for number, (asked, known) in enumerate(base.facts))
    return {number: fact for number, fact, known in now if fact[1] != known}


def touched(  # noqa: PLR0913  # what was and what is
    connection: Connection,
    base: Base,
    reports: Mapping[int, Report],
    decisions: KeptDecisions,
    names: Mapping[int, str],
    facts: Iterable[int],
) -> Current:
    """Return the reports that are to be followed again, with what counts of them."""
    found = new_readings(connection, base.reading)
    claims = decisions.claims_unlike(base.decisions)
    documents = reports_of_claims(connection, claims) if claims else set()
    moved = [number for number, party in base.names.items() if names.get(number) != party]
    documents |= reports_of_names(connection, moved) if moved else set()
    other = set(facts)
    documents |= {report.document for report in reports.values() if other and not other.isdisjoint(report.facts)}
    for document in documents & set(reports):
        report = reports[document]
        found[document] = max(found.get(document, (0, 0)), (report.version, report.reading))
    for document in set(found) & set(reports):
        report = reports[document]
        found[document] = max(found[document], (report.version, report.reading))
    return found


def judged_copies(connection: Connection, after: int) -> set[str]:
    """Return the reports about which was decided lately whether they are copies, by their fingerprints."""
    table = tables.judgements.c
    about = and_(table.subject >= "copy:", table.subject < "copy;")
    asked = select(table.subject, table.other).where(table.number > after, about)
    taken_back = select(table.subject).where(table.number > after, table.verdict == "withdraw")
    found = {subject for row in connection.execute(asked) for subject in row}
    waiting = set(connection.execute(taken_back).scalars())
    while waiting:
        these = select(table.subject, table.other, table.verdict).where(table.id.in_(sorted(waiting)))
        rows = connection.execute(these).all()
        found |= {name for subject, other, _ in rows for name in (subject, other) if name.startswith("copy:")}
        waiting = {subject for subject, _, verdict in rows if verdict == "withdraw"}
    return {name.removeprefix("copy:") for name in found}
