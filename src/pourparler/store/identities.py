"""Who is who, read from a record: names grouped into parties, and offices with their days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from pourparler.lexicon.entities import EntityTable
from pourparler.schema.identity import ActsFor, PartyIdentity, PartyName
from pourparler.schema.judgements import facts_of
from pourparler.schema.party_names import chosen_labels, identity_of
from pourparler.schema.record import Judgement
from pourparler.store import tables
from pourparler.store.batches import batches


def load_parties(connection: Connection, numbers: Iterable[int] | None = None) -> dict[int, PartyIdentity]:
    """Return parties by their number: all of them, or those asked for."""
    name = tables.party_names
    asked = select(name).order_by(name.c.party, name.c.key)
    if numbers is None:
        found = connection.execute(asked).all()
    else:
        found = [
            row
            for some in batches(sorted(set(numbers)))
            for row in connection.execute(asked.where(name.c.party.in_(some)))
        ]
    grouped: defaultdict[int, list[PartyName]] = defaultdict(list)
    for row in found:
        grouped[row.party].append(name_of(row))
    labels = chosen_labels(load_facts(connection))
    return {number: identity_of(names, labels, number) for number, names in grouped.items()}


def name_of(row: Row[Any]) -> PartyName:
    """Return the name of a row of ``party_names``."""
    return PartyName(row.key, row.label, row.sort, row.kind, row.country, row.entity, row.uses)


def parties_of_claims(connection: Connection, claims: Sequence[str]) -> dict[str, tuple[PartyIdentity | None, ...]]:
    """Return the parties of claims by the claims' ids, in order of position; None where nothing was linked."""
    numbers = _party_numbers(connection, claims)
    parties = load_parties(connection, {n for found in numbers.values() for n in found if n is not None})
    return {
        claim: tuple(parties.get(number) if number is not None else None for number in found)
        for claim, found in numbers.items()
    }


def _party_numbers(connection: Connection, claims: Sequence[str]) -> dict[str, list[int | None]]:
    claim, party, mention, name = (
        table.c for table in (tables.claims, tables.claim_parties, tables.party_mentions, tables.party_names)
    )
    found: dict[str, list[int | None]] = {identity: [] for identity in claims}
    for some in batches(list(found)):
        newest = (
            select(claim.id, func.max(claim.number).label("number")).where(claim.id.in_(some)).group_by(claim.id)
        ).subquery()
        asked = (
            select(newest.c.id, party.position, name.party)
            .join(tables.claim_parties, party.claim == newest.c.number)
            .outerjoin(tables.party_mentions, (mention.claim == party.claim) & (mention.position == party.position))
            .outerjoin(tables.party_names, name.number == mention.name)
            .order_by(newest.c.id, party.position)
        )
        for row in connection.execute(asked):
            found[row.id].append(row.party)
    return found


def load_offices(connection: Connection) -> tuple[ActsFor, ...]:
    """Return who acts for whom: the embedded table's terms of the persons met, then what the reports say."""
    parties = load_parties(connection, _acting(connection))
    return (*terms_of(parties.values()), *_reported(connection, parties))


def _acting(connection: Connection) -> set[int]:
    """Return the numbers of the parties that the embedded table may know, and of those in reported offices."""
    name, office = tables.party_names.c, tables.party_offices.c
    in_office = name.number.in_(select(office.person).union(select(office.acts_for)))
    return set(connection.execute(select(name.party).where(or_(name.entity.is_not(None), in_office))).scalars())


def terms_of(parties: Iterable[PartyIdentity]) -> Iterable[ActsFor]:
    """Yield the terms of office that the embedded table knows of parties."""
    table = EntityTable.load().by_id
    for party in parties:
        known = table.get(party.entity or "")
        for term in known.terms if known else ():
            yield ActsFor(party.id, term.office, term.acts_for, term.start, term.end, "table", 0)


def _reported(connection: Connection, parties: Mapping[int, PartyIdentity]) -> Iterable[ActsFor]:
    office = tables.party_offices.c
    person, body = tables.party_names.alias(), tables.party_names.alias()
    asked = (
        select(
            person.c.party.label("person"),
            body.c.party.label("body"),
            office.office,
            func.min(office.day).label("since"),
            func.max(office.day).label("until"),
            func.count(office.version.distinct()).label("reports"),
        )
        .join(person, person.c.number == office.person)
        .join(body, body.c.number == office.acts_for)
        .group_by(person.c.party, body.c.party, office.office)
        .order_by(person.c.party, body.c.party, office.office)
    )
    for row in connection.execute(asked):
        who, body_id = parties[row.person].id, parties[row.body].id
        yield ActsFor(who, row.office, body_id, row.since, row.until, "reports", row.reports)


def load_facts(connection: Connection) -> list[tuple[str, str, str]]:
    """Return what people gave to subjects (subject, fact, value), oldest first, without what was taken back."""
    table = tables.judgements
    asked = select(table).where(table.c.verdict.in_(("set", "withdraw"))).order_by(table.c.number)
    return facts_of([judgement_of(row) for row in connection.execute(asked)])


def judgement_of(row: Row[Any]) -> Judgement:
    """Return the judgement of a row of ``judgements``."""
    return Judgement(*(getattr(row, name) for name in Judgement.__slots__))
