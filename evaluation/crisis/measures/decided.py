"""States of proposals on the probed days after the 20 decisions of `decisions.jsonl`, and again without them.

A decision is about the claim that its quotation's words tell of, whatever its id: the claim of a step there, else one
whose own words meet them, else the sentence's first. They are made on a copy of the record, as ``pourparler judge``
makes them, and then taken back one by one, which must restore the ledger.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from measures.crisis import Crisis, place_of, read_rows
from measures.ledger import GOAL_DECIDED, score_followed
from pourparler.ask.following import follow
from pourparler.follow.decisions import PROPOSAL
from pourparler.schema.claims import Link
from pourparler.schema.codec import evidence
from pourparler.schema.edits import apply_edit, read_edit
from pourparler.schema.judgements import Hand
from pourparler.schema.record import Judgement, Reading
from pourparler.schema.spans import Quote, Span
from pourparler.store.engine import open_record
from pourparler.store.writer import Writer

_REVIEWED, _UNDONE = datetime(2026, 3, 23, 9, tzinfo=UTC), datetime(2026, 3, 23, 10, tzinfo=UTC)
_REVIEWER = "a reviewer"


def measure(crisis: Crisis) -> Mapping[str, Any]:
    """Return the share of probes that are right with the decisions, and which are not."""
    rows = read_rows("decisions")
    made = list(_judgements(crisis, rows))
    with TemporaryDirectory(prefix="pourparler-decided-") as folder:
        engine = open_record(_copy(crisis.path, Path(folder) / "decided.db"))
        writer, before = Writer(engine), follow(engine)
        for judgement in made:
            writer.judge(judgement)
        decided = score_followed(crisis, follow(engine))
        for judgement in reversed(made):
            writer.judge(Hand(_REVIEWER, _UNDONE, "undone").takes_back(judgement))
        restored = follow(engine).ledger == before.ledger
    return decided | {
        "what": "ledger states with 20 decisions",
        "goal": GOAL_DECIDED,
        "without them": _shortly(score_followed(crisis, before)),
        "decisions made": f"{len(made)} of {len(rows)}",
        "undone": "restores the ledger" if restored else "leaves another ledger",
    }


def _shortly(figures: Mapping[str, Any]) -> str:
    kept = ("right", "answers found", "proposals beside them")
    return ", ".join(f"{name} {figures[name]:.3f}" if name == "right" else f"{name} {figures[name]}" for name in kept)


def _copy(path: Path, to: Path) -> Path:
    with sqlite3.connect(path) as source, sqlite3.connect(to) as target:
        source.backup(target)
    return to


def _judgements(crisis: Crisis, rows: list[dict[str, Any]]) -> Iterator[Judgement]:
    """Yield the judgements that the rows are; one about a claim that the record has not is left out."""
    for row in rows:
        hand, claim = Hand(_REVIEWER, _REVIEWED, row["reason"]), _claim(crisis, row)
        other = _claim(crisis, row["other"]) if "other" in row else None
        if claim is None or ("other" in row and other is None):
            continue
        match row["decision"]:
            case "same" | "different" as verdict:
                yield hand.writes(f"{PROPOSAL}{claim}", verdict, f"{PROPOSAL}{other}")
            case "edit":
                edit = json.dumps(row["set"])
                _try(crisis.readings[row["document"]], claim, edit)
                yield hand.writes(claim, "edit", edit)
            case verdict:
                yield hand.writes(claim, verdict)


def _try(reading: Reading, identity: str, edit: str) -> None:
    """Apply an edit once: what cannot be is a fault of the file."""
    claim = next(claim for claim in reading.claims if claim.id == identity)
    assert not isinstance(claim, Link)
    span = reading.sentences[claim.sentence]
    apply_edit(claim, read_edit(edit), Quote(span.of(reading.document.text), span))


def _claim(crisis: Crisis, row: Mapping[str, Any]) -> str | None:
    """Return the id of the claim that the words of a quotation tell of."""
    reading = crisis.readings[row["document"]]
    place = Span(*place_of(reading, row["quote"], row["words"]))
    stepping = [step.claim for step in reading.steps if _meet(step.words.span, place)]
    if stepping:
        return stepping[0]
    others = (claim for claim in reading.claims if not isinstance(claim, Link))
    claims = [claim for claim in others if _meet(reading.sentences[claim.sentence], place)]
    meeting = [claim.id for claim in claims if (words := evidence(claim)) is not None and _meet(words, place)]
    return next(iter((*meeting, *(claim.id for claim in claims))), None)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
