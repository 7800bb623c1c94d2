"""Claims to acts: sketches, pairs and who is who in, groups of claims out.

Two reports are never put together, not even through a third one, where told days, places or actors disagree; only a
person can do that. What is best supported is joined first, so the result does not depend on the order of anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pourparler.resolve.identities.acts import MUTUAL, places_meet
from pourparler.resolve.identities.decisions import Decision, decide_by_people
from pourparler.resolve.identities.partition import Partition
from pourparler.resolve.identities.standing import Agreement, Standing
from pourparler.schema.identity import ActSketch, Pair

_JOINT = MUTUAL | {"SUPPORT"}
"""Types of what several parties do together, each of which may be told of alone."""
SAME = 0.55
"""Least score, with what the parties add to it, for two reports to be of one act."""
_ACTORS: dict[Agreement, float] = {"agree": 0.2, "disagree": -1.0, "open": 0.0}
_RECIPIENTS: dict[Agreement, float] = {"agree": 0.1, "disagree": -0.15, "open": 0.0}


@dataclass(frozen=True)
class ActGroups:
    """Groups acts under one state of knowledge about parties."""

    standing: Standing

    def group(
        self, sketches: Sequence[ActSketch], pairs: Iterable[Pair], decisions: Sequence[Decision]
    ) -> Mapping[str, str]:
        """Return the least id of its act for each claim.

        Args:
            sketches: the claims' sketches.
            pairs: what may be the same; pairs of other claims are passed over.
            decisions: what people decided, oldest first.
        """
        known = {sketch.claim: sketch for sketch in sketches}
        groups = Partition(sorted(known))
        decide_by_people(groups, known.keys(), decisions)
        scored = [
            (self._score(pair, known[pair.one], known[pair.other]), pair.one, pair.other)
            for pair in pairs
            if pair.one in known and pair.other in known
        ]
        for _, one, other in sorted(((s, a, b) for s, a, b in scored if s >= SAME), key=lambda t: (-t[0], t[1], t[2])):
            if self._may_meet(groups, known, one, other):
                groups.join(one, other)
        return groups.leaders()

    def _score(self, pair: Pair, one: ActSketch, other: ActSketch) -> float:
        actors = self.actors(one, other)
        part = self.standing.shared(*_doers(one, other), one.first) if actors == "agree" else 1.0
        return pair.score + _ACTORS[actors] * part + _RECIPIENTS[self._recipients(one, other)]

    def actors(self, one: ActSketch, other: ActSketch) -> Agreement:
        """Tell whether the actors of two reports agree."""
        return self.standing.compare(*_doers(one, other), one.first)

    def _recipients(self, one: ActSketch, other: ActSketch) -> Agreement:
        if {one.type, other.type} <= MUTUAL:
            return "open"
        return self.standing.compare(one.recipients, other.recipients, one.first)

    def _may_meet(self, groups: Partition, known: Mapping[str, ActSketch], one: str, other: str) -> bool:
        """Tell whether no two members of the two groups contradict each other."""
        if groups.together(one, other):
            return False
        mine, others = ([known[key] for key in groups.members(key)] for key in (one, other))
        return all(self._fit(a, b, (*mine, *others)) for a in mine for b in others)

    def _fit(self, one: ActSketch, other: ActSketch, all_of_them: Sequence[ActSketch]) -> bool:
        if one.told and other.told and not _meet(one, other):
            return False
        if not places_meet(one.place, other.place):
            return False
        return self.actors(one, other) != "disagree" or self._named_together(one, other, all_of_them)

    def _named_together(self, one: ActSketch, other: ActSketch, all_of_them: Sequence[ActSketch]) -> bool:
        """Tell whether a third report names the actors of both: each side tells of its own part in signing."""
        if not {one.type, other.type} <= _JOINT:
            return False
        thirds = (third for third in all_of_them if third not in (one, other) and len(third.actors) > 1)
        return any(self.actors(third, one) == "agree" and self.actors(third, other) == "agree" for third in thirds)


def _doers(one: ActSketch, other: ActSketch) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the actors of both; with a meeting or an agreement, all who take part."""
    if {one.type, other.type} <= MUTUAL:
        return (*one.actors, *one.recipients), (*other.actors, *other.recipients)
    return one.actors, other.actors


def _meet(one: ActSketch, other: ActSketch) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    return one.first <= other.last and other.first <= one.last


def members(leaders: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the claims of each act by the act's least claim id."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for claim, leader in sorted(leaders.items()):
        found[leader].append(claim)
    return {leader: tuple(claims) for leader, claims in found.items()}
