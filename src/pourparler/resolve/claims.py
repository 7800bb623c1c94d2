"""Claims with their parties and places resolved: within the document by its chains, then against the embedded tables.

Comes in: claims whose parties have only their words; goes out: the same claims with names, ids, countries and
coordinates where they are known. Nothing is guessed: what is not known stays open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from pourparler.lexicon.entities import EntityTable
from pourparler.lexicon.gazetteer import Gazetteer
from pourparler.resolve.countries import weigh_countries
from pourparler.resolve.parties import Identity, resolve_party
from pourparler.resolve.places import resolve_place
from pourparler.resolve.speakers import Speakers
from pourparler.schema.analysis import Analysis, Chain
from pourparler.schema.claims import AnyClaim, Statement, Term
from pourparler.schema.entities import Party, Place
from pourparler.schema.spans import Span


@dataclass(frozen=True, slots=True)
class Resolver:
    """Fills in who and where; it keeps nothing between documents."""

    table: EntityTable
    gazetteer: Gazetteer

    @classmethod
    def load(cls) -> Resolver:
        """Return a resolver over the embedded tables."""
        return cls(EntityTable.load(), Gazetteer.load())

    def resolve(self, claims: Sequence[AnyClaim], analysis: Analysis) -> tuple[AnyClaim, ...]:
        """Return the claims with their parties and places resolved, in the same order.

        Args:
            claims: claims of one document.
            analysis: the analysis that they were made from.

        Returns:
            As many claims, in the same order, so that links keep their positions.
        """
        chains = {mention.quote.span: chain for chain in analysis.chains for mention in chain.mentions}
        countries = weigh_countries(analysis, self.table, self.gazetteer)
        report = _Report(analysis, chains, countries, self)
        named = [report.resolve_claim(claim) for claim in claims]
        speakers = Speakers.of([claim for claim in named if isinstance(claim, Statement)])
        voices = _Voices(speakers, report.publisher())
        return tuple(voices.resolve_claim(claim) for claim in named)


class _Walker:
    """Rebuilds a claim with each of its parties and places exchanged."""

    def resolve_claim(self, claim: AnyClaim) -> AnyClaim:
        changes: dict[str, Any] = {}
        for each in fields(claim):
            value = getattr(claim, each.name)
            resolved = self._resolve(value)
            if resolved is not value:
                changes[each.name] = resolved
        return replace(claim, **changes) if changes else claim

    def _resolve(self, value: object) -> object:
        match value:
            case Party():
                return self.party(value)
            case Place():
                return self.place(value)
            case Term(obligor=Party() as obligor):
                return replace(value, obligor=self.party(obligor))
            case tuple() if any(isinstance(member, (Party, Term)) for member in value):
                return tuple(self._resolve(member) for member in value)
            case _:
                return value

    def party(self, party: Party) -> Party:
        return party

    def place(self, place: Place) -> Place:
        return place


@dataclass(frozen=True)
class _Report(_Walker):
    """What one report tells of its parties: its coreference chains by the place of each mention, its countries."""

    analysis: Analysis
    chains: Mapping[Span, Chain]
    countries: Mapping[str, float]
    resolver: Resolver
    seen: dict[str, Identity | None] = field(default_factory=dict)

    def party(self, party: Party) -> Party:
        """Name a party by the chain that its words belong to, then look that name up in the tables."""
        if party.quote is None or party.entity is not None:
            return party
        chain = self.chains.get(party.quote.span)
        words = party.name or (chain.name if chain else party.quote.text)
        identity = self._look_up(words) or (self._look_up(party.quote.text) if words != party.quote.text else None)
        if identity is None:
            return party if words == party.quote.text else replace(party, name=words)
        name = identity.name if identity.entity else words
        return replace(
            party,
            name=None if name == party.quote.text else name,
            entity=identity.entity,
            kind=identity.kind,
            country=identity.country,
        )

    def place(self, place: Place) -> Place:
        """Put a place on the map where its words and the story's countries allow."""
        if place.latitude is not None:
            return place
        return resolve_place(place.quote, self.countries, self.resolver.gazetteer)

    def publisher(self) -> Party | None:
        """Return the party that publishes the report itself (“The White House”), None for media and the unknown."""
        source = self.analysis.document.source
        identity = self._look_up(source) if source else None
        if identity is None or identity.entity is None or identity.kind == "media":
            return None
        return Party(None, identity.name, identity.entity, identity.kind, identity.country)

    def _look_up(self, words: str) -> Identity | None:
        if words not in self.seen:
            published = self.analysis.document.published
            self.seen[words] = resolve_party(words, published, self.countries, self.resolver.table)
        return self.seen[words]


@dataclass(frozen=True)
class _Voices(_Walker):
    """Names “we” and “I”: inside reported speech by who speaks, elsewhere by the party that publishes the report."""

    speakers: Speakers
    publisher: Party | None

    def party(self, party: Party) -> Party:
        """Return a first person as the speaker of the words around it."""
        if party.quote is None or party.name is not None or not self.speakers.is_first_person(party.quote):
            return party
        speaker = self.speakers.at(party.quote.span) or self.publisher
        if speaker is None:
            return party
        return replace(party, name=speaker.label, entity=speaker.entity, kind=speaker.kind, country=speaker.country)
