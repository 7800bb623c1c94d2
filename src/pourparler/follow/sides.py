"""Sides: a spokeswoman speaks for her movement, an army for its government; on which day, for whom.

Comes in: parties as currently judged, and who acts for whom; goes out: the side that a party stands for on a day.
"""

from __future__ import annotations

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
_MOVEMENTS = frozenset({"rebels", "movement", "insurgents", "guerrillas", "fighters", "group", "militia", "faction"})
"""Who is called so belongs to the armed movement that reports of the same state name most."""
_FARTHEST = 5
"""Steps from a person to a side: spokesman, ministry, government, state."""


@dataclass(frozen=True)
class Sides:
    """What is known of parties while a negotiation is followed; an empty one takes every party for its own side.

    Attributes:
        labels: names to show by party.
        offices: whom persons act for.
        owners: the party that an organ belongs to.
        by_name: parties by their names in lower case, where a name is one party's.
        persons: parties that are persons.
        described: parties that no report calls by a name.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    offices: Offices = field(default_factory=Offices)
    owners: Mapping[str, str] = field(default_factory=dict)
    by_name: Mapping[str, str] = field(default_factory=dict)
    persons: frozenset[str] = frozenset()
    described: frozenset[str] = frozenset()
    _found: dict[tuple[str, date | None], str] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, parties: Iterable[PartyIdentity], offices: Offices) -> Sides:
        """Return the sides of a record's parties."""
        known = tuple(parties)
        persons = frozenset(party.id for party in known if party.kind == "person")
        described = frozenset(party.id for party in known if not _is_named(party))
        labels = {party.id: party.label for party in known}
        return cls(labels, offices, _owners(known), _names(known), persons, described)

    def label(self, party: str) -> str:
        """Return a party's name; one that nothing links is shown by its words."""
        return self.labels.get(party) or party.removeprefix("words:")

    def find(self, words: str) -> str | None:
        """Return the party that bears a name, None where nobody or several do."""
        return self.by_name.get(words.lower().removeprefix("the ").strip())

    def global_of(self, party: str) -> str:
        """Return the party of other reports that bears the name of one that a single report speaks of, if one does."""
        return (self.find(self.label(party)) or party) if "#" in party else party

    def is_side(self, party: str) -> bool:
        """Tell whether a party can stand for something by itself: it has a name, and is not of one report alone."""
        return "#" not in party and party not in self.described

    def side(self, party: str, day: date | None) -> str:
        """Return whom a party stands for on a day: itself where it acts for nobody."""
        known = self._found.get((party, day))
        if known is None:
            known = self._found[party, day] = self._highest(party, day)
        return known

    def _highest(self, party: str, day: date | None) -> str:
        seen = [party]
        for _ in range(_FARTHEST):
            higher = next(iter(self.offices.principals(seen[-1], day)), None) or self.owners.get(seen[-1])
            if higher is None or higher in seen:
                break
            seen.append(higher)
        return seen[-1]


def _owners(parties: Sequence[PartyIdentity]) -> dict[str, str]:
    """Return whose organs belong to: a government's to the party of its state, “the rebels” to its armed movement."""
    by_key = {name.key: party.id for party in parties for name in party.names}
    movements = _movements(parties)
    owners: dict[str, str] = {}
    for party in parties:
        for name in party.names:
            head, _, scope = name.key.partition("@")
            last = head.rsplit(" ", 1)[-1]
            if not scope or not (name.sort == "organ" or last in _OFFICIALS or last in _MOVEMENTS):
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
        if not _is_named(party) or party.kind not in ("group", "armed-group"):
            continue
        uses = sum(name.uses for name in party.names)
        for scope in {name.key.partition("@")[2] for name in party.names} - {""}:
            found[scope] = max(found.get(scope, (0, "")), (uses, party.id))
    return {scope: party for scope, (_, party) in found.items()}


def _is_named(party: PartyIdentity) -> bool:
    return any(name.sort in ("name", "entity") for name in party.names)


def _names(parties: Sequence[PartyIdentity]) -> dict[str, str]:
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for party in parties:
        for name in party.names:
            if "#" not in name.key:
                bearers[name.label.lower()].add(party.id)
                bearers[name.key.partition("@")[0]].add(party.id)
    return {name: min(bearing) for name, bearing in bearers.items() if len(bearing) == 1}
