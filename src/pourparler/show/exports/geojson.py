"""Claims on a map (GeoJSON, RFC 7946): a feature for each claim that names where, areas as areas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pourparler.schema.entities import Place
from pourparler.schema.exports import ExportedClaim
from pourparler.show.exports.areas import shape_of
from pourparler.show.exports.claim_facts import facts_of
from pourparler.show.exports.json_text import json_list


def geojson(claims: Iterable[ExportedClaim]) -> Iterator[bytes]:
    """Yield the feature collection of the claims that name a place."""
    features = (feature_of(claim, claim.stored.claim.where) for claim in claims if claim.stored.claim.where)
    return json_list('{"type": "FeatureCollection", "features": [', features, "]}")


def feature_of(exported: ExportedClaim, place: Place) -> dict[str, Any]:
    """Return the feature of a claim."""
    shape = shape_of(place)
    facts = facts_of(exported)
    identity = facts.pop("id")
    return {
        "type": "Feature",
        "id": identity,
        "geometry": shape.geometry,
        "properties": facts
        | {
            "place": place.name or place.quote.text,
            "place_words": place.quote.text,
            "place_precision": place.precision,
            "country": place.country,
            "geonames": place.geonames,
            "contested": place.contested,
            "shape": shape.stands_for,
        },
    }
