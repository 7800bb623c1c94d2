"""Judgements as they stand, and how people make them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pourparler.schema.hashes import content_hash
from pourparler.schema.record import Judgement, Verdict


def in_force(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the judgements that nobody took back, those that take others back included, oldest first.

    What is taken back can be put in force again, by taking back what took it back.

    Args:
        judgements: oldest first.
    """
    withdrawn: set[str] = set()
    kept = []
    for judgement in reversed(judgements):
        if judgement.id in withdrawn:
            continue
        kept.append(judgement)
        if judgement.verdict == "withdraw":
            withdrawn.add(judgement.subject)
    return kept[::-1]


def standing(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return what is decided by the judgements in force, oldest first."""
    return [judgement for judgement in in_force(judgements) if judgement.verdict != "withdraw"]


def facts_of(judgements: Sequence[Judgement]) -> list[tuple[str, str, str]]:
    """Return the facts that people gave to subjects as (subject, fact, value), oldest first.

    Args:
        judgements: oldest first.
    """
    given = ((judgement.subject, *judgement.other.partition("=")) for judgement in standing(judgements)
             if judgement.verdict == "set")  # fmt: skip
    return [(subject, fact, value) for subject, fact, _, value in given]


@dataclass(frozen=True, slots=True)
class Hand:
    """Who decides, when and why; the judgements of one command share it, and are taken back together.

    Attributes:
        by: who decides.
        at: when, in UTC.
        reason: why, in free words.
    """

    by: str
    at: datetime
    reason: str = ""

    def writes(self, subject: str, verdict: Verdict, other: str = "") -> Judgement:
        """Return a judgement; its id follows from all of it, so that the same one is stored once.

        Args:
            subject: whom or what it is about, with its kind: ``party:tavi korrad``.
            verdict: what is decided.
            other: second subject, ``fact=value``, or ``""``.
        """
        identity = content_hash("decision", subject, verdict, other, self.by, self.at.isoformat())
        return Judgement(f"j-{identity}", subject, verdict, other, self.reason, self.by, self.at)

    def takes_back(self, judgement: Judgement) -> Judgement:
        """Return the judgement that takes another one back."""
        return self.writes(judgement.id, "withdraw")
