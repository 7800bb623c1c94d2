"""Turn the tables that people edit for the claim rules into the compact files that the program loads.

Usage: ``python tools/build_cue_tables.py [--check]``; with ``--check`` nothing is written and drift is an error.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TABLES = ("speech_cues", "stance_cues", "figure_topics", "negotiation_cues")


def compact(value: Any) -> Any:
    """Return the table with word lists (strings) as sorted lists of single words; lists of entries stay as they are."""
    if isinstance(value, dict):
        return {key: compact(member) for key, member in value.items()}
    return sorted(set(value.split())) if isinstance(value, str) else value


def build(name: str) -> str:
    """Return the text of the generated file of one table."""
    table = tomllib.loads((ROOT / "resources" / f"{name}.toml").read_text(encoding="utf-8"))
    return json.dumps(compact(table), ensure_ascii=False, indent=0) + "\n"


def main() -> int:
    """Write the tables, or compare them."""
    stale = []
    for name in TABLES:
        target, text = ROOT / "src" / "pourparler" / "data" / "lexicon" / f"{name}.json", build(name)
        if "--check" not in sys.argv:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != text:
            stale.append(target.name)
    if stale:
        print(f"out of date: {', '.join(stale)}; run python tools/build_cue_tables.py", file=sys.stderr)
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())
