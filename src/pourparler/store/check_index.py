"""The search index against the texts: it must hold the words of every report and claim at their places, and no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, text

from pourparler.schema.upkeep import Finding
from pourparler.store.search import kept_words, words_of_claims, words_of_documents
from pourparler.store.words import words_in

_FIELDS = {"document_words": ("title", "body"), "claim_words": ("quote", "parties")}
_WHOLE = 1 << 64
_MEND = "Make the index anew with: pourparler check --index"


def wrong_index(connection: Connection) -> Iterator[Finding]:
    """Yield the reports and claims that the index does not hold as they are."""
    for table, name, texts in (
        ("document_words", "report version", words_of_documents),
        ("claim_words", "claim", words_of_claims),
    ):
        wanted = {number: _sum_of(table, one, other) for some in texts(connection) for number, one, other in some}
        held = (_held_in_sqlite if connection.dialect.name == "sqlite" else _held_in_postgresql)(connection, table)
        wrong = sorted(number for number in wanted if held.get(number, 0) != wanted[number])
        extra = sorted(held.keys() - wanted.keys())
        if wrong:
            which = f"{len(wrong)} {name}s (number {', '.join(map(str, wrong[:5]))})"
            yield Finding("search index", f"It lacks or mistakes words of {which}. {_MEND}")
        if extra:
            yield Finding("search index", f"It holds words of {len(extra)} {name}s that are not there. {_MEND}")


def _sum_of(table: str, one: str, other: str) -> int:
    """Return a number that any missing, added or displaced word changes (but for one chance in 2^64)."""
    fields = zip(_FIELDS[table], (one, other), strict=True)
    placed = ((word, field, at) for field, words in fields for at, word in enumerate(words_in(words)))
    return sum(map(hash, placed)) % _WHOLE


def _held_in_sqlite(connection: Connection, table: str) -> dict[int, int]:
    """Return the sum of what FTS5 holds for each number."""
    view = f"temp.all_of_{table}"
    connection.execute(text(f"CREATE VIRTUAL TABLE IF NOT EXISTS {view} USING fts5vocab(main, {table}, instance)"))
    found: defaultdict[int, int] = defaultdict(int)
    for number, word, field, at in connection.execute(text(f'SELECT doc, term, col, "offset" FROM {view}')):
        found[number] += hash((word, field, at))
    return {number: total % _WHOLE for number, total in found.items()}


def _held_in_postgresql(connection: Connection, table: str) -> dict[int, int]:
    rows = connection.execute(text(f"SELECT number, words FROM {table}"))
    return {number: _sum_of_kept(table, words) for number, words in rows}


def _sum_of_kept(table: str, words: str) -> int:
    one, _, other = words.partition(" | ")
    return _sum_of(table, one, other) if kept_words(one, other) == words else -1
