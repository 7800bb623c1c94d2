"""The measured figures: kept in ``figures.json`` with the machine that they were measured on, told in the README."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FIGURES = Path(__file__).parent / "figures.json"
PAGE = Path(__file__).parent / "README.md"
TABLE = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end -->)", re.DOTALL)
_NOT_TOLD = ("sha256", "day", "machine")


def load() -> dict[str, Any]:
    """Return what was saved, by name of the measurement."""
    if not FIGURES.exists():
        return {}
    found: dict[str, Any] = json.loads(FIGURES.read_text(encoding="utf-8"))
    return found


def save(name: str, figures: Mapping[str, Any]) -> None:
    """Keep the figures of one measurement, with the day and the machine."""
    measured = dict(figures) | {"day": datetime.now(UTC).date().isoformat(), "machine": machine()}
    everything = dict(sorted((load() | {name: measured}).items()))
    FIGURES.write_text(json.dumps(everything, indent=1) + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(TABLE.sub(lambda _: tables_of(everything), page), encoding="utf-8")


def tables_of(everything: Mapping[str, Any]) -> str:
    """Return the figures as Markdown, a table a measurement."""
    return "\n".join(_table(name, figures) for name, figures in everything.items())


def _table(name: str, figures: Mapping[str, Any]) -> str:
    heading = f"**{name}**, {figures['day']}, {figures['machine']}"
    rows = [f"| {figure} | {value} |" for figure, value in _rows(figures, "")]
    return "\n".join([heading, "", "| figure | value |", "|---|---|", *rows, ""])


def _rows(figures: Mapping[str, Any], before: str) -> Iterator[tuple[str, str]]:
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield from _rows(value, f"{before}{name} ")
        elif name not in _NOT_TOLD:
            yield f"{before}{name}", str(value) if isinstance(value, bool | str) else f"{value:,}"


def machine() -> str:
    """Return the processor, its cores, and the version of Python, in a line."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{_processor()}, {cores} cores, Python {platform.python_version()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())
