"""Words per second, peak memory and a profile by room over the White House statements, end to end.

Each number of workers runs in a process of its own, so that its peak memory is its own. What is timed is what
``pourparler claims`` does: read the file, analyse, extract, resolve, encode.

usage: python benchmarks/white_house.py FOLDER [--limit N] [--workers 1 2] [--json]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any


def documents_of(folder: Path, limit: int | None) -> list[dict[str, Any]]:
    """Return the statements as they are stored."""
    lines = (folder / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[:limit]]


class Stopwatch:
    """Adds up the seconds spent inside wrapped functions, by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its time counted under ``name``."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            started = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds[name] += time.perf_counter() - started

        return timed


def profile(folder: Path, limit: int | None) -> dict[str, float]:
    """Return seconds by room for one process; ``neural`` is taken out of ``analyse``, which calls it."""
    from pourparler import pipeline as order
    from pourparler.read.sources import ReadOptions, read_sources
    from pourparler.schema.codec import encode_reading
    from pourparler.settings import Settings

    watch = Stopwatch()
    line = order.Pipeline(Settings.from_environment())
    line.reader.read = watch.wrap("neural", line.reader.read)  # type: ignore[method-assign]
    line.analyser.analyse = watch.wrap("analyse", line.analyser.analyse)  # type: ignore[method-assign]
    line.resolver.resolve = watch.wrap("resolve", line.resolver.resolve)  # type: ignore[method-assign]
    order.extract_claims = watch.wrap("extract", order.extract_claims)
    order.identify = watch.wrap("identify", order.identify)
    encode = watch.wrap("encode", lambda reading: json.dumps(encode_reading(reading)))
    started = time.perf_counter()
    for number, document in enumerate(read_sources([str(folder / "statements.jsonl")], ReadOptions())):
        if limit is not None and number >= limit:
            break
        encode(line.read(document))
    total = time.perf_counter() - started
    watch.seconds["analyse"] -= watch.seconds["neural"]
    watch.seconds["read and the rest"] = total - sum(watch.seconds.values())
    return dict(watch.seconds) | {"total": total}


def end_to_end(folder: Path, workers: int, limit: int | None) -> dict[str, float]:
    """Run ``pourparler claims`` in a process of its own and return its wall seconds and peak memory in MB."""
    source = folder / "statements.jsonl"
    if limit is not None:
        source = Path(os.environ.get("TMPDIR", "/tmp")) / f"white-house-{limit}.jsonl"
        lines = (folder / "statements.jsonl").read_text(encoding="utf-8").splitlines()[:limit]
        source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "pourparler", "claims", str(source), "--workers", str(workers)]
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - started
    return {"seconds": seconds, "peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    words = sum(len(document["text"].split()) for document in documents_of(options.folder, options.limit))
    figures: dict[str, Any] = {"words": words, "workers": {}}
    for workers in sorted(options.workers):
        run = end_to_end(options.folder, workers, options.limit)
        figures["workers"][workers] = run | {"words_per_second": words / run["seconds"]}
    seconds = profile(options.folder, options.limit)
    figures["profile"] = seconds
    figures["share outside the network"] = 1 - seconds["neural"] / seconds["total"]
    if options.json:
        print(json.dumps(figures, indent=1))
        return
    for workers, run in figures["workers"].items():
        print(f"{workers} worker(s): {run['words_per_second']:.0f} words/s, {run['peak_mb']:.0f} MB at most")
    for room, spent in sorted(seconds.items(), key=lambda item: -item[1]):
        print(f"  {room:20} {spent:7.1f} s  {spent / seconds['total']:.0%}")
    print(f"outside the network: {figures['share outside the network']:.0%}")


if __name__ == "__main__":
    main()
