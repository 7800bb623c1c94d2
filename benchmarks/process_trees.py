"""Runs a command and watches the memory of it and of every process below it.

A worker's memory is its own, so the peak of a run is the highest sum over its processes at one moment. Shared pages are
counted once, by proportional set size (``/proc/PID/smaps_rollup``, Linux only).
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.1
"""Seconds between looks."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took.

    Attributes:
        seconds: from start to end.
        peak_mb: most memory of all its processes at one moment, in MB of a million bytes.
        status: exit status.
    """

    seconds: float
    peak_mb: float
    status: int


def watch(command: Sequence[str], output: Path | None = None) -> Run:
    """Run a command to its end, its output into a file or nowhere."""
    with open(output or os.devnull, "wb") as sink:
        started, peak = time.perf_counter(), 0
        running = subprocess.Popen(command, stdout=sink)
        while running.poll() is None:
            peak = max(peak, sum(map(_bytes_of, _tree(running.pid))))
            time.sleep(_EVERY)
        return Run(time.perf_counter() - started, peak / 1e6, running.returncode)


def _tree(root: int) -> list[int]:
    """Return a process and all below it; those that end meanwhile are missing."""
    found, at = [root], 0
    while at < len(found):
        try:
            tasks = list(Path(f"/proc/{found[at]}/task").iterdir())
            found += [int(child) for task in tasks for child in (task / "children").read_text().split()]
        except OSError:
            pass
        at += 1
    return found


def _bytes_of(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
