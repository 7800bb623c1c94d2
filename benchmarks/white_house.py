"""Words per second, peak memory and a profile by room over the White House statements, end to end.

Each number of workers runs ``pourparler claims`` as a user would, in processes of its own; the memory is that of all
of them at one moment. The profile is taken in this process, with one worker.

usage: python benchmarks/white_house.py FOLDER [--limit N] [--workers 1 2] [--json] [--save]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from figures import save
from process_trees import watch


class Stopwatch:
    """Adds up the seconds spent inside wrapped functions, by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, its time counted under a name."""

        def timed(*arguments: Any, **keywords: Any) -> Any:
            started = time.perf_counter()
            try:
                return function(*arguments, **keywords)
            finally:
                self.seconds[name] += time.perf_counter() - started

        return timed


def first_statements(folder: Path, limit: int | None, into: Path) -> tuple[Path, int, int]:
    """Write the first statements to a folder; return their file, and how many statements and words it holds."""
    lines = (folder / "statements.jsonl").read_text(encoding="utf-8").splitlines()[:limit]
    source = into / "statements.jsonl"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return source, len(lines), sum(len(json.loads(line)["text"].split()) for line in lines)


def end_to_end(source: Path, workers: int, words: int) -> dict[str, Any]:
    """Run ``pourparler claims`` and return what it took, and the hash of what it wrote."""
    output = source.parent / "claims.jsonl"
    run = watch([sys.executable, "-m", "pourparler", "claims", str(source), "--workers", str(workers)], output)
    written = output.read_bytes()
    return {
        "seconds": round(run.seconds, 1),
        "words per second": round(words / run.seconds),
        "peak MB": round(run.peak_mb),
        "exit status": run.status,
        "claims": sum(len(json.loads(line)["claims"]) for line in written.splitlines()),
        "sha256": hashlib.sha256(written).hexdigest(),
    }


def profile(source: Path) -> dict[str, float]:
    """Return the seconds of each room in one process; ``neural`` is taken out of ``analyse``, which calls it."""
    from pourparler import pipeline as order
    from pourparler.read.options import ReadOptions
    from pourparler.read.sources import read_sources
    from pourparler.schema.codec import encode_reading
    from pourparler.schema.documents import Document
    from pourparler.settings import Settings

    watch = Stopwatch()
    line = order.Pipeline(Settings.from_environment())
    line.reader.read = watch.wrap("neural", line.reader.read)  # type: ignore[method-assign]  # to time it
    line.analyser.analyse = watch.wrap("analyse", line.analyser.analyse)  # type: ignore[method-assign]  # to time it
    order.Resolver.resolve = watch.wrap("resolve", order.Resolver.resolve)  # type: ignore[method-assign]  # to time it
    order.extract_claims = watch.wrap("extract", order.extract_claims)
    order.identify = watch.wrap("identify", order.identify)
    encode = watch.wrap("encode", lambda reading: json.dumps(encode_reading(reading)))
    started = time.perf_counter()
    for document in read_sources([str(source)], ReadOptions()):
        if isinstance(document, Document):
            encode(line.read(document))
    total = time.perf_counter() - started
    watch.seconds["analyse"] -= watch.seconds["neural"]
    watch.seconds["read and the rest"] = total - sum(watch.seconds.values())
    return {room: round(seconds, 2) for room, seconds in watch.seconds.items()} | {"total": round(total, 2)}


def measure(folder: Path, limit: int | None, workers: list[int]) -> dict[str, Any]:
    """Return all figures."""
    with tempfile.TemporaryDirectory() as name:
        source, documents, words = first_statements(folder, limit, Path(name))
        runs = {str(count): end_to_end(source, count, words) for count in sorted(workers)}
        seconds = profile(source)
    return {
        "documents": documents,
        "words": words,
        "workers": runs,
        "same bytes": len({run["sha256"] for run in runs.values()}) == 1,
        "profile": seconds,
        "share outside the network": round(1 - seconds["neural"] / seconds["total"], 3),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder of statements.jsonl")
    parser.add_argument("--limit", type=int, help="only the first so many statements")
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--save", action="store_true", help="keep the figures in benchmarks/figures.json")
    options = parser.parse_args()
    figures = measure(options.folder, options.limit, options.workers)
    if options.save:
        save("white house", figures)
    print(json.dumps(figures, indent=1) if options.json else page(figures))
    if any(run["exit status"] for run in figures["workers"].values()) or not figures["same bytes"]:
        sys.exit("A run failed, or the number of workers changed the claims.")


def page(figures: dict[str, Any]) -> str:
    """Return the figures as lines for people."""
    lines = [f"{figures['documents']} documents, {figures['words']:,} words, same bytes: {figures['same bytes']}"]
    for workers, run in figures["workers"].items():
        speed = f"{run['words per second']:,} words/s, {run['peak MB']} MB at most"
        lines.append(f"{workers} worker(s): {speed}, {run['claims']} claims, exit status {run['exit status']}")
    seconds = figures["profile"]
    for room, spent in sorted(seconds.items(), key=lambda item: -item[1]):
        lines.append(f"  {room:20} {spent:7.1f} s  {spent / seconds['total']:.0%}")
    lines.append(f"outside the network: {figures['share outside the network']:.0%}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
