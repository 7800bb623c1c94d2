"""The queries behind the view: which reading counts, and what a filter asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from pourparler.schema.views import ClaimFilter
from pourparler.store import search, tables

DAY = func.coalesce(tables.claims.c.first_day, tables.versions.c.published)
"""When a claim is told of: its own first day, else its report's."""
LAST_DAY = func.coalesce(tables.claims.c.last_day, tables.claims.c.first_day, tables.versions.c.published)


def current_readings(known_on: datetime | None) -> Select[Any]:
    """Return the reading that counts for each document: the newest one of its newest version.

    With ``known_on``, what the record learned later is left out.
    """
    version, reading = tables.versions.c, tables.readings.c
    newest_first = (version.number.desc(), reading.number.desc())
    rank = func.row_number().over(partition_by=version.document, order_by=newest_first)
    asked = select(reading.number, rank.label("rank")).join(tables.versions, version.number == reading.version)
    if known_on is not None:
        asked = asked.where(reading.recorded_at <= known_on)
    ranked = asked.subquery()
    return select(ranked.c.number).where(ranked.c.rank == 1)


def is_current(number: ColumnElement[int], known_on: datetime | None) -> ColumnElement[bool]:
    """Return the condition that a reading is one of `current_readings`, to be asked of the few rows that others leave.

    Without statistics SQLite would look up every current reading together with every id asked for.
    """
    own, version = tables.readings.alias(), tables.versions.alias()
    newer, newer_version = tables.readings.alias(), tables.versions.alias()
    is_newer = or_(
        newer_version.c.number > version.c.number,
        and_(newer_version.c.number == version.c.number, newer.c.number > own.c.number),
    )
    overtaken = exists().where(
        own.c.number == number,
        version.c.number == own.c.version,
        newer_version.c.document == version.c.document,
        newer.c.version == newer_version.c.number,
        is_newer,
    )
    if known_on is None:
        return ~overtaken
    known = exists().where(own.c.number == number, own.c.recorded_at <= known_on)
    return and_(known, ~overtaken.where(newer.c.recorded_at <= known_on))


def claims_asked(wanted: ClaimFilter) -> Select[Any]:
    """Return the query of the claims that pass a filter, in order of day, report and place in the text."""
    claim, version, reading = tables.claims.c, tables.versions.c, tables.readings.c
    columns = (claim.number, claim.content, claim.sentence, reading.number.label("reading"))
    asked = (
        select(*columns)
        .join(tables.readings, reading.number == claim.reading)
        .join(tables.versions, version.number == reading.version)
        .where(_counts(wanted), *_conditions(wanted))
    )
    order = (DAY, version.published, version.document, claim.sentence, claim.number)
    if wanted.limit is None:
        return asked.order_by(*(column.asc().nulls_first() for column in order))
    return asked.order_by(*(column.desc().nulls_last() for column in order)).limit(wanted.limit)


def _counts(wanted: ClaimFilter) -> ColumnElement[bool]:
    """Return the condition that a claim's reading counts, in the way that is quicker for so many claims."""
    reading = tables.claims.c.reading
    if wanted.due and wanted.since:
        return is_current(reading, wanted.known_on)
    return reading.in_(current_readings(wanted.known_on))


def count_asked(wanted: ClaimFilter) -> Select[Any]:
    """Return the query that counts the claims that pass a filter, whatever its limit."""
    claim, version, reading = tables.claims.c, tables.versions.c, tables.readings.c
    return (
        select(func.count())
        .select_from(tables.claims)
        .join(tables.readings, reading.number == claim.reading)
        .join(tables.versions, version.number == reading.version)
        .where(claim.reading.in_(current_readings(wanted.known_on)), *_conditions(wanted))
    )


def documents_asked(wanted: ClaimFilter) -> Select[Any]:
    """Return the query of the readings of documents that pass a filter, by publication; with a limit the latest first.

    What a filter asks of claims must be true of one claim of a document; its words may stand anywhere in the text.
    """
    version, reading = tables.versions.c, tables.readings.c
    asked = (
        select(reading.number)
        .join(tables.versions, version.number == reading.version)
        .where(reading.number.in_(current_readings(wanted.known_on)), *_document_conditions(wanted))
    )
    if wanted.limit is None:
        return asked.order_by(version.published.asc().nulls_first(), version.document)
    return asked.order_by(version.published.desc().nulls_last(), version.document.desc()).limit(wanted.limit)


def _document_conditions(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    version, claim = tables.versions.c, tables.claims.c
    if wanted.sources is not None:
        yield version.source.in_(wanted.sources)
    if wanted.document:
        yield names_document(wanted.document)
    if wanted.since:
        yield version.published >= wanted.since
    if wanted.until:
        yield version.published <= wanted.until
    if wanted.words:
        yield search.documents_holding(wanted.words)
    of_claims = list(_claim_conditions(wanted))
    if of_claims:
        yield tables.readings.c.number.in_(select(claim.reading).where(*of_claims))


def _conditions(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    yield from _claim_conditions(wanted)
    if wanted.document:
        yield names_document(wanted.document)
    if wanted.sources is not None:
        yield tables.versions.c.source.in_(wanted.sources)
    if wanted.words:
        yield search.claims_holding(wanted.words)
    yield from _time_conditions(wanted)


def _claim_conditions(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    claim = tables.claims.c
    if wanted.kinds:
        yield claim.kind.in_(wanted.kinds)
    if wanted.type:
        yield claim.type == wanted.type
    if wanted.factuality:
        yield claim.factuality == wanted.factuality
    if wanted.min_confidence:
        yield claim.confidence >= wanted.min_confidence
    if wanted.party:
        yield names_party(wanted.party)
    if wanted.issue:
        issue = tables.claim_issues.c
        yield exists().where(issue.claim == claim.number, issue.issue == wanted.issue)
    if wanted.place:
        yield or_(_holds(claim.place, wanted.place), claim.country == wanted.place.upper())


def _time_conditions(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.since:
        yield wanted.since <= LAST_DAY
    if wanted.until:
        yield wanted.until >= DAY
    if wanted.recorded_since:
        yield tables.readings.c.recorded_at >= wanted.recorded_since
    if wanted.due:
        claim = tables.claims.c
        yield and_(claim.factuality == "planned", claim.last_day > tables.versions.c.published)
        if wanted.since:
            # Follows from the other conditions, and can be told from the claim's row alone.
            yield claim.last_day >= wanted.since


def names_party(name: str) -> ColumnElement[bool]:
    """Return the condition that a claim names a party, in any role, in part, by its id or by another of its names."""
    party = tables.claim_parties.c
    named = or_(party.folded.contains(name.lower(), autoescape=True), party.entity == name)
    # Its parties are its own, also where the outer query goes over parties.
    own = exists().where(party.claim == tables.claims.c.number, named).correlate(tables.claims)
    return or_(own, _names_party_otherwise(name))


def _names_party_otherwise(name: str) -> ColumnElement[bool]:
    """Return the condition that a claim names, in other words, a party that is also called so."""
    called, other, mention = tables.party_names.alias(), tables.party_names.alias(), tables.party_mentions.alias()
    key = name.removeprefix("party:").replace("-", " ")
    so_called = or_(func.lower(called.c.label).contains(name.lower(), autoescape=True), called.c.key == key)
    parties = select(called.c.party).where(so_called)
    meant = exists().where(
        mention.c.claim == tables.claims.c.number, other.c.number == mention.c.name, other.c.party.in_(parties)
    )
    return meant.correlate(tables.claims)


def names_document(name: str) -> ColumnElement[bool]:
    """Return the condition that a document's id, address, title or publisher holds ``name``."""
    version = tables.versions.c
    return or_(*(_holds(column, name) for column in (version.id, version.url, version.title, version.source)))


def _holds(column: Any, part: str) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = func.lower(column).contains(part.lower(), autoescape=True)
    return condition


def parties_asked(wanted: ClaimFilter) -> Select[Any]:
    """Return the query of parties with their roles: one row for each party, role and number of claims."""
    party, claim, version, reading = (
        table.c for table in (tables.claim_parties, tables.claims, tables.versions, tables.readings)
    )
    who = func.coalesce(party.entity, party.folded)
    conditions = list(_conditions(wanted))
    if wanted.party:
        conditions.append(
            or_(party.folded.contains(wanted.party.lower(), autoescape=True), party.entity == wanted.party)
        )
    return (
        select(
            who.label("who"),
            party.role,
            func.count(party.claim.distinct()).label("claims"),
            func.max(claim.number).label("latest"),
        )
        .select_from(tables.claim_parties)
        .join(tables.claims, claim.number == party.claim)
        .join(tables.readings, reading.number == claim.reading)
        .join(tables.versions, version.number == reading.version)
        .where(claim.reading.in_(current_readings(wanted.known_on)), party.label != "", *conditions)
        .group_by(who, party.role)
        .order_by(who, party.role)
    )
