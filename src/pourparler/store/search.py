"""Full text of documents and claims; the only module that knows which index the database has (FTS5 so far).

The index holds words only (``content=''``); its row numbers are those of ``versions`` and ``claims``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import Connection, text

from pourparler.schema.documents import Document

_PHRASE = re.compile(r'"([^"]+)"|(\S+)')


def index_document(connection: Connection, number: int, document: Document) -> None:
    """Add a version's title and text to the index."""
    statement = text("INSERT INTO document_words (rowid, title, body) VALUES (:number, :title, :body)")
    connection.execute(statement, {"number": number, "title": document.title, "body": document.text})


def index_claims(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Add claims to the index: number, quoted sentence, and the names of the parties."""
    if rows:
        statement = text("INSERT INTO claim_words (rowid, quote, parties) VALUES (:number, :quote, :parties)")
        connection.execute(statement, [{"number": n, "quote": q, "parties": p} for n, q, p in rows])


def find_documents(connection: Connection, words: str, limit: int) -> list[int]:
    """Return the numbers of the versions that hold all the words, best first."""
    return _find(connection, "document_words", words, limit)


def find_claims(connection: Connection, words: str, limit: int) -> list[int]:
    """Return the numbers of the claims whose sentence and parties hold all the words, best first."""
    return _find(connection, "claim_words", words, limit)


def _find(connection: Connection, table: str, words: str, limit: int) -> list[int]:
    asked = match_expression(words)
    if not asked:
        return []
    statement = text(f"SELECT rowid FROM {table} WHERE {table} MATCH :asked ORDER BY rank, rowid LIMIT :limit")
    return [row.rowid for row in connection.execute(statement, {"asked": asked, "limit": limit})]


def match_expression(words: str) -> str:
    """Return a query for all words and “quoted phrases”, with the index's own operators disarmed.

    >>> match_expression('ceasefire "Port Sudan" NOT')
    '"ceasefire" "Port Sudan" "NOT"'
    """
    found = (phrase or word for phrase, word in _PHRASE.findall(words.replace("“", '"').replace("”", '"')))
    kept = (part.replace('"', "") for part in found)
    return " ".join(f'"{part}"' for part in kept if any(character.isalnum() for character in part))
