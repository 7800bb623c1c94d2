"""What a record tells while a reading is linked: names, acts and reports by their keys, through indexes only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from sqlalchemy import ColumnElement, Connection, exists, select

from pourparler.schema.identity import ActSketch, ReportSketch
from pourparler.schema.sketches import decode_act, decode_report
from pourparler.store import tables
from pourparler.store.batches import batches


class KnownIdentities:
    """Implements `schema.identity.Known` for one reading, inside the transaction that adds it."""

    def __init__(self, connection: Connection, reading: int) -> None:
        self._connection = connection
        self._reading = reading

    def new_names(self, keys: Sequence[str]) -> frozenset[str]:
        """Return which of the names the record does not hold yet."""
        name = tables.party_names.c
        asked = (select(name.key).where(name.key.in_(some)) for some in batches(keys))
        return frozenset(keys) - {row.key for query in asked for row in self._connection.execute(query)}

    def names_under(self, words: Sequence[str]) -> Sequence[str]:
        """Return the keys of the names that can be looked up under one of the words."""
        word, name = tables.party_words.c, tables.party_names.c
        asked = select(name.key).distinct().join(tables.party_words, word.name == name.number)
        return [
            row.key
            for some in batches(words)
            for row in self._connection.execute(asked.where(word.word.in_(some)).order_by(name.key))
        ]

    def acts_under(self, keys: Sequence[str]) -> dict[str, Sequence[ActSketch]]:
        """Return the acts of other readings by each of the keys that they can be looked up under."""
        key, sketch, claim = tables.act_keys.c, tables.act_sketches.c, tables.claims.c
        asked = (
            select(key.key, claim.number, sketch.content)
            .join(tables.act_sketches, sketch.claim == key.claim)
            .join(tables.claims, claim.number == key.claim)
            .join(tables.readings, tables.readings.c.number == claim.reading)
            .where(claim.reading != self._reading, _newest())
            .order_by(key.key, claim.number)
        )
        sketches: dict[int, ActSketch] = {}
        found: defaultdict[str, list[ActSketch]] = defaultdict(list)
        for some in batches(keys):
            for row in self._connection.execute(asked.where(key.key.in_(some))):
                if row.number not in sketches:
                    sketches[row.number] = decode_act(row.content)
                found[row.key].append(sketches[row.number])
        return dict(found)

    def reports_under(self, keys: Sequence[str], least: int) -> Sequence[ReportSketch]:
        """Return the other reports that can be looked up under at least so many of the keys."""
        sketch, reading, version = tables.report_sketches.c, tables.readings.c, tables.versions.c
        asked = (
            select(sketch.content)
            .join(tables.readings, reading.number == sketch.reading)
            .join(tables.versions, version.number == reading.version)
            # Versions of one document are no copies of each other.
            .where(version.document != self._document, _newest())
            .order_by(sketch.reading)
        )
        return [
            decode_report(row.content)
            for some in batches(self._readings_under(keys, least))
            for row in self._connection.execute(asked.where(sketch.reading.in_(some)))
        ]

    def _readings_under(self, keys: Sequence[str], least: int) -> list[int]:
        key = tables.report_keys.c
        shared: Counter[int] = Counter()
        for some in batches(keys):
            shared.update(self._connection.execute(select(key.reading).where(key.key.in_(some))).scalars())
        return sorted(number for number, count in shared.items() if count >= least)

    @cached_property
    def _document(self) -> int:
        reading, version = tables.readings.c, tables.versions.c
        asked = select(version.document).join(tables.readings, reading.version == version.number)
        return int(self._connection.execute(asked.where(reading.number == self._reading)).scalar_one())


def _newest() -> ColumnElement[bool]:
    """Return the condition that a reading, which the query joins, is the newest one of its version."""
    newer, reading = tables.readings.alias(), tables.readings.c
    return ~exists().where(newer.c.version == reading.version, newer.c.number > reading.number)
