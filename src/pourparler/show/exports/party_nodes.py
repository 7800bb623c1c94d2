"""Parties as nodes of a graph: each once, by who they are across reports, else by their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pourparler.schema.exports import ExportedClaim
from pourparler.schema.negotiation import words_as_id
from pourparler.schema.participants import parties_of
from pourparler.show.exports.claim_facts import identity_at


@dataclass(frozen=True, slots=True)
class PartyNode:
    """A party of a graph.

    Attributes:
        id: of the party across reports, or made from its words.
        name: the name to show.
        others: further names.
        kind: what sort of party, None where nothing tells.
        country: ISO 3166 alpha-2 code.
    """

    id: str
    name: str
    others: tuple[str, ...]
    kind: str | None
    country: str | None


def nodes_of(exported: ExportedClaim) -> Iterator[tuple[str, PartyNode]]:
    """Yield the parties of a claim with their roles; those without any words are left out."""
    for at, (role, party) in enumerate(parties_of(exported.stored.claim)):
        known = identity_at(exported, at)
        if known:
            others = tuple(dict.fromkeys(name.label for name in known.names if name.label not in ("", known.label)))
            yield role, PartyNode(known.id, known.label, others, known.kind, known.country)
        elif party.label:
            yield role, PartyNode(party.entity or words_as_id(party.label), party.label, (), party.kind, party.country)
