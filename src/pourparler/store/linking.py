"""Writes what a reading adds about identities, in the transaction that adds the reading.

Everything is added once and by its content, so that the order of reading leaves the same rows but for their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from pourparler.schema.hashes import content_hash
from pourparler.schema.identity import Linker, Links, Pair, PairKind, PartyName
from pourparler.schema.record import Judgement, Reading, Verdict
from pourparler.schema.sketches import encode_act, encode_report
from pourparler.store import tables
from pourparler.store.batches import batches
from pourparler.store.identities import name_of
from pourparler.store.known import KnownIdentities
from pourparler.store.regrouping import regroup


def link_reading(connection: Connection, number: int, reading: Reading, linker: Linker, now: datetime) -> None:
    """Add names, offices, sketches and judgements of a reading, and group its names into parties.

    Args:
        connection: inside the writer's transaction.
        number: the reading's number; its claims are stored already.
        reading: what was read.
        linker: decides.
        now: when.
    """
    links = linker.link(reading, KnownIdentities(connection, number))
    names, new = _add_names(connection, links.names, linker, now)
    claims = _claim_numbers(connection, number)
    _insert_all(connection, tables.party_mentions, _mention_rows(links, claims, names))
    _add_offices(connection, number, reading, links, names)
    _add_sketches(connection, number, links, claims)
    judged = _add_judgements(connection, links.pairs, linker.program, now)
    if new or judged:
        regroup(connection, linker, new | judged)


def link_claims(  # noqa: PLR0913  # the same as for a reading, and which of its claims
    connection: Connection, number: int, reading: Reading, claims: set[str], linker: Linker, now: datetime
) -> None:
    """Add names, sketches of acts and judgements of some claims of a reading that is linked already."""
    links = linker.link(reading, KnownIdentities(connection, number))
    keys = {key for claim in claims for key in links.mentions.get(claim, ())}
    names, new = _add_names(connection, [name for name in links.names if name.key in keys], linker, now)
    mine = replace(
        links,
        mentions={claim: found for claim, found in links.mentions.items() if claim in claims},
        acts=tuple((sketch, found) for sketch, found in links.acts if sketch.claim in claims),
    )
    numbers = _claim_numbers(connection, number)
    _insert_all(connection, tables.party_mentions, _mention_rows(mine, numbers, names))
    _add_acts(connection, mine, numbers)
    judged = _add_judgements(connection, links.pairs, linker.program, now)
    if new or judged:
        regroup(connection, linker, new | judged)


def _add_names(
    connection: Connection, names: Sequence[PartyName], linker: Linker, now: datetime
) -> tuple[dict[str, int], set[str]]:
    """Return the number of each name by its key, and the keys that are new."""
    known = _names_by_key(connection, [name.key for name in names])
    numbers = {key: number for key, (number, _) in known.items()}
    new = [name for name in names if name.key not in known]
    for name in new:
        numbers[name.key] = _add_name(connection, name, linker, now)
    for name in names:
        before = known.get(name.key)
        if before is not None:
            told = before[1].combined(name)
            changed = {"label": told.label, "kind": told.kind, "country": told.country, "uses": told.uses}
            table = tables.party_names
            connection.execute(update(table).where(table.c.number == before[0]).values(changed))
    return numbers, {name.key for name in new}


def _names_by_key(connection: Connection, keys: Sequence[str]) -> dict[str, tuple[int, PartyName]]:
    table = tables.party_names
    asked = (select(table).where(table.c.key.in_(some)) for some in batches(keys))
    return {row.key: (row.number, name_of(row)) for query in asked for row in connection.execute(query)}


def _add_name(connection: Connection, name: PartyName, linker: Linker, now: datetime) -> int:
    table = tables.party_names
    facts = {field: getattr(name, field) for field in ("key", "label", "sort", "kind", "country", "entity", "uses")}
    key = connection.execute(insert(table).values(facts | {"party": 0, "recorded_at": now})).inserted_primary_key
    assert key is not None
    number = int(key[0])
    connection.execute(update(table).where(table.c.number == number).values(party=number))
    words = [{"word": word, "name": number} for word in linker.lookup_words(name.key)]
    _insert_all(connection, tables.party_words, words)
    return number


def _claim_numbers(connection: Connection, reading: int) -> dict[str, int]:
    claim = tables.claims.c
    found = connection.execute(select(claim.id, claim.number).where(claim.reading == reading))
    return {row.id: row.number for row in found}


def _mention_rows(links: Links, claims: Mapping[str, int], names: Mapping[str, int]) -> list[dict[str, Any]]:
    return [
        {"claim": claims[claim], "position": position, "name": names[key]}
        for claim, keys in links.mentions.items()
        for position, key in enumerate(keys)
    ]


def _add_offices(connection: Connection, number: int, reading: Reading, links: Links, names: Mapping[str, int]) -> None:
    table, version = tables.party_offices, tables.readings.c
    own = connection.execute(select(version.version).where(version.number == number)).scalar_one()
    known = {
        (row.person, row.office, row.acts_for)
        for row in connection.execute(select(table).where(table.c.version == own))
    }
    rows = [
        {
            "version": own,
            "person": names[office.person],
            "office": office.office,
            "acts_for": names[office.acts_for],
            "day": reading.document.published,
            "span_start": office.words.start,
            "span_end": office.words.end,
        }
        for office in links.offices
    ]
    _insert_all(
        connection, table, [row for row in rows if (row["person"], row["office"], row["acts_for"]) not in known]
    )


def _add_sketches(connection: Connection, number: int, links: Links, claims: Mapping[str, int]) -> None:
    _add_acts(connection, links, claims)
    sketch, report_keys = links.report
    report = {"reading": number, "report": sketch.report, "content": encode_report(sketch)}
    _insert_all(connection, tables.report_sketches, [report])
    _insert_all(connection, tables.report_keys, [{"reading": number, "key": key} for key in report_keys])


def _add_acts(connection: Connection, links: Links, claims: Mapping[str, int]) -> None:
    acts = [{"claim": claims[s.claim], "id": s.claim, "content": encode_act(s)} for s, _ in links.acts]
    keys = [{"claim": claims[sketch.claim], "key": key} for sketch, found in links.acts for key in found]
    _insert_all(connection, tables.act_sketches, acts)
    _insert_all(connection, tables.act_keys, keys)


def _add_judgements(
    connection: Connection, pairs: Iterable[tuple[PairKind, Pair]], program: str, now: datetime
) -> set[str]:
    """Add what is not judged so yet; return the keys of names that something new was judged about."""
    made = [_judgement(kind, pair, program, now) for kind, pair in pairs]
    table = tables.judgements
    known = {
        row.id
        for some in batches([judgement.id for judgement in made])
        for row in connection.execute(select(table.c.id).where(table.c.id.in_(some)))
    }
    new = {judgement.id: judgement for judgement in made if judgement.id not in known}
    values = [
        {name: getattr(judgement, name) for name in Judgement.__slots__} | {"recorded_at": now}
        for judgement in new.values()
    ]
    _insert_all(connection, table, values)
    subjects = {subject for judgement in new.values() for subject in (judgement.subject, judgement.other)}
    return {subject.removeprefix("party:") for subject in subjects if subject.startswith("party:")}


def _judgement(kind: PairKind, pair: Pair, program: str, now: datetime) -> Judgement:
    one, other = f"{kind}:{pair.one}", f"{kind}:{pair.other}"
    identity = content_hash("judgement", one, other, str(pair.same), str(pair.score), pair.reason, program)
    verdict: Verdict = "same" if pair.same else "different"
    return Judgement(f"j-{identity}", one, verdict, other, pair.reason, program, now.astimezone(UTC), pair.score)


def _insert_all(connection: Connection, table: Table, values: list[dict[str, Any]]) -> None:
    if values:
        connection.execute(insert(table), values)
