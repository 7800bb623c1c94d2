"""What following a negotiation asks of a record, in few and light rows; the newest reading of each document counts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, and_, or_, select

from pourparler.schema.following import Material, ReadAgain, TakenFigure, TakenStance
from pourparler.schema.negotiation import Source, words_as_id
from pourparler.schema.participants import parties_of
from pourparler.schema.record import Judgement
from pourparler.schema.spans import Span
from pourparler.store import rows, tables
from pourparler.store.batches import batches
from pourparler.store.engine import record_name, store_errors
from pourparler.store.known_parties import Group, KnownParties, parties_now, parties_then
from pourparler.store.questions import current_readings, is_current
from pourparler.store.steps import Readings, load_steps


class FollowingView:
    """Asks one record; with ``known_on``, what it learned later is left out.

    Args:
        engine: of an open record.
        group: puts names together as they were known at an earlier moment; without it who is who is judged as of now.
    """

    def __init__(self, engine: Engine, group: Group | None = None) -> None:
        self._engine = engine
        self._name = record_name(engine)
        self._group = group
        self._known: dict[datetime | None, KnownParties] = {}

    def material(self, known_on: datetime | None = None) -> Material:
        """Return the steps of all documents, who is who, and the decisions of persons."""
        with store_errors(self._name), self._engine.connect() as connection:
            known = self._parties(connection, known_on)
            steps = load_steps(connection, current_readings(known_on), known.ids)
            judgements = tuple(load_judgements(connection, known_on))
            return Material(steps, known.parties, known.offices, judgements)

    def _parties(self, connection: Connection, known_on: datetime | None) -> KnownParties:
        """Return who is who, asked once: what follows is made from one state of knowledge."""
        if known_on not in self._known:
            then = self._group is not None and known_on is not None
            self._known[known_on] = (
                parties_then(connection, known_on, self._group)  # type: ignore[arg-type]  # both are there
                if then
                else parties_now(connection)
            )
        return self._known[known_on]

    def judgements(self, known_on: datetime | None = None) -> tuple[Judgement, ...]:
        """Return the decisions of persons about claims and proposals, and what was taken back of them."""
        with store_errors(self._name), self._engine.connect() as connection:
            return tuple(load_judgements(connection, known_on))

    def stances(self, known_on: datetime | None = None) -> tuple[TakenStance, ...]:
        """Return the positions of all documents, without their words."""
        with store_errors(self._name), self._engine.connect() as connection:
            ids, readings = self._parties(connection, known_on).ids, current_readings(known_on)
            return load_stances(connection, readings, ids, load_sources(connection, readings))

    def figures(self, known_on: datetime | None = None) -> tuple[TakenFigure, ...]:
        """Return the figures of all documents."""
        with store_errors(self._name), self._engine.connect() as connection:
            ids, readings = self._parties(connection, known_on).ids, current_readings(known_on)
            return load_figures(connection, readings, ids, load_sources(connection, readings))

    def sources(self, known_on: datetime | None = None) -> tuple[Source, ...]:
        """Return all reports."""
        with store_errors(self._name), self._engine.connect() as connection:
            return tuple(load_sources(connection, current_readings(known_on)).values())

    def read_again(self, claims: Iterable[str], known_on: datetime | None = None) -> tuple[ReadAgain, ...]:
        """Return the whole readings that hold some claims."""
        claim = tables.claims.c
        asked = select(claim.reading).distinct().where(is_current(claim.reading, known_on))
        with store_errors(self._name), self._engine.connect() as connection:
            ids = self._parties(connection, known_on).ids
            numbers = sorted(
                row.reading
                for some in batches(sorted(claims))
                for row in connection.execute(asked.where(claim.id.in_(some)))
            )
            return load_again(connection, numbers, ids)


def load_again(connection: Connection, readings: Sequence[int], ids: Mapping[int, str]) -> tuple[ReadAgain, ...]:
    """Return some readings as a whole, given who is who."""
    reading = tables.readings.c
    found = select(tables.versions, reading.number.label("reading"), reading.sentences).join(
        tables.readings, reading.version == tables.versions.c.number
    )
    return tuple(
        _read_again(connection, row, ids, load_sources(connection, [row.reading]))
        for some in batches(readings)
        for row in connection.execute(found.where(reading.number.in_(some))).all()
    )


def load_judgements(connection: Connection, known_on: datetime | None) -> Iterator[Judgement]:
    """Yield decisions about claims and proposals, and what was taken back; none of the many about parties and acts."""
    table = tables.judgements.c
    about = or_(
        and_(table.subject >= "c-", table.subject < "c."),
        and_(table.subject >= "proposal:", table.subject < "proposal;"),
        and_(table.verdict == "withdraw", table.subject >= "j-", table.subject < "j."),
    )
    asked = select(*(table[name] for name in Judgement.__slots__)).where(about).order_by(table.number)
    if known_on is not None:
        asked = asked.where(table.recorded_at <= known_on)
    yield from (Judgement(*row) for row in connection.execute(asked))


def load_sources(connection: Connection, readings: Readings) -> dict[int, Source]:
    """Return the reports of some readings."""
    reading, version, document = tables.readings.c, tables.versions.c, tables.documents.c
    columns = (document.number, document.key, version.published, version.fingerprint, version.title, version.source)
    asked = (
        select(reading.number, *columns)
        .join(tables.versions, version.number == reading.version)
        .join(tables.documents, document.number == version.document)
        .where(reading.number.in_(readings))
    )
    return {number: Source(*known) for number, *known in connection.execute(asked)}


def load_stances(
    connection: Connection, readings: Readings, ids: Mapping[int, str], sources: Mapping[int, Source]
) -> tuple[TakenStance, ...]:
    """Return the positions of some readings, without their words."""
    return tuple(_stance(row, ids, sources) for row in connection.execute(_stances_asked(readings)))


def load_figures(
    connection: Connection, readings: Readings, ids: Mapping[int, str], sources: Mapping[int, Source]
) -> tuple[TakenFigure, ...]:
    """Return the figures of some readings."""
    return tuple(_figure(row, ids, sources) for row in connection.execute(_figures_asked(readings)))


def _stances_asked(readings: Readings) -> Select[Any]:
    claim, issue, party, mention, name = (
        table.c
        for table in (
            tables.claims,
            tables.claim_issues,
            tables.claim_parties,
            tables.party_mentions,
            tables.party_names,
        )
    )
    columns = (claim.id, claim.number, claim.reading, issue.issue, claim.type, claim.first_day, claim.factuality)
    return (
        select(*columns, claim.confidence, party.label, name.number)
        .join(tables.claim_issues, issue.claim == claim.number)
        .join(tables.claim_parties, and_(party.claim == claim.number, party.role == "holder"))
        .outerjoin(tables.party_mentions, and_(mention.claim == claim.number, mention.position == party.position))
        .outerjoin(tables.party_names, name.number == mention.name)
        .where(claim.kind == "position", claim.reading.in_(readings))
    )


def _stance(row: Row[Any], ids: Mapping[int, str], sources: Mapping[int, Source]) -> TakenStance:
    claim, number, reading, issue, stance, day, factuality, confidence, label, party = tuple(row)
    holder = ids.get(party) or words_as_id(label)
    return TakenStance(claim, number, sources[reading], holder, issue, stance, day, factuality, confidence)


def _figures_asked(readings: Readings) -> Select[Any]:
    claim, party, mention, name = (
        table.c for table in (tables.claims, tables.claim_parties, tables.party_mentions, tables.party_names)
    )
    columns = (claim.id, claim.reading, claim.type, claim.place, claim.first_day, claim.content, claim.sentence)
    return (
        select(*columns, party.label, name.number)
        .outerjoin(tables.claim_parties, and_(party.claim == claim.number, party.role == "counted_by"))
        .outerjoin(tables.party_mentions, and_(mention.claim == claim.number, mention.position == party.position))
        .outerjoin(tables.party_names, name.number == mention.name)
        .where(claim.kind == "figure", claim.reading.in_(readings))
    )


def _figure(row: Row[Any], ids: Mapping[int, str], sources: Mapping[int, Source]) -> TakenFigure:
    claim, reading, topic, place, day, content, sentence, label, party = tuple(row)
    known = json.loads(content)
    counter = (ids.get(party) or words_as_id(label)) if label is not None else None
    low, best, high = (None if known[key] is None else float(known[key]) for key in ("low", "best", "high"))
    words = (known["text"]["text"], known["period"], sentence, known["text"]["span"][0])
    return TakenFigure(claim, sources[reading], topic, place or "", counter, day, low, best, high, *words)


def _read_again(
    connection: Connection, row: Row[Any], ids: Mapping[int, str], sources: Mapping[int, Source]
) -> ReadAgain:
    claim, mention, name = tables.claims.c, tables.party_mentions.c, tables.party_names.c
    asked = select(claim.id, claim.number, claim.content).where(claim.reading == row.reading).order_by(claim.number)
    found = connection.execute(asked).all()
    claims = tuple(rows.claim_of(each.content) for each in found)
    numbers = {each.id: each.number for each in found}
    linked = (
        select(claim.id, mention.position, name.number)
        .join(tables.party_mentions, mention.claim == claim.number)
        .join(tables.party_names, name.number == mention.name)
        .where(claim.reading == row.reading)
    )
    parties = {
        (each.id, position): words_as_id(party.label)
        for each in claims
        for position, (_, party) in enumerate(parties_of(each))
    }
    parties |= {(identity, position): ids[party] for identity, position, party in connection.execute(linked)}
    sentences = tuple(Span(*pair) for pair in json.loads(row.sentences))
    return ReadAgain(rows.document_of(row), sources[row.reading], claims, sentences, parties, numbers)
