"""All that a record was told, entry by entry in the order in which it learned it; what follows from it is left out.

Readings come with documents, claims and steps; then there are sources that gave no document, judgements, who is to
check which report, and who has seen it. Names of
parties, sketches and the search index follow from these, and whoever imports makes them anew.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from heapq import merge
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, Select, func, select

from pourparler.schema.claims import AnyClaim
from pourparler.schema.codec import in_order
from pourparler.schema.exports import Entry, KeptJudgement, KeptNote, KeptReading
from pourparler.schema.links import without_loose_links
from pourparler.schema.negotiation import Step
from pourparler.schema.record import Program, Reading
from pourparler.schema.spans import Span
from pourparler.store import rows, tables
from pourparler.store.batches import batches
from pourparler.store.coding_entries import assignments_of, seen_of
from pourparler.store.engine import record_name, store_errors
from pourparler.store.identities import judgement_of
from pourparler.store.questions import current_readings
from pourparler.store.steps import roles_of

_STEPS = msgspec.json.Decoder(Step)


class TranscriptView:
    """Reads all of one record, a few readings in memory at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._name = record_name(engine)

    def entries(self) -> Iterator[Entry]:
        """Yield all entries by the moment of learning; readings before what else was learned in that moment."""
        with store_errors(self._name), self._engine.connect() as connection:
            others = (_notes(connection), _judgements(connection), assignments_of(connection), seen_of(connection))
            yield from merge(_readings(connection, None), *others, key=lambda entry: entry.recorded_at)

    def some(self, chosen: Mapping[int, Collection[str]], known_on: datetime | None) -> Iterator[Entry]:
        """Yield readings with some of their claims, then what people decided about these and about who is who.

        Args:
            chosen: ids of the claims by the numbers of their readings.
            known_on: leave out what was decided later.
        """
        claims = {identity for ids in chosen.values() for identity in ids}
        with store_errors(self._name), self._engine.connect() as connection:
            yield from _readings(connection, chosen)
            for entry in _judgements(connection, only_people=True):
                if known_on is None or entry.recorded_at <= known_on:
                    about = _claim_about(entry.judgement.subject)
                    if about is None or about in claims:
                        yield entry

    def reports(self, chosen: Collection[int]) -> Iterator[tuple[KeptReading, int, int]]:
        """Yield readings without their claims, each with the version of its document and how many there are."""
        version, reading = tables.versions.c, tables.readings.c
        ranked = select(
            version.number,
            func.row_number().over(partition_by=version.document, order_by=version.number).label("place"),
            func.count().over(partition_by=version.document).label("versions"),
        ).subquery()
        asked = select(reading.number, ranked.c.place, ranked.c.versions).join(
            ranked, ranked.c.number == reading.version
        )
        with store_errors(self._name), self._engine.connect() as connection:
            places = {row.number: (row.place, row.versions) for row in connection.execute(asked)}
            for some in batches([number for number in places if number in chosen]):
                for row, made in _batch(connection, some):
                    yield (KeptReading(replace(made, claims=(), steps=()), row.read_at), *places[row.reading])


def _claim_about(subject: str) -> str | None:
    """Return the id of the claim that a decision is about."""
    kind, _, rest = subject.rpartition(":")
    return rest if rest.startswith("c-") and kind in ("", "proposal", "act") else None


def _notes(connection: Connection) -> Iterator[Entry]:
    problem = tables.problems.c
    columns = (problem.source, problem.problem, problem.recorded_at)
    asked = select(*columns).where(problem.reading.is_(None)).order_by(problem.number)
    yield from (KeptNote(*row) for row in connection.execute(asked).all())


def _judgements(connection: Connection, *, only_people: bool = False) -> Iterator[KeptJudgement]:
    table = tables.judgements
    every = select(table.c.number).order_by(table.c.number)
    numbers = connection.execute(every.where(table.c.score.is_(None)) if only_people else every).scalars().all()
    for some in batches(numbers):
        asked = select(table).where(table.c.number.in_(some)).order_by(table.c.number)
        for row in connection.execute(asked).all():
            yield KeptJudgement(judgement_of(row), row.recorded_at)


def _readings(connection: Connection, chosen: Mapping[int, Collection[str]] | None) -> Iterator[Entry]:
    reading = tables.readings.c
    current = set(connection.execute(current_readings(None)).scalars())
    numbers = connection.execute(select(reading.number).order_by(reading.number)).scalars().all()
    for some in batches([number for number in numbers if chosen is None or number in chosen]):
        for row, made in _batch(connection, some):
            kept = made if chosen is None else _with_only(made, chosen[row.reading])
            yield KeptReading(kept, row.read_at, chosen is not None or row.reading in current)


def _with_only(reading: Reading, claims: Collection[str]) -> Reading:
    """Return a reading with some of its claims, and what these need no others for."""
    kept = tuple(claim for claim in reading.claims if claim.id in claims)
    return without_loose_links(replace(reading, claims=kept, steps=_steps_of(reading.steps, set(claims))))


def _steps_of(steps: Sequence[Step], claims: set[str]) -> tuple[Step, ...]:
    """Return the steps of some claims without the parties that only other claims name."""
    return tuple(
        step for step in steps if step.claim in claims and all(ref.claim in claims for _, ref in roles_of(step))
    )


def _batch(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[Row[Any], Reading]]:
    version, reading, problem = tables.versions, tables.readings.c, tables.problems.c
    columns = (reading.program_version, reading.weights, reading.rules, reading.sentences)
    asked: Select[Any] = (
        select(version, *columns, reading.number.label("reading"), reading.recorded_at.label("read_at"))
        .join(tables.readings, reading.version == version.c.number)
        .where(reading.number.in_(numbers))
        .order_by(reading.number)
    )
    found = connection.execute(asked).all()
    claims, steps = _claims(connection, numbers), _steps(connection, numbers)
    problems: defaultdict[int, list[str]] = defaultdict(list)
    told = select(problem.reading, problem.problem).where(problem.reading.in_(numbers)).order_by(problem.number)
    for problem_row in connection.execute(told):
        problems[problem_row.reading].append(problem_row.problem)
    for row in found:
        program = Program(row.program_version, row.weights, row.rules)
        sentences = tuple(Span(*pair) for pair in json.loads(row.sentences))
        number, document = row.reading, rows.document_of(row)
        made = (in_order(claims[number]), tuple(problems[number]), program, sentences, tuple(steps[number]))
        yield row, Reading(document, *made)


def _claims(connection: Connection, numbers: Sequence[int]) -> Mapping[int, list[AnyClaim]]:
    claim = tables.claims.c
    asked = select(claim.reading, claim.content).where(claim.reading.in_(numbers)).order_by(claim.number)
    found: defaultdict[int, list[AnyClaim]] = defaultdict(list)
    for row in connection.execute(asked):
        found[row.reading].append(rows.claim_of(row.content))
    return found


def _steps(connection: Connection, numbers: Sequence[int]) -> Mapping[int, list[Step]]:
    step = tables.steps.c
    asked = select(step.reading, step.content).where(step.reading.in_(numbers)).order_by(step.claim, step.position)
    found: defaultdict[int, list[Step]] = defaultdict(list)
    for row in connection.execute(asked):
        found[row.reading].append(_STEPS.decode(row.content))
    return found
