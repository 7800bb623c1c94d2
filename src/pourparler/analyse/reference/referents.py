"""What a document speaks of: one referent for each person, body, place or group, with all known of it so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pourparler.analyse.reference.vocabulary import FEMALE, MALE
from pourparler.lexicon.entities import EntityTable
from pourparler.lexicon.names import fold
from pourparler.schema.analysis import Mention, NameKind

_ARMED = frozenset({"armed-group", "group"})
_BODIES = frozenset({"igo", "government", "ngo", "media", "other"})


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
        called: nouns of the descriptions that meant it, lower case.
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
    called: set[str] = field(default_factory=set)
    _known: tuple[str, frozenset[str], str, frozenset[str]] | None = None

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
        return bool(self._known_sorts(table) & _ARMED)

    def is_state(self, table: EntityTable) -> bool:
        """Tell whether the name means a state, by its name, capital or seat."""
        return "state" in self._known_sorts(table)

    def is_known_body(self, table: EntityTable) -> bool:
        """Tell whether the tables know a body of this name that is no movement."""
        return bool(self._known_sorts(table) & _BODIES)

    def key(self, table: EntityTable) -> str:
        """Return the id of the one known party of this name, so that Kinshasa counts for its state; else the name."""
        return self._look_up(table)[2]

    def states(self, table: EntityTable) -> frozenset[str]:
        """Return the ids of the states that a person held office for, or of the state that is named."""
        return self._look_up(table)[3]

    def _known_sorts(self, table: EntityTable) -> frozenset[str]:
        return self._look_up(table)[1]

    def _look_up(self, table: EntityTable) -> tuple[str, frozenset[str], str, frozenset[str]]:
        """Return name, sorts, key and states; asked of the tables once for each form of the name."""
        if self._known is None or self._known[0] != self.name:
            found = [c for c in table.lookup(self.name) if c.how != "people" or c.entity.kind != "state"]
            ids = {c.entity.id for c in found if c.how != "surname"}
            acts = {term.acts_for for c in found if c.how in {"name", "alias"} for term in c.entity.terms}
            states = frozenset(each for each in ids | acts if each.startswith("state:"))
            sorts = frozenset(c.entity.kind for c in found)
            self._known = (self.name, sorts, next(iter(ids)) if len(ids) == 1 else self.name, states)
        return self._known
