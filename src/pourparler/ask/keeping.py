"""Reads into a record: each document in its own transaction, those it knows already left as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from pourparler.ask.sources import Order, documents_of
from pourparler.batch.workers import read_all
from pourparler.schema.documents import Document, Unreadable
from pourparler.schema.record import Program, Reading
from pourparler.schema.views import USUAL_CONFIDENCE, ClaimFilter, Outcome
from pourparler.show.summary import NewClaims, ReadTally
from pourparler.store.view import View
from pourparler.store.writer import Writer

LISTED = 8
"""New claims of one sort that a summary lists."""


@dataclass(frozen=True, slots=True)
class Known:
    """A document that the record holds as this very program reads it."""

    document: Document


class Keeper:
    """Stores what an order reads, and counts it."""

    def __init__(self, writer: Writer, *, skip_known: bool = True) -> None:
        self._writer = writer
        self._skip = skip_known
        self._program: Program | None = None
        self.tally = ReadTally()
        self.began = datetime.now(UTC)

    def keep(
        self, order: Order, documents: Iterable[Document | Unreadable] | None = None
    ) -> Iterator[Reading | Unreadable | Known]:
        """Store and yield each result, in order.

        Args:
            order: what is read, and how.
            documents: what the order's sources hold, where somebody has opened them already.
        """
        items = self._sorted_out(documents_of(order) if documents is None else documents)
        results: Iterator[Reading | Unreadable | Known]
        results = read_all(items, order.settings, order.workers)
        for result in results:
            self._store(result, order)
            yield result

    def _sorted_out(self, documents: Iterable[Document | Unreadable]) -> Iterator[Document | Unreadable | Known]:
        """Yield what is to be read; which program reads is known from the first reading on."""
        for item in documents:
            known = isinstance(item, Document) and self._program and self._writer.knows(item, self._program)
            yield Known(item) if known and isinstance(item, Document) else item

    def _store(self, result: Reading | Unreadable | Known, order: Order) -> None:
        match result:
            case Known():
                self.tally.count(Outcome("unchanged", result.document))
            case Unreadable():
                self._writer.note(result)
                self.tally.refuse(result)
            case Reading():
                if self._skip and result.program.weights and _is_whole(result.program, order):
                    self._program = result.program
                self.tally.count(self._writer.add(result), result)


def _is_whole(program: Program, order: Order) -> bool:
    """Tell whether the program is the one asked for; one whose language model failed is not, and is no measure."""
    return order.language_model is None or program.weights.endswith(order.language_model.mark)


def news_since(view: View, moment: datetime, least: float = USUAL_CONFIDENCE) -> tuple[NewClaims, ...]:
    """Return the positions, proposals and due dates that the record learned since a moment.

    Args:
        view: the record.
        moment: when it began to learn.
        least: the least confidence of what is listed.
    """
    sorts = (
        ("New positions", "pourparler show positions", ClaimFilter(kinds=("position",), recorded_since=moment)),
        ("New proposals", "pourparler show proposals", ClaimFilter(kinds=("proposal",), recorded_since=moment)),
        ("Due", "pourparler show events --factuality planned",
         ClaimFilter(kinds=("event",), due=True, recorded_since=moment)),
    )  # fmt: skip
    option = "" if least == USUAL_CONFIDENCE else f" --min-confidence {least:g}"
    return tuple(
        _news(view, heading, command + option, replace(wanted, min_confidence=least))
        for heading, command, wanted in sorts
    )


def _news(view: View, heading: str, command: str, wanted: ClaimFilter) -> NewClaims:
    return NewClaims(heading, command, view.claims(replace(wanted, limit=LISTED)), view.count(wanted))
