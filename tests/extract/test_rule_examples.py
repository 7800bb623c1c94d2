"""Every rule gives what its example promises, and every claim's rules are told in the families."""

from __future__ import annotations

from dataclasses import replace

import pytest
from examples import HAS_WEIGHTS, analysed, by_rules, words

from pourparler.extract.claims import extract_claims
from pourparler.extract.condition_rules import CONDITION_RULES, ConditionRule
from pourparler.extract.conditions import find_conditions
from pourparler.extract.events import find_events
from pourparler.extract.figure_rules import FIGURE_RULES, FigureRule
from pourparler.extract.figures import find_figures
from pourparler.extract.fitted_links import FITTED, FittedLink, find_fitted
from pourparler.extract.learned_rules import LEARNED, LEARNED_CONDITION
from pourparler.extract.links import LEAST, LINK_RULES, LinkRule
from pourparler.extract.position_rules import POSITION_RULES, PositionRule
from pourparler.extract.positions import REFUSAL_LASTS, find_positions
from pourparler.extract.proposals import PROPOSAL_RULES, ProposalRule, find_proposals
from pourparler.extract.responses import ANSWER_NAMED_LATER, RESPONSE_RULES, ResponseRule, find_responses
from pourparler.extract.rules import families
from pourparler.extract.speech_rules import SOURCE_RULE, SPEECH_RULES, SpeechRule
from pourparler.extract.statements import QUOTATION_GOES_ON, find_statements
from pourparler.schema.claims import Event, Figure, Link, Position, Proposal, Response, Statement
from pourparler.schema.reading import Argument, Frame

pytestmark = pytest.mark.skipif(not HAS_WEIGHTS, reason="needs the weights")
DETAILS = frozenset({"verb_names_event", "noun_names_event"})
"""Ids that a claim completes with the word that the rule saw."""


@pytest.mark.parametrize("rule", [*SPEECH_RULES, SOURCE_RULE], ids=lambda rule: rule.id)
def test_speech(rule: SpeechRule) -> None:
    found = [(each.rules, words(each.speaker), each.cue.text, each.content.text) for each in statements(rule.example)]
    assert ((rule.id,), *rule.gives) in found


def test_speech_that_goes_on() -> None:
    found = statements(QUOTATION_GOES_ON.example)
    assert QUOTATION_GOES_ON.gives in found[-1].content.text
    assert found[-1].rules == (QUOTATION_GOES_ON.id,)
    assert found[-1].speaker == found[0].speaker


def test_refusals_that_last() -> None:
    """Without the reader's own condition, which a frame built by hand has not."""
    rule = "refusal_lasts_while_holder_fights_on"
    found = [position for position in find_positions(analysed(REFUSAL_LASTS.example)) if rule in position.rules]
    assert [(each.stance, each.issue, each.condition and each.condition.text) for each in found] == [
        ("oppose", "ceasefire", "until the town falls")
    ]


def test_answers_named_later() -> None:
    found = [(each.rules, each.reply, each.cue.text) for each in find_responses(by_rules(ANSWER_NAMED_LATER.example))]
    assert ((ANSWER_NAMED_LATER.id,), "counter", "responded") in found


def statements(text: str) -> list[Statement]:
    return find_statements(by_rules(text))


@pytest.mark.parametrize("rule", POSITION_RULES, ids=lambda rule: rule.id)
def test_positions(rule: PositionRule) -> None:
    found = [
        (each.rules, words(each.holder), each.issue, each.stance) for each in find_positions(by_rules(rule.example))
    ]
    assert ((rule.id,), *rule.gives) in found


@pytest.mark.parametrize("rule", CONDITION_RULES, ids=lambda rule: rule.opening)
def test_conditions(rule: ConditionRule) -> None:
    (sentence,) = analysed(rule.example).sentences
    found = [
        (each.rule, each.kind, " ".join(sentence.tokens[at].text for at in range(*each.run)))
        for each in find_conditions(sentence)
    ]
    assert (rule.id, rule.kind, rule.gives) in found


@pytest.mark.parametrize("rule", PROPOSAL_RULES, ids=lambda rule: rule.id)
def test_proposals(rule: ProposalRule) -> None:
    found = [(each.rules, words(each.author), each.cue.text) for each in find_proposals(by_rules(rule.example))]
    assert ((rule.id,), *rule.gives) in found


@pytest.mark.parametrize("rule", RESPONSE_RULES, ids=lambda rule: rule.id)
def test_responses(rule: ResponseRule) -> None:
    found = [(each.rules, words(each.responder), each.reply) for each in find_responses(by_rules(rule.example))]
    assert ((rule.id,), *rule.gives) in found


@pytest.mark.parametrize("rule", FIGURE_RULES.values(), ids=lambda rule: rule.topic)
def test_figures(rule: FigureRule) -> None:
    found = [
        (each.rules, each.topic, each.text.text, (each.low, each.best, each.high))
        for each in find_figures(by_rules(rule.example))
    ]
    assert ((rule.id,), rule.topic, *rule.gives) in found


@pytest.mark.parametrize("rule", LINK_RULES, ids=lambda rule: rule.id)
def test_links(rule: LinkRule) -> None:
    claims = extract_claims(by_rules(rule.example))
    triggers = {f"#{place}": claim.trigger.text for place, claim in enumerate(claims) if isinstance(claim, Event)}
    found = [
        (claim.rules, claim.relation, (triggers[claim.source], triggers[claim.target]))
        for claim in claims
        if isinstance(claim, Link)
    ]
    assert ((rule.id,), rule.relation, rule.gives) in found


@pytest.mark.parametrize("told", FITTED.values(), ids=lambda told: told.id)
def test_links_by_evidence(told: FittedLink) -> None:
    """The evidence alone, without the rules that see the same; by the reader's events or by the rules'."""
    found = []
    for analysis in (analysed(told.example), by_rules(told.example)):
        events = find_events(analysis)
        for link in find_fitted(analysis, events, LEAST).values():
            ends = tuple(events[int(end[1:])].trigger.text for end in (link.source, link.target))
            found.append((link.rules[0].partition(": ")[0], link.relation, ends))
    assert (told.id, told.relation, told.gives) in found


@pytest.mark.parametrize("kind", LEARNED)
def test_what_is_learned(kind: str) -> None:
    rule = LEARNED[kind]
    found = [learned_phrase(claim) for claim in extract_claims(analysed(rule.example)) if rule.id in claim.rules]
    assert rule.gives in found


def learned_phrase(claim: object) -> str:
    match claim:
        case Event():
            return f"{claim.type} at “{claim.trigger.text}”"
        case Statement():
            return f"statement at “{claim.cue.text}”"
        case Position():
            return f"{claim.stance} on {claim.issue} at “{claim.issue_text.text}”"
        case Proposal():
            return f"proposal at “{claim.cue.text}”"
        case Response():
            return f"{claim.reply} at “{claim.cue.text}”"
        case Figure():
            return f"{claim.topic} at “{claim.text.text}”"
    return ""


def test_a_learned_condition() -> None:
    """The frame is built by hand: which conditions the reader sees is measured, not promised."""
    analysis = by_rules(LEARNED_CONDITION.example)
    (sentence,) = analysis.sentences
    tokens = [token.text for token in sentence.tokens]
    start, anchor = tokens.index("in"), tokens.index("withdraw")
    arguments = (
        Argument("holder", 0, 1, 0.9),
        Argument("condition", start, tokens.index("deal") + 1, 0.9),
        Argument("issue_text", anchor, start, 0.9),
    )
    attributes = {"label": ("withdrawal", 0.9), "stance": ("conditional", 0.9), "condition_kind": ("precondition", 0.9)}
    frame = Frame("position", anchor, "withdrawal", 0.9, attributes, arguments)
    (position,) = find_positions(replace(analysis, sentences=(replace(sentence, frames=(frame,)),)))
    assert LEARNED_CONDITION.id in position.rules
    assert position.condition is not None
    assert position.condition.text == LEARNED_CONDITION.gives


def test_ids_are_phrases_and_unlike() -> None:
    ids = [record.id for family in families() for record in family.records]
    assert len(set(ids)) == len(ids)
    assert all("_" in identity for identity in ids)
