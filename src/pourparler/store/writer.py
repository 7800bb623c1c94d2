"""Adds readings, judgements and problems to a record; one transaction for each document, nothing is ever edited."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, Table, func, insert, select

from pourparler.schema.claims import AnyClaim
from pourparler.schema.codec import evidence
from pourparler.schema.documents import Document, Unreadable
from pourparler.schema.hashes import content_hash
from pourparler.schema.identity import Linker
from pourparler.schema.participants import parties_of
from pourparler.schema.record import Judgement, Made, Program, Reading
from pourparler.schema.views import Outcome
from pourparler.store import rows, search, tables
from pourparler.store.added_claims import add_claims, carried_on
from pourparler.store.changes import changes_between
from pourparler.store.engine import record_name, store_errors, writing
from pourparler.store.linking import link_reading
from pourparler.store.regrouping import names_judged, regroup
from pourparler.store.steps import add_steps


class Writer:
    """Writes to one record.

    Args:
        engine: of an open record.
        linker: decides who is who across reports; without it claims are stored and nothing is linked.
    """

    def __init__(self, engine: Engine, linker: Linker | None = None) -> None:
        self._engine = engine
        self._linker = linker
        self._name = record_name(engine)

    def add(self, reading: Reading) -> Outcome:
        """Store a reading as a whole, and tell what was new about it.

        Raises:
            StoreError: the record cannot be written; nothing of this reading is in it then.
        """
        with store_errors(self._name), writing(self._engine) as connection:
            return add_reading(connection, reading, self._linker, datetime.now(UTC))

    def knows(self, document: Document, program: Program) -> bool:
        """Tell whether this program has read this very content already; a failed reading is worth another try."""
        with store_errors(self._name), self._engine.connect() as connection:
            version = _version_of(connection, document)
            return version is not None and _is_read(
                connection, version.number, program, tables.readings.c.sentences != "[]"
            )

    def note(self, unreadable: Unreadable) -> None:
        """Store that a source gave no document, once."""
        with store_errors(self._name), writing(self._engine) as connection:
            add_note(connection, unreadable.source, unreadable.problem, datetime.now(UTC))

    def judge(self, *judgements: Judgement, made: Sequence[Made] = ()) -> None:
        """Store decisions, each once and all or none; parties that they are about are grouped anew.

        Args:
            judgements: the decisions.
            made: the claims that some of them add.
        """
        with store_errors(self._name), writing(self._engine) as connection:
            for each in made:
                add_claims(connection, each.reading, each.claims, each.steps, self._linker)
            for judgement in judgements:
                add_judgement(connection, judgement, datetime.now(UTC))
            if self._linker is not None:
                judged = {name for judgement in judgements for name in names_judged(connection, judgement)}
                regroup(connection, self._linker, judged)


def document_key(document: Document) -> str:
    """Return what stays the same when a report is corrected: its address, the id its source gave, or its file.

    An id that was made from the content (``doc-…``) changes with every correction, so it only serves as a key for
    what has no address, such as standard input.
    """
    if "://" in document.url:
        return f"address {document.url}"
    if not document.id.startswith("doc-"):
        return f"id {document.id}"
    if document.url in ("", "-", "standard input"):
        return f"content {document.id}"
    return f"file {posixpath.normpath(document.url)}"


def add_judgement(connection: Connection, judgement: Judgement, now: datetime) -> bool:
    """Store a decision unless it is known, inside a transaction; tell whether it was new."""
    values = {name: getattr(judgement, name) for name in Judgement.__slots__}
    return _insert_once(connection, tables.judgements, values | {"recorded_at": now})


def add_note(connection: Connection, source: str, problem: str, now: datetime) -> bool:
    """Store that a source gave no document, inside a transaction; tell whether it was new."""
    return _add_problems(connection, None, source, (problem,), now) > 0


def add_reading(connection: Connection, reading: Reading, linker: Linker | None, now: datetime) -> Outcome:
    """Store a reading inside a transaction, and tell what was new about it."""
    document = reading.document
    version = _version_of(connection, document)
    if version is not None:
        if _is_read(connection, version.number, reading.program):
            return Outcome("unchanged", document)
        _add_claims_read(connection, version.number, reading, linker, now)
        return Outcome("read anew", document)
    previous = _newest_version(connection, document_key(document))
    number = _add_version(connection, previous, document, now)
    _add_claims_read(connection, number, reading, linker, now)
    if previous is None:
        return Outcome("new", document)
    return Outcome("new version", document, changes_between(rows.document_of(previous), document))


def _version_of(connection: Connection, document: Document) -> Row[Any] | None:
    """Return the version with exactly this content under this id, wherever it was read from."""
    version = tables.versions.c
    asked = select(version.number).where(version.id == document.id, version.fingerprint == document.fingerprint)
    return connection.execute(asked.order_by(version.number).limit(1)).first()


def _newest_version(connection: Connection, key: str) -> Row[Any] | None:
    asked = select(tables.versions).join(tables.documents).where(tables.documents.c.key == key)
    return connection.execute(asked.order_by(tables.versions.c.number.desc()).limit(1)).first()


def _is_read(connection: Connection, version: int, program: Program, *also: ColumnElement[bool]) -> bool:
    reading = tables.readings.c
    asked = select(reading.number).where(
        reading.version == version,
        reading.program_version == program.version,
        reading.weights == program.weights,
        reading.rules == program.rules,
        *also,
    )
    return connection.execute(asked).first() is not None


def _add_version(connection: Connection, previous: Row[Any] | None, document: Document, now: datetime) -> int:
    if previous is None:
        owner = _insert(connection, tables.documents, {"key": document_key(document), "recorded_at": now})
    else:
        owner = previous.document
    values = rows.version_row(document) | {"document": owner, "recorded_at": now}
    number = _insert(connection, tables.versions, values)
    search.index_document(connection, number, document)
    return number


def _add_claims_read(
    connection: Connection, version: int, reading: Reading, linker: Linker | None, now: datetime
) -> None:
    program = reading.program
    values = {
        "version": version,
        "program_version": program.version,
        "weights": program.weights,
        "rules": program.rules,
        "sentences": json.dumps([[span.start, span.end] for span in reading.sentences]),
        "recorded_at": now,
    }
    number = _insert(connection, tables.readings, values)
    reading = carried_on(connection, version, reading)
    _add_claims(connection, number, reading)
    _add_problems(connection, number, reading.document.id, reading.problems, now)
    if linker is not None:
        link_reading(connection, number, reading, linker, now)


def _add_claims(connection: Connection, reading_number: int, reading: Reading) -> None:
    # Numbers are given here, not by the database, so that all rows of a document go in four statements.
    first = (connection.execute(select(func.max(tables.claims.c.number))).scalar() or 0) + 1
    numbered = list(enumerate(reading.claims, first))
    _insert_all(
        connection,
        tables.claims,
        [{"number": number, "reading": reading_number} | rows.claim_row(claim) for number, claim in numbered],
    )
    parties = [
        {"claim": number, "position": position} | rows.party_row(role, party)
        for number, claim in numbered
        for position, (role, party) in enumerate(parties_of(claim))
    ]
    _insert_all(connection, tables.claim_parties, parties)
    issues = [{"claim": number, "issue": issue} for number, claim in numbered for issue in rows.issues_of(claim)]
    _insert_all(connection, tables.claim_issues, issues)
    add_steps(connection, reading_number, {claim.id: number for number, claim in numbered}, reading.steps)
    search.index_claims(connection, [(number, *_words_of(claim, reading)) for number, claim in numbered])


def _words_of(claim: AnyClaim, reading: Reading) -> tuple[str, str]:
    sentence = rows.sentence_of(claim, reading.document.text, reading.sentences, evidence(claim))
    return sentence.text, "\n".join(party.label for _, party in parties_of(claim))


def _add_problems(
    connection: Connection, reading: int | None, source: str, problems: tuple[str, ...], now: datetime
) -> int:
    """Store problems, each once; return how many were new."""
    new = 0
    for problem in problems:
        identity = content_hash("problem", str(reading), source, problem)
        values = {"id": identity, "reading": reading, "source": source, "problem": problem, "recorded_at": now}
        new += _insert_once(connection, tables.problems, values)
    return new


def _insert(connection: Connection, table: Table, values: dict[str, Any]) -> int:
    key = connection.execute(insert(table).values(values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def _insert_all(connection: Connection, table: Table, values: list[dict[str, Any]]) -> None:
    if values:
        connection.execute(insert(table), values)


def _insert_once(connection: Connection, table: Table, values: dict[str, Any]) -> bool:
    known = select(table.c.number).where(table.c.id == values["id"])
    is_new = connection.execute(known).first() is None
    if is_new:
        connection.execute(insert(table).values(values))
    return is_new
