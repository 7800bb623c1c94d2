"""A proposal while its steps are gathered, with what later steps are compared with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pourparler.follow.features import Features
from pourparler.schema.claims import Issue
from pourparler.schema.negotiation import Move

MAKING: frozenset[Move] = frozenset({"float", "present"})
_ANSWERED: frozenset[Move] = frozenset({"accept", "accept with changes", "reject", "counter", "review", "sign"})
_TRUCE_NOUNS = frozenset({"truce", "ceasefire", "armistice", "pause", "lull", "cessationofhostilitie"})


@dataclass(eq=False)
class Thread:
    """A proposal while its steps are gathered.

    Attributes:
        opened: what sorts threads by the step that opened each.
        at: places of its steps in the order of threading, in that order.
        steps: their features.
        authors: sides named as author, with how often.
        nouns, words, issues, sides: what its steps name.
        names: words of the names of those who made it.
        first_day, last_day: days between which anything is told of it.
        made: days on which it was floated or presented.
        places: for each document the places at which it is mentioned.
    """

    opened: str
    at: list[str] = field(default_factory=list)
    steps: list[Features] = field(default_factory=list)
    authors: dict[str, int] = field(default_factory=dict)
    receivers: set[str] = field(default_factory=set)
    answerers: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    issues: set[Issue] = field(default_factory=set)
    made: set[date] = field(default_factory=set)
    places: dict[int, list[int]] = field(default_factory=dict)
    moves: set[Move] = field(default_factory=set)
    first_day: date = date.max
    last_day: date = date.min
    revised: bool = False
    counter: bool = False

    def add(self, place: str, features: Features) -> None:
        """Take the step at a place of the order in."""
        self.at.append(place)
        move, day = features.move, features.day
        self.steps.append(features)
        self.first_day, self.last_day = min(self.first_day, day), max(self.last_day, day)
        self.moves.add(move)
        if move in MAKING or move == "describe":
            for side in features.creators:
                self.authors[side] = self.authors.get(side, 0) + 1
        if move in MAKING:
            self.made.add(day)
            self.names |= features.names
            self.receivers |= features.receivers - features.creators
            self.revised |= features.revised
            self.counter |= features.counter
        if move in _ANSWERED:
            self.answerers |= features.doers
        if features.noun:
            self.nouns.add(features.noun)
        self.words |= features.words
        self.issues |= features.issues
        self.places.setdefault(features.document, []).append(features.place)

    @property
    def author(self) -> str | None:
        """The side named most often as its author."""
        return min(self.authors, key=lambda side: (-self.authors[side], side), default=None)

    @property
    def sides(self) -> set[str]:
        """All sides that have to do with it."""
        return set(self.authors) | self.receivers | self.answerers

    @property
    def is_truce(self) -> bool:
        """Whether a truce is in it."""
        return "ceasefire" in self.issues or bool(_TRUCE_NOUNS & (self.words | self.nouns))

    def mentioned_before(self, document: int, place: int) -> int | None:
        """Return where a report mentions it last before a place, None where it does not."""
        return max((at for at in self.places.get(document, ()) if at < place), default=None)
