"""Every malformed input through ``pourparler claims``: exit status, claims, seconds, most memory, and what was said.

The small inputs lie in tests/malformed; the large ones (a line of 5 MB, a PDF of 300 pages, a zip bomb, a deep JSON)
are made for the occasion. The line of 5 MB is read whole and takes minutes; ``--quick`` leaves it out. It is the only
one that the tests do not run to the end.

usage: python benchmarks/malformed.py [--quick] [--json] [--save]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from figures import save
from process_trees import watch

INPUTS = Path(__file__).parents[1] / "tests" / "malformed"
LONG = "five_megabyte_line.txt"


def inputs(folder: Path) -> list[Path]:
    """Return the small inputs, and the large ones made in a folder."""
    subprocess.run([sys.executable, str(INPUTS / "make_large.py"), str(folder)], check=True)
    return sorted([*folder.iterdir(), *(path for path in INPUTS.glob("*.*") if path.suffix != ".py")])


def end_of(path: Path, output: Path) -> dict[str, Any]:
    """Read one input and return how that ended."""
    run = watch([sys.executable, "-m", "pourparler", "claims", str(path)], output)
    readings = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    return {
        "exit status": run.status,
        "claims": sum(len(reading["claims"]) for reading in readings),
        "seconds": round(run.seconds, 1),
        "peak MB": round(run.peak_mb),
        "said": next((reading["problems"][0] for reading in readings if reading["problems"]), ""),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help=f"without {LONG}")
    parser.add_argument("--json", action="store_true", help="as JSON Lines")
    parser.add_argument("--save", action="store_true", help="keep time and memory of the large ones")
    options = parser.parse_args()
    found: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as other:
        for path in inputs(Path(name)):
            if options.quick and path.name == LONG:
                continue
            found[path.name] = row = end_of(path, Path(other) / "claims.jsonl")
            shown = f"{row['exit status']}  {row['claims']:6} claims {row['seconds']:7} s {row['peak MB']:5} MB"
            print(json.dumps({"input": path.name} | row) if options.json else f"{shown}  {path.name}: {row['said']}")
    if options.save:
        large = {
            file: {k: v for k, v in row.items() if k != "said"} for file, row in found.items() if row["claims"] > 99
        }
        save("malformed inputs that are read", large)
    if any(row["exit status"] not in (0, 1) for row in found.values()):
        sys.exit("An input ended neither with claims nor with a sentence.")


if __name__ == "__main__":
    main()
