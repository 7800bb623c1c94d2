"""Read-only questions to a record, answered with nouns; the newest reading of each document's newest version counts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, select

from pourparler.errors import StoreError
from pourparler.schema.codec import evidence
from pourparler.schema.identity import ActsFor, PartyIdentity
from pourparler.schema.participants import parties_of
from pourparler.schema.record import Judgement, Program
from pourparler.schema.spans import Span
from pourparler.schema.views import ClaimFilter, DocumentTally, FoundDocument, PartyTally, StoredClaim, StoredDocument
from pourparler.store import identities, questions, rows, tables
from pourparler.store.engine import record_name, store_errors
from pourparler.store.words import first_place, phrases_asked

_AT_ONCE = 500
"""How many numbers go into one IN list; databases limit the parameters of a statement."""


class View:
    """Asks one record; every method sees one consistent state."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._name = record_name(engine)

    def claims(self, wanted: ClaimFilter) -> tuple[StoredClaim, ...]:
        """Return the claims that pass the filter, by day; with a limit, the latest ones."""
        with store_errors(self._name), self._engine.connect() as connection:
            found = connection.execute(questions.claims_asked(wanted)).all()
            return _stored_claims(connection, found if wanted.limit is None else found[::-1])

    def count(self, wanted: ClaimFilter) -> int:
        """Return how many claims pass the filter, whatever its limit."""
        with store_errors(self._name), self._engine.connect() as connection:
            return int(connection.execute(questions.count_asked(wanted)).scalar_one())

    def claim(self, start: str) -> StoredClaim:
        """Return the claim whose id begins with ``start``; its newest reading where there are several.

        Raises:
            StoreError: there is none, or there are several.
        """
        asked_for = start.strip().lower()
        prefix = asked_for if asked_for.startswith("c-") else f"c-{asked_for}"
        claim = tables.claims.c
        asked = select(claim.id, func.max(claim.number).label("number")).group_by(claim.id).order_by(claim.id).limit(6)
        with store_errors(self._name), self._engine.connect() as connection:
            found = connection.execute(asked.where(claim.id.startswith(prefix, autoescape=True))).all()
            if len(found) > 1 and found[0].id != prefix:
                listed = ", ".join(row.id for row in found[:5])
                raise StoreError(f"Several claims begin with {prefix}: {listed}; give more of the id.")
            if not found:
                raise StoreError(f"No claim's id begins with {prefix}; the tables of `pourparler show` list the ids.")
            return _stored_claims(connection, _claims_numbered(connection, [found[0].number]))[0]

    def documents(self, wanted: ClaimFilter) -> tuple[DocumentTally, ...]:
        """Return the newest version of each document that passes the filter, by publication."""
        with store_errors(self._name), self._engine.connect() as connection:
            numbers = connection.execute(questions.documents_asked(wanted)).scalars().all()
            return tuple(_tallies(connection, numbers if wanted.limit is None else numbers[::-1]))

    def count_documents(self, wanted: ClaimFilter) -> int:
        """Return how many documents pass the filter, whatever its limit."""
        asked = questions.documents_asked(replace(wanted, limit=None)).order_by(None).subquery()
        with store_errors(self._name), self._engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(asked)).scalar_one())

    def finds(self, wanted: ClaimFilter) -> tuple[FoundDocument, ...]:
        """Return the documents whose title or text holds the filter's words, each with the first place of one."""
        phrases = phrases_asked(wanted.words)
        return tuple(_found(tally, phrases) for tally in self.documents(wanted))

    def parties(self, wanted: ClaimFilter) -> tuple[PartyTally, ...]:
        """Return who is named in claims that pass the filter, those named most often first."""
        with store_errors(self._name), self._engine.connect() as connection:
            found = connection.execute(questions.parties_asked(wanted)).all()
            grouped = [(who, list(members)) for who, members in groupby(found, key=lambda row: row.who)]
            grouped.sort(key=lambda pair: (-sum(row.claims for row in pair[1]), pair[0]))
            return tuple(_party_tallies(connection, grouped[: wanted.limit]))

    def problems(self) -> tuple[tuple[str, str], ...]:
        """Return what could not be read: source and sentence, oldest first."""
        problem = tables.problems.c
        with store_errors(self._name), self._engine.connect() as connection:
            asked = select(problem.source, problem.problem).order_by(problem.number)
            return tuple((row.source, row.problem) for row in connection.execute(asked))

    def judgements(self, subject: str = "") -> tuple[Judgement, ...]:
        """Return the decisions about a subject, or all, oldest first."""
        judgement = tables.judgements.c
        asked = select(*(judgement[name] for name in Judgement.__slots__)).order_by(judgement.number)
        if subject:
            asked = asked.where(judgement.subject == subject)
        with store_errors(self._name), self._engine.connect() as connection:
            return tuple(Judgement(*row) for row in connection.execute(asked))

    def claims_numbered(self, numbers: Sequence[int]) -> dict[int, StoredClaim]:
        """Return claims by their numbers in the record."""
        with store_errors(self._name), self._engine.connect() as connection:
            found = _claims_numbered(connection, numbers)
            return {row.number: stored for row, stored in zip(found, _stored_claims(connection, found), strict=True)}

    def canonical_parties(self) -> Mapping[int, PartyIdentity]:
        """Return the parties as currently judged, by the number that their names share (``party_names.party``)."""
        with store_errors(self._name), self._engine.connect() as connection:
            return identities.load_parties(connection)

    def parties_of_claims(self, claims: Sequence[str]) -> Mapping[str, tuple[PartyIdentity | None, ...]]:
        """Return who the parties of claims are, in the order of `schema.participants.parties_of`."""
        with store_errors(self._name), self._engine.connect() as connection:
            return identities.parties_of_claims(connection, claims)

    def offices(self) -> tuple[ActsFor, ...]:
        """Return who acts for whom, by person and day: from the embedded table and from the reports."""
        with store_errors(self._name), self._engine.connect() as connection:
            return identities.load_offices(connection)


def _claims_numbered(connection: Connection, numbers: Sequence[int]) -> list[Row[Any]]:
    claim = tables.claims.c
    columns = (claim.number, claim.content, claim.sentence, claim.reading)
    found: dict[int, Row[Any]] = {}
    for at in range(0, len(numbers), _AT_ONCE):
        asked = select(*columns).where(claim.number.in_(numbers[at : at + _AT_ONCE]))
        found |= {row.number: row for row in connection.execute(asked)}
    return [found[number] for number in numbers if number in found]


class _Origin:
    """What all claims of one reading share."""

    __slots__ = ("program", "recorded_at", "sentences", "stored")

    def __init__(self, row: Row[Any], version: int, versions: int, version_recorded_at: datetime) -> None:
        self.stored = StoredDocument(rows.document_of(row), version, versions, version_recorded_at)
        self.program = Program(row.program_version, row.weights, row.rules)
        self.sentences = tuple(Span(*pair) for pair in json.loads(row.sentences))
        self.recorded_at: datetime = row.read_at


def _origins(connection: Connection, numbers: Iterable[int]) -> dict[int, _Origin]:
    """Return what is known of each reading."""
    version, reading = tables.versions, tables.readings
    wanted, found = sorted(set(numbers)), {}
    columns = (reading.c.program_version, reading.c.weights, reading.c.rules, reading.c.sentences)
    joined = select(version, *columns, reading.c.number.label("reading"), reading.c.recorded_at.label("read_at")).join(
        reading, reading.c.version == version.c.number
    )
    for at in range(0, len(wanted), _AT_ONCE):
        of_these = connection.execute(joined.where(reading.c.number.in_(wanted[at : at + _AT_ONCE]))).all()
        order = _version_numbers(connection, [row.document for row in of_these])
        for row in of_these:
            numbers_of = order[row.document]
            place = numbers_of.index(row.number) + 1
            found[row.reading] = _Origin(row, place, len(numbers_of), row.recorded_at)
    return found


def _version_numbers(connection: Connection, documents: Sequence[int]) -> dict[int, list[int]]:
    version = tables.versions.c
    asked = select(version.document, version.number).where(version.document.in_(documents)).order_by(version.number)
    found = defaultdict(list)
    for row in connection.execute(asked):
        found[row.document].append(row.number)
    return found


def _stored_claims(connection: Connection, found: Sequence[Row[Any]]) -> tuple[StoredClaim, ...]:
    origins = _origins(connection, (row.reading for row in found))
    return tuple(_stored_claim(row, origins[row.reading]) for row in found)


def _stored_claim(row: Row[Any], origin: _Origin) -> StoredClaim:
    claim = rows.claim_of(row.content)
    sentence = rows.sentence_of(claim, origin.stored.document.text, origin.sentences, evidence(claim))
    return StoredClaim(claim, origin.stored, sentence, origin.recorded_at, origin.program)


def _tallies(connection: Connection, numbers: Sequence[int]) -> Iterator[DocumentTally]:
    origins, claims, problems = _origins(connection, numbers), defaultdict[int, dict[str, int]](dict), defaultdict(list)
    claim, problem = tables.claims.c, tables.problems.c
    counted = select(claim.reading, claim.kind, func.count().label("claims")).group_by(claim.reading, claim.kind)
    told = select(problem.reading, problem.problem).order_by(problem.number)
    for at in range(0, len(numbers), _AT_ONCE):
        some = numbers[at : at + _AT_ONCE]
        for row in connection.execute(counted.where(claim.reading.in_(some)).order_by(claim.kind)):
            claims[row.reading][row.kind] = row.claims
        for row in connection.execute(told.where(problem.reading.in_(some))):
            problems[row.reading].append(row.problem)
    for number in numbers:
        yield DocumentTally(origins[number].stored, claims[number], tuple(problems[number]))


def _found(tally: DocumentTally, phrases: list[list[str]]) -> FoundDocument:
    return FoundDocument(tally, first_place(tally.stored.document.text, phrases))


def _party_tallies(connection: Connection, grouped: list[tuple[str, list[Row[Any]]]]) -> Iterator[PartyTally]:
    latest = [max(row.latest for row in members) for _, members in grouped]
    claims = {row.number: row for row in _claims_numbered(connection, latest)}
    stored = dict(zip(claims, _stored_claims(connection, list(claims.values())), strict=True))
    for (who, members), number in zip(grouped, latest, strict=True):
        named = (party for _, party in parties_of(stored[number].claim))
        party = next(party for party in named if who in (party.entity, party.label.lower()))
        yield PartyTally(party, {row.role: row.claims for row in members}, stored[number])
