"""Reads into a record with this process's own pipeline, and returns all that came of it, for programs."""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.ask.keeping import Keeper
from pourparler.ask.pipelines import pipeline_of
from pourparler.ask.sources import Order
from pourparler.schema.answers import ReadResult
from pourparler.schema.documents import Document, Unreadable
from pourparler.schema.record import Reading
from pourparler.schema.views import Outcome
from pourparler.store.writer import Writer


def read_into(writer: Writer, order: Order, documents: Iterable[Document | Unreadable] | None = None) -> ReadResult:
    """Read what an order names into a record; what the record knows already is left as it is.

    Args:
        writer: of the record.
        order: what is read, and how.
        documents: what is read instead of the order's sources.
    """
    # A language model may answer this time, so that only a reading tells whether it is the one that is known.
    program = pipeline_of(order.settings).program if order.language_model is None else None
    keeper = Keeper(writer, load=pipeline_of, program=program)
    outcomes: list[Outcome] = []
    unreadable: list[Unreadable] = []
    problems: list[tuple[str, str]] = []
    claims = 0
    for result, outcome in keeper.outcomes(order, documents):
        if isinstance(result, Unreadable):
            unreadable.append(result)
        if outcome is not None:
            outcomes.append(outcome)
        if isinstance(result, Reading):
            told = result.document
            claims += len(result.claims) if outcome and outcome.status != "unchanged" else 0
            problems += [(told.title or told.url or told.id, problem) for problem in result.problems]
    return ReadResult(tuple(outcomes), claims, tuple(unreadable), tuple(problems))
