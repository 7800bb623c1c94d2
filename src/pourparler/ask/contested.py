"""Which positions are contested: some report tells another stance of the same side while the one shown lasts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from sqlalchemy import Engine

from pourparler.ask.claim_masks import Look, Wanted, claims_mask, first_days
from pourparler.ask.claim_parties import ClaimParties
from pourparler.schema.stands import Stand
from pourparler.schema.views import ClaimFilter
from pourparler.store.columns import ColumnView
from pourparler.store.view import View

_Told = Mapping[tuple[str, str], list[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class Contested:
    """What positions tell of each party and issue: days and stances."""

    told: _Told

    @classmethod
    def of(cls, engine: Engine, look: Look, parties: ClaimParties, least: float) -> Contested:
        """Return what the positions of a record tell that are at least so certain and that nobody rejected."""
        index = look.index
        mask = claims_mask(look, Wanted(ClaimFilter(kinds=("position",), min_confidence=least)))
        days, kinds = first_days(index), index.columns["type"]
        issues = {row.claim: row.issue for row in ColumnView(engine).issues(0)}
        ids = {number: party.id for number, party in View(engine).canonical_parties().items()}
        holder = parties.roles.find("holder")
        rows = np.flatnonzero(parties.columns["role"] == holder)
        holders = dict(zip(parties.columns["claim"][rows].tolist(), parties.parties()[rows].tolist(), strict=True))
        found: defaultdict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for place in np.flatnonzero(mask):
            number = int(index.columns["number"][place])
            party, issue = ids.get(holders.get(number, 0)), issues.get(number)
            if party and issue:
                found[party, issue].append((int(days[place]), index.types.values[kinds[place]]))
        return cls(dict(found))

    def is_contested(self, stand: Stand, as_of: date | None) -> bool:
        """Tell whether a position is contested on a day."""
        first, last = stand.since.toordinal(), (as_of or date.max).toordinal()
        others = {stance for day, stance in self.told.get((stand.side, stand.issue), ()) if first <= day <= last}
        return bool(others - {stand.stance})
