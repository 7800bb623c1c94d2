"""Parties and places as claims carry them, after resolution within the document and the embedded tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pourparler.schema.spans import Quote

PartyKind = Literal["person", "state", "government", "armed-group", "igo", "ngo", "media", "group", "other"]
PlacePrecision = Literal["place", "district", "region", "country"]


@dataclass(frozen=True, slots=True)
class Party:
    """A participant.

    Attributes:
        quote: the participant's words in this sentence, without its title; None when no word of the sentence names it.
        name: who that is, where the words are a pronoun or description, or a longer form known from the document.
        entity: stable id in the embedded table, once known.
        kind: what sort of party, once known.
        country: ISO 3166 alpha-2 code, once known.
    """

    quote: Quote | None
    name: str | None = None
    entity: str | None = None
    kind: PartyKind | None = None
    country: str | None = None

    @property
    def label(self) -> str:
        """The best name to show: the resolved one, else the words."""
        return self.name or (self.quote.text if self.quote else "")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something took place.

    Attributes:
        quote: the place's words.
        name: standard name.
        country: ISO 3166 alpha-2, None where unknown or contested.
        latitude: degrees north (WGS 84), None where the place was not resolved.
        longitude: degrees east.
        precision: what the coordinates stand for; a region's point is its centre, never a pin.
        geonames: GeoNames id, where there is one.
        contested: True where the sovereignty of the place is disputed.
    """

    quote: Quote
    name: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision | None = None
    geonames: int | None = None
    contested: bool = False
