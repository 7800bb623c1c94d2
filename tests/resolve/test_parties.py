from __future__ import annotations

from datetime import date

import pytest

from pourparler.resolve.parties import resolve_party

DAY = date(2024, 2, 7)


@pytest.mark.parametrize(
    ("text", "entity", "kind", "country"),
    [
        ("Kyiv", "state:ua", "state", "UA"),
        ("the Kremlin", "state:ru", "state", "RU"),
        ("the US", "state:us", "state", "US"),
        ("Hamas", "movement:hamas", "armed-group", "PS"),
        ("Antony Blinken", "person:antony-blinken", "person", "US"),
        ("US Secretary of State Antony Blinken", "person:antony-blinken", "person", "US"),
        ("Blinken", "person:antony-blinken", "person", "US"),
        ("President Biden", "person:joe-biden", "person", "US"),
        ("Israel's prime minister", "person:benjamin-netanyahu", "person", "IL"),
        ("Israeli officials", None, "government", "IL"),
        ("the Israeli government", "state:il", "government", "IL"),
        ("the government of Yemen", "state:ye", "government", "YE"),
        ("the Biden administration", "state:us", "government", "US"),
        ("Iran's foreign ministry", None, "government", "IR"),
        ("Palestinians", None, "group", "PS"),
        ("Colombian rebels", None, "group", "CO"),
        ("the Israeli army", "body:idf", "government", "IL"),
        ("UN Security Council", "body:unsc", "igo", None),
    ],
)
def test_who_is_meant(text: str, entity: str | None, kind: str, country: str | None) -> None:
    found = resolve_party(text, DAY, {})
    assert found is not None
    assert (found.entity, found.kind, found.country) == (entity, kind, country)


@pytest.mark.parametrize(
    "text",
    [
        "the army",
        "he",
        "us",
        "turkey",
        "Congo",
        "the group",
        "",
        "fighters loyal to Mr Machar",
        "Hamas and Israel",
        "Israel and President Putin",
    ],
)
def test_what_is_not_clear_stays_open(text: str) -> None:
    assert resolve_party(text, DAY, {}) is None


def test_words_that_describe_keep_their_name() -> None:
    found = resolve_party("Israeli officials", DAY, {})
    assert found is not None
    assert found.name == "Israeli officials"


def test_the_office_is_that_of_the_day() -> None:
    young, old = resolve_party("Joe Biden", date(2010, 1, 1), {}), resolve_party("Joe Biden", DAY, {})
    assert young is not None
    assert old is not None
    assert (young.office, old.office) == ("vice president", "president")


def test_the_day_tells_which_bearer_of_a_surname() -> None:
    found = resolve_party("President Aoun", date(2020, 1, 1), {})
    assert found is not None
    assert found.entity == "person:michel-aoun"


def test_the_story_tells_which_congo() -> None:
    found = resolve_party("Congo", DAY, {"CD": 0.9, "RW": 0.6})
    assert found is not None
    assert found.country == "CD"
