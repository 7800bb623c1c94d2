"""Each of PLOVER's conventions gives the rows that its example in resources/plover.toml promises."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from pourparler.lexicon.plover import load_plover
from pourparler.schema.claims import Event
from pourparler.schema.dates import When
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party, Place
from pourparler.schema.record import Program
from pourparler.schema.spans import Quote, Span
from pourparler.schema.views import StoredClaim, StoredDocument
from pourparler.show.coded_events import code_events
from pourparler.show.plover import COLUMNS, country_of, row_of, sector_of

TABLE = tomllib.loads((Path(__file__).parents[2] / "resources" / "plover.toml").read_text(encoding="utf-8"))
CELLS = {
    "type": "Event Type",
    "mode": "Event Mode",
    "actors": "Actor Name",
    "recipients": "Recipient Name",
    "date": "Event Date",
    "contexts": "Contexts",
}


def quote(text: str, words: str) -> Quote:
    start = text.index(words)
    return Quote(words, Span(start, start + len(words)))


def stored(text: str, claim: dict[str, Any], published: str = TABLE["published"], **fields: Any) -> StoredClaim:
    trigger = quote(text, claim["trigger"])
    day = date.fromisoformat(claim["when"]) if "when" in claim else None
    event = Event(
        id=f"c-{trigger.span.start}",
        sentence=0,
        confidence=0.8,
        rules=("told",),
        factuality=claim.get("factuality", "happened"),
        when=When(trigger, day, day, "day") if day else None,
        trigger=trigger,
        type=claim["type"],
        mode=claim.get("mode"),
        actors=tuple(Party(quote(text, words)) for words in claim.get("actors", ())),
        recipients=tuple(Party(quote(text, words)) for words in claim.get("recipients", ())),
        **fields,
    )
    document = Document("d1", text, published=date.fromisoformat(published) if published else None, source="Wire")
    moment = datetime(2031, 5, 14, tzinfo=UTC)
    version = StoredDocument(document, 1, 1, moment)
    return StoredClaim(event, version, Quote(text, Span(0, len(text))), moment, Program("0", "w", "r"))


def rows_of(*claims: StoredClaim) -> list[dict[str, str]]:
    return [row_of(coded) for coded in code_events(claims)[0]]


@pytest.mark.parametrize("convention", TABLE["convention"], ids=lambda convention: str(convention["id"]))
def test_the_example_gives_its_rows(convention: dict[str, Any]) -> None:
    published = convention.get("published", TABLE["published"])
    claims = [stored(convention["example"], claim, published) for claim in convention["claims"]]
    coded, left_out = code_events(claims)
    rows = [{cell: row_of(event)[column] for cell, column in CELLS.items()} for event in coded]
    assert rows == [dict.fromkeys(CELLS, "") | row for row in convention["rows"]]
    assert convention["id"] in {*left_out, *(identity for event in coded for identity in event.conventions)}


def test_every_example_claims_its_own_words() -> None:
    for convention in TABLE["convention"]:
        assert all(claim["trigger"] in convention["example"] for claim in convention["claims"])


def test_conventions_are_in_the_table_and_unlike() -> None:
    ids = [convention.id for convention in load_plover().conventions]
    assert ids == [convention["id"] for convention in TABLE["convention"]]
    assert len(set(ids)) == len(ids)


def test_two_acts_of_one_sentence_stay_two() -> None:
    text = "Lima shelled the port and bombed the town."
    acts = [{"type": "ASSAULT", "trigger": trigger, "actors": ["Lima"]} for trigger in ("shelled", "bombed")]
    assert len(rows_of(*(stored(text, act) for act in acts))) == 2


def test_a_row_has_every_column_and_the_quotation() -> None:
    text = "Lima shelled the port."
    place = Place(quote(text, "the port"), "Port", "SD", 19.6, 37.2, "place", 12)
    (row,) = rows_of(stored(text, {"type": "ASSAULT", "trigger": "shelled", "actors": ["Lima"]}, where=place))
    assert list(row) == list(COLUMNS)
    assert (row["Quotation"], row["Trigger"], row["Confidence"], row["Claimed Type"]) == (
        text,
        "shelled",
        "0.8",
        "ASSAULT",
    )
    assert (row["Country"], row["Latitude"], row["GeoNames ID"], row["Raw Placename"]) == (
        "SDN",
        "19.6",
        "12",
        "the port",
    )
    assert (row["Quad Code"], row["Conventions"]) == ("4", "undated_has_day_of_report")


def test_an_event_that_lasts_has_both_days() -> None:
    text = "Lima besieged the port from 1 May to 5 May."
    claim = stored(text, {"type": "COERCE", "trigger": "besieged", "actors": ["Lima"], "when": "2031-05-01"})
    lasting = When(claim.claim.trigger, date(2031, 5, 1), date(2031, 5, 5), "range")  # type: ignore[union-attr]
    text_and_claim = {"type": "COERCE", "trigger": "besieged", "actors": ["Lima"]}
    from dataclasses import replace

    (row,) = rows_of(replace(stored(text, text_and_claim), claim=replace(claim.claim, when=lasting)))
    assert (row["Event Date"], row["Event Date End"]) == ("2031-05-01", "2031-05-05")


@pytest.mark.parametrize(
    ("party", "country", "sector"),
    [
        (Party(None, "Sudan", "state:sd", "state", "SD"), "SDN", "GOV"),
        (Party(None, "the Sudanese army", None, "government", "SD"), "SDN", "MIL"),
        (Party(None, "the foreign ministry", None, "government", "SD"), "SDN", "GOV"),
        (Party(None, "Hamas", "movement:hamas", "armed-group", "PS"), "PSE", "REB"),
        (Party(None, "United Nations", "body:un", "igo"), "IGO", ""),
        (Party(None, "Antony Blinken", "person:antony-blinken", "person", "US"), "USA", "GOV"),
        (Party(None, "Meril Wire", None, "media", "XK"), "XKX", "JRN"),
        (Party(None, "somebody"), "", ""),
    ],
)
def test_codes_of_parties(party: Party, country: str, sector: str) -> None:
    assert (country_of(party), sector_of(party, date(2024, 2, 7))) == (country, sector)
