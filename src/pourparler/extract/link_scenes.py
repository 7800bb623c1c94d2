"""The events of one sentence by their words, and the ways from one word to an event near it in the tree.

A link's rules ask a scene: which event is at or under this word, and who takes part in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pourparler.extract.conditions import Condition, find_conditions
from pourparler.extract.drafts import Run
from pourparler.extract.trees import ancestors, dependents
from pourparler.schema.analysis import Sentence
from pourparler.schema.claims import Event

_CONTENT = ("xcomp", "ccomp", "obj", "nsubj:pass", "obl")
"""Where the content of an act is: “offered to *host talks*”, in the order of preference."""
_INNER = frozenset({"xcomp", "ccomp", "obj", "nsubj", "nsubj:pass", "conj", "nmod", "obl", "acl", "csubj", "parataxis"})


@dataclass(frozen=True, slots=True)
class Scene:
    """The events of one sentence by their trigger's index, its conditions, and the scene of the sentence before."""

    sentence: Sentence
    events: dict[int, Event]
    before: Scene | None = None
    conditions: tuple[Condition, ...] = ()

    def at_or_under(self, index: int, without: Run = (-1, -1)) -> int | None:
        """Return the event at a word, or the first one that is its object, complement or clause."""
        if index in self.events and not without[0] <= index < without[1]:
            return index
        relations = ("xcomp", "obj", "ccomp", "nsubj:pass", "nmod", "acl", "acl:relcl", "compound", "amod")
        under = [at for at in dependents(self.sentence, index, *relations) if not without[0] <= at < without[1]]
        return next((at for at in under if at in self.events), None)

    def content_of(self, index: int, without: Run) -> int | None:
        """Return the innermost event that a word is about: of “offered to host talks” the talks.

        Args:
            index: where to begin.
            without: words that do not count, such as a condition.
        """
        found = index if index in self.events and not without[0] <= index < without[1] else None
        at: int | None = index
        for _ in range(6):
            at = self._step_in(at, without) if at is not None else None
            if at is None:
                break
            found = at if at in self.events else found
        return found

    def _step_in(self, index: int, without: Run) -> int | None:
        for relation in _CONTENT:
            for child in dependents(self.sentence, index, relation):
                if without[0] <= child < without[1]:
                    continue
                inside = set(self.sentence.subtree(child))
                if any(at in inside and not without[0] <= at < without[1] for at in self.events):
                    return child
        return None

    def outer_events(self, run: Run) -> list[int]:
        """Return the events of a run of words that stand under no other event of it, coordination apart."""
        inside = [at for at in sorted(self.events) if run[0] <= at < run[1]]
        kept = []
        for at in inside:
            path = [at, *(up for up in ancestors(self.sentence, at) if run[0] <= up < run[1])]
            relations = {self.sentence.tokens[each].deprel for each in path[:-1]}
            under = [up for up in path[1:] if up in self.events and not self._coordinated(at, up)]
            if not under and relations <= _INNER:
                kept.append(at)
        return kept or inside[:1]

    def _coordinated(self, one: int, other: int) -> bool:
        token = self.sentence.tokens[one]
        return token.deprel == "conj" and token.head == other

    def above(self, index: int) -> int | None:
        """Return the nearest event among the governors of a word."""
        return next((at for at in ancestors(self.sentence, index) if at in self.events), None)

    def earlier(self, index: int, types: frozenset[str]) -> int | None:
        """Return the last event of some types before a word, done by others than the event at the word."""
        own = actors_of(self.events[index])
        for at in sorted((at for at in self.events if at < index), reverse=True):
            event = self.events[at]
            if event.type in types and not own & actors_of(event):
                return at
        return None


def actors_of(event: Event) -> set[str]:
    """Return the words that name who does it."""
    return {party.quote.text.lower() for party in event.actors if party.quote is not None}


def scenes_of(sentences: Sequence[Sentence], events: Sequence[Event]) -> list[Scene]:
    """Return the scenes of a document, each with the one before it."""
    by_sentence: dict[int, list[Event]] = {}
    for event in events:
        by_sentence.setdefault(event.sentence, []).append(event)
    found: list[Scene] = []
    for sentence in sentences:
        own = by_sentence.get(sentence.index, [])
        starts = {token.span: at for at, token in enumerate(sentence.tokens)} if own else {}
        known = {starts[event.trigger.span]: event for event in own if event.trigger.span in starts}
        conditions = tuple(find_conditions(sentence)) if len(known) > 1 else ()
        found.append(Scene(sentence, known, found[-1] if found else None, conditions))
    return found
