"""Steps in a record: stored with their reading, given back with their report and the parties as currently judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, insert, select

from pourparler.schema.negotiation import PartyRef, Source, Step, TakenStep, words_as_id
from pourparler.store import tables

Readings = Select[Any] | Sequence[int]
_ENCODE = msgspec.json.Encoder()
_DECODE = msgspec.json.Decoder(Step)


def add_steps(connection: Connection, reading: int, numbers: Mapping[str, int], steps: Sequence[Step]) -> None:
    """Store the steps of a reading.

    Args:
        connection: inside the reading's transaction.
        reading: the reading's number.
        numbers: numbers of the reading's claims by their ids.
        steps: the steps, each on one of those claims.
    """
    placed = list(_placed(numbers, steps))
    if not placed:
        return
    connection.execute(
        insert(tables.steps),
        [
            {"claim": claim, "position": at, "reading": reading, "move": step.move, "day": step.day}
            | {"content": _ENCODE.encode(step).decode()}
            for claim, at, step in placed
        ],
    )
    named = [row for claim, at, step in placed for row in _party_rows(claim, at, step, numbers)]
    if named:
        connection.execute(insert(tables.step_parties), named)


def _placed(numbers: Mapping[str, int], steps: Sequence[Step]) -> Iterator[tuple[int, int, Step]]:
    """Yield each step with its claim's number and its place among the claim's steps."""
    counts: defaultdict[int, int] = defaultdict(int)
    for step in steps:
        claim = numbers[step.claim]
        yield claim, counts[claim], step
        counts[claim] += 1


def _party_rows(claim: int, at: int, step: Step, numbers: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    for position, (role, ref) in enumerate(roles_of(step)):
        yield {
            "claim": claim,
            "step": at,
            "position": position,
            "role": role,
            "label": ref.label,
            "named_claim": numbers[ref.claim],
            "named_position": ref.position,
        }


def roles_of(step: Step) -> Iterator[tuple[str, PartyRef]]:
    """Yield who is named in a step, with the role; an obligor's role tells its term."""
    for role in ("by", "to", "owners", "near"):
        yield from ((role, ref) for ref in getattr(step, role))
    if step.voice is not None:
        yield "voice", step.voice
    for number, term in enumerate(step.terms):
        if term.obligor is not None:
            yield f"obligor {number}", term.obligor


def load_steps(connection: Connection, readings: Readings, ids: Mapping[int, str]) -> tuple[TakenStep, ...]:
    """Return the steps of some readings.

    Args:
        connection: the record.
        readings: their numbers, or the query of them.
        ids: the parties' ids by the numbers of their names.
    """
    parties = _parties(connection, readings, ids)
    sources: dict[int, Source] = {}
    return tuple(_taken(row, parties, sources) for row in connection.execute(_steps_asked(readings)))


def _steps_asked(readings: Readings) -> Select[Any]:
    step, reading, version, document = (
        table.c for table in (tables.steps, tables.readings, tables.versions, tables.documents)
    )
    columns = (step.claim, step.position, step.content, step.reading, document.key, document.number, version.published)
    return (
        select(*columns, version.title, version.source, version.fingerprint)
        .join(tables.readings, reading.number == step.reading)
        .join(tables.versions, version.number == reading.version)
        .join(tables.documents, document.number == version.document)
        .where(step.reading.in_(readings))
    )


_Named = dict[str, tuple[str, ...]]


def _parties(connection: Connection, readings: Readings, ids: Mapping[int, str]) -> dict[tuple[int, int], _Named]:
    """Return who is named in each step by role; a party that nothing links keeps its words as its id."""
    named, mention, name, step = (
        table.c for table in (tables.step_parties, tables.party_mentions, tables.party_names, tables.steps)
    )
    asked = (
        select(named.claim, named.step, named.role, named.label, name.number)
        .join(tables.steps, (step.claim == named.claim) & (step.position == named.step))
        .outerjoin(
            tables.party_mentions, (mention.claim == named.named_claim) & (mention.position == named.named_position)
        )
        .outerjoin(tables.party_names, name.number == mention.name)
        .where(step.reading.in_(readings))
        .order_by(named.claim, named.step, named.position)
    )
    found: defaultdict[tuple[int, int], _Named] = defaultdict(dict)
    for claim, at, role, label, party in connection.execute(asked):
        roles = found[claim, at]
        roles[role] = (*roles.get(role, ()), ids.get(party) or words_as_id(label))
    return found


def _taken(row: Row[Any], parties: Mapping[tuple[int, int], _Named], sources: dict[int, Source]) -> TakenStep:
    claim, position, content, reading, key, number, published, title, publisher, fingerprint = tuple(row)
    source = sources.get(reading)
    if source is None:
        source = sources[reading] = Source(number, key, published, fingerprint, title, publisher)
    step = _DECODE.decode(content)
    roles = parties.get((claim, position), {})
    voice = roles.get("voice", (None,))
    obligors = tuple(next(iter(roles.get(f"obligor {at}", ())), None) for at in range(len(step.terms)))
    return TakenStep(
        step,
        source,
        roles.get("by", ()),
        roles.get("to", ()),
        roles.get("owners", ()),
        voice[0],
        obligors,
        roles.get("near", ()),
    )
