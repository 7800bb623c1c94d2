"""What persons decided about pairs of claims: that they tell of one proposal, or of two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Ties:
    """Decisions about pairs of claims.

    Attributes:
        same: for each claim that is of one proposal with others, the first of them.
        different: pairs of claims that are of two proposals.
    """

    same: Mapping[str, str] = field(default_factory=dict)
    different: frozenset[frozenset[str]] = frozenset()

    @classmethod
    def of(cls, same: Iterable[tuple[str, str]], different: Iterable[tuple[str, str]]) -> Ties:
        """Return the ties; “same” is carried on: a with b and b with c is a with c."""
        leaders: dict[str, str] = {}

        def leader(claim: str) -> str:
            while leaders.get(claim, claim) != claim:
                claim = leaders[claim]
            return claim

        for one, other in same:
            first, second = sorted((leader(one), leader(other)))
            leaders[second] = leaders[first] = first
        return cls({claim: leader(claim) for claim in leaders}, frozenset(frozenset(pair) for pair in different))

    def members(self) -> dict[str, set[str]]:
        """Return the claims that are of one proposal, by the first of them."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for claim, leader in self.same.items():
            found[leader].add(claim)
        return dict(found)

    def apart_from(self, claim: str) -> set[str]:
        """Return the claims that are of another proposal than a claim."""
        return {other for pair in self.different if claim in pair for other in pair - {claim}}

    def claims(self) -> set[str]:
        """Return all claims about which something was decided."""
        return {*self.same, *(claim for pair in self.different for claim in pair)}
