"""Links between two events of one sentence, where its words say how they hang together.

Each rule looks at one event and names another one: conditions (“if”, “unless”, “once”), answers (“rejected the
offer”, “a demand the bloc refused”, “in response to”), causes (“led to”, “prompted”), breaches (“in violation of”).
No link is made from mere neighbourhood.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pourparler.extract.trees import ancestors, dependent, dependents, lemma, preposition, word
from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.claims import Event, Link, Relation

SCORE = 0.4
"""Share of right links, measured on the training reports."""
_CONDITIONS = frozenset({"if", "unless", "provided", "once", "should"})
_ANSWERS = frozenset({"REJECT", "SUPPORT", "AGREE"})
_ANSWERED = frozenset({"AGREE", "REQUEST", "CONCEDE"})
_MOVES = frozenset(
    {"demand", "charge", "proposal", "offer", "step", "move", "call", "plan", "suggestion", "accusation"}
)
_CAUSES = frozenset({"lead", "prompt", "trigger", "cause", "spark", "provoke", "produce"})
_BREACHES = frozenset({"violation", "breach", "defiance"})
_RESPONSES = frozenset({"response", "reply", "retaliation", "answer", "reaction", "revenge"})


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
    find: Callable[[Scene, int], int | None]
    example: str
    gives: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Scene:
    """The events of one sentence by their trigger's index."""

    sentence: Sentence
    events: dict[int, Event]

    def at_or_under(self, index: int) -> int | None:
        """Return the event at a word, or the first one that is its object or complement."""
        if index in self.events:
            return index
        under = dependents(self.sentence, index, "xcomp", "obj", "ccomp", "nsubj:pass")
        return next((at for at in under if at in self.events), None)


def find_links(analysis: Analysis, events: Sequence[Event]) -> list[Link]:
    """Return the links between the events of a document that its words express."""
    positions = {id(event): i for i, event in enumerate(events)}
    found: list[Link] = []
    for sentence in analysis.sentences:
        own = [event for event in events if event.sentence == sentence.index]
        if len(own) > 1:
            scene = Scene(sentence, {_index_of(sentence, event): event for event in own})
            found.extend(_links_of(scene, positions))
    return found


def _links_of(scene: Scene, positions: dict[int, int]) -> list[Link]:
    found: dict[tuple[int, int], Link] = {}
    for at, event in scene.events.items():
        for rule in LINK_RULES:
            other = rule.find(scene, at)
            if other is not None and other != at:
                source, target = positions[id(event)], positions[id(scene.events[other])]
                found.setdefault((source, target), _link(event, source, target, rule))
                break
    return list(found.values())


def _link(event: Event, source: int, target: int, rule: LinkRule) -> Link:
    return Link(
        sentence=event.sentence, confidence=SCORE, rules=(rule.id,),
        source=f"#{source}", target=f"#{target}", relation=rule.relation,
    )  # fmt: skip


def _index_of(sentence: Sentence, event: Event) -> int:
    return next(i for i, token in enumerate(sentence.tokens) if token.span == event.trigger.span)


def _condition(scene: Scene, at: int) -> int | None:
    """“The siege ends only if the junta *frees* the preachers” → the ending."""
    sentence = scene.sentence
    for here in (at, *ancestors(sentence, at)):
        token = sentence.tokens[here]
        first = word(sentence, sentence.subtree(here)[0])
        if token.deprel == "advcl" and (first in _CONDITIONS or preposition(sentence, here) in _CONDITIONS):
            return scene.at_or_under(token.head)
        if here != at and here in scene.events:
            return None
    return None


def _answer(scene: Scene, at: int) -> int | None:
    """“The bloc *rejected* the offer”, “an offer the bloc *rejected*” → the offer."""
    if scene.events[at].type not in _ANSWERS:
        return None
    sentence = scene.sentence
    for child in dependents(sentence, at, "obj", "nsubj:pass", "obl"):
        if child in scene.events and scene.events[child].type in _ANSWERED:
            spoken = sentence.tokens[child].deprel != "obl" or preposition(sentence, child) in {
                "over",
                "at",
                "with",
                "to",
            }
            return child if spoken else None
    return _answer_in_relative(scene, at)


def _answer_in_relative(scene: Scene, at: int) -> int | None:
    """“… asked for arms, a demand that Paris *refused*” → the asking."""
    token = scene.sentence.tokens[at]
    if token.deprel != "acl:relcl":
        return None
    if token.head in scene.events:
        return token.head
    if lemma(scene.sentence, token.head) not in _MOVES:
        return None
    return next((up for up in ancestors(scene.sentence, token.head) if up in scene.events), None)


def _response(scene: Scene, at: int) -> int | None:
    """“*struck* the port in response to the shelling” → the shelling."""
    return _through_noun(scene, at, _RESPONSES)


def _breach(scene: Scene, at: int) -> int | None:
    """“*shelled* the town in violation of the truce agreed …” → the agreeing."""
    return _through_noun(scene, at, _BREACHES)


def _through_noun(scene: Scene, at: int, nouns: frozenset[str]) -> int | None:
    sentence = scene.sentence
    for child in dependents(sentence, at, "obl", "nmod"):
        if lemma(sentence, child) in nouns:
            return next((under for under in sentence.subtree(child) if under in scene.events), None)
    return None


def _cause(scene: Scene, at: int) -> int | None:
    """“The *killing* prompted a boycott” → the boycott."""
    sentence = scene.sentence
    token = sentence.tokens[at]
    if token.deprel != "nsubj" or lemma(sentence, token.head) not in _CAUSES:
        return None
    effect = dependent(sentence, token.head, "obj", "obl", "xcomp")
    return None if effect is None else scene.at_or_under(effect)


LINK_RULES: tuple[LinkRule, ...] = (
    LinkRule(
        "if_clause_is_condition",
        "An act in an if-, unless- or once-clause is a condition for the act that the clause hangs on.",
        "condition_for", _condition,
        "Iran will attack the base if Israel attacks the port.", ("attacks", "attack"),
    ),
    LinkRule(
        "answer_takes_offer",
        "An act of accepting or refusing answers the offer or demand that it governs, or whose clause it stands in.",
        "responds_to", _answer,
        "Iran rejected France's offer.", ("rejected", "offer"),
    ),
    LinkRule(
        "done_in_response",
        "An act done in response, reply or retaliation answers the act named there.",
        "responds_to", _response,
        "Israel attacked the port in response to the shelling.", ("attacked", "shelling"),
    ),
    LinkRule(
        "done_in_violation",
        "An act done in violation, breach or defiance violates what is named there.",
        "violates", _breach,
        "The army attacked the town in violation of the truce signed in May.", ("attacked", "signed"),
    ),
    LinkRule(
        "act_leads_to_act",
        "An act that prompts, triggers or leads to another one caused it.",
        "caused", _cause,
        "The killing led to a boycott.", ("killing", "boycott"),
    ),
)  # fmt: skip
"""Tried in this order; the first rule that names another event decides."""
