"""The workbench's server on a large record: how soon it is ready, its memory, how quickly it answers.

Fifty readers read for ten minutes in sixty seconds: where a person asks once in ten seconds, each asks once a second,
at moments drawn by chance. What they ask for is drawn as well: lists of claims under different filters and at different
places, documents, stories, the timeline, and searches by words of the record; few of them ask the same. The record is
that of `record.py` (`python benchmarks/record.py --record FILE.db`).

usage: python benchmarks/serve.py --record FILE.db [--readers 50] [--seconds 60] [--json] [--save]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote, urlsplit

from figures import save
from synthetic import CRISES, FIRST_DAY, crisis_of

READY_S, MEMORY_MB, MEDIAN_MS = 1.0, 250, 100
STARTS = 5
"""How often the server is started; the best start counts, so that other programs count less."""
PATIENCE = 60.0
KINDS = ("event", "statement", "position", "proposal", "response", "figure")
BASE = "/api/v1"


@contextmanager
def server(record: str) -> Iterator[tuple[subprocess.Popen[str], str, float]]:
    """Run the server; give its process, its address, and the seconds until it told it."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "pourparler", "serve", record, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        told = process.stderr.readline()
        found = re.search(r"http://\S+", told)
        if found is None:
            sys.exit(f"The server did not start: {told or 'it said nothing'}")
        try:
            yield process, found.group(), time.perf_counter() - began
        finally:
            process.terminate()
            process.wait()


class Connection:
    """One kept connection to the server."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or 80
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> tuple[int, bytes]:
        """Return status and body of an answer."""
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port)
        reader, writer = self._streams
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\n\r\n".encode())
        await writer.drain()
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        body = await reader.readexactly(int(length.group(1)) if length else 0)
        return int(head.split(b" ", 2)[1]), body

    def close(self) -> None:
        """Close it."""
        if self._streams is not None:
            self._streams[1].close()


def drawn(rng: Random) -> tuple[str, str]:
    """Return a sort of request and its path."""
    crisis = crisis_of(rng.randrange(CRISES))
    sort = rng.choices(("claims", "search", "documents", "timeline", "stories"), (4, 3, 2, 2, 1))[0]
    town, front = quote(rng.choice(crisis.towns)), quote(crisis.front)
    day = FIRST_DAY.fromordinal(FIRST_DAY.toordinal() + rng.randrange(1000)).isoformat()
    asked = {
        "claims": rng.choice(
            [
                f"claims?kind={rng.choice(KINDS)}&offset={rng.randrange(5000)}",
                f"claims?party={front}&kind={rng.choice(KINDS)}",
                f"claims?since={day}&order=asc",
                f"claims?place={town}",
            ]
        ),
        "search": rng.choice([f"search?q={town}", f"search?q={town}%20captives", f"search?q=truce&since={day}"]),
        "documents": rng.choice([f"documents?since={day}", f"documents?party={front}", "documents?order=desc"]),
        "timeline": f"timeline?since={day}&kind=event&kind=proposal",
        "stories": f"stories?until={day}",
    }[sort]
    return sort, f"{BASE}/{asked}"


async def until_ready(url: str) -> None:
    """Wait until the server answers what a page asks first."""
    connection = Connection(url)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            status, _ = await connection.get(f"{BASE}/record")
        except OSError:
            await asyncio.sleep(0.01)
            continue
        if status == 200:
            connection.close()
            return
    sys.exit(f"The server was not ready after {PATIENCE:.0f} seconds.")


async def load(url: str, readers: int, seconds: float) -> tuple[dict[str, list[float]], list[str]]:
    """Return the milliseconds of answers by sort, and what went wrong."""
    times: defaultdict[str, list[float]] = defaultdict(list)
    errors: list[str] = []
    ends = time.monotonic() + seconds

    async def reader(number: int) -> None:
        rng, connection = Random(f"reader {number}"), Connection(url)
        while (pause := rng.expovariate(1.0)) + time.monotonic() < ends:
            await asyncio.sleep(pause)
            sort, path = drawn(rng)
            began = time.perf_counter()
            try:
                status, body = await connection.get(path)
            except (OSError, asyncio.IncompleteReadError) as error:
                errors.append(f"{path}: {error!r}")
                connection = Connection(url)
                continue
            times[sort].append((time.perf_counter() - began) * 1000)
            if status != 200:
                errors.append(f"{path}: {status} {body[:200]!r}")
        connection.close()

    await asyncio.gather(*(reader(number) for number in range(readers)))
    return dict(times), errors


def memory_of(process: subprocess.Popen[str]) -> dict[str, int]:
    """Return a process's memory now and at its most, in MB."""
    told = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    kept = {name: int(told.partition(f"{name}:")[2].split()[0]) // 1024 for name in ("VmRSS", "VmHWM")}
    return {"now": kept["VmRSS"], "most": kept["VmHWM"]}


def processor_of(process: subprocess.Popen[str]) -> float:
    """Return the processor seconds of a process."""
    told = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def measure(record: str, readers: int, seconds: float) -> dict[str, Any]:
    """Return all figures."""
    starts, processor = [], []
    for _ in range(STARTS):
        began = time.perf_counter()
        with server(record) as (process, url, _told):
            asyncio.run(until_ready(url))
            starts.append(time.perf_counter() - began)
            processor.append(processor_of(process))
    with server(record) as (process, url, _told):
        asyncio.run(until_ready(url))
        ready = memory_of(process)
        before = processor_of(process)
        times, errors = asyncio.run(load(url, readers, seconds))
        used = processor_of(process) - before
        after = memory_of(process)
    for error in errors[:10]:
        print(error, file=sys.stderr)
    every = [time for found in times.values() for time in found]
    return {
        "ready seconds": {"wall": round(min(starts), 2), "processor": round(min(processor), 2)},
        "memory MB": {"when ready": ready["now"], "after the load": after["now"], "most": after["most"]},
        "readers": readers,
        "seconds": seconds,
        "requests": len(every),
        "errors": len(errors),
        "processor ms a request": round(used * 1000 / max(len(every), 1), 1),
        "median ms": {
            "all": round(statistics.median(every), 1),
            **{sort: round(statistics.median(found), 1) for sort, found in sorted(times.items())},
        },
        "95 of 100 within ms": round(statistics.quantiles(every, n=20)[-1], 1),
    }


def main() -> None:
    """Measure, tell, and fail where a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", required=True, help="the record, as benchmarks/record.py makes it")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--save", action="store_true", help="keep the figures in benchmarks/figures.json")
    options = parser.parse_args()
    figures = measure(options.record, options.readers, options.seconds)
    if options.save:
        save("serve", figures)
    print(json.dumps(figures, indent=1))
    kept = {
        f"ready within {READY_S} s": figures["ready seconds"]["wall"] <= READY_S,
        f"at most {MEMORY_MB} MB": figures["memory MB"]["most"] <= MEMORY_MB,
        f"a median under {MEDIAN_MS} ms": figures["median ms"]["all"] < MEDIAN_MS,
        "no error": not figures["errors"],
    }
    broken = [limit for limit, holds in kept.items() if not holds]
    if broken:
        sys.exit(f"Not kept: {', '.join(broken)}.")


if __name__ == "__main__":
    main()
