"""Whole readings out of a record: of each document the newest reading of its newest version, as it was stored."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Engine, Row, select

from pourparler.schema.claims import AnyClaim
from pourparler.schema.codec import in_order
from pourparler.schema.record import Program, Reading
from pourparler.schema.spans import Span
from pourparler.schema.views import ClaimFilter
from pourparler.store import questions, rows, tables
from pourparler.store.engine import record_name, store_errors

_AT_ONCE = 200
"""Readings in memory at a time; databases also limit the parameters of a statement."""


class ReadingsView:
    """Reads one record's readings back; every call sees one consistent state."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._name = record_name(engine)

    def readings(self, wanted: ClaimFilter) -> Iterator[Reading]:
        """Yield the readings by publication, with the claims that pass a filter, in order of the text.

        Without a filter of claims every document is yielded, also one without claims; with one, those that have claims
        which pass. A least confidence leaves documents in. The filter's limit does not count; steps are left out.
        """
        every = replace(wanted, limit=None, known_on=None, min_confidence=0.0) == ClaimFilter()
        version, reading = tables.versions.c, tables.readings.c
        asked = (
            select(reading.number)
            .join(tables.versions, version.number == reading.version)
            .where(reading.number.in_(questions.current_readings(wanted.known_on)))
            .order_by(version.published.asc().nulls_first(), version.document)
        )
        with store_errors(self._name), self._engine.connect() as connection:
            numbers = connection.execute(asked).scalars().all()
            for at in range(0, len(numbers), _AT_ONCE):
                some = numbers[at : at + _AT_ONCE]
                claims = _claims(connection, some, wanted)
                yield from _readings(connection, [n for n in some if every or n in claims], claims)


def _claims(connection: Connection, readings: Sequence[int], wanted: ClaimFilter) -> dict[int, list[AnyClaim]]:
    asked = questions.claims_asked(replace(wanted, limit=None)).where(tables.claims.c.reading.in_(readings))
    found: defaultdict[int, list[AnyClaim]] = defaultdict(list)
    for row in connection.execute(asked):
        found[row.reading].append(rows.claim_of(row.content))
    return dict(found)


def _readings(connection: Connection, numbers: Sequence[int], claims: dict[int, list[AnyClaim]]) -> Iterator[Reading]:
    version, reading, problem = tables.versions, tables.readings, tables.problems.c
    columns = (reading.c.program_version, reading.c.weights, reading.c.rules, reading.c.sentences)
    asked = select(version, *columns, reading.c.number.label("reading")).join(
        reading, reading.c.version == version.c.number
    )
    found = {row.reading: row for row in connection.execute(asked.where(reading.c.number.in_(numbers)))}
    problems: defaultdict[int, list[str]] = defaultdict(list)
    told = select(problem.reading, problem.problem).where(problem.reading.in_(numbers)).order_by(problem.number)
    for row in connection.execute(told):
        problems[row.reading].append(row.problem)
    for number in numbers:
        yield _reading(found[number], claims.get(number, []), problems[number])


def _reading(row: Row[Any], claims: Sequence[AnyClaim], problems: Sequence[str]) -> Reading:
    program = Program(row.program_version, row.weights, row.rules)
    sentences = tuple(Span(*pair) for pair in json.loads(row.sentences))
    return Reading(rows.document_of(row), in_order(claims), tuple(problems), program, sentences)
