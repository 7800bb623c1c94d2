"""Links between two events of one sentence, where its words say how they hang together.

The words: “in response to”, “hours after”, “triggered by”, “in violation of”, “if”, “unless”, “to allow”. No link is
made from mere neighbourhood.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.extract.trees import DEEPEST, lemma, word
from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.claims import Event, Link, Relation

SCORE = 0.45
"""Share of right links, measured on the training reports."""
_CONDITIONS = frozenset({"if", "unless", "provided", "once", "until"})
_REPLIES = frozenset({"response", "reply", "retaliation", "answer", "reaction"})


def find_links(analysis: Analysis, events: Sequence[Event]) -> list[Link]:
    """Return the links between the events of a document that its words express."""
    found: dict[tuple[int, int], Link] = {}
    for position, event in enumerate(events):
        sentence = analysis.sentences[event.sentence]
        at = _index_of(sentence, event)
        near = {_index_of(sentence, other): i for i, other in enumerate(events) if other.sentence == event.sentence}
        linked = _relation(sentence, at, near)
        if linked is not None and linked[0] != position:
            target, relation = linked
            found.setdefault((position, target), _link(event, position, target, relation))
    return list(found.values())


def _link(event: Event, source: int, target: int, relation: Relation) -> Link:
    return Link(
        sentence=event.sentence, confidence=SCORE, rules=(f"words_link_events: {relation}",),
        source=f"#{source}", target=f"#{target}", relation=relation,
    )  # fmt: skip


def _index_of(sentence: Sentence, event: Event) -> int:
    return next(i for i, token in enumerate(sentence.tokens) if token.span == event.trigger.span)


def _relation(sentence: Sentence, at: int, near: dict[int, int]) -> tuple[int, Relation] | None:
    """Climb from an event to another one; the words on the way tell the relation."""
    here = at
    for _ in range(DEEPEST):
        opening = _opening(sentence, here)
        governor = sentence.tokens[here].head
        if governor < 0:
            return None
        if opening & _CONDITIONS and governor in near and sentence.tokens[here].deprel == "advcl":
            return near[governor], "condition_for"
        if lemma(sentence, governor) == "violation" and governor not in near:
            return None
        here = governor
        if here in near:
            return None
    return None


def _opening(sentence: Sentence, at: int) -> frozenset[str]:
    tokens = sentence.tokens
    return frozenset(word(sentence, i) for i in sentence.children[at] if tokens[i].deprel in {"mark", "case", "advmod"})
