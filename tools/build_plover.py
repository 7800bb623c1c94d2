"""Turn ``resources/plover.toml`` into what the program loads and into ``docs/plover.md``.

Usage: ``python tools/build_plover.py [--check]``; with ``--check`` nothing is written and drift is an error.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from pourparler.show.plover import COLUMNS

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "resources" / "plover.toml"
TABLE = ROOT / "src" / "pourparler" / "data" / "lexicon" / "plover.json"
PAGE = ROOT / "docs" / "plover.md"
ONLY_FOR_PEOPLE = ("example", "claims", "rows", "published")
HEAD = """# Claims as PLOVER events

`pourparler export --format plover` writes the events of a record as a table that follows PLOVER's own conventions
({manual}) and the columns of POLECAT, for those who work with such data. Everything else in the program keeps the type
of an event and its factuality apart ([codebook](codebook.md)); here they are joined, and much is left out. This page is
made from `resources/plover.toml`, which is also what the program follows.

## Conventions

They are applied in this order, each to what the ones before it made of an event. A row names those that changed it. The
examples are read as published on 14 May 2031, and are the conventions' tests.

"""
MIDDLE = """
Not applied are the call of a party to end its own war (AGREE) and the contexts other than `future`: claims do not tell
them.

## Columns

Actors and recipients are lists, parted by `; `, and so are their countries and sectors, member for member. What is not
known stays empty. The columns up to `Version` have POLECAT's names; those after it are the program's own.

"""


def load() -> dict[str, Any]:
    """Return the table that people edit."""
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


def build_table(table: dict[str, Any]) -> str:
    """Return the JSON that the program loads."""
    built = {
        "conventions": [_convention(entry) for entry in table["convention"]],
        "types": table["types"],
        "sectors": table["sectors"],
        "sector_words": {
            word.replace("-", " "): code for code, words in table["sector_words"].items() for word in words.split()
        },
        "actor_codes": table["actor_codes"],
        "iso3": dict(pair.split(":") for pair in table["iso3"]["codes"].split()),
    }
    return json.dumps(built, ensure_ascii=False, indent=0) + "\n"


def _convention(entry: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in entry.items() if key not in ONLY_FOR_PEOPLE}
    return kept | ({"triggers": sorted(set(kept["triggers"].split()))} if "triggers" in kept else {})


def build_page(table: dict[str, Any]) -> str:
    """Return the text of the page."""
    conventions = [_row("convention", "what it does", "example", "claimed as", "PLOVER"), _row(*["---"] * 5)]
    conventions += [_convention_row(entry) for entry in table["convention"]]
    columns = [_row("column", "holds"), _row("---", "---")]
    columns += [_row(f"`{name}`", holds) for name, holds in COLUMNS.items()]
    head = HEAD.format(manual=table["manual"])
    return head + "\n".join(conventions) + "\n" + MIDDLE + "\n".join(columns) + "\n"


def _convention_row(entry: dict[str, Any]) -> str:
    claimed = "; ".join(_claimed(claim) for claim in entry["claims"])
    rows = "; ".join(_told(row) for row in entry["rows"]) or "—"
    return _row(f"`{entry['id']}`", entry["says"], entry["example"], claimed, rows)


def _claimed(claim: dict[str, Any]) -> str:
    mode = f"/{claim['mode']}" if claim.get("mode") else ""
    return f"{claim['type']}{mode} “{claim['trigger']}”, {claim.get('factuality', 'happened')}"


def _told(row: dict[str, Any]) -> str:
    mode = f"/{row['mode']}" if row.get("mode") else ""
    recipients = f" → {row['recipients']}" if row.get("recipients") else ""
    contexts = f", {row['contexts']}" if row.get("contexts") else ""
    return f"**{row['type']}{mode}** {row['actors']}{recipients}, {row['date']}{contexts}"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main() -> int:
    """Write both files, or compare them."""
    table, stale = load(), []
    for target, text in ((TABLE, build_table(table)), (PAGE, build_page(table))):
        if "--check" not in sys.argv:
            target.write_text(text, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != text:
            stale.append(target.name)
    if stale:
        print(f"out of date: {', '.join(stale)}; run python tools/build_plover.py", file=sys.stderr)
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())
