"""A worker process: loads the pipeline, reads what it is sent, answers document by document."""

from __future__ import annotations

import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from pourparler.errors import PourparlerError
from pourparler.schema.documents import Document
from pourparler.schema.record import Program, Reading
from pourparler.settings import Settings
from pourparler.version import RULES, __version__


def serve(pipe: Connection, load: Callable[[Settings], Any], settings: Settings) -> None:
    """Answer chunks of documents until the other end is gone; a pipeline that cannot be loaded is answered as such."""
    # Ctrl-C reaches every process of the terminal; the first one decides, and ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _answer_all(pipe, load(settings))
    except PourparlerError as error:
        pipe.send(error)
    except (EOFError, OSError):  # the first process is gone, or wants no more
        return


def _answer_all(pipe: Connection, pipeline: Any) -> None:
    while True:
        for item in pipe.recv():
            pipe.send(read_or_report(pipeline, item) if isinstance(item, Document) else item)


def read_or_report(pipeline: Any, document: Document) -> Reading:
    """Return the reading of a document; a fault of the program becomes a problem of this document alone.

    Raises:
        PourparlerError: nothing can be read at all, such as without weights.
    """
    try:
        reading: Reading = pipeline.read(document)
    except PourparlerError:
        raise
    except Exception as error:  # noqa: BLE001  # the edge of a batch: no fault may cost the other documents
        fault = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        problem = f"The program failed on this report ({fault}); the rest was read; please report it."
        return Reading(document, (), (*document.problems, problem), Program(__version__, "", RULES))
    return reading
