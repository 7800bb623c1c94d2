"""The ledger of a record: steps in, proposals with their states and the processes that they belong to out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pourparler.follow.offers import build_offers
from pourparler.follow.passes import features_in_order
from pourparler.follow.sides import Sides
from pourparler.follow.threads import gather
from pourparler.follow.ties import Ties
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
    return Ledger(offers, _processes(offers), tuple(by_place[place] for place in loose))


def _processes(offers: Sequence[Offer]) -> tuple[Process, ...]:
    """Group proposals into crises: those that share two sides, or answer or replace each other."""
    leaders = {offer.id: offer.id for offer in offers}

    def leader(identity: str) -> str:
        while leaders[identity] != identity:
            identity = leaders[identity]
        return identity

    def join(one: str, other: str) -> None:
        first, second = sorted((leader(one), leader(other)))
        leaders[second] = first

    bound = {side for offer in offers for side in _bound(offer)}
    by_pair: dict[tuple[str, str], str] = {}
    for offer in offers:
        # Who only mediates, in many crises perhaps, joins none of them.
        sides = sorted(_bound(offer) | ({offer.author} if offer.author in bound else set()))
        for pair in ((one, other) for at, one in enumerate(sides) for other in sides[at + 1 :]):
            join(offer.id, by_pair.setdefault(pair, offer.id))
        for other in (offer.counter_to, *offer.supersedes):
            if other is not None:
                join(offer.id, other)
    grouped: dict[str, list[Offer]] = {}
    for offer in offers:
        grouped.setdefault(leader(offer.id), []).append(offer)
    return tuple(_process(members) for members in grouped.values())


def _bound(offer: Offer) -> set[str]:
    """Return the sides that a proposal is to and that its terms bind; what is of one report alone (“#”) is no side."""
    obligors = {term.obligor for term in offer.terms if term.obligor and "#" not in term.obligor}
    return {*offer.addressees, *obligors}


def _process(offers: Sequence[Offer]) -> Process:
    counts = Counter(side for offer in offers for side in (*_bound(offer), offer.author) if side)
    parties = tuple(sorted(counts, key=lambda side: (-counts[side], side)))
    issues = tuple(dict.fromkeys(issue for offer in offers for issue in offer.issues))
    ids = tuple(offer.id for offer in offers)
    return Process(f"n-{content_hash('process', *sorted(ids)[:1])}", parties, issues, ids)
