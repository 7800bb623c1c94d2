"""What each reader has seen, and who is to check which reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Engine, insert, select

from pourparler.store import tables
from pourparler.store.engine import record_name, store_errors, writing


class CodingView:
    """Asks and writes about readers of one record."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._name = record_name(engine)

    def seen(self, by: str) -> frozenset[int]:
        """Return the numbers of the versions that somebody has seen."""
        seen = tables.seen.c
        with store_errors(self._name), self._engine.connect() as connection:
            return frozenset(connection.execute(select(seen.version).where(seen.by == by)).scalars())

    def see(self, versions: Sequence[int], by: str) -> None:
        """Keep that somebody has seen versions."""
        seen, now = tables.seen, datetime.now(UTC)
        with store_errors(self._name), writing(self._engine) as connection:
            asked = select(seen.c.version).where(seen.c.by == by, seen.c.version.in_(versions))
            known = set(connection.execute(asked).scalars())
            new = [{"version": version, "by": by, "at": now} for version in dict.fromkeys(versions)]
            new = [row for row in new if row["version"] not in known]
            if new:
                connection.execute(insert(seen), new)

    def assigned(self) -> Mapping[str, tuple[str, ...]]:
        """Return who is to check each report, by its fingerprint."""
        table = tables.assignments.c
        # By moment, not by number: an import may bring what was decided before.
        asked = select(table.report, table.reviewer, table.held).order_by(table.at, table.number)
        held: dict[tuple[str, str], int] = {}
        with store_errors(self._name), self._engine.connect() as connection:
            for row in connection.execute(asked):
                held[row.report, row.reviewer] = row.held
        found: dict[str, tuple[str, ...]] = {}
        for (report, reviewer), is_held in sorted(held.items()):
            if is_held:
                found[report] = (*found.get(report, ()), reviewer)
        return found

    def assign(self, reports: Sequence[str], reviewers: Sequence[str], by: str) -> None:
        """Keep that these reviewers, and nobody else, are to check some reports."""
        now, before = datetime.now(UTC), self.assigned()
        rows = []
        for report in reports:
            held = before.get(report, ())
            changed = [(name, 1) for name in reviewers if name not in held]
            changed += [(name, 0) for name in held if name not in reviewers]
            rows += [
                {"report": report, "reviewer": name, "held": is_held, "by": by, "at": now} for name, is_held in changed
            ]
        if rows:
            with store_errors(self._name), writing(self._engine) as connection:
                connection.execute(insert(tables.assignments), rows)
