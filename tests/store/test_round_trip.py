from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from fake_pipeline import PROGRAM
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_samples import document, reading
from strategies import claims

from pourparler.schema.claims import AnyClaim
from pourparler.schema.codec import identify
from pourparler.schema.record import Reading
from pourparler.schema.views import ClaimFilter, StoredClaim
from pourparler.store.engine import open_record
from pourparler.store.view import View
from pourparler.store.writer import Writer

TEXTS = [f"Party{i} rejects talks in Meril. Berun{i} offers captives." for i in range(5)]


ON_EACH_DATABASE = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)


def stored_after(readings: list[Reading], record: str) -> list[StoredClaim]:
    engine = open_record(record, create=True)
    writer = Writer(engine)
    for one in readings:
        writer.add(one)
    return list(View(engine).claims(ClaimFilter()))


@given(st.lists(claims, max_size=5))
@settings(max_examples=25, deadline=None, suppress_health_check=ON_EACH_DATABASE)
def test_every_claim_comes_back_as_it_was(new_record: Callable[[], str], found: list[AnyClaim]) -> None:
    report = document("x" * 600)
    made = identify(report, found)
    back = [stored.claim for stored in stored_after([Reading(report, made, (), PROGRAM)], new_record())]
    assert sorted(back, key=lambda claim: claim.id) == sorted(made, key=lambda claim: claim.id)


@given(st.lists(st.sampled_from(TEXTS), max_size=8), st.randoms())
@settings(max_examples=8, deadline=None, suppress_health_check=ON_EACH_DATABASE)
def test_order_and_repetition_of_reading_do_not_matter(
    new_record: Callable[[], str], texts: list[str], rng: random.Random
) -> None:
    readings = [reading(text, id=f"id-{text[:6]}") for text in texts]
    once = {one.document.id: one for one in readings}
    shuffled = readings.copy()
    rng.shuffle(shuffled)
    batches = (readings, shuffled, [*once.values()])
    content = [{stored.claim for stored in stored_after(batch, new_record())} for batch in batches]
    assert content[0] == content[1] == content[2]


def test_the_document_comes_back_whole(writer: Writer, view: View) -> None:
    one = reading(text="Alvania rejects\x00 talks \U0001f6a2.", url="https://wire.example/1", author="A. Writer")
    writer.add(one)
    (tally,) = view.documents(ClaimFilter())
    assert tally.stored.document == one.document


def test_a_claim_is_shown_with_its_whole_sentence(writer: Writer, view: View) -> None:
    writer.add(reading("Alvania rejects talks in Meril. Berun offers captives."))
    sentences = {stored.sentence.text for stored in view.claims(ClaimFilter())}
    assert sentences == {"Alvania rejects talks in Meril.", "Berun offers captives."}


def test_without_sentences_the_line_stands_for_the_sentence(writer: Writer, view: View) -> None:
    one = reading("Bulletin\nAlvania rejects talks.\nEnd")
    writer.add(replace(one, sentences=()))
    assert all(stored.sentence.text in one.document.text for stored in view.claims(ClaimFilter()))
