"""What goes to the terminal: a console for people, bytes for machines, and signs of life."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping
from typing import Any

from rich.console import Console, RenderableType

_QUIET = 2.0
"""Seconds before signs of life begin."""


def open_console() -> Console:
    """Return the console of standard output; widths come from the terminal or ``COLUMNS``, else 80."""
    return Console(highlight=False, markup=False, emoji=False)


def print_out(console: Console, *shown: RenderableType) -> None:
    """Print for people; into a file or pipe without the blanks that fill lines up to the width."""
    if console.is_terminal:
        console.print(*shown, sep="\n")
        return
    with console.capture() as capture:
        console.print(*shown, sep="\n")
    sys.stdout.write("\n".join(line.rstrip() for line in capture.get().split("\n")))
    sys.stdout.flush()


def write_json(value: Mapping[str, Any]) -> None:
    """Write one JSON Lines line to standard output, in UTF-8 whatever the locale."""
    # A lone surrogate becomes \udXXX, which is how JSON itself writes it.
    line = json.dumps(value, ensure_ascii=False) + "\n"
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace"))


class Progress:
    """Tells on standard error how many documents are done, if that is a terminal and it takes long enough."""

    def __init__(self) -> None:
        self._began = self._told = time.monotonic()
        self._shown = False
        self._done = 0

    def step(self) -> None:
        """Count one document."""
        self._done += 1
        now = time.monotonic()
        if sys.stderr.isatty() and now - self._began > _QUIET and now - self._told > 0.2:
            rate = self._done / (now - self._began)
            sys.stderr.write(f"\r{self._done} documents, {rate:.1f} a second ")
            sys.stderr.flush()
            self._told, self._shown = now, True

    def clear(self) -> None:
        """Take the sign away."""
        if self._shown:
            sys.stderr.write("\r" + " " * 60 + "\r")
            sys.stderr.flush()
            self._shown = False
