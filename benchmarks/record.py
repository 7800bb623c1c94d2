"""A record of 100,000 claims: how long its views take, and what adding one more report costs as it grows.

Each view is what its command does (`ledger`, `positions`, `changes`, `search`), from opening the record to the last
line printed; the program's start is left out. The first view after a change, for which what the change touches is made
again, stands apart: each of `ledger`, `positions` and `changes` after one more report and after one judgement. Wall
time is the best of several runs, so that other programs count less; processor time is given beside it. The reports are
those of `synthetic.py`, linked as `pourparler read` does.

usage: python benchmarks/record.py [--reports 10000] [--crises 40] [--record FILE.db|postgresql://…] [--views]
           [--after-changes] [--json] [--save]
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
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from figures import load, save
from pourparler.ask.counting import Counting
from pourparler.ask.writers import open_writer
from pourparler.cli.app import COLLECT_AFTER, app
from pourparler.schema.judgements import Hand
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
AFTER = "first view after"
"""In the figures, before the change that a view is the first one after."""
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
            clock.time(lambda reading=reading: writer.add(reading))  # type: ignore[misc]  # it cannot type a bound argument
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


def words_for(record: str) -> dict[str, str]:
    """Return what commands ask for in a record."""
    last = View(open_record(record)).claims(ClaimFilter(kinds=("event",), limit=1))[0]
    day = last.stored.document.published or FIRST_DAY
    where = last.claim.where
    return {"last_week": str(day.fromordinal(day.toordinal() - 7)), "town": where.quote.text if where else "harbour"}


def ask(record: str) -> dict[str, Any]:
    """Return what each view costs."""
    known, costs = words_for(record), {}
    gc.set_threshold(*COLLECT_AFTER)  # as the program itself begins
    for name, words in VIEWS.items():
        command = [word.format(**known) for word in words]
        clock = Clock()
        for _ in range(RUNS):
            clock.time(lambda command=command: run([*command, "--record", record]))  # type: ignore[misc]  # it cannot type a bound argument
        costs[name] = {"wall ms": round(min(clock.wall)), "processor ms": round(min(clock.processor))}
        print(f"{name}: {costs[name]}", file=sys.stderr, flush=True)
    return costs


def ask_after_changes(record: str, reports: int, crises: int) -> dict[str, Any]:
    """Return what each view of the negotiation costs as the first one after a change."""
    known, costs = words_for(record), {}
    gc.set_threshold(*COLLECT_AFTER)
    run(["ledger", "--record", record])
    number = View(open_record(record)).count_documents(ClaimFilter())

    def read() -> None:
        nonlocal number
        number += 1
        open_writer(open_record(record)).add(reading_of(number, reports, crises))

    for change, do in (("one more report", read), ("one judgement", lambda: judge(record))):
        costs[change] = {}
        for name in ("ledger", "positions", "changes of a week"):
            command, clock = [word.format(**known) for word in VIEWS[name]], Clock()
            for _ in range(RUNS):
                do()
                clock.time(lambda command=command: run([*command, "--record", record]))  # type: ignore[misc]  # it cannot type a bound argument
            costs[change][name] = {"wall ms": round(min(clock.wall)), "processor ms": round(min(clock.processor))}
            print(f"{name} after {change}: {costs[change][name]}", file=sys.stderr, flush=True)
    return costs


def judge(record: str) -> None:
    """Reject an answer that nobody has decided about, somewhere in the middle of the record."""
    engine = open_record(record)
    answers = View(engine).claims(ClaimFilter(kinds=("response",)))
    at = len(answers) // 2 + len(Counting.of(engine, None).decisions.rejected)
    hand = Hand("benchmark", datetime.now(UTC))
    open_writer(engine).judge(hand.writes(answers[at].claim.id, "reject"))


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
        AFTER: ask_after_changes(record, reports, crises),
    }


def page(figures: dict[str, Any]) -> str:
    """Return the figures as a table for people."""
    lines = [f"{figures['reports']:,} reports, {figures['claims']:,} claims", ""]
    for part in ("adding one report", "views"):
        lines.append(f"{part:28} {'wall ms':>10} {'processor ms':>14}")
        for name, cost in figures[part].items():
            lines.append(f"  {name:26} {cost['wall ms']:>10} {cost['processor ms']:>14}")
    lines += after_changes(figures[AFTER])
    return "\n".join(lines)


def after_changes(figures: dict[str, Any]) -> list[str]:
    """Return the lines of the first views after changes."""
    return [
        f"first {name} after {change}: {cost['wall ms']} ms, processor {cost['processor ms']} ms"
        for change, views in figures.items()
        for name, cost in views.items()
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--crises", type=int, default=CRISES)
    parser.add_argument("--record", help="keep the record here; without it, it is thrown away")
    parser.add_argument("--views", action="store_true", help="only ask the record, which is there already")
    parser.add_argument("--after-changes", action="store_true", help="only the first views after changes")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--save", action="store_true", help="keep the figures in benchmarks/figures.json")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = options.record or str(Path(folder) / "record.db")
        if options.after_changes:
            found = {AFTER: ask_after_changes(record, options.reports, options.crises)}
            if options.save:
                save("record", load()["record"] | found)
            print(json.dumps(found, indent=1) if options.json else "\n".join(after_changes(found[AFTER])))
            return
        figures = measure(record, options.reports, options.crises, filled=options.views)
    if options.save:
        save("record", figures)
    print(json.dumps(figures, indent=1) if options.json else page(figures))
    slow = {name for name, cost in figures["views"].items() if cost["processor ms"] > LIMIT_MS} - {EVERYTHING}
    if slow:
        sys.exit(f"Slower than {LIMIT_MS} ms: {', '.join(sorted(slow))}.")


if __name__ == "__main__":
    main()
