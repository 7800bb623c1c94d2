"""Dates per second: how fast time expressions are found and resolved, the reading of the syntax left out.

The reader reads the statements once; then the times of all their sentences are found again and again for some seconds.

usage: python benchmarks/dates.py FOLDER [--limit N] [--seconds N] [--json]
example: python benchmarks/dates.py ../shared/data/white_house --limit 60
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pourparler.analyse.documents import Analyser
from pourparler.analyse.times.find import TimeFinder
from pourparler.neural.reader import Reader
from pourparler.schema.analysis import Analysis
from pourparler.schema.documents import Document
from pourparler.settings import Settings

CHARACTERS = 30_000


def load_documents(folder: Path, limit: int) -> list[Document]:
    """Return the first statements, with the days they were published."""
    lines = (folder / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    records = [record for record in map(json.loads, lines) if len(record["text"]) < CHARACTERS][:limit]
    return [
        Document(record["id"], record["text"], record.get("title") or "", date.fromisoformat(record["published"][:10]))
        for record in records
    ]


def find_all(analyses: Sequence[Analysis]) -> tuple[int, int]:
    """Return how many times all sentences hold, and how many of them have days."""
    found = dated = 0
    for analysis in analyses:
        finder = TimeFinder(analysis.document.published)
        for sentence in analysis.sentences:
            times = finder.find(sentence, analysis.document)
            found += len(times)
            dated += sum(when.start is not None or when.end is not None for when in times)
    return found, dated


def measure(analyses: Sequence[Analysis], seconds: float) -> dict[str, float]:
    """Return the rates over at least so many seconds."""
    found, dated = find_all(analyses)
    rounds, started = 0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        find_all(analyses)
        rounds += 1
    taken = (time.perf_counter() - started) / rounds
    words = sum(len(sentence.tokens) for analysis in analyses for sentence in analysis.sentences)
    return {
        "times found": found,
        "with days": dated,
        "dates per second": round(dated / taken),
        "sentences per second": round(sum(len(analysis.sentences) for analysis in analyses) / taken),
        "words per second": round(words / taken),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="holds statements.jsonl")
    parser.add_argument("--limit", type=int, default=100, help="statements to read (100)")
    parser.add_argument("--seconds", type=float, default=5.0, help="how long to find times (5)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    analyser = Analyser(Reader.load(Settings.from_environment().weights))
    figures = measure(
        [analyser.analyse(document) for document in load_documents(options.folder, options.limit)], options.seconds
    )
    if options.json:
        print(json.dumps(figures, indent=1))
    else:
        print("\n".join(f"{name:22} {value:>10,.0f}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
