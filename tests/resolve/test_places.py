from __future__ import annotations

import pytest

from pourparler.resolve.places import resolve_place
from pourparler.schema.entities import Place
from pourparler.schema.spans import Quote, Span


def where(text: str, **countries: float) -> Place:
    return resolve_place(Quote(text, Span(0, len(text))), countries)


@pytest.mark.parametrize(
    ("text", "story", "country"),
    [
        ("Tripoli", {"LY": 1.0}, "LY"),
        ("Tripoli", {"LB": 1.0}, "LB"),
        ("Georgia", {"RU": 1.0}, "GE"),
        ("Geneva", {"US": 1.0, "IR": 0.5}, "CH"),
        ("Paris", {"US": 1.0}, "FR"),
        ("Washington", {"UA": 1.0}, "US"),
        ("Rafah", {"EG": 1.0, "PS": 0.2}, "PS"),
        ("Doha", {}, "QA"),
        ("Aleppo, Syria", {}, "SY"),
        ("the city of Nyala", {"SD": 1.0}, "SD"),
    ],
)
def test_the_story_decides_between_namesakes(text: str, story: dict[str, float], country: str) -> None:
    assert where(text, **story).country == country


def test_parts_of_a_country_are_regions_with_their_own_name() -> None:
    place = where("southern Syria", SY=1.0)
    assert (place.country, place.precision) == ("SY", "region")
    other = where("western Sudan", SD=1.0)
    assert (other.name, other.country, other.precision) == ("western Sudan", "SD", "region")


@pytest.mark.parametrize("text", ["Springfield", "the border", "a village near the front", "Nowhereville"])
def test_without_a_clear_winner_there_are_no_coordinates(text: str) -> None:
    place = where(text)
    assert place.name == text
    assert place.latitude is None
    assert place.country is None


def test_disputed_places_are_marked() -> None:
    assert where("Golan Heights", IL=1.0).contested
