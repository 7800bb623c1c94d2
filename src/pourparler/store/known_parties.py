"""Who is who as the record knew it at a moment: by the names, decisions and offices that it had learned by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, exists, or_, select

from pourparler.schema.identity import ActsFor, PartyIdentity
from pourparler.schema.judgements import facts_of
from pourparler.schema.party_names import chosen_labels, identity_of
from pourparler.schema.record import Judgement
from pourparler.store import tables
from pourparler.store.identities import judgement_of, load_offices, load_parties, name_of, terms_of

Group = Callable[[Iterable[str], Sequence[Judgement]], Mapping[str, str]]
"""Returns the least key of its party for each name, given the judgements about them, oldest first."""


@dataclass(frozen=True, slots=True)
class KnownParties:
    """Who is who.

    Attributes:
        parties: all parties.
        ids: the id of its party by a name's number.
        offices: who acts for whom.
    """

    parties: tuple[PartyIdentity, ...]
    ids: Mapping[int, str]
    offices: tuple[ActsFor, ...]


def parties_now(connection: Connection) -> KnownParties:
    """Return who is who as judged now."""
    name = tables.party_names.c
    parties = load_parties(connection)
    numbers = connection.execute(select(name.number, name.party))
    ids = {number: parties[party].id for number, party in numbers}
    return KnownParties(tuple(parties.values()), ids, load_offices(connection))


def parties_then(connection: Connection, known_on: datetime, group: Group) -> KnownParties:
    """Return who is who as the record could judge at a moment, from what it had learned by then.

    Args:
        connection: the record.
        known_on: the moment.
        group: puts names together.
    """
    name = tables.party_names
    asked = select(name).where(name.c.recorded_at <= known_on).order_by(name.c.key)
    rows = connection.execute(asked).all()
    judgements = _judgements(connection, known_on)
    leaders, labels = group([row.key for row in rows], judgements), chosen_labels(facts_of(judgements))
    grouped: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        grouped[leaders[row.key]].append(row)
    parties: list[PartyIdentity] = []
    ids: dict[int, str] = {}
    for members in grouped.values():
        party = identity_of([name_of(row) for row in members], labels, min(row.number for row in members))
        parties.append(party)
        ids |= {row.number: party.id for row in members}
    offices = (*terms_of(parties), *_reported(connection, known_on, ids))
    return KnownParties(tuple(parties), ids, offices)


def _judgements(connection: Connection, known_on: datetime) -> list[Judgement]:
    """Return what was decided about parties by then, and what had been taken back, oldest first."""
    table = tables.judgements
    about = or_(and_(table.c.subject >= "party:", table.c.subject < "party;"), table.c.verdict.in_(("withdraw", "set")))
    asked = select(table).where(about, table.c.recorded_at <= known_on).order_by(table.c.number)
    return [judgement_of(row) for row in connection.execute(asked)]


def _reported(connection: Connection, known_on: datetime, ids: Mapping[int, str]) -> Iterable[ActsFor]:
    """Yield the offices that reports told of by then."""
    office, reading = tables.party_offices.c, tables.readings.c
    known = exists().where(reading.version == office.version, reading.recorded_at <= known_on)
    asked = select(office.version, office.person, office.office, office.acts_for, office.day).where(known)
    found: defaultdict[tuple[str, str, str], list[tuple[int, Any]]] = defaultdict(list)
    for version, person, title, body, day in connection.execute(asked):
        if person in ids and body in ids:
            found[ids[person], ids[body], title].append((version, day))
    for (person, body, title), told in sorted(found.items()):
        days = [day for _, day in told if day is not None]
        since, until = min(days, default=None), max(days, default=None)
        yield ActsFor(person, title, body, since, until, "reports", len({version for version, _ in told}))
