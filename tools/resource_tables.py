"""Reads the tables of `resources/`: a file in, rows as dictionaries out; used by the generators and the checks."""

from __future__ import annotations

import calendar
from pathlib import Path

RESOURCES = Path(__file__).parents[1] / "resources"
GENERATED = Path(__file__).parents[1] / "src" / "pourparler" / "data" / "lexicon"


def read_table(path: Path) -> list[dict[str, str]]:
    """Return the rows of one tab-separated file; "#" begins comments, the first other line names the columns."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(header):
            message = f"{path.name}: {len(header)} columns expected, {len(cells)} found: {line!r}"
            raise SystemExit(message)
        rows.append(dict(zip(header, (cell.strip() for cell in cells), strict=True)))
    return rows


def office_holders() -> list[dict[str, str]]:
    """Return all rows of all files of office-holders."""
    return [row for path in sorted((RESOURCES / "office_holders").glob("*.tsv")) for row in read_table(path)]


def split(cell: str) -> list[str]:
    """Return the members of a list in a cell."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def first_day(text: str) -> str | None:
    """Return the earliest day that a coarse date covers, None where there is none."""
    return (text + "-01-01"[len(text) - 4 :])[:10] if text else None


def last_day(text: str) -> str | None:
    """Return the latest day that a coarse date covers, None where there is none."""
    if not text:
        return None
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    month = month or 12
    day = day or calendar.monthrange(year, month)[1]
    return f"{year:04d}-{month:02d}-{day:02d}"


def party_ids() -> dict[str, str]:
    """Return the full id of every state, body and movement by the short id that the tables use."""
    ids = {row["id"]: f"body:{row['id']}" for row in read_table(RESOURCES / "bodies.tsv")}
    ids |= {row["id"]: f"movement:{row['id']}" for row in read_table(RESOURCES / "movements.tsv")}
    for row in read_table(RESOURCES / "states.tsv"):
        ids[row["iso"] or row["id"]] = f"state:{row['id']}"
    return ids
