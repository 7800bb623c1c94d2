"""Where a place is on a map: a point for a place, an area for an area; an area drawn as such is no border.

A country is the hull of its populated places in the embedded gazetteer. Of districts and regions only the middle is
known, so that a circle of a usual size stands for them. Shapes follow RFC 7946: longitude first, rings closed and
counter-clockwise, cut where they cross the antimeridian.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np

from pourparler.lexicon.gazetteer import PRECISIONS, STEPS_PER_DEGREE, Gazetteer
from pourparler.schema.entities import Place

RADII = {"district": 15, "region": 75, "country": 150}
"""Kilometres of the circle around the middle of an area."""
HULL = "hull of the country's populated places, not its border"
_CORNERS = 24
_KM_PER_DEGREE = 111.32
_PLACES_NEEDED = 3
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A GeoJSON geometry, and what it stands for: ``point``, or how an area was drawn."""

    geometry: dict[str, Any] | None
    stands_for: str


def shape_of(place: Place) -> Shape:
    """Return the shape of a place; without geometry where it was not resolved."""
    if place.latitude is None or place.longitude is None:
        return Shape(None, "not resolved")
    if place.precision == "place":
        return Shape({"type": "Point", "coordinates": [place.longitude, place.latitude]}, "point")
    if place.precision == "country" and place.country:
        hull = hull_of(place.country)
        if hull:
            return Shape(_polygons(hull), HULL)
    radius = RADII[place.precision or "region"]
    ring = _circle((place.longitude, place.latitude), radius)
    return Shape(_polygons(ring), f"circle of {radius} km around its middle, not its border")


@cache
def hull_of(country: str) -> tuple[Point, ...]:
    """Return the convex hull of a country's populated places, counter-clockwise and open; empty where it has too few.

    Longitudes run beyond 180 where the country lies on both sides of the antimeridian.
    """
    gazetteer = Gazetteer.load()
    codes = [number for number, held in enumerate(gazetteer.codes) if country in held]
    columns = gazetteer.columns
    own = np.isin(columns["countries"], codes) & (columns["precisions"] == PRECISIONS.index("place"))
    found = zip(columns["longitudes"][own].tolist(), columns["latitudes"][own].tolist(), strict=True)
    points = sorted({(longitude / STEPS_PER_DEGREE, latitude / STEPS_PER_DEGREE) for longitude, latitude in found})
    hull = convex_hull(_unbroken(points))
    return hull if len(hull) >= _PLACES_NEEDED else ()


def convex_hull(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the corners of the convex hull, counter-clockwise (Andrew's monotone chain).

    >>> convex_hull([(0, 0), (1, 1), (2, 0), (2, 2), (0, 2)])
    ((0, 0), (2, 0), (2, 2), (0, 2))
    """
    ordered = sorted(set(points))
    if len(ordered) < _PLACES_NEEDED:
        return tuple(ordered)
    return tuple(_chain(ordered)[:-1] + _chain(ordered[::-1])[:-1])


def _chain(points: Sequence[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in points:
        while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0:
            kept.pop()
        kept.append(point)
    return kept


def _turn(first: Point, second: Point, third: Point) -> float:
    return (second[0] - first[0]) * (third[1] - first[1]) - (second[1] - first[1]) * (third[0] - first[0])


def _unbroken(points: Sequence[Point]) -> list[Point]:
    """Return points with the western ones moved east by a turn where a country crosses the antimeridian."""
    longitudes = sorted({longitude for longitude, _ in points})
    gaps = [(after - before, after) for before, after in pairwise(longitudes)]
    widest, begins = max(gaps, default=(0.0, 0.0))
    if not longitudes or widest <= longitudes[0] + 360 - longitudes[-1]:
        return list(points)
    return [(longitude + 360 if longitude < begins else longitude, latitude) for longitude, latitude in points]


def _circle(middle: Point, radius: float) -> tuple[Point, ...]:
    high = radius / _KM_PER_DEGREE
    wide = high / max(math.cos(math.radians(middle[1])), 0.01)
    turns = (2 * math.pi * corner / _CORNERS for corner in range(_CORNERS))
    return tuple(
        (middle[0] + wide * math.cos(turn), max(-90.0, min(90.0, middle[1] + high * math.sin(turn)))) for turn in turns
    )


def _polygons(ring: Sequence[Point]) -> dict[str, Any]:
    """Return the geometry of a convex ring, cut at the antimeridian where it crosses it."""
    parts = [
        _closed(tuple((longitude - shift, latitude) for longitude, latitude in kept))
        for shift in (-360, 0, 360)
        if (kept := _cut(_cut(ring, shift - 180, 1), shift + 180, -1))
    ]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": [parts[0]]}
    return {"type": "MultiPolygon", "coordinates": [[part] for part in parts]}


def _closed(ring: Sequence[Point]) -> list[list[float]]:
    corners = [[round(longitude, 3), round(latitude, 3)] for longitude, latitude in ring]
    return [*corners, corners[0]]


def _cut(ring: Sequence[Point], meridian: float, side: int) -> tuple[Point, ...]:
    """Return the part of a convex ring east (1) or west (-1) of a meridian; empty where less than an area is left."""
    kept: list[Point] = []
    for before, after in zip((*ring[-1:], *ring[:-1]), ring, strict=True):
        inside_before, inside_after = ((x - meridian) * side >= 0 for x in (before[0], after[0]))
        if inside_before != inside_after:
            share = (meridian - before[0]) / (after[0] - before[0])
            kept.append((meridian, before[1] + share * (after[1] - before[1])))
        if inside_after:
            kept.append(after)
    distinct = tuple(dict.fromkeys(kept))
    return distinct if len(distinct) >= _PLACES_NEEDED else ()
