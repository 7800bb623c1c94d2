"""Who is who within one document: pronouns, descriptions, two at once."""

from __future__ import annotations

from datetime import date

import pytest

from pourparler.analyse.documents import Analyser
from pourparler.neural.reader import Reader
from pourparler.schema.documents import Document


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser(Reader.load())


def chains(analyser: Analyser, text: str) -> dict[str, list[str]]:
    analysis = analyser.analyse(Document("d", text, "", date(2024, 2, 7)))
    return {chain.name: [mention.quote.text for mention in chain.mentions] for chain in analysis.chains}


def test_joined_names_are_the_two_that_are_meant_next(analyser: Analyser) -> None:
    found = chains(analyser, "Salva Kiir and Riek Machar spoke by telephone. Both men promised a truce.")
    assert found["Salva Kiir and Riek Machar"] == ["Both men"]


def test_two_countries_are_not_the_sides_of_the_war(analyser: Analyser) -> None:
    text = "Houthis fired at a ship. Oman and Qatar called for calm. Israel struck. The two countries mediate."
    assert chains(analyser, text)["Oman and Qatar"] == ["The two countries"]


def test_an_office_means_its_holder(analyser: Analyser) -> None:
    text = (
        "Foreign Minister Ana Ruiz saw President Luis Vega. The foreign minister offered a truce. The president balked."
    )
    found = chains(analyser, text)
    assert found["Ana Ruiz"] == ["Ana Ruiz", "The foreign minister"]
    assert found["Luis Vega"] == ["Luis Vega", "The president"]


def test_another_office_means_nobody_named(analyser: Analyser) -> None:
    found = chains(analyser, "Foreign Minister Ana Ruiz arrived on Monday. The defence minister stayed away.")
    assert found["Ana Ruiz"] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("M23 took the town. The rebels said they would withdraw.", "M23", ["M23", "The rebels", "they"]),
        ("Hamas rejected the plan. The movement said it would fight on.", "Hamas", ["Hamas", "The movement", "it"]),
    ],
)
def test_what_a_movement_is_called(analyser: Analyser, text: str, name: str, mentions: list[str]) -> None:
    assert chains(analyser, text)[name] == mentions


def test_a_subject_that_means_nothing(analyser: Analyser) -> None:
    assert chains(analyser, "The European Union met on Monday. It is feared that the talks will fail.") == {
        "European Union": ["European Union"],
        "the talks": ["the talks"],
    }
