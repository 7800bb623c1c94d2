"""What two events' words say on a link between both, as phrases; their weights are fitted on annotated reports.

Comes in: a pair of events; goes out: what is seen of it. Weights for what is seen, by relation, are in
``data/link_weights.json``, made by ``python -m training.fit_links``.
"""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.extract.link_pairs import Pair, Place, Step
from pourparler.extract.trees import dependents, lemma, preposition, word

_OFFERED = frozenset({"AGREE", "REQUEST", "CONCEDE"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN", "MOBILIZE"})
_PRONOUNS = frozenset({"it", "them", "this", "that", "him", "her", "both", "neither", "these", "those", "so"})
_CONNECTIVES = frozenset(
    {
        "after", "if", "unless", "until", "despite", "because", "over", "following", "once", "provided", "exchange",
        "return", "response", "reply", "retaliation", "answer", "violation", "defiance", "breach", "turn", "condition",
        "before", "when", "since", "whereupon", "but", "for", "at", "to", "by", "as", "while", "only", "should",
        "without", "pending", "which", "against", "in", "on", "and", ";", ":", ",", "lest",
    }
)  # fmt: skip
_MODALS = frozenset({"will", "would", "shall", "should", "could", "may", "might", "can", "must", "had", "has", "have"})

_NEAR = 12
"""How far apart two triggers may be for the words between to say something."""


def evidence_of(pair: Pair) -> Iterator[str]:
    """Yield what is seen of a pair, as phrases."""
    near = "" if pair.near else "before: "
    for phrase in (*_kinds(pair), *_parties(pair), *_forms(pair)):
        yield near + phrase
    yield from _ways(pair) if pair.near else _opening(pair)


def _kinds(pair: Pair) -> Iterator[str]:
    one, other = pair.source.event, pair.target.event
    yield "any"
    yield f"source {one.type}"
    yield f"target {other.type}"
    yield f"{one.type} > {other.type}"
    yield f"{_group(one.type)} > {_group(other.type)}"
    yield f"source {one.factuality}"
    yield f"target {other.factuality}"
    yield f"{one.factuality} > {other.factuality}"
    yield f"{one.type} {one.factuality} > {_group(other.type)} {other.factuality}"
    if not one.core:
        yield "source in passing"
    if not other.core:
        yield "target in passing"
    yield f"source word {pair.source.lemma}"
    yield f"target word {pair.target.lemma}"
    order = "source first" if pair.near and pair.source.at < pair.target.at else "target first"
    yield order
    yield f"{order}, {min(3, pair.between)} between"


def _group(kind: str) -> str:
    return "offer" if kind in _OFFERED else "hostile" if kind in _HOSTILE else kind


def _parties(pair: Pair) -> Iterator[str]:
    one, other = pair.source, pair.target
    if not one.actors:
        yield "source has no actor"
    if not other.actors:
        yield "target has no actor"
    same = bool(one.actors & other.actors)
    if one.actors and other.actors:
        yield "one doer" if same else "two doers"
    if one.actors & other.recipients:
        yield "target was done to the source's doer"
        yield f"{_group(one.event.type)} of whom {_group(other.event.type)} was done to"
    if one.recipients & other.actors:
        yield "source is done to the target's doer"
    if one.recipients & other.recipients:
        yield "one other side"
    if one.actors & other.recipients and one.recipients & other.actors:
        yield "tit for tat"


def _forms(pair: Pair) -> Iterator[str]:
    for name, place in (("source", pair.source), ("target", pair.target)):
        sentence = place.sentence
        token = sentence.tokens[place.at]
        yield f"{name} {token.upos} {token.deprel}"
        for child in sentence.children[place.at]:
            low = word(sentence, child)
            if sentence.tokens[child].deprel == "aux" and low in _MODALS:
                yield f"{name} has {low}"
            if sentence.tokens[child].deprel == "det":
                yield f"{name} has {'the' if low in {'the', 'this', 'that', 'these', 'those'} else 'a'}"
    yield f"source's object {_object(pair.source)}"
    yield f"source {pair.source.event.type}, object {_object(pair.source)}"


def _object(place: Place) -> str:
    """Tell what the trigger's object is: none, a pronoun, “the offer”, or more words."""
    sentence = place.sentence
    found = dependents(sentence, place.at, "obj", "ccomp", "xcomp", "nsubj:pass")
    found = found or [at for at in dependents(sentence, place.at, "obl") if preposition(sentence, at) in {"to", "with"}]
    if not found:
        return "none"
    if word(sentence, found[0]) in _PRONOUNS:
        return "pronoun"
    definite = any(word(sentence, at) in {"the", "this", "that"} for at in dependents(sentence, found[0], "det"))
    return "definite" if definite and not dependents(sentence, found[0], "acl", "acl:relcl", "nmod") else "full"


def _ways(pair: Pair) -> Iterator[str]:
    """See the way from the source up to the word above both, and down to the target."""
    ups, downs, top = pair.ways
    total = len(ups) + len(downs)
    yield f"{min(6, total)} steps"
    if total <= 4:
        yield f"way {_chain(ups)}^{_chain(downs)}"
    if not ups:
        yield "source above"
    if not downs:
        yield "target above"
    if top is not None:
        yield f"above both {top.lemma}"
    for name, steps in (("source", ups), ("target", downs)):
        yield from _side(name, steps)
    yield from _conditions(pair)
    yield from _words_between(pair)


def _conditions(pair: Pair) -> Iterator[str]:
    """See an event within the words of a condition that the other one is not in."""
    for name, place, other in (("source", pair.source, pair.target), ("target", pair.target, pair.source)):
        for condition in place.conditions:
            start, end = condition.run
            if start <= place.at < end and not start <= other.at < end:
                yield f"{name} within {condition.kind}"
                yield f"{name} within {condition.kind}, other {other.event.factuality}"
                yield f"{name} in {condition.rule}"
                if pair.between == 0:
                    yield f"{name} within {condition.kind}, next"


def _words_between(pair: Pair) -> Iterator[str]:
    low, high = sorted((pair.source.at, pair.target.at))
    if high - low <= _NEAR:
        first = "source first" if pair.source.at < pair.target.at else "target first"
        words = {word(pair.source.sentence, at) for at in range(low + 1, high)} & _CONNECTIVES
        for each in sorted(words):
            yield f"{first}, then {each}"


def _chain(steps: tuple[Step, ...]) -> str:
    return " ".join(f"{step.relation}/{step.opening}" if step.opening else step.relation for step in steps)


def _side(name: str, steps: tuple[Step, ...]) -> Iterator[str]:
    if not steps:
        return
    yield f"{name} under {steps[-1].relation}"
    if len(steps) == 1:
        yield f"{name} hangs as {steps[0].relation}"
    for place, step in enumerate(steps):
        if step.opening:
            yield f"{name} opened by {step.opening}"
            if place == len(steps) - 1:
                yield f"{name} opened at the top by {step.opening}"
        if place:
            yield f"{name} by way of {step.lemma}"
        yield f"{name} way {step.relation}"


def _opening(pair: Pair) -> Iterator[str]:
    """See how the later sentence takes up the one before."""
    sentence = pair.source.sentence
    yield f"opens with {word(sentence, 0)}"
    if len(sentence.tokens) > 1:
        yield f"opens with {word(sentence, 0)} {word(sentence, 1)}"
    yield f"source {min(3, len(pair.source.way_up) - 1)} deep"
    yield f"target {min(3, len(pair.target.way_up) - 1)} deep"
    for child in sentence.children[pair.source.at]:
        token = sentence.tokens[child]
        if token.deprel in {"obl", "advmod"}:
            opening = preposition(sentence, child)
            yield (
                f"source with {opening} {lemma(sentence, child)}"
                if opening
                else f"source with {lemma(sentence, child)}"
            )
