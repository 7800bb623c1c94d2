"""Who has to do with whom: parties of one act that act upon each other or together, counted by type of act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine

from pourparler.ask.claim_index import KINDS
from pourparler.ask.claim_masks import first_days
from pourparler.ask.claim_parties import ClaimParties
from pourparler.ask.open_records import Now
from pourparler.schema.identity import PartyIdentity
from pourparler.schema.overviews import Network, Tie, TiedParty
from pourparler.store.numbered import claim_ids_numbered, parties_numbered

CLAIMS_OF_A_TIE = 20
_FIRST, _SECOND = ("actor", "author"), ("recipient", "addressee")
_TOGETHER = ("CONSULT", "AGREE", "COOPERATE", "SUPPORT")
"""Events whose actors have to do with each other; who attacks or warns side by side need not."""
_EVENT, _PROPOSAL = KINDS.index("event"), KINDS.index("proposal")
_PROPOSED = -1
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class _Pairs:
    """Pairs of parties in claims, as rows of ``source, target, type, directed, claim``; ``claim`` is a place."""

    rows: Numbers

    def ties(self) -> tuple[Numbers, list[Numbers]]:
        """Return each tie once, and the places of its claims, those with most claims first."""
        ties, which, counts = np.unique(self.rows[:, :4], axis=0, return_inverse=True, return_counts=True)
        claims = self.rows[np.argsort(which.ravel(), kind="stable"), 4]
        members = np.split(claims, np.cumsum(counts)[:-1])
        order = np.argsort(-counts, kind="stable")
        return ties[order], [members[at] for at in order]


def network_of(engine: Engine, now: Now, parties: ClaimParties, claims: Numbers, limit: int) -> Network:
    """Return the parties of some claims and their ties.

    Args:
        engine: of the open record.
        now: the record as it stands.
        parties: who is named in which claim.
        claims: places of the claims among the columns.
        limit: how many ties, those told most often.
    """
    if not len(claims):
        return Network((), (), 0, 0)
    every, members = _pairs(now, parties, claims).ties()
    shown = every[:limit]
    named = parties_numbered(engine, {int(number) for number in np.unique(shown[:, :2])})
    days = first_days(now.index)
    latest = [places[np.argsort(-days[places], kind="stable")][:CLAIMS_OF_A_TIE] for places in members[:limit]]
    numbers = now.index.columns["number"]
    ids = claim_ids_numbered(engine, (int(numbers[place]) for places in latest for place in places))
    ties = []
    for row, places, newest in zip(shown, members, latest, strict=False):
        claims_of_it = tuple(ids[int(numbers[place])] for place in newest)
        ties.append(_tie(now, row, named, claims_of_it, places, days[places]))
    totals = len(np.unique(every[:, :2])), len(every)
    return Network(_tied({party.id: party for party in named.values()}, ties), tuple(ties), *totals)


def _tied(named: Mapping[str, PartyIdentity], ties: Sequence[Tie]) -> tuple[TiedParty, ...]:
    """Return the parties of ties, those with most claims first."""
    counts: Counter[str] = Counter()
    for tie in ties:
        counts.update({tie.source: tie.count, tie.target: tie.count})
    nodes = (TiedParty(id, named[id].label, named[id].kind, count) for id, count in counts.items())
    return tuple(sorted(nodes, key=lambda node: (-node.claims, node.id)))


def _pairs(now: Now, parties: ClaimParties, claims: Numbers) -> _Pairs:
    """Return the pairs of who acts and towards whom, and of those who act together."""
    index = now.index
    claims = np.sort(claims[np.isin(index.columns["kind"][claims], (_EVENT, _PROPOSAL))])
    named = _Named.of(parties, index.columns["number"][claims], claims)
    towards = named.joined(named.having(_FIRST), named.having(_SECOND))
    actors = named.having(("actor",))
    beside = named.joined(actors, actors)
    beside = beside[beside[:, 0] < beside[:, 1]]
    types = [index.types.find(each) for each in _TOGETHER]
    beside = beside[np.isin(index.columns["type"][named.place[beside[:, 0]]], types)]
    rows = np.concatenate([named.rows(index.columns, towards, 1), named.rows(index.columns, beside, 0)])
    return _Pairs(np.unique(rows[rows[:, 0] != rows[:, 1]], axis=0))


@dataclass(frozen=True)
class _Named:
    """The parties of some claims: party, role and claim of each naming, in order of the claims."""

    parties: ClaimParties
    party: Numbers
    role: Numbers
    place: Numbers

    @classmethod
    def of(cls, parties: ClaimParties, numbers: Numbers, places: Numbers) -> _Named:
        at = np.searchsorted(numbers, parties.columns["claim"])
        inside = (at < len(numbers)) & (parties.parties() > 0)
        inside[inside] = numbers[at[inside]] == parties.columns["claim"][inside]
        found = np.flatnonzero(inside)
        return cls(parties, parties.parties()[found], parties.columns["role"][found], places[at[found]])

    def having(self, roles: Sequence[str]) -> Numbers:
        """Return the namings in some roles."""
        return np.flatnonzero(np.isin(self.role, [self.parties.roles.find(role) for role in roles]))

    def joined(self, first: Numbers, second: Numbers) -> Numbers:
        """Return all pairs of a first and a second naming in the same claim."""
        begins = np.searchsorted(self.place[second], self.place[first], "left")
        lengths = np.searchsorted(self.place[second], self.place[first], "right") - begins
        within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return np.stack([np.repeat(first, lengths), second[within + np.repeat(begins, lengths)]], axis=1)

    def rows(self, columns: Mapping[str, NDArray[Any]], pairs: Numbers, directed: int) -> Numbers:
        """Return pairs as rows; where both act together, the one with the lower number stands first."""
        source, target = self.party[pairs[:, 0]], self.party[pairs[:, 1]]
        if not directed:
            source, target = np.minimum(source, target), np.maximum(source, target)
        place = self.place[pairs[:, 0]]
        sort = np.where(columns["kind"][place] == _PROPOSAL, _PROPOSED, columns["type"][place])
        return np.stack([source, target, sort, np.full(len(place), directed), place], axis=1).astype(np.int64)


def _tie(  # noqa: PLR0913  # what a tie is made from
    now: Now, row: Numbers, named: Mapping[int, PartyIdentity], claims: tuple[str, ...], places: Numbers, days: Numbers
) -> Tie:
    source, target, sort, directed = (int(value) for value in row)
    told = days[days > 0]
    return Tie(
        source=named[source].id,
        target=named[target].id,
        type="proposal" if sort == _PROPOSED else now.index.types.values[sort],
        directed=bool(directed),
        claims=claims,
        count=len(places),
        first_day=date.fromordinal(int(told.min())) if len(told) else None,
        last_day=date.fromordinal(int(told.max())) if len(told) else None,
        confidence=round(float(now.index.columns["confidence"][places].max()), 3),
    )
