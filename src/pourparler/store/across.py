"""What reports tell together: the material of acts, stories and sources, asked through indexes where it can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, and_, func, or_, select

from pourparler.schema.acts import ActMaterial, StoryMaterial
from pourparler.schema.identity import ActsFor, ActSketch, PartyIdentity
from pourparler.schema.record import Judgement
from pourparler.schema.sketches import decode_act
from pourparler.schema.views import ClaimFilter
from pourparler.store import identities, questions, tables
from pourparler.store.batches import batches
from pourparler.store.engine import record_name, store_errors
from pourparler.store.known_parties import Group, parties_then
from pourparler.store.regrouping import connected_judgements
from pourparler.store.view import View

ACT_KINDS = ("event", "proposal", "response")
_MANY = 1500
"""From so many claims on it is quicker to ask for all judgements about acts than for those of each."""


class AcrossView:
    """Asks one record about what several reports tell.

    Args:
        engine: of an open record.
        group: puts names together as they were known at an earlier moment; without it who is who is judged as of now.
    """

    def __init__(self, engine: Engine, group: Group | None = None) -> None:
        self._engine = engine
        self._group = group
        self._name = record_name(engine)
        self._view = View(engine)

    def stories(self, wanted: ClaimFilter) -> StoryMaterial:
        """Return the newest versions of reports and the judgements about copies and stories."""
        reports = {tally.stored.document.fingerprint: tally.stored for tally in self._view.documents(wanted)}
        with store_errors(self._name), self._engine.connect() as connection:
            return StoryMaterial(reports, _judgements(connection, ("copy", "story")))

    def copies(self) -> tuple[Judgement, ...]:
        """Return the judgements about which reports are copies."""
        with store_errors(self._name), self._engine.connect() as connection:
            return _judgements(connection, ("copy",))

    def about_reports(self) -> tuple[Judgement, ...]:
        """Return the judgements about copies and stories."""
        with store_errors(self._name), self._engine.connect() as connection:
            return _judgements(connection, ("copy", "story"))

    def about_acts(self, claims: Sequence[str]) -> tuple[Judgement, ...]:
        """Return the judgements by which acts that some claims report hang together, oldest first."""
        with store_errors(self._name), self._engine.connect() as connection:
            return _act_judgements(connection, claims)

    def latest_about_reports(self) -> int:
        """Return a number that grows with each judgement about copies and stories, and with each taken back."""
        table = tables.judgements.c
        about = or_(
            and_(table.subject >= "copy:", table.subject < "copy;"),
            and_(table.subject >= "story:", table.subject < "story;"),
            table.verdict == "withdraw",
        )
        with store_errors(self._name), self._engine.connect() as connection:
            return int(connection.execute(select(func.max(table.number)).where(about)).scalar() or 0)

    def acts(self, wanted: ClaimFilter) -> ActMaterial:
        """Return the material of the acts that pass a filter, with all the other reports of them."""
        kinds = tuple(kind for kind in wanted.kinds or ACT_KINDS if kind in ACT_KINDS)
        with store_errors(self._name), self._engine.connect() as connection:
            numbers = [row.number for row in connection.execute(questions.claims_asked(replace(wanted, kinds=kinds)))]
            first = [identity for some in batches(numbers) for identity in connection.execute(_ids(some)).scalars()]
        return replace(self.acts_around(first, wanted.known_on), asked=frozenset(first))

    def acts_around(self, first: Sequence[str], known_on: datetime | None = None) -> ActMaterial:
        """Return the material of the acts that some claims report, with all the other reports of them.

        Args:
            first: ids of events, proposals and responses.
            known_on: the record as it stood at this moment.
        """
        with store_errors(self._name), self._engine.connect() as connection:
            judgements = _act_judgements(connection, first)
            connected = {s.removeprefix("act:") for j in judgements for s in (j.subject, j.other)} - {""}
            rows = _current(connection, sorted({*first, *connected}), known_on)
            sketches = _sketches(connection, [row.number for row in rows])
            figures = _figures(connection, rows)
            parties, offices = self._who(connection, sketches.values(), known_on)
            copies = _judgements(connection, ("copy",))
            later = _recorded_after(connection, known_on)
        by_number = self._view.claims_numbered(
            [row.number for row in rows] + [n for found in figures.values() for n in found]
        )
        return ActMaterial(
            claims={row.id: by_number[row.number] for row in rows if row.id in sketches},
            sketches=sketches,
            figures={claim: tuple(by_number[number] for number in found) for claim, found in figures.items()},
            judgements=tuple(each for each in (*judgements, *copies) if each.id not in later),
            parties=parties,
            offices=offices,
        )

    def _who(
        self, connection: Connection, sketches: Iterable[ActSketch], known_on: datetime | None
    ) -> tuple[dict[str, PartyIdentity], tuple[ActsFor, ...]]:
        """Return the parties by the keys of their names, and who acts for whom."""
        if known_on is None or self._group is None:
            return _parties(connection, sketches), identities.load_offices(connection)
        known = parties_then(connection, known_on, self._group)
        return {name.key: party for party in known.parties for name in party.names}, known.offices


def _recorded_after(connection: Connection, moment: datetime | None) -> set[str]:
    """Return the ids of the judgements that the record learned after a moment."""
    if moment is None:
        return set()
    table = tables.judgements.c
    return set(connection.execute(select(table.id).where(table.recorded_at > moment)).scalars())


def _ids(numbers: Sequence[int]) -> Select[Any]:
    return select(tables.claims.c.id).where(tables.claims.c.number.in_(numbers))


def _judgements(connection: Connection, kinds: Sequence[str]) -> tuple[Judgement, ...]:
    """Return the judgements about some kinds of things, and what was taken back of them."""
    table = tables.judgements
    found: dict[int, Judgement] = {}
    for kind in kinds:
        asked = select(table).where(table.c.subject >= f"{kind}:", table.c.subject < f"{kind};")
        found |= {row.number: identities.judgement_of(row) for row in connection.execute(asked)}
    return _with_withdrawn(connection, found)


def _with_withdrawn(connection: Connection, found: dict[int, Judgement]) -> tuple[Judgement, ...]:
    table = tables.judgements
    asked = select(table).where(table.c.verdict == "withdraw")
    withdrawn = {row.number: identities.judgement_of(row) for row in connection.execute(asked)}
    return tuple(judgement for _, judgement in sorted({**found, **withdrawn}.items()))


def _act_judgements(connection: Connection, claims: Sequence[str]) -> tuple[Judgement, ...]:
    if len(claims) >= _MANY:
        return _judgements(connection, ("act",))
    return tuple(connected_judgements(connection, {f"act:{claim}" for claim in claims}))


def _current(connection: Connection, claims: Sequence[str], known_on: datetime | None) -> list[Row[Any]]:
    """Return number, id, reading and sentence of the claims that count."""
    claim = tables.claims.c
    columns: tuple[Any, ...] = (claim.number, claim.id, claim.reading, claim.sentence)
    asked = select(*columns).where(questions.is_current(claim.reading, known_on))
    return [row for some in batches(claims) for row in connection.execute(asked.where(claim.id.in_(some)))]


def _sketches(connection: Connection, numbers: Sequence[int]) -> dict[str, ActSketch]:
    sketch = tables.act_sketches.c
    asked = select(sketch.id, sketch.content)
    return {
        row.id: decode_act(row.content)
        for some in batches(numbers)
        for row in connection.execute(asked.where(sketch.claim.in_(some)))
    }


def _figures(connection: Connection, rows: Sequence[Row[Any]]) -> dict[str, list[int]]:
    """Return the numbers of the figures in the sentence of each claim; with several acts, those of the first one."""
    claim = tables.claims.c
    columns: tuple[Any, ...] = (claim.number, claim.reading, claim.sentence, claim.kind)
    first: dict[tuple[int, int], str] = {}
    for row in sorted(rows, key=lambda row: row.number):
        first.setdefault((row.reading, row.sentence), row.id)
    found: defaultdict[str, list[int]] = defaultdict(list)
    readings = sorted({reading for reading, _ in first})
    for some in batches(readings):
        asked = select(*columns).where(claim.reading.in_(some))
        for row in connection.execute(asked.order_by(claim.number)):
            # Asked of the database, the kind would make it go through all figures of the record.
            if row.kind == "figure" and (row.reading, row.sentence) in first:
                found[first[row.reading, row.sentence]].append(row.number)
    return dict(found)


def _parties(connection: Connection, sketches: Iterable[ActSketch]) -> dict[str, PartyIdentity]:
    """Return the parties of the names that sketches speak of, and of the states that these belong to, by key."""
    keys = {key for sketch in sketches for key in (*sketch.actors, *sketch.recipients)}
    owners = {owner for key in keys if (owner := key.partition("@")[2].rsplit(".", 1)[-1])}
    wanted = sorted({*keys, *owners, *(f"government@{owner}" for owner in owners)})
    name = tables.party_names.c
    numbers = {
        row.key: row.party
        for some in batches(wanted)
        for row in connection.execute(select(name.key, name.party).where(name.key.in_(some)))
    }
    parties = identities.load_parties(connection, numbers.values())
    return {key: parties[number] for key, number in numbers.items()}
