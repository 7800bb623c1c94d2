"""What a document speaks of: one referent for each person, body, place or group, with all known of it so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pourparler.analyse.reference.vocabulary import FEMALE, MALE
from pourparler.lexicon.entities import EntityTable
from pourparler.lexicon.names import fold
from pourparler.schema.analysis import Mention, NameKind

_ARMED = frozenset({"armed-group", "group"})


@dataclass(slots=True)
class Referent:
    """One thing that a document speaks of.

    Attributes:
        name: the fullest form that names it.
        kind: sort of its name, None for what is only described (“three notables”).
        roles: nouns it was called by, lower case.
        plural: True for what “they” can mean.
        gender: "m" or "f" once a title or a pronoun told it.
        mentions: where it stands, in text order.
        subject: True if its last mention was a subject.
        acted: True if any was.
        owner: True if its last mention only owned what was spoken of.
        titles: words that stood before its roles (“foreign” minister), lower case.
    """

    name: str
    kind: NameKind | None
    roles: set[str] = field(default_factory=set)
    plural: bool = False
    gender: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    subject: bool = False
    acted: bool = False
    owner: bool = False
    titles: set[str] = field(default_factory=set)

    @property
    def last(self) -> Mention:
        """The latest mention."""
        return self.mentions[-1]

    @property
    def words(self) -> frozenset[str]:
        """The name's words, folded."""
        return frozenset(fold(self.name).split())

    def add(self, mention: Mention, *, subject: bool, owner: bool = False) -> None:
        """Take in another mention."""
        self.mentions.append(mention)
        self.subject = subject
        self.owner = owner
        self.acted = self.acted or subject

    def learn(self, roles: Iterable[str]) -> None:
        """Take in nouns that it is called by, and what they tell of a person's gender."""
        found = set(roles)
        self.roles |= found
        if found & MALE:
            self.gender = "m"
        elif found & FEMALE:
            self.gender = "f"

    def take_office(self, table: EntityTable) -> None:
        """Learn the offices that the tables know of a person: “the president” may be spoken of without it."""
        for candidate in table.lookup(self.name):
            if candidate.how in {"name", "alias"}:
                for term in candidate.entity.terms:
                    *before, office = term.office.split()
                    self.roles.add(office)
                    self.titles |= set(before)

    def is_called(self, name: str, kind: NameKind) -> bool:
        """Tell whether a name means this referent: the same words, a surname, or a shorter form of a body's name."""
        own, other = fold(self.name).split(), fold(name).split()
        if self.kind is None or not other:
            return False
        if own == other:
            return True
        if self.kind == "PER" and kind == "PER":
            return other[-1] == own[-1] and (len(other) == 1 or len(own) == 1 or other[0] == own[0])
        if {self.kind, kind} <= {"ORG", "LOC"}:
            return len(other) >= 2 and own[-len(other) :] == other
        return False

    def is_armed(self, table: EntityTable) -> bool:
        """Tell whether the tables know an armed or political movement of this name."""
        return any(candidate.entity.kind in _ARMED for candidate in table.lookup(self.name))

    def is_state(self, table: EntityTable) -> bool:
        """Tell whether the name means a state, by its name, capital or seat."""
        return any(
            candidate.entity.kind == "state" and candidate.how != "people" for candidate in table.lookup(self.name)
        )
