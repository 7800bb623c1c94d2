"""Jobs that read: one at a time, with their progress; the latest ones are remembered."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Condition, Semaphore, Thread

from pourparler.ask.read_jobs import Progress, ReadOrder, start

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
    changed: Condition = field(default_factory=Condition)

    def tell(self, progress: Progress) -> None:
        """Keep a new progress, and wake who waits for it."""
        with self.changed:
            self.progress = deepcopy(progress)
            self.changes += 1
            self.changed.notify_all()

    def follow(self, patience: float) -> Iterator[Progress | None]:
        """Yield the progress whenever it changed, None after so many seconds without a change, to the end."""
        seen = -1
        while True:
            changed, seen, now = self._next(seen, patience)
            yield now if changed else None
            if now.finished:
                return

    def _next(self, seen: int, patience: float) -> tuple[bool, int, Progress]:
        with self.changed:
            changed = self.changed.wait_for(lambda: self.changes != seen, patience)
            return changed, self.changes, deepcopy(self.progress)


class Jobs:
    """The jobs of one server.

    Args:
        starts: starts the process that reads.
    """

    def __init__(self, starts: Start = start) -> None:
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
