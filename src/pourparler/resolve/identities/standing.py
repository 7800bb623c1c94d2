"""Whether parties agree: who is part of whom, and who acts for whom on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pourparler.resolve.identities.keys import owned, parts_of
from pourparler.resolve.identities.vocabulary import GOVERNMENT
from pourparler.schema.acting import Offices

Agreement = Literal["agree", "disagree", "open"]


@dataclass(frozen=True)
class Standing:
    """Who names mean, as currently judged.

    Attributes:
        party_of: party of each name's key.
        offices: who acts for whom.
    """

    party_of: Mapping[str, str]
    offices: Offices

    def around(self, key: str, day: date | None) -> frozenset[str]:
        """Return the party of a name and those it is part of or acts for."""
        party = self.party_of.get(key, key)
        found = {party, *self.offices.principals(party, day)}
        owner = parts_of(key)[1].rsplit(".", 1)[-1]
        if owner:
            government = f"state:{owner.lower()}" if owner.isupper() else owned(GOVERNMENT, owner)
            found |= {self.party_of.get(owner, owner), self.party_of.get(government, government)}
        return frozenset(found)

    def compare(self, ones: Sequence[str], others: Sequence[str], day: date | None) -> Agreement:
        """Tell whether two lists of names share a party, or one that is part of another or acts for it."""
        if not ones or not others:
            return "open"
        mine, theirs = self._parties(ones), self._parties(others)
        near, far = self._all_around(ones, day), self._all_around(others, day)
        return "agree" if mine & far or theirs & near else "disagree"

    def shared(self, ones: Sequence[str], others: Sequence[str], day: date | None) -> float:
        """Return which part of the longer list agrees with the other list."""
        mine, theirs = self._parties(ones), self._parties(others)
        near, far = self._all_around(ones, day), self._all_around(others, day)
        agreed = max(len(mine & far), len(theirs & near))
        return min(1.0, agreed / max(len(mine), len(theirs))) if mine and theirs else 0.0

    def _parties(self, keys: Iterable[str]) -> set[str]:
        return {self.party_of.get(key, key) for key in keys}

    def _all_around(self, keys: Iterable[str], day: date | None) -> set[str]:
        return {party for key in keys for party in self.around(key, day)}
