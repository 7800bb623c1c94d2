"""Full text of documents and claims: the only module that knows which index the database has.

SQLite has FTS5 tables that hold words only (``content=''``), PostgreSQL tables of the words themselves with a GIN index
over them. Both are given the words of `words.words_in`, one blank apart, and asked for words of the same making;
so both find the same. Their numbers are those of ``versions`` and ``claims``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, bindparam, false, select, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from pourparler.schema.codec import evidence
from pourparler.schema.documents import Document
from pourparler.schema.participants import parties_of
from pourparler.schema.spans import Span
from pourparler.store import rows, tables
from pourparler.store.words import phrases_asked, words_in

_BETWEEN = "|"
"""Stands between two fields where they are kept as one; never a word, so that no phrase goes across."""
_AT_ONCE = 500


def index_document(connection: Connection, number: int, document: Document) -> None:
    """Add a version's title and text to the index."""
    _add(connection, "document_words", [(number, document.title, document.text)])


def index_claims(connection: Connection, found: Sequence[tuple[int, str, str]]) -> None:
    """Add claims to the index: number, quoted sentence, and the names of the parties."""
    if found:
        _add(connection, "claim_words", found)


def _add(connection: Connection, table: str, found: Sequence[tuple[int, str, str]]) -> None:
    columns = "title, body" if table == "document_words" else "quote, parties"
    if connection.dialect.name == "sqlite":
        statement = f"INSERT INTO {table} (rowid, {columns}) VALUES (:number, :one, :other)"
        values = [{"number": n, "one": joined(one), "other": joined(other)} for n, one, other in found]
    else:
        statement = f"INSERT INTO {table} (number, words) VALUES (:number, :words)"
        values = [{"number": n, "words": kept_words(one, other)} for n, one, other in found]
    connection.execute(text(statement), values)


def joined(field: str) -> str:
    """Return the words of a field, one blank apart."""
    return " ".join(words_in(field))


def kept_words(one: str, other: str) -> str:
    """Return the words of two fields as PostgreSQL keeps them: a blank on both sides of each word."""
    return " ".join(("", *words_in(one), _BETWEEN, *words_in(other), ""))


class Holding(FunctionElement[Any]):
    """The numbers of what holds all the words and phrases asked for, as a subquery."""

    inherit_cache = True
    table = ""

    def __init__(self, words: str) -> None:
        phrases = phrases_asked(words)
        asked = [" ".join(phrase) for phrase in phrases]
        super().__init__(
            _bound(" ".join(f'"{phrase}"' for phrase in asked)),
            _bound(" ".join(sorted({word for phrase in phrases for word in phrase}))),
            *(_bound(f" {phrase} ") for phrase in asked if " " in phrase),
        )


class DocumentsHolding(Holding):
    """Numbers of versions whose title or text holds the words."""

    inherit_cache = True
    table = "document_words"


class ClaimsHolding(Holding):
    """Numbers of claims whose sentence or parties hold the words."""

    inherit_cache = True
    table = "claim_words"


def documents_holding(words: str) -> ColumnElement[bool]:
    """Return the condition that a version's title or text holds all the words and “quoted phrases”."""
    return tables.versions.c.number.op("IN")(DocumentsHolding(words)) if phrases_asked(words) else false()


def claims_holding(words: str) -> ColumnElement[bool]:
    """Return the condition that a claim's sentence or parties hold all the words and “quoted phrases”."""
    return tables.claims.c.number.op("IN")(ClaimsHolding(words)) if phrases_asked(words) else false()


def _bound(value: str) -> Any:
    return bindparam(None, value, type_=Text())


@compiles(DocumentsHolding, "sqlite")
@compiles(ClaimsHolding, "sqlite")
def _in_sqlite(element: Holding, compiler: SQLCompiler, **options: Any) -> str:
    asked = compiler.process(next(iter(element.clauses)), **options)
    return f"(SELECT rowid FROM {element.table} WHERE {element.table} MATCH {asked})"


@compiles(DocumentsHolding, "postgresql")
@compiles(ClaimsHolding, "postgresql")
def _in_postgresql(element: Holding, compiler: SQLCompiler, **options: Any) -> str:
    _, *given = (compiler.process(clause, **options) for clause in element.clauses)
    conditions = [f"string_to_array(words, ' ') @> string_to_array({given[0]}, ' ')"]
    conditions += [f"strpos(words, {phrase}) > 0" for phrase in given[1:]]
    return f"(SELECT number FROM {element.table} WHERE {' AND '.join(conditions)})"


def index_again(connection: Connection) -> None:
    """Make the index anew from the documents and claims."""
    for table in ("document_words", "claim_words"):
        # FTS5 tables without content cannot lose single rows, only all of them.
        all_of_it = f"INSERT INTO {table} ({table}) VALUES ('delete-all')"
        connection.execute(text(all_of_it if connection.dialect.name == "sqlite" else f"DELETE FROM {table}"))
    for found in words_of_documents(connection):
        _add(connection, "document_words", found)
    for found in words_of_claims(connection):
        _add(connection, "claim_words", found)


def words_of_documents(connection: Connection) -> Iterator[list[tuple[int, str, str]]]:
    """Yield what the index of documents is made of, some rows at a time."""
    version = tables.versions.c
    asked = select(version.number, version.title, version.text).order_by(version.number)
    for some in connection.execute(asked).partitions(_AT_ONCE):
        yield [tuple(row) for row in some]


def words_of_claims(connection: Connection) -> Iterator[list[tuple[int, str, str]]]:
    """Yield what the index of claims is made of, a reading at a time: number, sentence, parties."""
    reading, version, claim = tables.readings.c, tables.versions.c, tables.claims.c
    for number in connection.execute(select(reading.number).order_by(reading.number)).scalars().all():
        whole = select(reading.sentences, version.text).join(tables.versions).where(reading.number == number)
        sentences, body = connection.execute(whole).one()
        spans = tuple(Span(*pair) for pair in json.loads(sentences))
        asked = select(claim.number, claim.content).where(claim.reading == number).order_by(claim.number)
        found = [(row.number, *_words_of(row.content, body, spans)) for row in connection.execute(asked)]
        if found:
            yield found


def _words_of(content: str, body: str, sentences: tuple[Span, ...]) -> tuple[str, str]:
    claim = rows.claim_of(content)
    sentence = rows.sentence_of(claim, body, sentences, evidence(claim))
    return sentence.text, "\n".join(party.label for _, party in parties_of(claim))
