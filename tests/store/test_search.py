"""The same words find the same claims and reports on both databases, however long, foreign or odd they are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_samples import reading
from sqlalchemy import Connection, Engine, literal, select, text

from pourparler.schema.views import ClaimFilter
from pourparler.store import search
from pourparler.store.engine import open_record, writing
from pourparler.store.view import View
from pourparler.store.words import phrases_asked, words_in
from pourparler.store.writer import Writer

REPORTS = {
    "w-1": "Alvania rejects talks in Meril. Berun offers a cease-fire.",
    "w-2": "Élysée envoys offer İzmir a CEASE fire. Nobody rejects it.",
    "w-3": "Straße and straße offer 1½ captives.\nهدنة offers peace.",
    "w-4": f"Zero\x00byte offers {'long' * 900} words.",
}


@pytest.fixture
def asked(writer: Writer, view: View) -> View:
    for number, (identity, body) in enumerate(REPORTS.items(), 1):
        writer.add(reading(body, id=identity, title=f"Café number {number}", published=date(2024, 2, number)))
    return view


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("offer", {"w-2", "w-3"}),
        ("offers", {"w-1", "w-3", "w-4"}),
        ("cease-fire", {"w-1", "w-2"}),
        ("“cease fire”", {"w-1", "w-2"}),
        ('"fire cease"', set()),
        ("fire cease", {"w-1", "w-2"}),
        ("ELYSEE izmir", {"w-2"}),
        ("STRASSE", {"w-3"}),
        ("هدنة", {"w-3"}),
        ("byte", {"w-4"}),
        ("long" * 900, {"w-4"}),
        ("cafe", set(REPORTS)),
        ("“number 3”", {"w-3"}),
        ('"3 straße"', set()),
        ("offers NOT", set()),
        ("* - ’", set()),
        ('a" OR title : offers', set()),
    ],
)
def test_reports_found(asked: View, words: str, found: set[str]) -> None:
    finds = asked.finds(ClaimFilter(words=words))
    assert {one.tally.stored.document.id for one in finds} == found
    assert asked.count_documents(ClaimFilter(words=words)) == len(found)


def test_a_report_found_by_its_text_tells_where(asked: View) -> None:
    (found,) = asked.finds(ClaimFilter(words="izmir ELYSEE"))
    assert found.place is not None
    assert found.place.of(found.tally.stored.document.text) == "Élysée"
    assert {one.place for one in asked.finds(ClaimFilter(words="cafe"))} == {None}


def test_filters_hold_for_search(asked: View) -> None:
    late = ClaimFilter(words="offers", since=date(2024, 2, 3))
    assert {one.tally.stored.document.id for one in asked.finds(late)} == {"w-3", "w-4"}
    assert {stored.stored.document.id for stored in asked.claims(late)} == {"w-1", "w-3", "w-4"}
    of_alvania = ClaimFilter(words="offers", party="alvania")
    assert [one.tally.stored.document.id for one in asked.finds(of_alvania)] == ["w-1"]
    assert asked.claims(of_alvania) == ()
    assert len(asked.claims(ClaimFilter(words="rejects", kinds=("event",)))) == 2


def test_only_the_newest_version_is_found(writer: Writer, view: View) -> None:
    writer.add(reading("Alvania rejects talks."))
    writer.add(reading("Alvania accepts talks."))
    assert view.claims(ClaimFilter(words="rejects")) == ()
    assert len(view.finds(ClaimFilter(words="accepts"))) == 1
    assert view.finds(ClaimFilter(words="rejects")) == ()


def holds(fields: tuple[str, str], phrase: list[str]) -> bool:
    """What a hit is, said as plainly as can be."""
    runs = (words_in(field) for field in fields)
    return any(run[at : at + len(phrase)] == phrase for run in runs for at in range(len(run)))


odd = st.sampled_from("aAbBéÉßİıŉ½ﬁǅ-_'’\"“” .\n\x00|*٣ا\u0301\u0345゙𞤀Ⓐ")
texts = st.text(odd | st.characters(exclude_categories=["Cs"]), max_size=12)
some_reports = st.lists(st.tuples(texts, texts), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some_reports, texts, st.data())
def test_hits_are_what_the_words_say(
    engine: Engine, reports: list[tuple[str, str]], asked: str, drawn: st.DataObject
) -> None:
    # Most random words are in no report, so half of the questions are words of one.
    words = words_in(" ".join(drawn.draw(st.sampled_from(reports))))
    start = drawn.draw(st.integers(0, len(words)))
    own = " ".join(words[start : start + 2])
    numbers = range(1, len(reports) + 1)
    with engine.connect() as connection, connection.begin() as taken_back:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        search._add(connection, "document_words", [(n, *fields) for n, fields in zip(numbers, reports, strict=True)])
        for question in (asked, own, f'"{own}"'):
            phrases = phrases_asked(question)
            expected = [phrases != [] and all(holds(fields, phrase) for phrase in phrases) for fields in reports]
            found = [phrases != [] and is_found(connection, number, question) for number in numbers]
            assert found == expected, phrases
        taken_back.rollback()


def is_found(connection: Connection, number: int, question: str) -> bool:
    condition = literal(number).op("IN", is_comparison=True)(search.DocumentsHolding(question))
    return bool(connection.execute(select(condition)).scalar_one())


def test_the_index_can_be_made_anew(asked: View, record: str) -> None:
    before = [asked.claims(ClaimFilter(words=words)) for words in ("offers", "cease-fire")]
    engine = open_record(record)
    with writing(engine) as connection:
        search.index_again(connection)
    assert [asked.claims(ClaimFilter(words=words)) for words in ("offers", "cease-fire")] == before != [(), ()]
