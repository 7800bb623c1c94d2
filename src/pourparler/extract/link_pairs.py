"""Two events of one sentence, or of a sentence and the one before, as the words show them: the way between them.

Comes in: the scenes of a document; goes out: ordered pairs, the event that may answer, condition or break the other
one first, each with its way through the tree and the words that open the clauses on that way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pourparler.extract.conditions import Condition, find_conditions
from pourparler.extract.trees import ancestors, lemma
from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.claims import Event

_OPENING = frozenset({"case", "mark"})
_ADVERBS = frozenset({"when", "once", "then", "where", "thereby", "therefore", "hence", "only", "while", "even"})


@dataclass(frozen=True)
class Step:
    """One word on the way from an event up the tree: its relation, the word that opens its phrase, and its lemma."""

    at: int
    relation: str
    opening: str
    lemma: str


@dataclass(frozen=True)
class Place:
    """An event where its sentence has it.

    Attributes:
        sentence: the sentence.
        at: index of the trigger.
        event: the event.
        number: its place in the document's list of events.
        actors: who does it, in lower case, by what they mean where they are pronouns.
        recipients: towards whom, likewise.
        conditions: the conditions that the sentence gives.
    """

    sentence: Sentence
    at: int
    event: Event
    number: int
    actors: frozenset[str]
    recipients: frozenset[str]
    conditions: tuple[Condition, ...]

    @cached_property
    def way_up(self) -> tuple[Step, ...]:
        """The trigger and its governors, nearest first."""
        return tuple(_step(self.sentence, at) for at in (self.at, *ancestors(self.sentence, self.at)))

    @cached_property
    def lemma(self) -> str:
        """The trigger's lemma."""
        return lemma(self.sentence, self.at)


@dataclass(frozen=True)
class Pair:
    """Two events in the order of a link: ``source`` would answer, condition, cause or break ``target``.

    Attributes:
        source: the event that a link goes out from.
        target: the event that it goes to.
        between: how many events stand between both.
    """

    source: Place
    target: Place
    between: int

    @property
    def near(self) -> bool:
        """Whether one sentence holds both."""
        return self.source.sentence is self.target.sentence

    @cached_property
    def ways(self) -> tuple[tuple[Step, ...], tuple[Step, ...], Step | None]:
        """The steps from each event up to the word above both, and that word where it is neither."""
        ups, downs = self.source.way_up, self.target.way_up
        known = {step.at: place for place, step in enumerate(downs)}
        for place, step in enumerate(ups):
            if step.at in known:
                inside = place == 0 or known[step.at] == 0
                return ups[:place], downs[: known[step.at]], None if inside else step
        return ups, downs, None


def _step(sentence: Sentence, at: int) -> Step:
    relation = sentence.tokens[at].deprel
    opening = ""
    for child in sentence.children[at]:
        token = sentence.tokens[child]
        low = token.text.lower()
        if token.deprel in _OPENING or (token.deprel == "advmod" and low in _ADVERBS):
            opening = f"{opening} {low}" if opening else low
    return Step(at, relation, opening, lemma(sentence, at))


def pairs_of(analysis: Analysis, events: Sequence[Event], least: float) -> Iterator[Pair]:
    """Yield the pairs of events that a link may join.

    Args:
        analysis: the document's analysis.
        events: its events.
        least: events less certain than this do not count.
    """
    before: list[Place] = []
    for own in places_of(analysis, events, least):
        for first, one in enumerate(own):
            for second, other in enumerate(own):
                if first != second:
                    yield Pair(one, other, abs(first - second) - 1)
            for second, other in enumerate(before):
                yield Pair(one, other, first + len(before) - second - 1)
        before = own


def places_of(analysis: Analysis, events: Sequence[Event], least: float) -> list[list[Place]]:
    """Return the events of each sentence, left to right."""
    by_sentence: dict[int, list[tuple[int, Event]]] = {}
    for number, event in enumerate(events):
        if event.confidence >= least:
            by_sentence.setdefault(event.sentence, []).append((number, event))
    found = []
    for sentence in analysis.sentences:
        own = by_sentence.get(sentence.index, [])
        starts = {token.span: at for at, token in enumerate(sentence.tokens)} if own else {}
        conditions = tuple(find_conditions(sentence)) if len(own) > 1 else ()
        placed = [
            Place(sentence, starts[event.trigger.span], event, number, *_parties(analysis, event), conditions)
            for number, event in own
            if event.trigger.span in starts
        ]
        found.append(sorted(placed, key=lambda place: place.at))
    return found


def _parties(analysis: Analysis, event: Event) -> tuple[frozenset[str], frozenset[str]]:
    sides = []
    for side in (event.actors, event.recipients):
        names = set()
        for party in side:
            chain = analysis.referent(party.quote.span) if party.quote is not None else None
            name = chain.name if chain is not None else party.quote.text if party.quote is not None else party.name
            names.add((name or "").lower().removeprefix("the "))
        sides.append(frozenset(names - {""}))
    return sides[0], sides[1]
