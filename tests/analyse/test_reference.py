"""Who is who within one document: pronouns, descriptions, two at once."""

from __future__ import annotations

from datetime import date

import pytest

from pourparler.analyse.documents import Analyser
from pourparler.analyse.reference import description_evidence, pair_evidence
from pourparler.analyse.reference.description_kinds import kind_of
from pourparler.analyse.reference.known import lately, weights_of
from pourparler.analyse.reference.referents import Referent
from pourparler.lexicon.entities import EntityTable
from pourparler.neural.reader import Reader
from pourparler.schema.analysis import Mention
from pourparler.schema.documents import Document
from pourparler.schema.spans import Quote, Span


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


def test_the_office_tells_which_person(analyser: Analyser) -> None:
    text = "President Luis Vega received Foreign Minister Ana Ruiz. The president praised her. Ruiz thanked him."
    assert "The president" in chains(analyser, text)["Luis Vega"]


def test_a_person_without_that_office_is_not_meant(analyser: Analyser) -> None:
    text = "General Omar Sidi took the port on Monday. The ambassador left the city."
    assert chains(analyser, text)["Omar Sidi"] == ["Omar Sidi"]


def test_two_movements_leave_the_group_open(analyser: Analyser) -> None:
    text = "Hamas and Islamic Jihad fired rockets on Monday. The group denied it."
    assert all("The group" not in mentions for name, mentions in chains(analyser, text).items() if name != "The group")


def test_a_capital_counts_for_its_state(analyser: Analyser) -> None:
    table = EntityTable.load()
    kinshasa, congo = Referent("Kinshasa", "LOC"), Referent("DR Congo", "LOC")
    for at, referent in enumerate((kinshasa, congo)):
        referent.add(Mention(0, at, at + 1, Quote(referent.name, Span(at, at + 1))), subject=True)
    assert weights_of([kinshasa, congo], table)[congo.key(table)] == 2
    assert lately([kinshasa, congo], table) == [congo]


@pytest.mark.parametrize(
    ("noun", "plural", "kind"),
    [
        ("president", False, "office"),
        ("rebel", True, "fighters"),
        ("movement", False, "movement"),
        ("kingdom", False, "country"),
        ("ministry", False, "body"),
        ("table", False, None),
    ],
)
def test_what_a_noun_asks_for(noun: str, plural: bool, kind: str | None) -> None:
    assert kind_of(noun, plural) == kind


def test_mediators_are_not_the_sides(analyser: Analyser) -> None:
    text = (
        "Armenia and Azerbaijan agreed to a truce on Monday. Armenia had accused Azerbaijan of shelling a village. "
        "France urged both sides to talk."
    )
    found = chains(analyser, text)
    assert found["Armenia and Azerbaijan"] == ["both sides"]


@pytest.mark.parametrize("row", [*description_evidence.EVIDENCE, *pair_evidence.EVIDENCE], ids=lambda row: row.id)
def test_every_evidence_counts(row: description_evidence.Evidence | pair_evidence.Evidence) -> None:
    assert row.weight != 0
