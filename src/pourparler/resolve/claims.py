"""Claims with their parties and places resolved: within the document by its chains, then against the embedded tables.

Comes in: claims whose parties have only their words; goes out: the same claims with names, ids, countries and
coordinates where they are known. Nothing is guessed: what is not known stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from pourparler.schema.analysis import Analysis, Chain
from pourparler.schema.claims import AnyClaim, Term
from pourparler.schema.entities import Party, Place
from pourparler.schema.spans import Span


@dataclass(frozen=True, slots=True)
class Resolver:
    """Fills in who and where; it keeps nothing between documents."""

    @classmethod
    def load(cls) -> Resolver:
        """Return a resolver over the embedded tables."""
        return cls()

    def resolve(self, claims: Sequence[AnyClaim], analysis: Analysis) -> tuple[AnyClaim, ...]:
        """Return the claims with their parties and places resolved, in the same order.

        Args:
            claims: claims of one document.
            analysis: the analysis that they were made from.

        Returns:
            As many claims, in the same order, so that links keep their positions.
        """
        chains = {mention.quote.span: chain for chain in analysis.chains for mention in chain.mentions}
        known = _Document(chains)
        return tuple(known.resolve_claim(claim) for claim in claims)


@dataclass(frozen=True, slots=True)
class _Document:
    """What one document tells of its parties: its coreference chains by the place of each mention."""

    chains: dict[Span, Chain]

    def resolve_claim(self, claim: AnyClaim) -> AnyClaim:
        changes: dict[str, Any] = {}
        for field in fields(claim):
            value = getattr(claim, field.name)
            resolved = self._resolve(value)
            if resolved is not value:
                changes[field.name] = resolved
        return replace(claim, **changes) if changes else claim

    def _resolve(self, value: object) -> object:
        match value:
            case Party():
                return self.resolve_party(value)
            case Place():
                return value
            case Term(obligor=Party() as obligor):
                return replace(value, obligor=self.resolve_party(obligor))
            case tuple() if any(isinstance(member, (Party, Term)) for member in value):
                return tuple(self._resolve(member) for member in value)
            case _:
                return value

    def resolve_party(self, party: Party) -> Party:
        """Name a party by the chain that its words belong to."""
        if party.quote is None or party.name is not None:
            return party
        chain = self.chains.get(party.quote.span)
        if chain is None or chain.name == party.quote.text:
            return party
        return replace(party, name=chain.name)
