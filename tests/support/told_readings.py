"""Hand-made readings of an invented quarrel, for the tests of identities: several outlets, copies, other spellings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from fake_pipeline import PROGRAM

from pourparler.schema.claims import AnyClaim, Event
from pourparler.schema.codec import identify
from pourparler.schema.dates import When
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party, Place
from pourparler.schema.record import Reading
from pourparler.schema.spans import Quote, Span

MONDAY = date(2024, 2, 5)
TUESDAY = date(2024, 2, 6)


@dataclass(frozen=True)
class Fact:
    """An event that a sentence tells: its trigger and the words of its participants, place and day."""

    trigger: str
    type: str
    actors: Sequence[str] = ()
    recipients: Sequence[str] = ()
    place: str = ""
    when: tuple[str, date] | None = None
    factuality: str = "happened"


def told(identity: str, sentences: Sequence[tuple[str, Sequence[Fact]]], **facts: Any) -> Reading:
    """Return the reading of a report whose sentences tell the given events."""
    known: dict[str, Any] = {"id": identity, "published": TUESDAY, "source": "Meril Wire", "title": identity}
    text = " ".join(sentence for sentence, _ in sentences)
    document = Document(text=text, **(known | facts))
    spans, claims, at = [], list[AnyClaim](), 0
    for number, (sentence, events) in enumerate(sentences):
        span = Span(at, at + len(sentence))
        spans.append(span)
        claims += [_event(text, number, span, fact) for fact in events]
        at = span.end + 1
    return Reading(document, identify(document, claims), (), PROGRAM, tuple(spans))


def _event(text: str, number: int, span: Span, fact: Fact) -> Event:
    def quote(words: str) -> Quote:
        start = text.index(words, span.start, span.end)
        return Quote(words, Span(start, start + len(words)))

    when = When(quote(fact.when[0]), fact.when[1], fact.when[1], "day") if fact.when else None
    return Event(
        sentence=number,
        confidence=0.8,
        rules=("told",),
        factuality=fact.factuality,  # type: ignore[arg-type]
        trigger=quote(fact.trigger),
        type=fact.type,  # type: ignore[arg-type]
        actors=tuple(Party(quote(words)) for words in fact.actors),
        recipients=tuple(Party(quote(words)) for words in fact.recipients),
        where=Place(quote(fact.place), name=fact.place) if fact.place else None,
        when=when,
    )


SHELLING = Fact("shelled", "ASSAULT", ["The Alvanian army"], place="Port Meril", when=("Monday", MONDAY))
WIRE = told(
    "wire",
    [
        ("The Alvanian army shelled the fish market of Port Meril on Monday, killing nine people.", [SHELLING]),
        (
            "Foreign Minister Lena Holl met Tam Korr of the Northern Reed Front in Doha on Tuesday.",
            [Fact("met", "CONSULT", ["Lena Holl", "Tam Korr"], place="Doha", when=("Tuesday", TUESDAY))],
        ),
        (
            "The Front released twelve captured soldiers, Mr Korr said.",
            [Fact("released", "RETREAT", ["The Front"], ["twelve captured soldiers"])],
        ),
    ],
    title="Shells hit fish market of Port Meril",
    url="https://wire.example/1",
)
COPY = told(
    "copy",
    [
        (
            "The Alvanian army shelled the fish market of Port Meril on Monday, killing nine people.",
            [SHELLING],
        ),
        (
            "Foreign Minister Lena Holl met Tam Korr of the Northern Reed Front in Doha on Tuesday.",
            [Fact("met", "CONSULT", ["Lena Holl", "Tam Korr"], place="Doha", when=("Tuesday", TUESDAY))],
        ),
    ],
    title="Fish market of Port Meril shelled",
    source="Evening Post",
    author="Meril Wire",
    url="https://post.example/9",
)
OTHER = told(
    "other",
    [
        (
            "Nine died on Monday when the army shelled the fish market of Port Meril, Alvania's government says.",
            [Fact("shelled", "ASSAULT", ["the army"], place="Port Meril", when=("Monday", MONDAY))],
        ),
        (
            "Korr denied that the Reed Front had fired first.",
            [Fact("fired", "ASSAULT", ["the Reed Front"], factuality="negated")],
        ),
    ],
    title="Nine dead in shelled fish market",
    source="The Courier",
    url="https://courier.example/a",
)
PLANNED = told(
    "planned",
    [
        (
            "Lena Hol is to meet Mr Korr of the Northern Reed Front in Doha on Tuesday.",
            [
                Fact(
                    "meet",
                    "CONSULT",
                    ["Lena Hol", "Mr Korr"],
                    place="Doha",
                    when=("Tuesday", TUESDAY),
                    factuality="planned",
                )
            ],
        ),
    ],
    title="Talks expected",
    published=MONDAY,
    source="Alvania State Radio",
    url="https://radio.example/7",
)
NAMESAKE = told(
    "namesake",
    [
        (
            "Ida Korr, spokeswoman of the Women's League, met the envoy in Berun on Monday.",
            [Fact("met", "CONSULT", ["Ida Korr"], place="Berun", when=("Monday", MONDAY))],
        ),
    ],
    title="League sends a delegation",
    source="The Courier",
    url="https://courier.example/b",
)
CORRECTED = replace(
    told(
        "wire",
        [
            ("The Alvanian army shelled the fish market of Port Meril on Monday, killing eleven people.", [SHELLING]),
            (
                "Foreign Minister Lena Holl met Tam Korr of the Northern Reed Front in Doha on Tuesday.",
                [Fact("met", "CONSULT", ["Lena Holl", "Tam Korr"], place="Doha", when=("Tuesday", TUESDAY))],
            ),
        ],
        title="Shells hit fish market of Port Meril",
        url="https://wire.example/1",
    )
)
QUARREL = (WIRE, COPY, OTHER, PLANNED, NAMESAKE)
