"""Reads into a record: each document in its own transaction, those it knows already left as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from pourparler.ask.sources import Order, documents_of
from pourparler.batch.workers import Load, read_all
from pourparler.schema.documents import Document, Unreadable
from pourparler.schema.record import Program, Reading
from pourparler.schema.views import Outcome
from pourparler.show.summary import ReadTally
from pourparler.store.writer import Writer


@dataclass(frozen=True, slots=True)
class Known:
    """A document that the record holds as this very program reads it."""

    document: Document


Result = Reading | Unreadable | Known


class Keeper:
    """Stores what an order reads, and counts it.

    Args:
        writer: of the record.
        skip_known: leave what the record knows unread.
        load: makes the pipeline; a new one is made when left out.
        program: what reads, where that is known before the first reading.
    """

    def __init__(
        self, writer: Writer, *, skip_known: bool = True, load: Load | None = None, program: Program | None = None
    ) -> None:
        self._writer = writer
        self._skip = skip_known
        self._load = load
        self._program = program
        self.tally = ReadTally()
        self.began = datetime.now(UTC)

    def keep(self, order: Order, documents: Iterable[Document | Unreadable] | None = None) -> Iterator[Result]:
        """Store and yield each result, in order.

        Args:
            order: what is read, and how.
            documents: what the order's sources hold, where somebody has opened them already.
        """
        for result, _ in self.outcomes(order, documents):
            yield result

    def outcomes(
        self, order: Order, documents: Iterable[Document | Unreadable] | None = None
    ) -> Iterator[tuple[Result, Outcome | None]]:
        """Store each result and yield it with what storing it did, in order; nothing is stored of no document."""
        items = self._sorted_out(documents_of(order) if documents is None else documents)
        results: Iterator[Result] = read_all(items, order.settings, order.workers, self._load)
        for result in results:
            yield result, self._store(result, order)

    def _sorted_out(self, documents: Iterable[Document | Unreadable]) -> Iterator[Document | Unreadable | Known]:
        """Yield what is to be read; which program reads is known from the first reading on."""
        for item in documents:
            known = isinstance(item, Document) and self._program and self._writer.knows(item, self._program)
            yield Known(item) if known and isinstance(item, Document) else item

    def _store(self, result: Result, order: Order) -> Outcome | None:
        match result:
            case Known():
                outcome = Outcome("unchanged", result.document)
                self.tally.count(outcome)
                return outcome
            case Unreadable():
                self._writer.note(result)
                self.tally.refuse(result)
                return None
            case Reading():
                if self._skip and result.program.weights and _is_whole(result.program, order):
                    self._program = result.program
                outcome = self._writer.add(result)
                self.tally.count(outcome, result)
                return outcome


def _is_whole(program: Program, order: Order) -> bool:
    """Tell whether the program is the one asked for; one whose language model failed is not, and is no measure."""
    return order.language_model is None or program.weights.endswith(order.language_model.mark)
