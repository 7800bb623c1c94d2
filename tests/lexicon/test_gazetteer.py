from __future__ import annotations

import pytest

from pourparler.lexicon.gazetteer import Gazetteer

GAZETTEER = Gazetteer.load()


def test_places_of_one_name_come_by_population() -> None:
    first, second, *_ = GAZETTEER.lookup("Tripoli")
    assert (first.countries, second.countries) == (("LY",), ("LB",))


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Darfur", "SD", "region"),
        ("Rafah crossing", "PS", "place"),
        ("el-Fasher", "SD", "place"),
        ("Kiev", "UA", "place"),
        ("Zürich", "CH", "place"),
        ("Ukraine", "UA", "country"),
        ("Camp David", "US", "place"),
    ],
)
def test_names_and_spellings(name: str, country: str, precision: str) -> None:
    place = GAZETTEER.lookup(name)[0]
    assert (place.countries[0], place.precision) == (country, precision)


def test_disputed_places_say_so_and_name_all_sides() -> None:
    place = GAZETTEER.lookup("Abyei")[0]
    assert place.contested
    assert set(place.countries) == {"SD", "SS"}


@pytest.mark.parametrize("name", ["", "Nowhere at all", "\n", "\0"])
def test_unknown_names_give_nothing(name: str) -> None:
    assert GAZETTEER.lookup(name) == ()


def test_coordinates_are_on_earth() -> None:
    for name in ("Goma", "Doha", "Nuku'alofa", "Suva", "Anchorage"):
        place = GAZETTEER.lookup(name)[0]
        assert abs(place.latitude) <= 90
        assert abs(place.longitude) <= 180


def test_the_gazetteer_is_as_large_as_it_says() -> None:
    assert len(GAZETTEER) > 70_000
