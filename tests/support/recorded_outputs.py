"""What the shipped weights read in a few sentences, recorded in ``tests/neural/recorded.json``.

``python tests/support/recorded_outputs.py`` records anew, after a change of the weights; look at the difference.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pourparler.neural.reader import Reader
from pourparler.schema.reading import Frame, SentenceReading

RECORDED = Path(__file__).parents[1] / "neural" / "recorded.json"
SURE = 0.6
"""Frames and parts of frames below this chance are not recorded: another processor may round them away."""
SENTENCES = (
    "PORT AMAL , May 6 - Egypt urged Israel on Monday to attend talks in Cairo , two officials said .",
    "Hamas rejected the offer and said it would not release hostages unless troops withdrew .",
    "At least 20 people were killed when shells hit a market in Taiz , the Red Cross said .",
    "Foreign Minister Ayman Safadi met the Syrian opposition in Geneva and proposed a truce of ten days .",
    "The rebels have not yet signed the agreement .",
    "Qatar presented a proposal under which Israel would release prisoners in exchange for hostages .",
    "Turkey opposes any ceasefire unless the militia leaves the city .",
)


def record(words: list[str], reading: SentenceReading) -> dict[str, Any]:
    """Return a reading as JSON: every word's tag, head, relation and lemma, then names and sure frames."""
    columns = zip(words, reading.upos, reading.heads, reading.relations, reading.lemmas, strict=True)
    return {
        "words": [" ".join(map(str, row)) for row in columns],
        "names": [f"{name.kind} {' '.join(words[name.start : name.end])}" for name in reading.names],
        "frames": {f"{f.kind} {words[f.anchor]} {f.label}": _parts(words, f) for f in reading.frames if f.score > SURE},
    }


def _parts(words: list[str], frame: Frame) -> dict[str, Any]:
    told = {f"{a.role}: {' '.join(words[a.start : a.end])}": round(a.score, 2) for a in frame.arguments}
    return {"score": round(frame.score, 2)} | {part: score for part, score in told.items() if score > SURE}


def record_all(reader: Reader) -> list[dict[str, Any]]:
    """Return what a reader says of the sentences, read as one document."""
    document = [sentence.split() for sentence in SENTENCES]
    return [record(words, reading) for words, reading in zip(document, reader.read(document), strict=True)]


if __name__ == "__main__":
    RECORDED.write_text(json.dumps(record_all(Reader.load()), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"Wrote {RECORDED.name}: {len(SENTENCES)} sentences.")
