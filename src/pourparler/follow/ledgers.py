"""The ledger of a record: steps in, proposals with their states and the processes that they belong to out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from pourparler.follow.offers import build_offers
from pourparler.follow.passes import features_in_order
from pourparler.follow.sides import Sides
from pourparler.follow.threads import gather
from pourparler.follow.ties import Ties
from pourparler.schema.claims import Issue
from pourparler.schema.hashes import content_hash
from pourparler.schema.ledger import Ledger, Offer, Process
from pourparler.schema.negotiation import TakenStep


def build_ledger(steps: Sequence[TakenStep], sides: Sides, ties: Ties | None = None) -> Ledger:
    """Return the ledger.

    Args:
        steps: of all reports, in any order.
        sides: who stands for whom.
        ties: what persons decided about claims.
    """
    ordered = features_in_order(steps, sides)
    threads, loose = gather([(place, features) for place, _, features in ordered], ties)
    by_place = {place: taken for place, taken, _ in ordered}
    offers = build_offers(threads, by_place, sides)
    return Ledger(
        offers, processes_of([Member.of(offer) for offer in offers]), tuple(by_place[place] for place in loose)
    )


@dataclass(frozen=True, slots=True)
class Member:
    """What of a proposal tells which crisis it belongs to.

    Attributes:
        id: of the proposal.
        author: the side it is from.
        bound: sides that it is to and that its terms bind; what is of one report alone (“#”) is no side.
        issues: what its terms are about.
        related: ids of the proposals that it answers or replaces.
    """

    id: str
    author: str | None
    bound: tuple[str, ...]
    issues: tuple[Issue, ...]
    related: tuple[str, ...]

    @classmethod
    def of(cls, offer: Offer) -> Member:
        """Return what tells the crisis of a proposal."""
        obligors = {term.obligor for term in offer.terms if term.obligor and "#" not in term.obligor}
        related = tuple(other for other in (offer.counter_to, *offer.supersedes) if other is not None)
        return cls(offer.id, offer.author, tuple(sorted({*offer.addressees, *obligors})), offer.issues, related)


def processes_of(members: Sequence[Member]) -> tuple[Process, ...]:
    """Group proposals into crises: those that share two sides, or answer or replace each other.

    Args:
        members: all proposals by their first day.
    """
    leaders = {member.id: member.id for member in members}

    def leader(identity: str) -> str:
        while leaders[identity] != identity:
            identity = leaders[identity]
        return identity

    def join(one: str, other: str) -> None:
        first, second = sorted((leader(one), leader(other)))
        leaders[second] = first

    bound = {side for member in members for side in member.bound}
    by_pair: dict[tuple[str, str], str] = {}
    for member in members:
        # Who only mediates, in many crises perhaps, joins none of them.
        sides = member.bound
        if member.author in bound and member.author not in sides:
            sides = tuple(sorted((*sides, member.author)))
        for pair in combinations(sides, 2):
            join(member.id, by_pair.setdefault(pair, member.id))
        for other in member.related:
            join(member.id, other)
    grouped: dict[str, list[Member]] = {}
    for member in members:
        grouped.setdefault(leader(member.id), []).append(member)
    return tuple(_process(each) for each in grouped.values())


def _process(members: Sequence[Member]) -> Process:
    counts = Counter(side for member in members for side in (*member.bound, member.author) if side)
    parties = tuple(sorted(counts, key=lambda side: (-counts[side], side)))
    issues = tuple(dict.fromkeys(issue for member in members for issue in member.issues))
    ids = tuple(member.id for member in members)
    return Process(f"n-{content_hash('process', *sorted(ids)[:1])}", parties, issues, ids)
