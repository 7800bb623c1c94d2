"""All claims of a record as bare columns, and their reports without the texts: what lists of many claims are made from.

Rows come in the order of their numbers, from a number on, so that who keeps them asks only for what is new.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine, Row, Select, String, func, select, type_coerce

from pourparler.store import search, tables
from pourparler.store.engine import record_name, store_errors
from pourparler.store.questions import current_readings

_AT_ONCE = 5000


class ColumnView:
    """Asks one record for columns."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._name = record_name(engine)

    def reports(self, after: int, known_on: datetime | None = None) -> Iterator[Row[Any]]:
        """Yield the readings after a number, each with its version, without the text.

        Args:
            after: the greatest number that is known already.
            known_on: leave out what the record learned later.
        """
        version, reading = tables.versions.c, tables.readings.c
        names = ("document", "fingerprint", "id", "title", "source", "published", "url", "recorded_at", "facts")
        asked = (
            select(
                reading.number.label("reading"),
                reading.recorded_at.label("read_at"),
                version.number.label("version"),
                *(version[name] for name in names),
            )
            .join(tables.versions, version.number == reading.version)
            .where(reading.number > after)
            .order_by(reading.number)
        )
        return self._rows(asked if known_on is None else asked.where(reading.recorded_at <= known_on))

    def claims(self, after: int) -> Iterator[Any]:
        """Yield the claims after a number; days come as the database's driver gives them: texts or dates."""
        claim = tables.claims.c
        names = ("number", "reading", "kind", "type", "factuality", "sentence")
        days = (type_coerce(claim[name], String) for name in ("first_day", "last_day"))
        columns = (*(claim[name] for name in names), *days, claim.place, claim.country, claim.confidence)
        return self._rows(select(*columns).where(claim.number > after).order_by(claim.number))

    def issues(self, after: int) -> Iterator[Row[Any]]:
        """Yield the issues of claims after a number."""
        issue = tables.claim_issues.c
        return self._rows(select(issue.claim, issue.issue).where(issue.claim > after).order_by(issue.claim))

    def parties(self, after: int) -> Iterator[Row[Any]]:
        """Yield who is named in the claims after a number: role, label, entity, and the number of the name or None."""
        party, mention = tables.claim_parties.c, tables.party_mentions.c
        asked = (
            select(party.claim, party.role, party.label, party.entity, mention.name)
            .outerjoin(tables.party_mentions, (mention.claim == party.claim) & (mention.position == party.position))
            .where(party.claim > after)
            .order_by(party.claim, party.position)
        )
        return self._rows(asked)

    def places(self, after: int) -> Iterator[Row[Any]]:
        """Yield where claims after a number are: name, country, latitude, longitude, precision, contested as JSON."""
        claim = tables.claims.c
        fields = ("name", "country", "latitude", "longitude", "precision", "contested")
        if self._engine.dialect.name == "sqlite":
            found: Any = func.json_extract(claim.content, *(f"$.where.{field}" for field in fields))
        else:
            where = claim.content.op("::json ->")("where")
            found = func.json_build_array(*(where.op("->")(field) for field in fields)).op("::text")
        asked = select(claim.number, found.label("place")).where(claim.number > after, claim.place.is_not(None))
        return self._rows(asked.order_by(claim.number))

    def parties_by_name(self) -> Iterator[Row[Any]]:
        """Yield the number of each name, its key, its label and the number of its party as currently judged."""
        name = tables.party_names.c
        return self._rows(select(name.number, name.key, name.label, name.party).order_by(name.number))

    def numbers_of(self, ids: Sequence[str]) -> dict[str, list[int]]:
        """Return the numbers of claims by their ids, oldest first."""
        claim = tables.claims.c
        found: dict[str, list[int]] = {}
        for at in range(0, len(ids), 500):
            asked = select(claim.id, claim.number).where(claim.id.in_(ids[at : at + 500])).order_by(claim.number)
            for row in self._rows(asked):
                found.setdefault(row.id, []).append(row.number)
        return found

    def counts(self) -> dict[str, int]:
        """Return how many claims of each kind count."""
        claim = tables.claims.c
        asked = select(claim.kind, func.count()).group_by(claim.kind)
        # Where each document was read once, nothing is superseded, and an index alone can tell.
        if not self._is_read_once():
            asked = asked.where(claim.reading.in_(current_readings(None)))
        return {row[0]: int(row[1]) for row in self._rows(asked)}

    def size(self) -> tuple[int, date | None, date | None]:
        """Return how many reports count, and the days of the first and the last."""
        version, reading = tables.versions.c, tables.readings.c
        asked: Any = select(func.count(), func.min(version.published), func.max(version.published))
        if not self._is_read_once():
            current = select(reading.version).where(reading.number.in_(current_readings(None)))
            asked = asked.where(version.number.in_(current))
        (found,) = self._rows(asked)
        return int(found[0]), found[1], found[2]

    def _is_read_once(self) -> bool:
        counted = (
            select(func.count()).select_from(table).scalar_subquery()
            for table in (tables.readings, tables.versions, tables.documents)
        )
        (found,) = self._rows(select(*counted))
        return len(set(found)) == 1

    def reading_of(self, identity: str) -> int:
        """Return the newest reading that holds a claim."""
        claim = tables.claims.c
        return max(self._numbers(select(claim.reading).where(claim.id == identity)))

    def claims_holding(self, words: str) -> list[int]:
        """Return the numbers of the claims whose sentence or parties hold words."""
        return self._numbers(select(tables.claims.c.number).where(search.claims_holding(words)))

    def versions_holding(self, words: str) -> list[int]:
        """Return the numbers of the versions whose title or text holds words."""
        return self._numbers(select(tables.versions.c.number).where(search.documents_holding(words)))

    def _numbers(self, asked: Select[Any]) -> list[int]:
        with store_errors(self._name), self._engine.connect() as connection:
            return list(connection.execute(asked).scalars())

    def _rows(self, asked: Select[Any]) -> Iterator[Any]:
        with store_errors(self._name), self._engine.connect() as connection:
            found = connection.execute(asked, execution_options={"yield_per": _AT_ONCE})
            for some in found.partitions():
                yield from some
