"""Reports with real places and a few parties, for what shows the record from above; what they tell is invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from pourparler.schema.claims import AnyClaim, Event, Figure
from pourparler.schema.codec import identify
from pourparler.schema.dates import When
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party, Place
from pourparler.schema.record import Program, Reading
from pourparler.schema.spans import Quote, Span

PROGRAM = Program("0.1.0", "sample", "1")
GENEVA: dict[str, Any] = {"name": "Geneva", "country": "CH", "latitude": 46.2, "longitude": 6.14, "precision": "place"}
SUDAN: dict[str, Any] = {"name": "Sudan", "country": "SD", "latitude": 16.0, "longitude": 30.0, "precision": "country"}
DARFUR: dict[str, Any] = {
    "name": "North Darfur", "country": "SD", "latitude": 15.6, "longitude": 25.0, "precision": "district",
}  # fmt: skip
SINGAPORE: dict[str, Any] = {
    "name": "Singapore", "country": "SG", "latitude": 1.37, "longitude": 103.8, "precision": "country",
}  # fmt: skip
UNKNOWN: dict[str, Any] = {"name": "Halm Ford"}

_TOLD: tuple[tuple[int, str, str, str, str, str, dict[str, Any]], ...] = (
    (1, "Alvania met Berun in Geneva.", "CONSULT", "met", "Alvania,Berun", "", GENEVA),
    (2, "Alvania accused Berun in Sudan.", "ACCUSE", "accused", "Alvania", "Berun", SUDAN),
    (3, "Alvania accused Berun in Sudan again.", "ACCUSE", "accused", "Alvania", "Berun", SUDAN),
    (4, "Berun shelled Alvania in North Darfur.", "ASSAULT", "shelled", "Berun", "Alvania", DARFUR),
    (5, "Alvania met Berun again in Geneva.", "CONSULT", "met", "Alvania,Berun", "", GENEVA),
    (6, "Carlia aided Berun from Singapore.", "AID", "aided", "Carlia", "Berun", SINGAPORE),
    (7, "Berun shelled Carlia at Halm Ford.", "ASSAULT", "shelled", "Berun", "Carlia", UNKNOWN),
)
_COUNTED = ((2, "Alvania", "18", 18.0), (4, "Alvania", "25", 25.0), (4, "Carlia", "40", 40.0))


def overview_readings() -> Iterator[Reading]:
    """Yield a report for each act and each count."""
    for day, sentence, kind, trigger, actors, recipients, place in _TOLD:
        yield _act(day, sentence, kind, trigger, actors.split(","), recipients.split(",") if recipients else [], place)
    for day, counter, words, number in _COUNTED:
        yield _count(day, counter, words, number)


def _act(
    day: int, sentence: str, kind: Any, trigger: str, actors: list[str], recipients: list[str], place: dict[str, Any]
) -> Reading:
    where = Place(_quote(sentence, str(place["name"])), **place)
    claim = Event(
        sentence=0,
        factuality="planned" if day == 5 else "happened",
        according_to=_party(sentence, "Carlia") if day == 7 else None,
        when=_when(day, sentence),
        where=where,
        confidence=0.9,
        rules=("sample",),
        trigger=_quote(sentence, trigger),
        type=kind,
        actors=tuple(_party(sentence, name) for name in actors),
        recipients=tuple(_party(sentence, name) for name in recipients),
    )
    return _reading(f"act-{day}", day, sentence, [claim])


def _count(day: int, counter: str, words: str, number: float) -> Reading:
    sentence = f"{counter} counted {words} dead in Geneva."
    claim = Figure(
        sentence=0,
        where=Place(_quote(sentence, "Geneva"), **GENEVA),
        confidence=0.9,
        rules=("sample",),
        topic="killed",
        text=_quote(sentence, words),
        low=number,
        best=number,
        high=number,
        counted_by=_party(sentence, counter),
        period="cumulative",
    )
    return _reading(f"count-{day}-{counter.lower()}", day, sentence, [claim])


def _reading(id: str, day: int, text: str, claims: list[AnyClaim]) -> Reading:
    document = Document(id=id, text=text, title=f"Report {id}", published=date(2024, 5, day), source="Meril Wire")
    return Reading(document, identify(document, claims), (), PROGRAM, (Span(0, len(text)),))


def _quote(text: str, words: str) -> Quote:
    at = text.index(words)
    return Quote.cut(text, at, at + len(words))


def _party(text: str, name: str) -> Party:
    return Party(_quote(text, name), name=name, kind="state")


def _when(day: int, text: str) -> When:
    return When(_quote(text, text.split()[1]), date(2024, 5, day), date(2024, 5, day), "day", False)
