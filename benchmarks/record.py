"""A record of 100,000 claims: how long its views take, and what adding one more report costs as it grows.

Each view is what its command does (`ledger`, `positions`, `changes`, `search`), from opening the record to the last
line printed. The program's start is left out, and so is what follows from the record where it was kept before; the
first ledger after one more report, for which it is made again, stands apart. Wall time is the best of several runs, so
that other programs count less; processor time is given beside it. The reports are those of `synthetic.py`, linked as
`pourparler read` does.

usage: python benchmarks/record.py [--reports 10000] [--crises 40] [--record FILE.db|postgresql://…] [--views]
           [--json] [--save]
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from figures import save
from pourparler.ask.writers import open_writer
from pourparler.cli.app import COLLECT_AFTER, app
from pourparler.schema.views import ClaimFilter
from pourparler.store.engine import open_record
from pourparler.store.view import View
from pourparler.store.writer import Writer
from synthetic import CRISES, FIRST_DAY, reading_of, readings

SIZES = (10, 100, 1_000, 10_000)
WINDOW = 50
"""Reports that are added at each size to tell what one costs."""
RUNS = 5
LIMIT_MS = 300
"""For each view but the whole ledger for machines, which is as large as what it holds."""
EVERYTHING = "ledger, all of it as JSON"
VIEWS = {
    "ledger": ["ledger"],
    "positions": ["positions"],
    "changes of a week": ["changes", "--since", "{last_week}"],
    "search, rare words": ["search", "{town}"],
    "search, common words": ["search", "truce", "days"],
    "search, phrase": ["search", "release the captives", "--kind", "position"],
    EVERYTHING: ["ledger", "--json"],
}


class Clock:
    """Measures wall and processor milliseconds."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.processor: list[float] = []

    def time(self, work: Callable[[], object]) -> None:
        """Run something once."""
        wall, processor = time.perf_counter(), time.process_time()
        work()
        self.wall.append((time.perf_counter() - wall) * 1000)
        self.processor.append((time.process_time() - processor) * 1000)


def grow(record: str, reports: int, crises: int) -> dict[str, Any]:
    """Fill a record, and return what one report costs at each size."""
    writer = open_writer(open_record(record, create=True))
    costs: dict[str, Any] = {}
    done = 0
    for size in (size for size in SIZES if size <= reports):
        _add(writer, done, size, reports, crises)
        clock = Clock()
        for reading in readings(size, size + WINDOW, reports, crises):
            clock.time(lambda reading=reading: writer.add(reading))  # type: ignore[misc]
        done = size + WINDOW
        costs[f"{size:,}"] = {
            "wall ms": round(statistics.median(clock.wall), 1),
            "processor ms": round(statistics.median(clock.processor), 1),
        }
        print(f"{size:,} reports: {costs[f'{size:,}']}", file=sys.stderr, flush=True)
    _add(writer, done, reports, reports, crises)
    return costs


def _add(writer: Writer, first: int, last: int, reports: int, crises: int) -> None:
    for reading in readings(first, max(first, last), reports, crises):
        writer.add(reading)


def ask(record: str) -> dict[str, Any]:
    """Return what each view costs."""
    view = View(open_record(record))
    last = view.claims(ClaimFilter(kinds=("event",), limit=1))[0]
    day = last.stored.document.published or FIRST_DAY
    where = last.claim.where
    known = {"last_week": str(day.fromordinal(day.toordinal() - 7)), "town": where.quote.text if where else "harbour"}
    costs = {}
    gc.set_threshold(*COLLECT_AFTER)  # as the program itself begins
    for name, words in VIEWS.items():
        command = [word.format(**known) for word in words]
        clock = Clock()
        for _ in range(RUNS):
            clock.time(lambda command=command: run([*command, "--record", record]))  # type: ignore[misc]
        costs[name] = {"wall ms": round(min(clock.wall)), "processor ms": round(min(clock.processor))}
        print(f"{name}: {costs[name]}", file=sys.stderr, flush=True)
    return costs


def ask_anew(record: str, reports: int, crises: int) -> dict[str, Any]:
    """Return what the first ledger costs after one more report was read: all that follows is made again."""
    clock = Clock()
    for number in range(3):
        open_writer(open_record(record)).add(reading_of(reports + WINDOW + number, reports, crises))
        clock.time(lambda: run(["ledger", "--record", record]))
    return {"wall ms": round(min(clock.wall)), "processor ms": round(min(clock.processor))}


def run(words: Sequence[str]) -> str:
    """Return what a command prints."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        app(list(words), standalone_mode=False)
    out.flush()
    written = out.buffer.getvalue().decode()  # type: ignore[attr-defined]
    assert written, f"{words} printed nothing"
    return written


def measure(record: str, reports: int, crises: int, *, filled: bool) -> dict[str, Any]:
    """Return all figures; of a record that is filled already, those of its views."""
    adding = {} if filled else grow(record, reports, crises)
    view = View(open_record(record))
    return {
        "reports": view.count_documents(ClaimFilter()),
        "claims": view.count(ClaimFilter()),
        "adding one report": adding,
        "views": ask(record),
        "first ledger after one more report": ask_anew(record, reports, crises),
    }


def page(figures: dict[str, Any]) -> str:
    """Return the figures as a table for people."""
    lines = [f"{figures['reports']:,} reports, {figures['claims']:,} claims", ""]
    for part in ("adding one report", "views"):
        lines.append(f"{part:28} {'wall ms':>10} {'processor ms':>14}")
        for name, cost in figures[part].items():
            lines.append(f"  {name:26} {cost['wall ms']:>10} {cost['processor ms']:>14}")
    anew = figures["first ledger after one more report"]
    lines.append(f"{'first ledger after a report':28} {anew['wall ms']:>10} {anew['processor ms']:>14}")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--crises", type=int, default=CRISES)
    parser.add_argument("--record", help="keep the record here; without it, it is thrown away")
    parser.add_argument("--views", action="store_true", help="only ask the record, which is there already")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--save", action="store_true", help="keep the figures in benchmarks/figures.json")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = options.record or str(Path(folder) / "record.db")
        figures = measure(record, options.reports, options.crises, filled=options.views)
    if options.save:
        save("record", figures)
    print(json.dumps(figures, indent=1) if options.json else page(figures))
    slow = {name for name, cost in figures["views"].items() if cost["processor ms"] > LIMIT_MS} - {EVERYTHING}
    if slow:
        sys.exit(f"Slower than {LIMIT_MS} ms: {', '.join(sorted(slow))}.")


if __name__ == "__main__":
    main()
