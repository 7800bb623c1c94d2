"""The weights' card: metadata in, a page for people out, with every figure and the command that gives it.

usage: python -m training.card WEIGHTS_FOLDER
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_HEAD = """# {name}: weights of the reader

One MiniLM-L6 encoder with heads for English syntax (Universal Dependencies), names, PropBank roles and the frames of
claims in reports of negotiations. 8-bit, read by `pourparler.neural` on a CPU; {size:.0f} MB.

**Licence:** CC BY-SA 4.0, because of the training data. Base encoder: all-MiniLM-L6-v2, Apache-2.0.

**Training data and attribution** (train parts only): UD English EWT (CC BY-SA 4.0, Universal Dependencies
contributors) · GUM, open genres (annotations CC BY 4.0, Amir Zeldes and the GUM team; texts by genre) · UNER English
EWT (CC BY-SA 4.0, Universal NER) · PropBank EWT (CC BY-SA 4.0, PropBank release) · wikigold (CC BY 4.0, Balasuriya
and others) · re3d, nine tenths (Dstl; public domain, OGL, CC BY and CC BY-SA by source) · annotated reports of the
project (CC BY 4.0; White House statements in the public domain), one in ten held apart.

**Training:** `just train`; the stages, seeds and versions are in `metadata.json`.

**For:** reading news and official reports in English about conflicts and negotiations. **Not for:** other languages,
speech, poetry, or decisions about people. Figures of speech, irony and dense literary prose are read worst.
"""
_SYNTAX = ("upos", "feats", "lemma", "uas", "las")


def write_card(folder: Path) -> None:
    """Write CARD.md beside metadata.json."""
    about = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    parts = [_HEAD.format(name=about["name"], size=size), _figures(about["figures"])]
    if about.get("reliability"):
        parts.append(_reliability(about["reliability"]))
    (folder / "CARD.md").write_text("\n".join(parts), encoding="utf-8")


def _figures(figures: Mapping[str, Any]) -> str:
    lines = [
        "## Figures",
        "",
        "`python -m training.evaluate --weights FOLDER --data ../shared/data --corpus ../shared/corpus/dev.jsonl`",
        "",
        "| syntax, gold words | UPOS | features | lemma | UAS | LAS |",
        "|---|---|---|---|---|---|",
    ]
    for name, row in figures.items():
        if "upos" in row:
            lines.append(f"| {name} | " + " | ".join(f"{row[key]:.1f}" for key in _SYNTAX) + " |")
    lines += ["", "| other | figures |", "|---|---|"]
    for name, row in figures.items():
        if "upos" not in row and "claims" not in name:
            lines.append(f"| {name} | " + " · ".join(f"{key} {value:.1f}" for key, value in row.items()) + " |")
    for name, row in figures.items():
        if "claims" in name:
            scored = {key: value for key, value in row.items() if isinstance(value, dict)}
            shown = " · ".join(
                f"{key} {100 * value.get('f1', value.get('accuracy', 0)):.1f}" for key, value in scored.items()
            )
            lines += ["", f"**{name}**, frames alone, no rules: {shown}"]
    return "\n".join(lines) + "\n"


def _percent(row: Mapping[str, float]) -> float:
    return 100 * row.get("f1", row.get("accuracy", 0.0))


def _reliability(rows: Mapping[str, Any]) -> str:
    lines = [
        "## Confidence",
        "",
        "How many of the held reports' claims were right, by tenths of confidence (mean → share right, count):",
        "",
    ]
    for kind, bins in rows.items():
        lines.append(f"* {kind}: " + ", ".join(f"{mean:.2f} → {share:.2f} ({count})" for mean, share, count in bins))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    write_card(Path(sys.argv[1]))
