"""Which names are one party: recomputed for the names that new judgements touch and all that these hang together with.

``party_names.party`` follows from names and judgements; it is kept so that a query can join on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, or_, select, update

from pourparler.schema.identity import Linker
from pourparler.schema.record import Judgement
from pourparler.store import tables
from pourparler.store.batches import batches
from pourparler.store.identities import judgement_of

_KIND = "party:"


def regroup(connection: Connection, linker: Linker, keys: Iterable[str]) -> None:
    """Group again the names with these keys and every name that judgements connect with them."""
    judgements = connected_judgements(connection, {f"{_KIND}{key}" for key in keys})
    subjects = {subject for judgement in judgements for subject in (judgement.subject, judgement.other)}
    touched = {*keys, *(subject.removeprefix(_KIND) for subject in subjects if subject.startswith(_KIND))}
    numbers = _numbers(connection, sorted(touched))
    leaders = linker.group(sorted(numbers), judgements)
    _store_groups(connection, numbers, leaders)


def names_judged(connection: Connection, judgement: Judgement) -> set[str]:
    """Return the keys of the names that a judgement is about; taking one back is about those of that one."""
    at: Judgement | None = judgement
    while at is not None and at.verdict == "withdraw":
        at = _judgement(connection, at.subject)
    subjects = {at.subject, at.other} if at else set()
    return {subject.removeprefix(_KIND) for subject in subjects if subject.startswith(_KIND)}


def _judgement(connection: Connection, identity: str) -> Judgement | None:
    table = tables.judgements
    row = connection.execute(select(table).where(table.c.id == identity)).first()
    return judgement_of(row) if row else None


def connected_judgements(connection: Connection, subjects: set[str]) -> list[Judgement]:
    """Return the judgements that subjects hang together by, directly and through others, oldest first."""
    table = tables.judgements
    found: dict[int, Judgement] = {}
    seen: set[str] = set()
    waiting = set(subjects)
    while waiting:
        seen |= waiting
        reached: set[str] = set()
        for some in batches(sorted(waiting)):
            asked = select(table).where(or_(table.c.subject.in_(some), table.c.other.in_(some)))
            for row in connection.execute(asked):
                # Asked of the database, this would make it go through all judgements of these verdicts.
                if row.verdict in ("same", "different"):
                    found[row.number] = judgement_of(row)
                    reached |= {row.subject, row.other}
        waiting = reached - seen
    _add_withdrawals(connection, found)
    return [found[number] for number in sorted(found)]


def _add_withdrawals(connection: Connection, found: dict[int, Judgement]) -> None:
    """Add what takes judgements back, and what takes that back in turn."""
    table = tables.judgements
    waiting = sorted(judgement.id for judgement in found.values())
    while waiting:
        new: dict[int, Judgement] = {}
        for some in batches(waiting):
            asked = select(table).where(table.c.subject.in_(some), table.c.verdict == "withdraw")
            new |= {row.number: judgement_of(row) for row in connection.execute(asked)}
        found |= new
        waiting = sorted(judgement.id for judgement in new.values())


def _numbers(connection: Connection, keys: list[str]) -> dict[str, tuple[int, int]]:
    """Return number and present party of each name that the record holds."""
    name = tables.party_names.c
    asked = (select(name.key, name.number, name.party).where(name.key.in_(some)) for some in batches(keys))
    return {row.key: (row.number, row.party) for query in asked for row in connection.execute(query)}


def _store_groups(connection: Connection, numbers: Mapping[str, tuple[int, int]], leaders: Mapping[str, str]) -> None:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for key, leader in leaders.items():
        groups[leader].append(key)
    name = tables.party_names
    for keys in groups.values():
        party = min(numbers[key][0] for key in keys)
        changed = [numbers[key][0] for key in keys if numbers[key][1] != party]
        for some in batches(sorted(changed)):
            connection.execute(update(name).where(name.c.number.in_(some)).values(party=party))
