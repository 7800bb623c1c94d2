"""Reads many documents in the order given, in this process or in several.

Each worker process loads the pipeline once and is sent chunks of documents. It answers document by document, so when
one dies it is known on which: that document becomes a problem, the rest of the chunk goes to a fresh worker.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, Protocol, TypeVar

from pourparler.batch.serving import read_or_report, serve
from pourparler.errors import PourparlerError
from pourparler.schema.documents import Document
from pourparler.schema.record import Program, Reading
from pourparler.settings import Settings
from pourparler.version import RULES, __version__

CHUNK_CHARACTERS = 40_000
CHUNK_DOCUMENTS = 16
AHEAD = 3
"""Chunks for each worker that may be read, under way or done before their turn; bounds the memory."""

Other = TypeVar("Other")
"""What is no document: it keeps its place in the order and comes through as it is."""


class Reads(Protocol):
    """What a worker needs of a pipeline."""

    def read(self, document: Document) -> Reading:
        """Return the claims of one document."""
        ...


Load = Callable[[Settings], Reads]


def load_pipeline(settings: Settings) -> Reads:
    """Return the program's own pipeline."""
    from pourparler.pipeline import Pipeline

    return Pipeline(settings)


def read_all(
    items: Iterable[Document | Other], settings: Settings, workers: int, load: Load | None = None
) -> Iterator[Reading | Other]:
    """Yield the reading of each document, in order; what is no document comes through as it is.

    Args:
        items: documents, and anything else that has a place among them.
        settings: limits and defaults.
        workers: number of processes; with 1 this process does the work.
        load: makes the pipeline; importable by name, since other processes call it too.

    Raises:
        WeightsError: the pipeline cannot be loaded.
    """
    load = load or load_pipeline
    if workers <= 1:
        return _read_here(items, load(settings))
    return _Crew[Other](load, settings, workers).read(items)


def _read_here(items: Iterable[Document | Other], pipeline: Reads) -> Iterator[Reading | Other]:
    for item in items:
        yield read_or_report(pipeline, item) if isinstance(item, Document) else item


@dataclass(eq=False)
class _Chunk(Generic[Other]):
    """Items that travel together, and the results so far."""

    items: list[Document | Other]
    results: list[Reading | Other] = field(default_factory=list)

    @property
    def done(self) -> bool:
        """Whether every item has its result."""
        return len(self.results) == len(self.items)


@dataclass(eq=False)
class _Worker(Generic[Other]):
    """A process, the pipe to it, and the chunk it is at."""

    process: BaseProcess
    pipe: Connection
    chunk: _Chunk[Other] | None = None


class _Crew(Generic[Other]):
    """The worker processes of one batch."""

    def __init__(self, load: Load, settings: Settings, workers: int) -> None:
        self._load = load
        self._settings = settings
        self._size = workers
        self._workers: list[_Worker[Other]] = []
        self._waiting: deque[_Chunk[Other]] = deque()

    def read(self, items: Iterable[Document | Other]) -> Iterator[Reading | Other]:
        """Yield the results in order; ends the processes whatever happens."""
        chunks, order = _chunks(items), deque[_Chunk[Other]]()
        try:
            while True:
                for chunk in islice(chunks, self._size * AHEAD - len(order)):
                    order.append(chunk)
                    self._waiting.append(chunk)
                    self._hand_out()
                if not order:
                    return
                while not order[0].done:
                    self._hand_out()
                    self._collect()
                yield from order.popleft().results
        finally:
            self._dismiss()

    def _hand_out(self) -> None:
        while self._waiting:
            worker = next((worker for worker in self._workers if worker.chunk is None), None)
            if worker is None:
                if len(self._workers) == self._size:
                    return
                worker = self._hire()
            worker.chunk = self._waiting.popleft()
            self._send(worker, worker.chunk)

    def _send(self, worker: _Worker[Other], chunk: _Chunk[Other]) -> None:
        try:
            worker.pipe.send(chunk.items[len(chunk.results) :])
        except OSError:  # it died before; _collect sees that and deals with it
            return

    def _hire(self) -> _Worker[Other]:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self._load, self._settings), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker[Other](process, ours)
        self._workers.append(worker)
        return worker

    def _collect(self) -> None:
        busy = {worker.pipe: worker for worker in self._workers if worker.chunk is not None}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]  # wait() returns what it was given
            try:
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
            else:
                self._take(worker, answer)

    def _take(self, worker: _Worker[Other], answer: Reading | Other | PourparlerError) -> None:
        if isinstance(answer, PourparlerError):
            raise answer
        assert worker.chunk is not None
        worker.chunk.results.append(answer)
        if worker.chunk.done:
            worker.chunk = None

    def _bury(self, worker: _Worker[Other]) -> None:
        """Blame a worker's death on the document it was at, and give the rest of its chunk to another."""
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        chunk = worker.chunk
        assert chunk is not None
        culprit = chunk.items[len(chunk.results)]
        chunk.results.append(_death(culprit, worker.process.exitcode))
        if not chunk.done:
            self._waiting.appendleft(chunk)

    def _dismiss(self) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()


def _death(item: Document | Other, code: int | None) -> Reading | Other:
    if not isinstance(item, Document):
        return item
    ending = f"signal {-code}" if code is not None and code < 0 else f"exit status {code}"
    problem = f"The process that read this report died ({ending}), perhaps for want of memory; read it alone."
    return Reading(item, (), (*item.problems, problem), Program(__version__, "", RULES))


def _chunks(items: Iterable[Document | Other]) -> Iterator[_Chunk[Other]]:
    chunk: list[Document | Other] = []
    characters = 0
    for item in items:
        chunk.append(item)
        characters += len(item.text) if isinstance(item, Document) else 0
        if characters >= CHUNK_CHARACTERS or len(chunk) >= CHUNK_DOCUMENTS:
            yield _Chunk(chunk)
            chunk, characters = [], 0
    if chunk:
        yield _Chunk(chunk)
