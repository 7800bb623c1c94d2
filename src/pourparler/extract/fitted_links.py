"""Links by fitted evidence: two events whose words, types, parties and way between them say enough.

Comes in: an analysis and its events; goes out: the likeliest link of each two events that the evidence is enough for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pourparler.extract.link_evidence import evidence_of
from pourparler.extract.link_pairs import pairs_of
from pourparler.extract.link_weights import judge, link_weights
from pourparler.schema.analysis import Analysis
from pourparler.schema.claims import Event, Link, Relation


@dataclass(frozen=True, slots=True)
class FittedLink:
    """How the evidence for one relation is told.

    Attributes:
        id: readable id; links complete it with the word of the text that says most.
        says: what the evidence does, in one plain sentence.
        relation: how the event hangs together with the other one.
        example: a sentence.
        gives: triggers of both events, the one linked from first.
    """

    id: str
    says: str
    relation: Relation
    example: str
    gives: tuple[str, str]


def find_fitted(analysis: Analysis, events: Sequence[Event], least: float) -> dict[frozenset[int], Link]:
    """Return by the places of both events, in either order, the likeliest link that the evidence is enough for.

    Args:
        analysis: the document's analysis.
        events: its events.
        least: events less certain than this are not linked.
    """
    fitted = link_weights()
    found: dict[frozenset[int], tuple[float, Link]] = {}
    for pair in pairs_of(analysis, events, least):
        source, target = pair.source, pair.target
        judged = judge(evidence_of(pair), fitted)
        chance = judged.chance * (source.event.confidence * target.event.confidence) ** 0.5
        ends = frozenset((source.number, target.number))
        if chance < fitted.enough or (ends in found and found[ends][0] >= chance):
            continue
        link = Link(
            sentence=source.event.sentence, confidence=round(chance, 2),
            rules=(f"{FITTED[judged.relation].id}: {judged.word or source.lemma}",),
            source=f"#{source.number}", target=f"#{target.number}", relation=judged.relation,
        )  # fmt: skip
        found[ends] = chance, link
    return {ends: link for ends, (_, link) in found.items()}


FITTED: dict[Relation, FittedLink] = {
    link.relation: link
    for link in (
        FittedLink(
            "fitted_answer",
            "All that is seen of two acts makes one an answer to the other; the word named says most.",
            "responds_to",
            "Kenya condemned the attack by Uganda on Monday.", ("condemned", "attack"),
        ),
        FittedLink(
            "fitted_condition",
            "All that is seen of two acts makes one a condition for the other; the word named says most.",
            "condition_for",
            "Norway will lift the blockade once Denmark withdraws its troops.", ("withdraws", "lift"),
        ),
        FittedLink(
            "fitted_cause",
            "All that is seen of two acts makes one a cause of the other; the word named says most.",
            "caused",
            "The killing of a student by police triggered protests on Monday.", ("killing", "protests"),
        ),
        FittedLink(
            "fitted_breach",
            "All that is seen of two acts makes one a breach of the other; the word named says most.",
            "violates",
            "The rebels shelled the town on Monday, a breach of the ceasefire signed in May.", ("shelled", "signed"),
        ),
    )
}  # fmt: skip
"""How links by fitted evidence are told, by relation."""
