from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from fake_pipeline import PROGRAM
from record_samples import document, reading
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from pourparler.schema.documents import Unreadable
from pourparler.schema.record import Judgement
from pourparler.schema.views import Change, ClaimFilter
from pourparler.store.changes import changes_between
from pourparler.store.view import View
from pourparler.store.writer import Writer, document_key


def test_reading_again_changes_nothing(writer: Writer, view: View) -> None:
    assert writer.add(reading()).status == "new"
    before = view.claims(ClaimFilter())
    assert writer.add(reading()).status == "unchanged"
    assert view.claims(ClaimFilter()) == before


def test_a_correction_is_a_new_version_with_what_changed(writer: Writer, view: View) -> None:
    writer.add(reading("Eighteen people died. Alvania rejects talks."))
    outcome = writer.add(reading("Sixteen people died. Alvania rejects talks."))
    assert outcome.status == "new version"
    assert outcome.changes == (Change("sentence", "Eighteen people died.", "Sixteen people died."),)
    (tally,) = view.documents(ClaimFilter())
    assert (tally.stored.version, tally.stored.versions) == (2, 2)
    assert "Sixteen people died." in {stored.sentence.text for stored in view.claims(ClaimFilter())}
    assert "Eighteen people died." not in {stored.sentence.text for stored in view.claims(ClaimFilter())}


def test_an_earlier_version_read_again_does_not_come_back(writer: Writer, view: View) -> None:
    for words in ("One rejects talks.", "Two rejects talks.", "One rejects talks."):
        writer.add(reading(words))
    assert {stored.sentence.text for stored in view.claims(ClaimFilter())} == {"Two rejects talks."}


def test_another_program_gives_a_new_reading_and_the_old_one_is_kept(writer: Writer, view: View) -> None:
    writer.add(reading())
    moment = datetime.now(UTC)
    newer = replace(reading(), claims=(), program=replace(PROGRAM, weights="fake-2"))
    assert writer.add(newer).status == "read anew"
    assert view.claims(ClaimFilter()) == ()
    assert view.claims(ClaimFilter(known_on=moment)) != ()


def test_the_record_as_it_was_known_before_a_correction(writer: Writer, view: View) -> None:
    writer.add(reading("One rejects talks."))
    moment = datetime.now(UTC)
    writer.add(reading("Two rejects talks."))
    assert {stored.sentence.text for stored in view.claims(ClaimFilter(known_on=moment))} == {"One rejects talks."}


def test_the_writer_knows_what_this_program_has_read(writer: Writer) -> None:
    writer.add(reading())
    assert writer.knows(document(), PROGRAM)
    assert not writer.knows(document("Other words."), PROGRAM)
    assert not writer.knows(document(), replace(PROGRAM, rules="later"))


def test_a_failed_reading_is_tried_again(writer: Writer) -> None:
    writer.add(reading("FOREIGN words."))
    assert not writer.knows(document("FOREIGN words."), PROGRAM)


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({"id": "w-1", "url": "https://wire.example/1"}, "address https://wire.example/1"),
        ({"id": "w-1", "url": "all.jsonl, line 3"}, "id w-1"),
        ({"id": "doc-1f", "url": "./reports/one.txt"}, "file reports/one.txt"),
        ({"id": "doc-1f", "url": "standard input"}, "content doc-1f"),
    ],
)
def test_what_stays_the_same_when_a_report_is_corrected(facts: dict[str, str], key: str) -> None:
    assert document_key(document(**facts)) == key


def test_the_same_report_from_another_folder_is_known(writer: Writer) -> None:
    writer.add(reading(id="doc-1", url="a/one.txt"))
    assert writer.add(reading(id="doc-1", url="b/one.txt")).status == "unchanged"


def test_changed_facts_come_first_then_sentences_gone_and_new() -> None:
    before = document("Talks began. Nobody left.", title="Talks begin")
    after = document("Talks began. Every envoy departed in anger.", title="Talks end")
    assert changes_between(before, after) == (
        Change("title", "Talks begin", "Talks end"),
        Change("sentence", "", "Every envoy departed in anger."),
        Change("sentence", "Nobody left.", ""),
    )


@pytest.mark.parametrize("statement", ["UPDATE claims SET confidence = 1", "DELETE FROM claims"])
def test_claims_are_never_edited_or_deleted(writer: Writer, engine: Engine, statement: str) -> None:
    writer.add(reading())
    with pytest.raises(IntegrityError, match="claims are never"), engine.begin() as connection:
        connection.execute(text(statement))


def test_problems_and_judgements_are_stored_once(writer: Writer, view: View) -> None:
    judgement = Judgement("j-1", "c-1", "reject", "", "wrong day", "an editor", datetime(2024, 2, 7, tzinfo=UTC))
    for _ in range(2):
        writer.note(Unreadable("u-1", "bad.pdf", "bad.pdf is cut short."))
        writer.judge(judgement)
    assert view.problems() == (("bad.pdf", "bad.pdf is cut short."),)
    assert view.judgements("c-1") == view.judgements() == (judgement,)
