"""Checks a record: what the database itself finds, references, hashes, words against texts, the search index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Engine, Select, func, select, text
from sqlalchemy.exc import DBAPIError

from pourparler.schema.upkeep import Checkup, Finding
from pourparler.store import search, tables
from pourparler.store.check_index import wrong_index
from pourparler.store.check_references import lost_references
from pourparler.store.check_texts import wrong_texts
from pourparler.store.contents import contents_of
from pourparler.store.engine import record_name, store_errors, writing
from pourparler.store.fault_sentences import sentence_for

MOST = 100
"""Findings of one sort that are listed; where there are more, the last one says so."""
_COUNTED = ("documents", "versions", "readings", "claims", "judgements")


def check_record(engine: Engine) -> Checkup:
    """Return what is wrong with a record, looking at all of it as it is at one moment."""
    name = record_name(engine)
    with store_errors(name), engine.connect() as connection:
        broken = _findings(name, "database", _broken_pages, connection)
        if broken:  # further questions would only fail in other ways
            return Checkup({}, broken, None)
        findings = (
            *_findings(name, "references", lost_references, connection),
            *_findings(name, "texts", wrong_texts, connection),
            *_findings(name, "search index", wrong_index, connection),
        )
        counted = {table: int(connection.execute(_count(table)).scalar_one()) for table in _COUNTED}
        return Checkup(counted, findings, contents_of(connection))


def index_again(engine: Engine) -> None:
    """Make the search index anew."""
    with store_errors(record_name(engine)), writing(engine) as connection:
        search.index_again(connection)


def _count(table: str) -> Select[Any]:
    return select(func.count()).select_from(tables.METADATA.tables[table])


def _findings(
    name: str, where: str, look: Callable[[Connection], Iterable[Finding]], connection: Connection
) -> tuple[Finding, ...]:
    """Return what a look finds; that it fails is a finding too."""
    found: list[Finding] = []
    try:
        for finding in look(connection):
            if len(found) == MOST:
                found.append(Finding(where, f"There are more than the {MOST} findings listed here."))
                break
            found.append(finding)
    except DBAPIError as error:
        found.append(Finding(where, sentence_for(error.orig).replace("{name}", name)))
    except (ValueError, KeyError, TypeError) as error:
        # What a damaged row holds in place of a claim or a span can fail in any of these ways.
        found.append(Finding(where, f"A row cannot be understood ({error}); restore a backup."))
    return tuple(found)


def _broken_pages(connection: Connection) -> Iterator[Finding]:
    """Yield what SQLite finds in its file; PostgreSQL tells it when rows are read."""
    if connection.dialect.name == "sqlite":
        for (said,) in connection.execute(text(f"PRAGMA integrity_check({MOST})")):
            if said != "ok":
                yield Finding("database", f"{said}.")
