"""The figures that the program has reached: kept in ``baseline.json``, told in the README, held by a test.

One object a corpus: its documents, the weights that read it, and the scorer's rows. A figure is the F1 of what is found
or the accuracy of what is judged; precision and recall are kept beside it for readers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pourparler.settings import Settings

BASELINE = Path(__file__).parent / "baseline.json"
PAGE = Path(__file__).parent / "README.md"
TABLE = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end -->)", re.DOTALL)
SLACK = 0.005
"""How far a figure may fall: less than what one document changes."""


def flatten(figures: Mapping[str, Any]) -> dict[str, float]:
    """Return one number a figure; what the corpus holds no example of is left out.

    >>> flatten({"event": {"f1": 0.5, "wanted": 3}, "link": {"f1": 0.0, "wanted": 0}, "documents": 2})
    {'event': 0.5}
    """
    rows = {name: row for name, row in figures.items() if isinstance(row, dict)}
    return {
        name: row["f1"] if "f1" in row else row["accuracy"]
        for name, row in rows.items()
        if row.get("wanted", row.get("of"))
    }


def load_baselines() -> dict[str, Any]:
    """Return what was saved, by corpus."""
    if not BASELINE.exists():
        return {}
    found: dict[str, Any] = json.loads(BASELINE.read_text(encoding="utf-8"))
    return found


def save_baseline(corpus: str, figures: Mapping[str, Any]) -> None:
    """Keep the figures of a corpus, and tell them in the README."""
    baselines = load_baselines() | {corpus: dict(figures) | {"weights": Settings.from_environment().weights.name}}
    BASELINE.write_text(json.dumps(dict(sorted(baselines.items())), indent=1) + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(TABLE.sub(lambda _: table_of(baselines), page), encoding="utf-8")


def falls(reached: Mapping[str, Any], figures: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each figure that lies below what was reached."""
    then, now = flatten(reached), flatten(figures)
    found = [
        f"{name} was {value:.4f} and is {now.get(name, 0.0):.4f}"
        for name, value in then.items()
        if now.get(name, 0.0) < value - SLACK
    ]
    if figures["broken spans"] > reached["broken spans"]:
        found.append(f"broken spans were {reached['broken spans']} and are {figures['broken spans']}")
    return found


def table_of(baselines: Mapping[str, Any]) -> str:
    """Return the figures as a Markdown table, a column a corpus."""
    columns = {corpus: flatten(figures) for corpus, figures in sorted(baselines.items())}
    names = list(dict.fromkeys(name for column in columns.values() for name in column))
    lines = [
        "| figure | " + " | ".join(columns) + " |",
        "|---" * (len(columns) + 1) + "|",
        *(f"| {name} | " + " | ".join(_cell(column.get(name)) for column in columns.values()) + " |" for name in names),
    ]
    for name in ("broken spans", "documents"):
        lines.append(f"| {name} | " + " | ".join(str(baselines[corpus][name]) for corpus in columns) + " |")
    lines.append("| weights | " + " | ".join(baselines[corpus]["weights"] for corpus in columns) + " |")
    return "\n".join(lines) + "\n"


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
