"""Judgements about claims, and the states of a record that tell when something about it is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, and_, func, or_, select

from pourparler.schema.record import Judgement
from pourparler.store import tables
from pourparler.store.engine import record_name, store_errors


@dataclass(frozen=True, slots=True)
class RecordState:
    """The greatest numbers of what a record only ever adds to; equal states give equal answers."""

    readings: int
    claims: int
    judgements: int
    seen: int
    assignments: int

    def __str__(self) -> str:
        return "-".join(
            str(number) for number in (self.readings, self.claims, self.judgements, self.seen, self.assignments)
        )


def record_state(engine: Engine) -> RecordState:
    """Return the state of a record."""
    counted = (tables.readings, tables.claims, tables.judgements, tables.seen, tables.assignments)
    asked = select(*(select(func.max(table.c.number)).scalar_subquery() for table in counted))
    with store_errors(record_name(engine)), engine.connect() as connection:
        return RecordState(*(number or 0 for number in connection.execute(asked).one()))


def claim_judgements(engine: Engine, known_on: datetime | None = None) -> tuple[Judgement, ...]:
    """Return what people decided about claims and proposals, and what was taken back, oldest first."""
    table = tables.judgements.c
    about = or_(
        and_(table.subject >= "c-", table.subject < "c."),
        and_(table.subject >= "proposal:", table.subject < "proposal;"),
        and_(table.subject >= "adjudication:", table.subject < "adjudication;"),
        and_(table.verdict == "withdraw", table.subject >= "j-", table.subject < "j."),
    )
    asked = select(*(table[name] for name in Judgement.__slots__)).where(about).order_by(table.number)
    if known_on is not None:
        asked = asked.where(table.recorded_at <= known_on)
    with store_errors(record_name(engine)), engine.connect() as connection:
        return tuple(Judgement(*row) for row in connection.execute(asked))
