from __future__ import annotations

from datetime import date

import pytest

from pourparler.lexicon.entities import EntityTable

TABLE = EntityTable.load()


def ids(text: str) -> set[str]:
    return {candidate.entity.id for candidate in TABLE.lookup(text)}


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("US", "state:us"),
        ("U.S.", "state:us"),
        ("the United States", "state:us"),
        ("Türkiye", "state:tr"),
        ("the Kremlin", "state:ru"),
        ("Kyiv", "state:ua"),
        ("the Élysée", "state:fr"),
        ("UNHCR", "body:unhcr"),
        ("Ansar Allah", "movement:houthis"),
        ("Abdel-Fattah El-Burhan", "person:abdel-fattah-al-burhan"),
        ("Hemedti", "person:mohamed-hamdan-dagalo"),
        ("Artsakh", "state:nagorno-karabakh"),
    ],
)
def test_names_and_other_names_lead_to_the_entity(text: str, entity: str) -> None:
    assert entity in ids(text)


@pytest.mark.parametrize("word", ["us", "turkey", "who", "care", "is", "chad", "amal", ""])
def test_common_words_are_no_names(word: str) -> None:
    assert ids(word) == set()


def test_ambiguous_names_give_every_bearer() -> None:
    assert {"state:cd", "state:cg"} <= ids("Congo")
    assert {"person:michel-aoun", "person:joseph-aoun"} <= ids("Aoun")


def test_terms_tell_who_held_an_office_on_a_day() -> None:
    biden = TABLE.by_id["person:joe-biden"]
    assert [term.office for term in biden.terms_at(date(2024, 2, 7))] == ["president"]
    assert [term.office for term in biden.terms_at(date(2010, 2, 7))] == ["vice president"]
    assert biden.terms_at(date(2018, 1, 1)) == ()


def test_the_table_is_as_large_as_it_says() -> None:
    counted = [entity.id.split(":")[0] for entity in TABLE.entities]
    assert counted.count("state") >= 195
    assert counted.count("movement") >= 250
    assert counted.count("person") >= 600
