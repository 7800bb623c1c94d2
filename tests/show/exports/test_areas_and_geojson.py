"""Maps: points for places, areas for areas, by RFC 7946."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.schema.entities import Place
from pourparler.schema.exports import ExportedClaim
from pourparler.schema.spans import Quote, Span
from pourparler.show.exports.areas import convex_hull, hull_of, shape_of
from pourparler.show.exports.geojson import geojson

WORDS = Quote("there", Span(0, 5))
points = st.tuples(st.integers(-50, 50), st.integers(-50, 50))


def twice_the_area(ring: list[list[float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def rings_of(geometry: dict) -> list[list[list[float]]]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


@given(st.lists(points, max_size=30))
def test_a_hull_holds_every_point_and_turns_left(found: list[tuple[int, int]]) -> None:
    hull = convex_hull(found)
    assert set(hull) <= set(found)
    if len(hull) < 3:
        return
    for (x1, y1), (x2, y2) in zip(hull, hull[1:] + hull[:1], strict=True):
        assert all((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) >= 0 for x, y in found)


@pytest.mark.parametrize("country", ["SD", "UA", "RU", "FJ", "US", "NZ", "CL", "VA"])
@pytest.mark.parametrize("precision", ["country", "region", "district"])
def test_areas_are_areas(country: str, precision: str) -> None:
    shape = shape_of(Place(WORDS, "X", country, 52.0, 179.9, precision))  # type: ignore[arg-type]
    assert shape.geometry is not None
    assert shape.geometry["type"] in ("Polygon", "MultiPolygon")
    assert "not its border" in shape.stands_for
    for ring in rings_of(shape.geometry):
        assert ring[0] == ring[-1]
        assert len(ring) >= 4
        assert twice_the_area(ring) > 0, "an outer ring turns left"
        assert all(-180 <= longitude <= 180 and -90 <= latitude <= 90 for longitude, latitude in ring)


def test_a_country_on_both_sides_of_the_antimeridian_is_cut_there() -> None:
    assert any(longitude > 180 for longitude, _ in hull_of("RU"))
    shape = shape_of(Place(WORDS, "X", "RU", 0.0, 0.0, "country"))
    assert shape.geometry is not None
    assert shape.geometry["type"] == "MultiPolygon"


def test_places_are_points_and_what_is_not_resolved_is_nowhere() -> None:
    assert shape_of(Place(WORDS, "Meril", "XA", 1.5, 2.5, "place")).geometry == {
        "type": "Point",
        "coordinates": [2.5, 1.5],
    }
    assert shape_of(Place(WORDS)).geometry is None


def test_every_claim_with_a_place_is_a_feature(exported: list[ExportedClaim]) -> None:
    placed = [claim for claim in exported if claim.stored.claim.where]
    collection = json.loads(b"".join(geojson(placed)))
    assert collection["type"] == "FeatureCollection"
    assert [feature["id"] for feature in collection["features"]] == [claim.stored.claim.id for claim in placed]
    kinds = {f["properties"]["place_precision"]: f["geometry"]["type"] for f in collection["features"]}
    assert kinds == {"place": "Point", "country": "Polygon", "region": "Polygon"}
    assert {f["properties"]["review"] for f in collection["features"]} == {"unreviewed", "accepted", "edited"}
    assert all(f["properties"]["words"] in f["properties"]["quotation"] for f in collection["features"])
