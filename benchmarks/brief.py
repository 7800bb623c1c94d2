"""A brief over the bundled crisis and over 100,000 claims: how long `pourparler brief` takes, and its memory.

Each brief is a process of its own, from the start of the program to the file written; what follows from the record was
not kept before the first one. The large record is that of `synthetic.py`; a brief of its last week is the usual one,
one of all its days looks at the most. The limits are held in processor seconds, so that other programs do not count.

usage: python benchmarks/brief.py [--reports 10000] [--crises 40] [--crisis FILE.db] [--record FILE.db] [--json]
           [--save]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from figures import save
from pourparler.ask.writers import open_writer
from pourparler.schema.views import ClaimFilter
from pourparler.settings import DATA
from pourparler.store.engine import open_record
from pourparler.store.view import View
from synthetic import CRISES, FIRST_DAY, readings

SAMPLES = DATA / "samples"
LIMITS = {"crisis": {"processor seconds": 3.0}, "100,000 claims": {"processor seconds": 20.0, "MB": 500.0}}
_FORMS = ("html", "docx", "md", "pdf")


def run(record: Path, *words: str) -> dict[str, float]:
    """Return seconds and megabytes of one command."""
    command = [sys.executable, "-m", "pourparler", "brief", "--record", str(record), *words]
    began = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    return {
        "seconds": round(time.perf_counter() - began, 2),
        "processor seconds": round(usage.ru_utime + usage.ru_stime, 2),
        "MB": round(usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)),
    }


def forget(record: Path) -> None:
    """Forget what was kept of what follows from a record."""
    from sqlalchemy import delete

    from pourparler.store.tables import followed

    engine = open_record(str(record))
    with engine.begin() as connection:
        connection.execute(delete(followed))
    engine.dispose()


def of_crisis(record: Path, folder: Path) -> dict[str, Any]:
    """Return what a brief of the bundled crisis costs, in each form."""
    forget(record)
    found = {"first, as html": run(record, "-o", str(folder / "crisis.html"))}
    for form in _FORMS:
        if form != "pdf" or find_spec("weasyprint"):
            found[form] = run(record, "-o", str(folder / f"crisis.{form}"))
    return found


def of_many(record: Path, folder: Path) -> dict[str, Any]:
    """Return what briefs of a large record cost."""
    claims = View(open_record(str(record))).count(ClaimFilter())
    forget(record)
    target = str(folder / "many.html")
    return {
        "claims": claims,
        "last week, first": run(record, "-o", target),
        "last week": run(record, "-o", target),
        "all days": run(record, "--since", FIRST_DAY.isoformat(), "-o", target),
        "confidence of 0.5, nothing kept": run(record, "--min-confidence", "0.5", "-o", target),
    }


def fill(record: Path, reports: int, crises: int) -> None:
    """Fill a record with reports of invented crises."""
    writer = open_writer(open_record(str(record), create=True))
    for reading in readings(0, reports, reports, crises):
        writer.add(reading)


def read_crisis(record: Path) -> None:
    """Read the bundled crisis into a record."""
    sources = [str(SAMPLES / "demo"), str(SAMPLES / "more")]
    command = [sys.executable, "-m", "pourparler", "read", *sources, "--record", str(record)]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def misses(measured: dict[str, Any]) -> list[str]:
    """Return what took longer or more memory than it may."""
    return [
        f"{record}, {name}: {figures[figure]} {figure}, and {limit} was the most"
        for record, limits in LIMITS.items()
        for name, figures in measured.get(record, {}).items()
        if isinstance(figures, dict)
        for figure, limit in limits.items()
        if figures[figure] > limit
    ]


def main() -> int:
    """Measure, and print or keep the figures; exit 1 where a limit is not held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--crises", type=int, default=CRISES)
    parser.add_argument("--crisis", type=Path, help="a record of the bundled crisis; read anew when left out")
    parser.add_argument("--record", type=Path, help="a large record; made up when left out")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--save", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        crisis, many = folder / "crisis.db", folder / "many.db"
        shutil.copy(options.crisis, crisis) if options.crisis else read_crisis(crisis)
        shutil.copy(options.record, many) if options.record else fill(many, options.reports, options.crises)
        measured = {"crisis": of_crisis(crisis, folder), "100,000 claims": of_many(many, folder)}
    print(json.dumps(measured, indent=None if options.json else 1))
    if options.save:
        save("brief", measured)
    missed = misses(measured)
    sys.stderr.writelines(f"{miss}\n" for miss in missed)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
