"""Stories: which reports mainly tell the same act, over all rows of ``documents.jsonl``."""

from __future__ import annotations

from typing import Any

from measures.crisis import Crisis, read_rows
from measures.scores import b_cubed, pairs
from pourparler.resolve.identities.origins import stories_of
from pourparler.schema.views import ClaimFilter

GOAL = 0.9


def measure(crisis: Crisis) -> dict[str, Any]:
    """Return B-cubed and pairs over the reports; an earlier version has the story of its newest one."""
    material = crisis.across.stories(ClaimFilter())
    story_of = {told.stored.document.fingerprint: story.id for story in stories_of(material) for told in story.reports}
    newest = {told.document.url: fingerprint for fingerprint, told in material.reports.items()}
    gold, found = [], []
    for row in read_rows("documents"):
        document = crisis.readings[row["id"]].document
        gold.append(row["story"])
        found.append(story_of.get(document.fingerprint) or story_of[newest[document.url]])
    copies = [row for row in read_rows("documents") if row["copy_of"]]
    return {
        "what": "stories, B-cubed",
        "goal": GOAL,
        **b_cubed(gold, found),
        "f1 of pairs": pairs(gold, found)["f1"],
        "reports": len(gold),
        "copies": len(copies),
        "copies found": sum(_is_copy(crisis, row["id"], row["copy_of"]) for row in copies),
    }


def _is_copy(crisis: Crisis, copy: str, original: str) -> bool:
    ends = {f"copy:{crisis.readings[one].document.fingerprint}" for one in (copy, original)}
    return any({judged.subject, judged.other} == ends for judged in crisis.across.copies())
