"""A brief says nothing without a note; what people decided counts; what is contested stands side by side."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from brief_samples import check_cited, day, quarrel, record_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from told_readings import QUARREL

from pourparler.ask.briefs.briefs import write_brief
from pourparler.ask.briefs.wishes import BriefWish
from pourparler.errors import SettingsError
from pourparler.schema.briefs import Brief, More, Table
from pourparler.schema.claims import Position
from pourparler.schema.judgements import Hand
from pourparler.schema.views import ClaimFilter
from pourparler.store.view import View
from pourparler.store.writer import Writer

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import synthetic  # noqa: E402

HAND = Hand("Ana", datetime(2024, 3, 1, tzinfo=UTC))


@pytest.fixture
def engine(record: str) -> Iterator[Engine]:
    made = record_of(record, (report.reading() for report in quarrel()))
    yield made
    made.dispose()


def section(brief: Brief, key: str) -> str:
    """All that a section says, in one text."""
    alone = next((each for each in brief.sections if each.key == key), None)
    if alone is None:
        return ""
    only = Brief(
        title="", subtitle="", since=brief.since, until=brief.until, as_of=brief.as_of, facts=(), sections=(alone,),
        silent=(), notes=(),
    )  # fmt: skip
    return "\n".join(words for words, _ in only.said())


def claim_of(engine: Engine, kind: str, words: str) -> str:
    found = View(engine).claims(ClaimFilter(kinds=(kind,)))
    return next(stored.claim.id for stored in found if words in stored.sentence.text)


def test_a_brief_of_the_quarrel_tells_each_sort_of_thing(engine: Engine) -> None:
    brief = write_brief(engine, BriefWish(since=day(1)))
    assert check_cited(brief, engine) > 20
    assert "Plan for a truce of seven days (Oslo): presented 1 Feb, answered 2 Feb" in section(brief, "changes")
    assert "Lima on captives: in favour under a condition (on condition: “only if Quito opened the road”)" in section(
        brief, "changes"
    )
    meetings = section(brief, "meetings")
    assert "5 Feb, Oslo: “Lima met Quito in Oslo on Monday” (Meril Wire)." in meetings
    assert "20 Feb, Doha: “Lima will meet Quito in Doha on 20 February” (Meril Wire)." in meetings
    assert "6 Feb, Port Meril: “Shells hit Port Meril on Tuesday" in section(brief, "incidents")
    assert brief.title.startswith("Brief: ")


def test_numbers_that_contradict_each_other_stand_side_by_side(engine: Engine) -> None:
    told = section(write_brief(engine, BriefWish(since=day(1))), "contradictions")
    assert "Killed, 6 Feb at Port Meril" in told
    assert "“nine people” (Lima, in Meril Wire)" in told
    assert "“14 people” (Quito, in Andes Post)" in told


def test_what_nobody_looked_at_is_marked_and_what_people_accepted_too(engine: Engine) -> None:
    brief = write_brief(engine, BriefWish(since=day(1)))
    assert {note.review for note in brief.notes} == {"suggested"}
    claim = claim_of(engine, "position", "release the captives")
    Writer(engine).judge(HAND.writes(claim, "accept"))
    brief = write_brief(engine, BriefWish(since=day(1)))
    assert [note.claims for note in brief.notes if note.review == "accepted"] == [(claim,)]
    assert "1 of them reviewed by a person" in " ".join(brief.facts)


def test_rejected_claims_are_left_out(engine: Engine) -> None:
    for kind, words in (("position", "release the captives"), ("event", "Lima met Quito"), ("figure", "14 people")):
        Writer(engine).judge(HAND.writes(claim_of(engine, kind, words), "reject"))
    brief = write_brief(engine, BriefWish(since=day(1)))
    said = "\n".join(words for words, _ in brief.said())
    assert "captives" not in said.lower()
    assert "Lima met Quito" not in said
    assert "(Quito, in Andes Post)" not in said
    check_cited(brief, engine)


def test_edited_claims_are_told_as_edited(engine: Engine) -> None:
    position = claim_of(engine, "position", "release the captives")
    figure = claim_of(engine, "figure", "14 people")
    meeting = claim_of(engine, "event", "Lima will meet Quito")
    Writer(engine).judge(HAND.writes(position, "edit", '{"stance": "oppose", "condition": "none"}'))
    Writer(engine).judge(HAND.writes(figure, "edit", '{"low": 41, "best": 41, "high": 41}'))
    Writer(engine).judge(HAND.writes(meeting, "edit", '{"factuality": "happened", "day": "2024-02-08"}'))
    brief = write_brief(engine, BriefWish(since=day(1)))
    assert "Lima on captives: against" in section(brief, "changes")
    assert "\n41\n" in section(brief, "figures")
    assert "Lima will meet Quito" in section(brief, "meetings")
    assert {note.review for note in brief.notes if position in note.claims} == {"edited"}
    check_cited(brief, engine)


def test_reviewed_only_tells_nothing_else(engine: Engine) -> None:
    brief = write_brief(engine, BriefWish(since=day(1), reviewed_only=True))
    assert list(brief.said()) == []
    claim = claim_of(engine, "position", "release the captives")
    Writer(engine).judge(HAND.writes(claim, "accept"))
    brief = write_brief(engine, BriefWish(since=day(1), reviewed_only=True))
    assert {claim for note in brief.notes for claim in note.claims} == {claim}
    check_cited(brief, engine)


def test_a_higher_confidence_leaves_claims_out(engine: Engine) -> None:
    assert list(write_brief(engine, BriefWish(since=day(1), min_confidence=0.9)).said()) == []
    assert list(write_brief(engine, BriefWish(since=day(1), min_confidence=0.5)).said())


def test_a_party_and_an_issue_restrict(engine: Engine) -> None:
    quito = write_brief(engine, BriefWish(since=day(1), party="quito"))
    assert "Lima on captives" not in section(quito, "changes")
    assert quito.title == "Brief: quito"
    captives = write_brief(engine, BriefWish(since=day(1), issue="captives"))
    assert section(captives, "meetings") == section(captives, "incidents") == ""
    assert "Lima on captives" in section(captives, "changes")
    check_cited(captives, engine)


def test_what_lies_after_the_day_is_not_told(engine: Engine) -> None:
    brief = write_brief(engine, BriefWish(since=day(1), as_of=day(3)))
    said = "\n".join(words for words, _ in brief.said())
    assert "answered 2 Feb" in said
    assert "in force" not in said
    assert "Port Meril" not in said


def test_what_the_record_did_not_know_is_not_told(engine: Engine) -> None:
    moment = datetime(2020, 1, 1, tzinfo=UTC)
    brief = write_brief(engine, BriefWish(since=day(1), until=day(9), known_on=moment))
    assert list(brief.said()) == []
    assert brief.notes == ()


def test_days_the_wrong_way_round_are_refused(engine: Engine) -> None:
    with pytest.raises(SettingsError, match="lies after the last day"):
        write_brief(engine, BriefWish(since=day(9), until=day(2)))
    with pytest.raises(SettingsError, match="lies after --as-of"):
        write_brief(engine, BriefWish(until=day(9), as_of=day(2)))


def test_a_party_that_nobody_names_is_refused(engine: Engine) -> None:
    with pytest.raises(SettingsError, match="No party is called 'Atlantis'; `pourparler party list` lists"):
        write_brief(engine, BriefWish(party="Atlantis"))


def test_a_record_without_reports_gives_an_empty_brief(tmp_path: Path) -> None:
    brief = write_brief(record_of(str(tmp_path / "record.db"), ()), BriefWish())
    assert brief.sections == ()
    assert len(brief.silent) == 8


def test_what_is_left_out_is_counted_with_the_command_that_lists_it(tmp_path: Path) -> None:
    engine = record_of(str(tmp_path / "record.db"), synthetic.readings(0, 60, 60, 2))
    brief = write_brief(engine, BriefWish(record="many.db", since=date(2023, 1, 1)))
    check_cited(brief, engine)
    more = [block for section in brief.sections for block in section.blocks if isinstance(block, More)]
    assert {block.command.split()[1] for block in more} >= {"positions", "figures", "show"}
    assert all(block.count > 0 and block.command.endswith("--record many.db") for block in more)
    rows = [block for section in brief.sections for block in section.blocks if isinstance(block, Table)]
    assert all(len(table.rows) <= 9 for table in rows)


def test_reports_of_other_outlets_are_named(tmp_path: Path) -> None:
    engine = record_of(str(tmp_path / "record.db"), QUARREL)
    brief = write_brief(engine, BriefWish(since=day(1)))
    check_cited(brief, engine)
    assert "also told by" in section(brief, "incidents")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.integers(0, 399), min_size=1, max_size=14, unique=True),
    st.integers(0, 1000),
    st.lists(st.sampled_from(["accept", "reject"]), max_size=8),
    st.booleans(),
)
def test_every_sentence_of_every_brief_is_found_in_a_report(
    reports: list[int], days: int, verdicts: list[str], reviewed_only: bool
) -> None:
    with TemporaryDirectory() as folder:
        engine = record_of(f"{folder}/record.db", (synthetic.reading_of(n, 400, 3) for n in sorted(reports)))
        claims = View(engine).claims(ClaimFilter())
        for verdict, stored in zip(verdicts, claims[:: max(len(claims) // 8, 1)], strict=False):
            edit = isinstance(stored.claim, Position) and verdict == "accept"
            given_values = '{"stance": "ambiguous"}' if edit else ""
            Writer(engine).judge(HAND.writes(stored.claim.id, "edit" if edit else verdict, given_values))  # type: ignore[arg-type]
        since = date.fromordinal(synthetic.FIRST_DAY.toordinal() + days)
        until = max(since, date(2025, 12, 1))
        brief = write_brief(engine, BriefWish(since=since, until=until, reviewed_only=reviewed_only))
        check_cited(brief, engine)
        rejected = {stored.claim.id for stored in claims} & {
            judgement.subject for judgement in View(engine).judgements() if judgement.verdict == "reject"
        }
        assert not rejected & {claim for note in brief.notes for claim in note.claims}
        engine.dispose()
