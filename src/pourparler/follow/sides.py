"""Sides: a spokeswoman speaks for her movement, an army for its government; on which day, for whom.

Comes in: parties as currently judged, and who acts for whom; goes out: the side that a party stands for on a day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pourparler.schema.acting import Offices
from pourparler.schema.identity import PartyIdentity

_OFFICIALS = frozenset(
    {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "officials",
        "minister",
        "president",
        "premier",
        "negotiator",
    }
)
"""Who is called so and nothing else (“the spokesman”) speaks for the state or side that the report speaks of."""
_SENT = frozenset({"envoy", "envoys", "ambassador", "representative", "representatives", "delegation", "coordinator"})
"""Who is called so speaks for whom the name says it is of; an “envoy for Lima” is sent there, not by it."""
_MOVEMENTS = frozenset({"rebels", "movement", "insurgents", "guerrillas", "fighters", "group", "militia", "faction"})
"""Who is called so belongs to the armed movement that reports of the same state name most."""
_TRAILING = re.compile(r"\s+(?:in|of|from|holding|at|on)(?:\s+.*)?$")
_LONGEST_NAME = 3
_FARTHEST = 5
"""Steps from a person to a side: spokesman, ministry, government, state."""


@dataclass(frozen=True)
class Sides:
    """What is known of parties while a negotiation is followed; an empty one takes every party for its own side.

    Attributes:
        labels: names to show by party.
        offices: whom persons act for.
        owners: the party that an organ belongs to.
        bearers: parties by their names in lower case.
        persons: parties that are persons, or that may well be.
        described: parties that no report calls by a name.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    offices: Offices = field(default_factory=Offices)
    owners: Mapping[str, str] = field(default_factory=dict)
    bearers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    persons: frozenset[str] = frozenset()
    described: frozenset[str] = frozenset()
    _found: dict[tuple[str, date | None], tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, parties: Iterable[PartyIdentity], offices: Offices) -> Sides:
        """Return the sides of a record's parties."""
        known = tuple(parties)
        persons = _persons(known)
        described = frozenset(party.id for party in known if not _is_named(party))
        labels = {party.id: party.label for party in known}
        return cls(labels, offices, _owners(known), _names(known), persons, described)

    def label(self, party: str) -> str:
        """Return a party's name; one that nothing links is shown by its words."""
        return self.labels.get(party) or party.removeprefix("words:")

    def words_of(self, party: str) -> tuple[str, ...]:
        """Return the words of a party's name in lower case."""
        return tuple(self.label(party).lower().split())

    def find(self, words: str) -> str | None:
        """Return the party that bears a name, None where nobody or several do."""
        bearing = self.bearing(words)
        return next(iter(bearing)) if len(bearing) == 1 else None

    def bearing(self, words: str) -> frozenset[str]:
        """Return the parties that bear a name."""
        return self.bearers.get(bare_name(words), frozenset())

    def global_of(self, party: str) -> str:
        """Return the party of other reports that bears the name of one that a single report speaks of, if one does."""
        if "#" not in party:
            return party
        label = self.label(party)
        return self.find(label) or self.find(_TRAILING.sub("", label)) or party

    def one_of(self, party: str, day: date | None, among: frozenset[str]) -> str | None:
        """Return the one of some sides that a party of no name can be: “the rebels” of a report, among three sides."""
        label = self.label(party)
        bearing = self.bearing(label) | self.bearing(_TRAILING.sub("", label))
        found = {self.side(bearer, day) for bearer in bearing} & among
        return found.pop() if len(found) == 1 else None

    def is_side(self, party: str) -> bool:
        """Tell whether a party can stand for something by itself: it has a name, and is not of one report alone."""
        return "#" not in party and party not in self.described

    def side(self, party: str, day: date | None) -> str:
        """Return whom a party stands for on a day: itself where it acts for nobody."""
        return self.chain(party, day)[-1]

    def chain(self, party: str, day: date | None) -> tuple[str, ...]:
        """Return a party, whom it acts for or belongs to on a day, whom that one does, and so on."""
        known = self._found.get((party, day))
        if known is None:
            known = self._found[party, day] = self._chain(party, day)
        return known

    def _chain(self, party: str, day: date | None) -> tuple[str, ...]:
        seen = [party]
        for _ in range(_FARTHEST):
            higher = next(iter(self.offices.principals(seen[-1], day)), None) or self.owners.get(seen[-1])
            if higher is None or higher in seen:
                break
            seen.append(higher)
        return tuple(seen)


def bare_name(words: str) -> str:
    """Return what a name is looked up by.

    >>> bare_name("The Front")
    'front'
    """
    return words.lower().removeprefix("the ").strip()


def _persons(parties: Sequence[PartyIdentity]) -> frozenset[str]:
    """Return who is known as a person, and who bears two or three names, is of no known kind and has no organs."""
    scopes = {scope for party in parties for name in party.names if (scope := name.key.partition("@")[2])}
    return frozenset(party.id for party in parties if party.kind == "person" or _may_be_person(party, scopes))


def _may_be_person(party: PartyIdentity, scopes: set[str]) -> bool:
    if party.kind is not None or party.entity is not None:
        return False
    words = party.label.split()
    return (
        1 < len(words) <= _LONGEST_NAME
        and _is_named(party)
        and all(word[:1].isupper() for word in words)
        and scopes.isdisjoint(name.key for name in party.names)
    )


def _owners(parties: Sequence[PartyIdentity]) -> dict[str, str]:
    """Return whose organs belong to: a government's to the party of its state, “the rebels” to its armed movement."""
    by_key = {name.label.lower(): party.id for party in parties for name in party.names if name.sort == "entity"}
    by_key |= {name.key: party.id for party in parties for name in party.names}
    movements = _movements(parties)
    owners: dict[str, str] = {}
    for party in parties:
        for name in party.names:
            head, _, scope = name.key.partition("@")
            if not scope:
                continue
            last = head.rsplit(" ", 1)[-1]
            sent = last in _SENT and (" of " in name.label or "'s " in name.label)
            if not (name.sort == "organ" or sent or last in _OFFICIALS | _MOVEMENTS):
                continue
            is_group = name.kind == "group" or last in _MOVEMENTS
            owner = movements.get(scope) if is_group else _government(scope, by_key)
            if owner is not None and owner != party.id:
                owners.setdefault(party.id, owner)
    return owners


def _government(scope: str, by_key: Mapping[str, str]) -> str | None:
    for name in (scope, f"government@{scope}", f"state:{scope.lower()}"):
        if name in by_key:
            return by_key[name]
    return None


def _movements(parties: Sequence[PartyIdentity]) -> dict[str, str]:
    """Return for each state or side the named group that reports speak of most there."""
    found: dict[str, tuple[int, str]] = {}
    for party in parties:
        if party.kind not in ("group", "armed-group") or not _is_named(party):
            continue
        uses = sum(name.uses for name in party.names)
        for scope in {name.key.partition("@")[2] for name in party.names} - {""}:
            found[scope] = max(found.get(scope, (0, "")), (uses, party.id))
    return {scope: party for scope, (_, party) in found.items()}


def _is_named(party: PartyIdentity) -> bool:
    return any(name.sort in ("name", "entity") for name in party.names)


def _names(parties: Sequence[PartyIdentity]) -> dict[str, frozenset[str]]:
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for party in parties:
        for name in party.names:
            if "#" not in name.key:
                bearers[name.label.lower()].add(party.id)
                bearers[name.key.partition("@")[0]].add(party.id)
    return {name: frozenset(bearing) for name, bearing in bearers.items()}
