"""Links between two events, where the words say how they hang together: by rules, then by fitted evidence.

Each rule looks at one event and names another one: conditions (“if”, “unless”, “once”), answers (“rejected the
offer”, “a demand the bloc refused”, “in response to”), breaches (“in violation of”).
Two events that no rule joins are judged by all that is seen of them: words, types, parties, the way between.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pourparler.extract.fitted_links import find_fitted
from pourparler.extract.link_answers import (
    Found,
    answer_in_turn,
    answered_object,
    broken_pact,
    done_in_answer,
    relative_answer,
)
from pourparler.extract.link_clauses import condition, required, strikes_back
from pourparler.extract.link_scenes import Scene, scenes_of
from pourparler.schema.analysis import Analysis
from pourparler.schema.claims import Event, Link, Relation

LEAST = 0.12
"""Least confidence of an event that is linked; doubtful ones must not stand in the way of the others."""
SCORE = 0.35
"""Share of right links on the held training reports: 0.57 between annotated events, less between found ones."""


@dataclass(frozen=True, slots=True)
class LinkRule:
    """How one wording that links two events is read.

    Attributes:
        id: readable id.
        says: what the rule does, in one plain sentence.
        relation: how the event hangs together with the other one.
        find: gives the other event of an event.
        example: a sentence.
        gives: triggers of both events, the one linked from first.
    """

    id: str
    says: str
    relation: Relation
    find: Callable[[Scene, int], Found | None]
    example: str
    gives: tuple[str, str]


def find_links(analysis: Analysis, events: Sequence[Event]) -> list[Link]:
    """Return the links between the events of a document that its words express."""
    found = _ruled(analysis, events)
    joined = {frozenset(ends) for ends in found}
    fitted = find_fitted(analysis, events, LEAST)
    return [*found.values(), *(link for ends, link in fitted.items() if ends not in joined)]


def _ruled(analysis: Analysis, events: Sequence[Event]) -> dict[tuple[int, int], Link]:
    """Return by the places of both events the links that rules find."""
    positions = {id(event): place for place, event in enumerate(events)}
    events = [event for event in events if event.confidence >= LEAST]
    found: dict[tuple[int, int], Link] = {}
    for scene in scenes_of(analysis.sentences, events):
        for at, event in scene.events.items():
            for rule in LINK_RULES:
                other = rule.find(scene, at)
                if other is None or (other[0] is scene and other[1] == at):
                    continue
                ends = positions[id(event)], positions[id(other[0].events[other[1]])]
                found.setdefault(ends, _link(event, ends, rule))
                break
    return found


def _link(event: Event, ends: tuple[int, int], rule: LinkRule) -> Link:
    return Link(
        sentence=event.sentence, confidence=SCORE, rules=(rule.id,),
        source=f"#{ends[0]}", target=f"#{ends[1]}", relation=rule.relation,
    )  # fmt: skip


LINK_RULES: tuple[LinkRule, ...] = (
    LinkRule(
        "if_clause_is_condition",
        "An act in the words of a condition is a condition for the act that they hang on.",
        "condition_for", condition,
        "Iran will attack the base if Israel attacks the port.", ("attacks", "attack"),
    ),
    LinkRule(
        "required_act_is_condition",
        "An act that another one requires is a condition for it.",
        "condition_for", required,
        "Talks require the withdrawal of the army.", ("withdrawal", "Talks"),
    ),
    LinkRule(
        "act_breaks_agreement",
        "An act done in breach or defiance of an agreement, or despite it, violates it; so does breaking it.",
        "violates", broken_pact,
        "The army attacked the town in violation of the truce signed in May.", ("attacked", "signed"),
    ),
    LinkRule(
        "done_in_response",
        "An act done in response, reply or retaliation answers the act named there.",
        "responds_to", done_in_answer,
        "Israel attacked the port in response to the shelling.", ("attacked", "shelling"),
    ),
    LinkRule(
        "answer_takes_offer",
        "An act of accepting or refusing answers the offer or demand that it governs, or what made it.",
        "responds_to", answered_object,
        "Iran rejected France's offer.", ("rejected", "offer"),
    ),
    LinkRule(
        "offer_is_answered_in_clause",
        "An act of accepting or refusing in a clause on an offer or demand answers it.",
        "responds_to", relative_answer,
        "Norway made an offer that Denmark rejected.", ("rejected", "offer"),
    ),
    LinkRule(
        "answer_follows_offer",
        "An act of accepting or refusing without an object, or of “it”, answers the last offer or demand of others.",
        "responds_to", answer_in_turn,
        "France offered a truce, and Iran rejected it.", ("rejected", "offered"),
    ),
    LinkRule(
        "hostile_act_after_hostile_act",
        "A hostile act after another one answers it.",
        "responds_to", strikes_back,
        "Colombia suspended talks after the rebels attacked a town.", ("suspended", "attacked"),
    ),
)  # fmt: skip
"""Tried in this order; the first rule that names another event decides."""
