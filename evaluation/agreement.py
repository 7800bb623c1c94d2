"""How far two coders of the same reports agree: the scorer's figures, the first coder's claims taken as gold.

usage: python evaluation/agreement.py FIRST.jsonl SECOND.jsonl [--json]
example: python evaluation/agreement.py evaluation/corpus/wires.jsonl evaluation/corpus/second_coder.jsonl

Only reports that both files hold are compared. F1 is the same whichever coder is taken as gold, but for claims that
only one of them holds for background (`core` false).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import score as scorer

Record = dict[str, Any]


def read_records(paths: list[Path]) -> dict[str, Record]:
    """Return the reports of some files by id."""
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").split("\n"))
    return {record["id"]: record for record in (json.loads(line) for line in lines if line.strip())}


def agreement(first: dict[str, Record], second: dict[str, Record]) -> dict[str, Any]:
    """Return the scorer's figures over the reports that both have.

    Raises:
        SystemExit: no report is in both, or their sentences differ.
    """
    shared = [name for name in first if name in second]
    if not shared:
        raise SystemExit("expected reports with the same ids in both files, found none")
    for name in shared:
        if first[name]["sentences"] != second[name]["sentences"]:
            raise SystemExit(f"expected the same sentences in both files, found others in {name}")
    claims = {name: scorer.gold_claims(second[name])[1] for name in shared}
    return scorer.score([first[name] for name in shared], claims)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path, nargs="+", help="the first coder's files, then the second's file")
    parser.add_argument("second", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    found = agreement(read_records(options.first), read_records([options.second]))
    if options.json:
        print(json.dumps(found, indent=1))
        return
    for name, row in found.items():
        if isinstance(row, dict):
            print(f"{name:16} {row.get('f1', row.get('accuracy')):.3f}")


if __name__ == "__main__":
    main()
