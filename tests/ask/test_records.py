"""The Python interface over a record: nouns with their words, keywords checked, decisions kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fake_pipeline import FakePipeline
from report_samples import crisis

import pourparler as pp
from pourparler.ask import read_results
from pourparler.ask.records import Record
from pourparler.ask.writers import open_writer
from pourparler.errors import PourparlerError, ReadError, SettingsError, StoreError
from pourparler.settings import Settings
from pourparler.store.engine import open_record


@pytest.fixture
def told(record: str) -> Iterator[Record]:
    """A record of a small crisis, once on each database."""
    engine = open_record(record, create=True)
    for report in crisis():
        open_writer(engine).add(report.reading())
    with Record(engine) as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Record]:
    """A new file, and a pipeline without weights."""

    def fake(settings: Settings) -> Any:
        return FakePipeline()

    monkeypatch.setattr(read_results, "pipeline_of", fake)
    monkeypatch.chdir(tmp_path)
    with pp.open("record.db") as opened:
        yield opened


def test_positions_on_a_day(told: Record) -> None:
    assert [
        (each.party.label, each.stance) for each in told.positions(as_of="2024-02-02", party="lim", issue="ceasefire")
    ] == [("Lima", "oppose")]
    (now,) = told.positions(party="Lima", issue="ceasefire")
    assert now.stance == "support"
    assert now.before == "oppose"


def test_the_ledger_on_a_day(told: Record) -> None:
    before = told.ledger(as_of=date(2024, 2, 2))
    assert [(each.state, str(each.author)) for each in before] == [("answered", "Oslo")]
    assert told.ledger(as_of="2024-01-01") == told.ledger(party="nobody")
    assert len(told.ledger(as_of="2024-01-01")) == 0
    assert told.ledger(party="Quito")[0].offer.terms[0].facts.days == 7


def test_what_changed(told: Record) -> None:
    found = told.changes("2024-02-02")
    assert {each.kind for each in found} >= {"position", "proposal", "answer", "figure"}
    revised = next(each for each in found if each.kind == "figure")
    assert (revised.before, revised.after) == ("7", "9")
    with pytest.raises(SettingsError, match="the earlier day"):
        told.changes("2024-02-02", as_of="2024-01-02")


def test_counts(told: Record) -> None:
    assert [(str(each.counter), each.best, each.revises) for each in told.figures(topic="killed")] == [
        ("Oslo", 7, False),
        ("Oslo", 9, True),
    ]
    assert len(told.figures(topic="displaced")) == 0


def test_every_answer_cites_words_of_its_report(told: Record) -> None:
    texts = {each.stored.document.title: each.stored.document.text for each in told.documents()}
    whole = " ".join(each.stored.document.text for each in told.documents())
    cited = [
        each.cited
        for found in (told.positions(), told.ledger(), told.changes("2024-01-01"), told.figures())
        for each in found
    ]
    assert len(cited) > 8
    for each in cited:
        assert each.title in texts
        assert each.words
        assert each.words in each.sentence
        assert each.sentence in whole
        assert each.published is not None
        assert told.claim(each.claim).claim.id == each.claim


def test_claims_and_filters(told: Record) -> None:
    assert {type(each.claim) for each in told.claims("response")} == {pp.Response}
    assert len(told.claims(["response", "figure"])) == 3
    assert len(told.claims()) == len(told.claims(min_confidence=0.0)) > len(told.claims(min_confidence=0.9)) == 0
    assert [each.claim.type for each in told.events(since="2024-02-02", until="2024-02-02")] == ["REJECT"]
    assert len(told.claims(limit=2)) == 2
    assert {each.stored.document.id for each in told.search("plan signed")} == {"w-3"}
    assert [each.tally.stored.document.id for each in told.search_reports('"came into force"')] == ["w-4"]


def test_parties(told: Record) -> None:
    assert [each.party.label for each in told.parties("quit")] == ["Quito"]


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda record: record.claims("rumour"), "kind 'rumour' is not known."),
        (lambda record: record.claims(issue="cease-fire"), "Did you mean ceasefire?"),
        (lambda record: record.claims("position", type="suport"), "Did you mean support?"),
        (lambda record: record.events(since="yesterday"), "since expects a day as YYYY-MM-DD"),
        (lambda record: record.events(since="2024-03-01", until="2024-02-01"), "lies after until"),
        (lambda record: record.claims(min_confidence=25), "a number from 0 to 1"),
        (lambda record: record.positions(known_on="2024-02-07T25:00"), "expects a day or moment"),
        (lambda record: record.positions(issue="weather"), "issue 'weather' is not known."),
        (lambda record: record.figures(topic="alive"), "topic 'alive' is not known."),
        (lambda record: record.changes(None), "since expects a day"),
        (lambda record: record.judge("burn", "c-1"), "decision 'burn' is not known."),
        (lambda record: record.judge("accept"), "accept expects the id of a claim."),
    ],
)
def test_what_is_asked_wrongly_is_one_sentence(empty: Record, ask: Any, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        ask(empty)
    assert said in str(caught.value)


def test_a_brief_is_written_in_the_form_that_its_file_names(told: Record, tmp_path: Path) -> None:
    made = told.brief(tmp_path / "brief.md", since="2024-02-01")
    assert made.notes
    assert (tmp_path / "brief.md").read_text(encoding="utf-8").startswith("#")
    assert told.brief(since=date(2024, 2, 1)) == made
    with pytest.raises(SettingsError, match=r"ends in \.html, \.docx, \.md, \.pdf, not"):
        told.brief(tmp_path / "brief.odt")
    with pytest.raises(SettingsError, match="cannot be written"):
        told.brief(tmp_path / "nowhere" / "brief.md")


def test_decisions_are_kept_and_undone(told: Record) -> None:
    (reply,) = told.claims("response")
    judged = told.judge("reject", reply.claim.id[:12], reason="of another plan", by="Ada")
    assert [(each.subject, each.verdict, each.by, each.reason) for each in judged] == [
        (reply.claim.id, "reject", "Ada", "of another plan")
    ]
    assert "answer" not in {each.kind for each in told.changes("2024-02-01", as_of="2024-02-02")}
    assert len(told.claims("response")) == 0
    assert len(told.claims("response", as_made=True)) == 1
    assert len(told.claims(limit=3)) == 3
    told.judge("undo", reply.claim.id, by="Ada")
    assert "answer" in {each.kind for each in told.changes("2024-02-01", as_of="2024-02-02")}
    told.judge("edit", reply.claim.id, values={"reply": "accept"}, by="Ada")
    assert [each.claim.reply for each in told.claims("response")] == ["accept"]
    assert [each.claim.reply for each in told.claims("response", as_made=True)] == ["reject"]
    with pytest.raises(SettingsError, match="reply can be"):
        told.judge("edit", reply.claim.id, values={"reply": "perhaps"}, by="Ada")


def test_reading_files(empty: Record, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Alvania rejects talks in Meril.", encoding="utf-8")
    found = empty.read("a.txt", tmp_path / "none.txt", published="2024-02-07", publisher="Meril Wire")
    assert [outcome.status for outcome in found.documents] == ["new"]
    assert str(found) == "1 report, 6 new claims, 1 could not be read"
    again = empty.read("a.txt", published="2024-02-07", publisher="Meril Wire")
    assert ([outcome.status for outcome in again.documents], again.claims) == (["unchanged"], 0)
    assert empty.documents()[0].stored.document.source == "Meril Wire"


def test_reading_a_text(empty: Record) -> None:
    assert empty.read_text("Berun offers captives.", published=date(2024, 2, 8), title="Offer").claims == 6
    (document,) = empty.documents()
    assert (document.stored.document.title, str(document.stored.document.published)) == ("Offer", "2024-02-08")
    with pytest.raises(ReadError, match="holds no text"):
        empty.read_text("  ")


def test_problems_are_told(empty: Record) -> None:
    (_, problem) = empty.read_text("Berun offers captives.", title="Offer").problems[0]
    assert problem.startswith("No publication date was found")


def test_no_record_where_none_is_to_be_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no record"):
        pp.open(tmp_path / "none.db", create=False)
    assert issubclass(StoreError, PourparlerError)
