"""Jobs that read: one at a time, with their progress; the latest ones are remembered."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Semaphore, Thread

from pourparler.ask.read_orders import Progress, ReadOrder

_REMEMBERED = 200
WAITING = 20
"""Jobs that may wait; more are refused."""
Start = Callable[[ReadOrder], tuple[BaseProcess, Connection]]


@dataclass
class Job:
    """One order that is read, who gave it, and how far it is."""

    id: str
    by: str
    progress: Progress = field(default_factory=Progress)
    changes: int = 0

    def tell(self, progress: Progress) -> None:
        """Keep a new progress."""
        self.progress = deepcopy(progress)
        self.changes += 1


def start_reading(order: ReadOrder) -> tuple[BaseProcess, Connection]:
    """Start a process that reads an order; what that needs is imported by then, not when the server starts."""
    from pourparler.ask.read_jobs import start

    return start(order)


class Jobs:
    """The jobs of one server.

    Args:
        starts: starts the process that reads.
    """

    def __init__(self, starts: Start = start_reading) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._turn = Semaphore(1)
        self._starts = starts

    def begin(self, order: ReadOrder, by: str) -> Job | None:
        """Begin a job, or let it wait for its turn; None where too many wait."""
        if sum(not job.progress.finished for job in self._jobs.values()) > WAITING:
            return None
        job = Job(secrets.token_hex(8), by)
        self._jobs[job.id] = job
        while len(self._jobs) > _REMEMBERED:
            self._jobs.popitem(last=False)
        Thread(target=self._work, args=(job, order), daemon=True).start()
        return job

    def find(self, identity: str) -> Job | None:
        """Return a job."""
        return self._jobs.get(identity)

    def _work(self, job: Job, order: ReadOrder) -> None:
        with self._turn:
            process, pipe = self._starts(order)
            progress = Progress()
            try:
                while not progress.finished:
                    progress = pipe.recv()
                    job.tell(progress)
            except (EOFError, OSError):
                process.join()
                progress.problems.append(
                    f"The process that read died (exit status {process.exitcode}), perhaps for want of memory; "
                    "what it had stored is kept. Read the rest again."
                )
                progress.finished = True
                job.tell(progress)
            finally:
                pipe.close()
                process.join()
