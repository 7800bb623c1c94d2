from __future__ import annotations

from datetime import date

import pytest

from pourparler.resolve.identities.names import Naming
from pourparler.resolve.identities.offices import PATTERNS, offices_in
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party
from pourparler.schema.spans import Quote

TEXT = (
    "The Alvanian army shelled Port Meril, and Alvania's government blamed the Northern Reed Front. "
    "Foreign Minister Lena Holl met Tam Korr, spokesman of the Northern Reed Front. President Orm said no. "
    "Shells struck the market. The General Staff in Alvan denied it. Berun was silent."
)


def key(words: str, text: str = TEXT, **facts: str) -> str:
    document = Document(id="a", text=f"{text} {words}.", published=date(2024, 2, 7))
    quote = Quote.cut(document.text, len(text) + 1, len(document.text) - 1)
    party = Party(quote, **facts)  # type: ignore[arg-type]
    naming = Naming.of(document, [party])
    return naming.with_offices(offices_in(text, naming, document.published)).name(party).key


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Alvanian army", "army@alvan"),
        ("the army", "army@alvan"),
        ("the General Staff", "army@alvan"),
        ("Alvania's armed forces", "army@alvan"),
        ("Alvania's government", "government@alvan"),
        ("the government", "government@alvan"),
        ("Government of the Republic of Alvania", "government@alvan"),
        ("the government of President Orm", "government@alvan"),
        ("the Alvanian Health Ministry", "health ministry@alvan"),
        ("the Health Ministry", "health ministry@alvan"),
        ("Ministry of Foreign Affairs of Alvania", "foreign ministry@alvan"),
        ("Alvania", "alvania"),
        ("Berun", "berun"),
        ("Berun's army", "army@berun"),
        ("Northern Reed Front", "northern reed front"),
        ("so-called Reed Front", "northern reed front"),
        ("the Front", "northern reed front"),
        ("The Front's council", "council@northern reed front"),
        ("Tam Korr", "tam korr"),
        ("Mr Korr", "tam korr"),
        ("Korr", "tam korr"),
        ("Korr's movement", "northern reed front"),
        ("Foreign Minister Lena Holl", "lena holl"),
        ("President Orm", "mr orm@alvan"),
        ("Orm", "mr orm@alvan"),
        ("the rebels", "rebels@alvan"),
        ("the relief office", "relief office@alvan"),
    ],
)
def test_a_name_means_the_same_in_every_report(words: str, expected: str) -> None:
    assert key(words) == expected


@pytest.mark.parametrize("words", ["she", "both sides", "Shells", "120 soldiers", "a diplomat", "the guns"])
def test_what_names_nobody_is_of_its_report_alone(words: str) -> None:
    assert "#" in key(words)
    assert key(words) != key(words, "Another report.")


def test_what_the_embedded_table_knows_keeps_its_id() -> None:
    assert key("Kyiv", entity="state:ua") == "state:ua"


def test_the_army_stays_open_where_two_states_have_one() -> None:
    text = "The Alvanian army met the Berunese army. Alvanian officials and Berunese officials smiled."
    assert "#" in key("the army", text)


@pytest.mark.parametrize("pattern", PATTERNS, ids=[pattern.id for pattern in PATTERNS])
def test_every_pattern_of_an_office_finds_its_example(pattern: object) -> None:
    example, regex = pattern.example, pattern.regex  # type: ignore[attr-defined]
    assert regex.search(example)
    text = f"{example} The Tarvonan government and the Tarvonan army are silent."
    document = Document(id="a", text=text, published=date(2024, 2, 7))
    found = offices_in(text, Naming.of(document, []), document.published)
    assert len(found) == 1
    assert found[0].words.of(text) in text
    assert {found[0].person} <= {
        "jorun pell",
        "corin ashby",
        "tavi korrad",
        "sefa lorne",
        "oskel irun",
        "lenka hollin",
        "helene marquand",
    }


def test_a_title_alone_gives_way_to_what_the_report_says() -> None:
    text = "Foreign Minister Corin Ashby spoke. Norvast's foreign minister, Corin Ashby, left. The Tarvonan army waits."
    document = Document(id="a", text=text)
    found = offices_in(text, Naming.of(document, []), None)
    assert [(office.person, office.acts_for) for office in found] == [("corin ashby", "norvast")]
