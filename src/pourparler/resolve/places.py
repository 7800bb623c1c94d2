"""Where a place is: its words and the countries of the story in, a place out.

A name that many places bear goes to the one that stands out by population and by the story's countries; where none
does, the place keeps the text's own name and has no coordinates.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from pourparler.lexicon.gazetteer import Gazetteer, PlaceCandidate
from pourparler.schema.entities import Place, PlacePrecision
from pourparler.schema.spans import Quote

# Weights in powers of ten of population: being in the story's country counts like a thousand times the people.
_STORY = 3.0
# Named in nearly every story, and with a namesake of nearly every city: its being there says little.
_EVERYWHERE = {"US": 0.1}
_LISTED = 7.5
_CAPITAL = 6.5
_STATE = 1.0
_ALTERNATE = -1.5
_CLEAR = 0.7
_NEAR_DEGREES = 0.6
_SMALL = 1000
_DIRECTION = re.compile(
    r"^(?:the )?(?:(?:far )?(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?|"
    r"central|greater|rural|occupied|"
    r"downtown|upper|lower)(?: of)? (?P<rest>.+)$",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"^(?:the )?(?P<rest>.+?) (?:city|province|region|district|governorate|state|oblast|county|department|prefecture|"
    r"airport|international airport|border|area|town|refugee camp|camp|port|capital|territory|countryside|suburbs?)$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"^(?:the )?(?:city|town|village|province|region|state|port|port city|capital|outskirts|suburbs?|island|district)"
    r" of (?P<rest>.+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A place that stands out, and how precisely the words name it."""

    candidate: PlaceCandidate
    precision: PlacePrecision
    name: str


def resolve_place(quote: Quote, countries: Mapping[str, float], gazetteer: Gazetteer | None = None) -> Place:
    """Return the place that the words name, with coordinates only where it is clear.

    Args:
        quote: the words.
        countries: ISO codes of the story with weights from 0 to 1.
        gazetteer: the known places; the embedded ones when left out.

    Returns:
        A place; its name is the text's own where nothing stands out.
    """
    found = find_place(quote.text, countries, gazetteer or Gazetteer.load())
    if found is None:
        return Place(quote, name=quote.text)
    place = found.candidate
    return Place(
        quote,
        name=found.name,
        country=place.countries[0],
        latitude=place.latitude,
        longitude=place.longitude,
        precision=found.precision,
        geonames=place.geonames,
        contested=place.contested,
    )


def find_place(text: str, countries: Mapping[str, float], gazetteer: Gazetteer) -> Found | None:
    """Return the place that stands out among those that the words may name.

    >>> find_place("Tripoli", {"LB": 0.8}, Gazetteer.load()).candidate.countries
    ('LB',)
    """
    words = text.strip().strip('.,;:"“”')
    if not any(letter.isupper() for letter in words):
        return None
    if best := _best(gazetteer.lookup(words), countries):
        return Found(best, best.precision, best.name)
    return _within(words, countries, gazetteer) or _around(words, countries, gazetteer)


def _within(words: str, countries: Mapping[str, float], gazetteer: Gazetteer) -> Found | None:
    """“Nyakabiga, Bujumbura” or “Aleppo, Syria”: the part after the comma tells the country."""
    first, comma, rest = words.partition(", ")
    if not comma or (outer := find_place(rest, countries, gazetteer)) is None:
        return None
    code = outer.candidate.countries[0]
    inner = _best([place for place in gazetteer.lookup(first) if code in place.countries], {code: 1.0})
    if inner:
        return Found(inner, inner.precision, inner.name)
    # The point is only that of what lies around it.
    return Found(outer.candidate, "country" if outer.precision == "country" else "district", words)


def _around(words: str, countries: Mapping[str, float], gazetteer: Gazetteer) -> Found | None:
    """“southern Syria”, “Kasai province”, “the city of Nyala”: the point of the place, less precise than a pin."""
    for pattern, exact in ((_OF, True), (_DIRECTION, False), (_KIND, False)):
        match = pattern.match(words)
        if match is None or not match["rest"][:1].isupper():
            continue
        inner = find_place(match["rest"], countries, gazetteer)
        if inner:
            precision: PlacePrecision = inner.precision if exact else _coarser(inner.precision)
            return Found(inner.candidate, precision, inner.name if exact else words.removeprefix("the "))
    return None


def _coarser(precision: PlacePrecision) -> PlacePrecision:
    return "district" if precision == "place" else "region"


def _best(
    candidates: tuple[PlaceCandidate, ...] | list[PlaceCandidate], countries: Mapping[str, float]
) -> PlaceCandidate | None:
    """Return the candidate that stands out, if one does."""
    scored = sorted(
        ((_score(place, countries), place) for place in candidates if _plausible(place, countries)),
        key=lambda item: -item[0],
    )
    if not scored:
        return None
    best, winner = scored[0]
    rivals = [score for score, place in scored[1:] if not _same(place, winner)]
    return winner if not rivals or best - rivals[0] >= _CLEAR else None


def _plausible(place: PlaceCandidate, countries: Mapping[str, float]) -> bool:
    """A hamlet far from the story, or one that only another name fits, is no reading of a name."""
    supported = any(countries.get(code, 0.0) > 0 for code in place.countries)
    return place.curated or supported or place.population >= _SMALL * (5 if place.alternate else 1)


def _score(place: PlaceCandidate, countries: Mapping[str, float]) -> float:
    weight = max((countries.get(code, 0.0) * _EVERYWHERE.get(code, 1.0) for code in place.countries), default=0.0)
    story = _STORY * math.sqrt(min(weight, 1.0))
    return _size(place) + story + (_ALTERNATE if place.alternate else 0.0)


def _size(place: PlaceCandidate) -> float:
    """How well known a place is, in powers of ten of people."""
    people = math.log10(place.population + 1)
    if place.precision == "country":
        return max(people, _LISTED) + _STATE
    if not place.curated:
        return people
    return max(people, _CAPITAL if place.geonames else _LISTED)


def _same(one: PlaceCandidate, other: PlaceCandidate) -> bool:
    """Two entries for about one place: a town and its region or camp."""
    near = max(abs(one.latitude - other.latitude), abs(one.longitude - other.longitude)) <= _NEAR_DEGREES
    return near and bool(set(one.countries) & set(other.countries))
