"""Reads reports into a record in a process of their own, so that the server stays small and answers meanwhile.

The process loads the weights, reads, stores, tells what it does through a pipe, and is gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from pourparler.ask.keeping import Keeper, Known
from pourparler.ask.read_orders import Progress, ReadOrder, Upload
from pourparler.ask.sources import Order
from pourparler.ask.writers import open_writer
from pourparler.errors import PourparlerError, ReadError
from pourparler.read.documents import finish_document
from pourparler.read.drafts import Blob, Draft, refuse
from pourparler.read.options import ReadOptions
from pourparler.read.readers import read_blob
from pourparler.read.sources import read_sources
from pourparler.schema.documents import Document, Unreadable
from pourparler.schema.hashes import content_hash
from pourparler.schema.record import Reading
from pourparler.store.engine import open_record


def start(order: ReadOrder) -> tuple[BaseProcess, Connection]:
    """Start reading; return the process, and the pipe through which its progress comes."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=run, args=(order, theirs), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def run(order: ReadOrder, pipe: Connection) -> None:
    """Read an order, and tell its progress; what the process itself calls."""
    progress = Progress()
    try:
        _read(order, progress, pipe)
    except PourparlerError as error:
        progress.problems.append(str(error))
    progress.current, progress.finished = "", True
    pipe.send(progress)


def _read(order: ReadOrder, progress: Progress, pipe: Connection) -> None:
    options = ReadOptions(published=order.published, source=order.publisher, allow_private=order.allow_private)
    documents = list(_documents(order, options))
    progress.total = len(documents)
    pipe.send(progress)
    keeper = Keeper(open_writer(open_record(order.record)))

    def announced() -> Iterator[Document | Unreadable]:
        for document in documents:
            progress.current = document.title if isinstance(document, Document) else document.source
            pipe.send(progress)
            yield document

    for result in keeper.keep(Order((), order.published, order.publisher), announced()):
        progress.done += 1
        if isinstance(result, Unreadable):
            progress.problems.append(result.problem)
        elif isinstance(result, (Reading, Known)):
            progress.documents.append(result.document.id)
            problems = result.problems if isinstance(result, Reading) else ()
            progress.problems += [f"{result.document.title or result.document.id}: {told}" for told in problems]
        pipe.send(progress)


def _documents(order: ReadOrder, options: ReadOptions) -> Iterator[Document | Unreadable]:
    if order.text:
        yield finish_document(Draft(name="the pasted text", text=order.text, title=order.title), options)
    for upload in order.uploads:
        yield from _opened(upload, options)
    yield from read_sources(order.addresses, options)


def _opened(upload: Upload, options: ReadOptions) -> Iterator[Document | Unreadable]:
    # The same name does not make two files versions of one report; the same content does.
    name = f"upload/{content_hash('upload', upload.content.hex())[:12]}/{upload.name}"
    try:
        for draft in read_blob(Blob(name, upload.content), options):
            yield finish_document(draft, options) if isinstance(draft, Draft) else draft
    except ReadError as error:
        yield refuse(upload.name, str(error).replace(name, upload.name))
