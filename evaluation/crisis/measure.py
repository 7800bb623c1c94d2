"""Read the sample crisis into a record and measure what it knows; only ``decided`` adds decisions by a person.

``python evaluation/crisis/measure.py`` prints a table, ``--json`` one object a line; ``--only parties`` runs one
measure; ``--record FILE`` keeps the record. It exits 1 where a figure is below its goal and ``--gate`` is given.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from measures.crisis import read_crisis

MEASURES = {
    "parties": "parties",
    "events": "acts",
    "stories": "stories",
    "ledger": "ledger",
    "positions": "positions",
    "decided": "decided",
}
"""Names of measures and their modules; each is loaded only when it is asked for."""
_HEADLINE = ("precision", "recall", "f1", "right")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the record of the sample crisis against its gold.")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--only", choices=sorted(MEASURES), help="run one measure alone")
    parser.add_argument("--record", type=Path, help="keep the record here")
    parser.add_argument("--gate", action="store_true", help="exit 1 where a figure is below its goal")
    asked = parser.parse_args()
    with read_crisis(asked.record) as crisis:
        names = [name for name in MEASURES if asked.only in (None, name)]
        found = [{"measure": name} | import_module(f"measures.{MEASURES[name]}").measure(crisis) for name in names]
    for figures in found:
        print(json.dumps(figures) if asked.json else _lines(figures))
    return 1 if asked.gate and any(_headline(figures) < figures["goal"] for figures in found) else 0


def _headline(figures: Mapping[str, Any]) -> float:
    return float(figures["f1"] if "f1" in figures else figures["right"])


def _lines(figures: Mapping[str, Any]) -> str:
    """Return a measure's lines: its main figures with the goal, then the others."""
    main_figures = "  ".join(f"{name} {figures[name]:.3f}" for name in _HEADLINE if name in figures)
    sign = "reached" if _headline(figures) >= figures["goal"] else "missed"
    others = {key: value for key, value in figures.items() if key not in ("measure", "what", "goal", *_HEADLINE)}
    rest = "; ".join(f"{key} {value}" for key, value in others.items())
    return f"{figures['what']:34} {main_figures}  goal {figures['goal']:.2f} {sign}\n    {rest}"


if __name__ == "__main__":
    sys.exit(main())
