"""Entries of a record into another: in one transaction, each thing once, nothing of what is there changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, select

from pourparler.schema.exports import Entry, Imported, KeptAssignment, KeptJudgement, KeptNote, KeptReading, KeptSeen
from pourparler.schema.identity import Linker
from pourparler.store import tables
from pourparler.store.coding_entries import add_assignment, add_seen
from pourparler.store.engine import record_name, store_errors, writing
from pourparler.store.regrouping import names_judged, regroup
from pourparler.store.writer import add_judgement, add_note, add_reading, document_key


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """What names one version of a document: the document's key, and the version's id and fingerprint."""

    key: str
    id: str
    fingerprint: str


class Importer:
    """Adds entries to one record as reading and deciding would.

    An empty record takes the moments of learning from the entries, and becomes the one that they came from. One that
    holds something has learned of them now; a version older than one that it knows is left out, since the version that
    is added last counts.

    Args:
        engine: of an open record.
        linker: decides who is who across reports.
    """

    def __init__(self, engine: Engine, linker: Linker) -> None:
        self._engine = engine
        self._linker = linker
        self._name = record_name(engine)

    def add(self, entries: Iterable[Entry], versions: Sequence[EntryVersion]) -> Imported:
        """Store entries, all or none, and tell what was new.

        Args:
            entries: what to add, in order.
            versions: those of all readings among them, in the same order.

        Raises:
            StoreError: the record cannot be written; nothing of the entries is in it then.
        """
        with store_errors(self._name), writing(self._engine) as connection:
            now = None if _is_empty(connection) else datetime.now(UTC)
            outdated = set(_outdated(connection, versions)) if now else set()
            return _Import(connection, self._linker, now, outdated).add(entries)


class _Import:
    """One import, and what it counts."""

    def __init__(
        self, connection: Connection, linker: Linker, now: datetime | None, outdated: set[EntryVersion]
    ) -> None:
        self._connection = connection
        self._linker = linker
        self._now = now
        self._outdated = outdated
        self._judged: set[str] = set()
        self._counts: defaultdict[str, int] = defaultdict(int)

    def add(self, entries: Iterable[Entry]) -> Imported:
        for entry in entries:
            match entry:
                case KeptReading():
                    self._add_reading(entry)
                case KeptNote():
                    note = (entry.source, entry.problem, self._now or entry.recorded_at)
                    self._counts["notes"] += add_note(self._connection, *note)
                case KeptJudgement():
                    moment = self._now or entry.recorded_at
                    self._counts["judgements"] += add_judgement(self._connection, entry.judgement, moment)
                    self._judged |= names_judged(self._connection, entry.judgement)
                case KeptSeen():
                    self._counts["seen"] += add_seen(self._connection, entry)
                case KeptAssignment():
                    self._counts["assignments"] += add_assignment(self._connection, entry)
        if self._judged:
            regroup(self._connection, self._linker, sorted(self._judged))
        return Imported(**self._counts)

    def _add_reading(self, kept: KeptReading) -> None:
        reading = kept.reading
        if version_of(kept) in self._outdated:
            self._counts["outdated"] += 1
            return
        outcome = add_reading(self._connection, reading, self._linker, self._now or kept.recorded_at)
        if outcome.status == "unchanged":
            self._counts["known"] += 1
        else:
            self._counts["readings"] += 1
            self._counts["claims"] += len(reading.claims)


def version_of(kept: KeptReading) -> EntryVersion:
    """Return what names the version of a reading's document."""
    document = kept.reading.document
    return EntryVersion(document_key(document), document.id, document.fingerprint)


def _is_empty(connection: Connection) -> bool:
    holding = (tables.documents, tables.judgements, tables.problems, tables.assignments)
    return all(connection.execute(select(table.c.number).limit(1)).first() is None for table in holding)


def _outdated(connection: Connection, versions: Sequence[EntryVersion]) -> Iterator[EntryVersion]:
    """Yield the versions that the record does not know though it knows a later one of the same document."""
    by_document: defaultdict[str, dict[EntryVersion, bool]] = defaultdict(dict)
    for version in versions:
        by_document[version.key].setdefault(version, _is_known(connection, version))
    for known in by_document.values():
        later_is_known = False
        for version, is_known in reversed(known.items()):
            if later_is_known and not is_known:
                yield version
            later_is_known = later_is_known or is_known


def _is_known(connection: Connection, version: EntryVersion) -> bool:
    table = tables.versions.c
    asked = select(table.number).where(table.id == version.id, table.fingerprint == version.fingerprint)
    return connection.execute(asked.limit(1)).first() is not None
