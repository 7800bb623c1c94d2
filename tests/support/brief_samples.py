"""Records for the tests of briefs, and the check that holds for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from report_samples import Report, crisis
from sqlalchemy import Engine

from pourparler.ask.writers import open_writer
from pourparler.schema.briefs import Brief
from pourparler.schema.claims import Event, Figure, Position
from pourparler.schema.dates import When
from pourparler.schema.entities import Place
from pourparler.schema.record import Reading
from pourparler.schema.views import ClaimFilter
from pourparler.store.engine import open_record
from pourparler.store.view import View

NOTHING_SURE = re.compile(r"\b(likely|unlikely|probabl\w+|certain\w*|confiden\w+|perhaps|maybe|chance|\d+ ?%)\b", re.I)
"""Words of likelihood and confidence: no template has one."""
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’")


def record_of(place: str, readings: Iterable[Reading]) -> Engine:
    engine = open_record(place, create=True)
    writer = open_writer(engine)
    for reading in readings:
        writer.add(reading)
    return engine


def quarrel() -> list[Report]:
    """The small crisis of the other tests, with an attack counted in two ways, a meeting held and one due."""
    attack = Report("Shells hit Port Meril on Tuesday, killing nine people, Lima said.", id="w-5", published=day(7))
    _attack(attack, "nine people", 9, "Lima")
    other = Report("Shells hit Port Meril on Tuesday, killing 14 people, Quito said.", id="w-6", published=day(7),
                   source="Andes Post")  # fmt: skip
    _attack(other, "14 people", 14, "Quito")
    held = Report("Lima met Quito in Oslo on Monday.", id="w-7", published=day(6))
    _meeting(held, "met", ("Monday", day(5)), "Oslo")
    due = Report("Lima will meet Quito in Doha on 20 February.", id="w-8", published=day(8))
    _meeting(due, "meet", ("20 February", day(20)), "Doha", factuality="planned")
    turn = Report("Lima would release the captives only if Quito opened the road.", id="w-9", published=day(8))
    turn.add(Position, holder=turn.party("Lima", 0), issue="captives", issue_text=turn.quote("release the captives", 0),
             stance="conditional", condition=turn.quote("only if Quito opened the road", 0),
             condition_kind="precondition")  # fmt: skip
    return [*crisis(), attack, other, held, due, turn]


def _meeting(report: Report, verb: str, on: tuple[str, date], place: str, **known: str) -> None:
    actors = (report.party("Lima", 0), report.party("Quito", 0))
    when, where = When(report.quote(on[0], 0), on[1], on[1], "day"), Place(report.quote(place, 0), place)
    report.add(Event, trigger=report.quote(verb, 0), type="CONSULT", actors=actors, when=when, where=where, **known)


def _attack(report: Report, words: str, number: int, counter: str) -> None:
    when = When(report.quote("Tuesday", 0), day(6), day(6), "day")
    where = Place(report.quote("Port Meril", 0), "Port Meril")
    report.add(Event, trigger=report.quote("hit", 0), type="ASSAULT", when=when, where=where)
    report.add(Figure, topic="killed", text=report.quote(words, 0), low=number, best=number, high=number, when=when,
               where=where, counted_by=report.party(counter, 0), period="event")  # fmt: skip


def day(number: int) -> date:
    return date(2024, 2, number)


def check_cited(brief: Brief, engine: Engine) -> int:
    """Check that all that is said has a note with words of a report, to the letter; return how much is said."""
    texts = {tally.stored.document.id: tally.stored.document.text for tally in View(engine).documents(ClaimFilter())}
    notes = {note.number: note for note in brief.notes}
    assert list(notes) == list(range(1, len(notes) + 1))
    said = list(brief.said())
    for words, numbers in said:
        assert numbers, f"nothing is cited for: {words}"
        assert not NOTHING_SURE.search(_QUOTED.sub("", words)), words
        for number in numbers:
            note = notes[number]
            assert note.words.span.of(texts[note.document]) == note.words.text
            assert note.words.text.strip()
    met = list(dict.fromkeys(number for _, numbers in said for number in numbers))
    assert met == sorted(notes), "notes are numbered in the order of citing"
    return len(said)
