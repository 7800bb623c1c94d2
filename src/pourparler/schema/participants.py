"""The parties of a claim in one fixed order; the record counts them by it (``claim_parties.position``)."""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.schema.claims import Claim, Event, Proposal
from pourparler.schema.entities import Party

_ROLES = ("speaker", "audience", "holder", "author", "addressee", "responder", "counted_by", "according_to")


def parties_of(claim: Claim) -> Iterator[tuple[str, Party]]:
    """Yield the parties of a claim with their roles: actors and recipients, obligors, then the single ones."""
    if isinstance(claim, Event):
        yield from (("actor", party) for party in claim.actors)
        yield from (("recipient", party) for party in claim.recipients)
    if isinstance(claim, Proposal):
        yield from (("obligor", term.obligor) for term in claim.terms if term.obligor)
    for role in _ROLES:
        party = getattr(claim, role, None)
        if party is not None:
            yield role, party
