"""Claims that people made: stored with the reading that counts, and carried on to later readings of the same text.

The decision ``add`` is what makes such a claim count; its row is only what it looks like. So nothing is edited when the
decision is taken back.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, func, insert, select

from pourparler.schema.claims import AnyClaim
from pourparler.schema.codec import evidence, in_order
from pourparler.schema.identity import Linker
from pourparler.schema.negotiation import Step
from pourparler.schema.participants import parties_of
from pourparler.schema.record import Program, Reading
from pourparler.schema.spans import Span
from pourparler.store import rows, search, tables
from pourparler.store.engine import record_name, store_errors
from pourparler.store.linking import link_claims
from pourparler.store.steps import add_steps

_STEP = msgspec.json.Decoder(Step)


def stored_reading(engine: Engine, number: int) -> Reading:
    """Return a reading as the record holds it, with its steps."""
    with store_errors(record_name(engine)), engine.connect() as connection:
        return _reading(connection, number)


def _reading(connection: Connection, number: int) -> Reading:
    reading = tables.readings
    asked = select(
        tables.versions, reading.c.program_version, reading.c.weights, reading.c.rules, reading.c.sentences
    ).join(reading, reading.c.version == tables.versions.c.number)
    row = connection.execute(asked.where(reading.c.number == number)).one()
    content = select(tables.claims.c.content).where(tables.claims.c.reading == number).order_by(tables.claims.c.number)
    claims = tuple(rows.claim_of(text) for text in connection.execute(content).scalars())
    return Reading(
        rows.document_of(row),
        claims,
        (),
        Program(row.program_version, row.weights, row.rules),
        tuple(Span(*pair) for pair in json.loads(row.sentences)),
        _steps(connection, number, {claim.id for claim in claims}),
    )


def _steps(connection: Connection, reading: int, claims: set[str]) -> tuple[Step, ...]:
    step = tables.steps.c
    asked = select(step.content).where(step.reading == reading).order_by(step.claim, step.position)
    found = (_STEP.decode(content) for content in connection.execute(asked).scalars())
    return tuple(each for each in found if each.claim in claims)


def add_claims(
    connection: Connection, number: int, claims: Sequence[AnyClaim], steps: Sequence[Step], linker: Linker | None
) -> None:
    """Add claims to a reading; those that it holds already are left as they are.

    Args:
        connection: inside the writer's transaction.
        number: of the reading.
        claims: identified, of the reading's document.
        steps: what they say about proposals.
        linker: decides who their parties are.
    """
    whole = _reading(connection, number)
    known = {claim.id for claim in whole.claims}
    new = [claim for claim in claims if claim.id not in known]
    if not new:
        return
    insert_claims(connection, number, whole, new)
    mine = {claim.id for claim in new}
    asked = select(tables.claims.c.id, tables.claims.c.number).where(tables.claims.c.reading == number)
    numbers = {row.id: row.number for row in connection.execute(asked)}
    add_steps(connection, number, numbers, [step for step in steps if step.claim in mine])
    if linker is not None:
        together = replace(whole, claims=in_order((*whole.claims, *new)))
        link_claims(connection, number, together, mine, linker, datetime.now(UTC))


def insert_claims(connection: Connection, number: int, whole: Reading, new: Sequence[AnyClaim]) -> None:
    """Insert the rows of claims, but for their steps and identities."""
    first = (connection.execute(select(func.max(tables.claims.c.number))).scalar() or 0) + 1
    for at, claim in enumerate(new, first):
        connection.execute(insert(tables.claims).values({"number": at, "reading": number} | rows.claim_row(claim)))
        for position, (role, party) in enumerate(parties_of(claim)):
            named = {"claim": at, "position": position} | rows.party_row(role, party)
            connection.execute(insert(tables.claim_parties).values(named))
        for issue in rows.issues_of(claim):
            connection.execute(insert(tables.claim_issues).values(claim=at, issue=issue))
        sentence = rows.sentence_of(claim, whole.document.text, whole.sentences, evidence(claim))
        names = "\n".join(party.label for _, party in parties_of(claim))
        search.index_claims(connection, [(at, sentence.text, names)])


def carried_on(connection: Connection, version: int, reading: Reading) -> Reading:
    """Return a reading with the claims that people made of the same text before it, and what they do to proposals."""
    before = _earlier(connection, version)
    known = {claim.id for claim in reading.claims}
    made = {row.id: row for row in before if row.id not in known}
    if not made:
        return reading
    claims = [rows.claim_of(row.content) for row in made.values()]
    steps = [step for row in made.values() for step in _steps_of(connection, row.number)]
    return replace(reading, claims=in_order((*reading.claims, *claims)), steps=(*reading.steps, *steps))


def _earlier(connection: Connection, version: int) -> Sequence[Any]:
    claim, reading, judgement = tables.claims.c, tables.readings.c, tables.judgements.c
    asked = (
        select(claim.id, claim.number, claim.content)
        .join(tables.readings, reading.number == claim.reading)
        .where(
            reading.version == version,
            claim.id.in_(select(judgement.subject).where(judgement.verdict == "add")),
        )
        .order_by(claim.number)
    )
    return connection.execute(asked).all()


def _steps_of(connection: Connection, claim: int) -> list[Step]:
    step = tables.steps.c
    asked = select(step.content).where(step.claim == claim).order_by(step.position)
    return [_STEP.decode(content) for content in connection.execute(asked).scalars()]
