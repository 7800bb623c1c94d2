"""What persons decided about claims and proposals: accepted, rejected, edited; of one proposal or of two.

The latest decision about a claim, or about a pair of claims, counts, by its time and never by the order in which it
was stored; one that was withdrawn does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pourparler.follow.ties import Ties
from pourparler.schema.edits import Edit, read_edit
from pourparler.schema.judgements import standing
from pourparler.schema.record import Judgement

PROPOSAL = "proposal:"
"""Before a claim's id in a judgement about the proposal that the claim tells of."""
_ABOUT_CLAIMS = ("accept", "reject", "edit", "defer", "add")
_ABOUT_PAIRS = ("same", "different", "defer")


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions about claims, by their ids.

    Attributes:
        accepted: a person found them right.
        rejected: a person found them wrong; they count no more.
        edits: what a person gave them instead.
        ties: pairs of claims of one proposal, or of two.
    """

    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    edits: Mapping[str, Edit] = field(default_factory=dict)
    ties: Ties = field(default_factory=Ties)


def decide(judgements: Iterable[Judgement]) -> Decisions:
    """Return the decisions that count, from all judgements in any order."""
    ordered = sorted(judgements, key=lambda judgement: (judgement.at, judgement.id))
    known = standing(ordered)
    # A claim that a person made counts as long as nobody takes back that it was made.
    made = {each.subject for each in ordered if each.verdict == "add"}
    gone = made - {each.subject for each in known if each.verdict == "add"}
    about = {each.subject: each for each in known if each.verdict in _ABOUT_CLAIMS and each.subject.startswith("c-")}
    pairs = {pair: each for each in known if each.verdict in _ABOUT_PAIRS and (pair := _pair(each))}
    return Decisions(
        accepted=frozenset(claim for claim, each in about.items() if each.verdict in ("accept", "edit", "add")) - gone,
        rejected=frozenset(claim for claim, each in about.items() if each.verdict == "reject") | gone,
        edits={claim: read_edit(each.other) for claim, each in about.items() if each.verdict == "edit"},
        ties=Ties.of(
            (pair for pair, each in pairs.items() if each.verdict == "same"),
            (pair for pair, each in pairs.items() if each.verdict == "different"),
        ),
    )


def _pair(judgement: Judgement) -> tuple[str, str] | None:
    """Return the two claims that a judgement about proposals is about."""
    if not judgement.subject.startswith(PROPOSAL):
        return None
    first, second = sorted((judgement.subject.removeprefix(PROPOSAL), judgement.other.removeprefix(PROPOSAL)))
    return first, second
