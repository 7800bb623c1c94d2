from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from identity_snapshots import snapshot
from sqlalchemy import Engine, text
from told_readings import CORRECTED, NAMESAKE, QUARREL, WIRE

from pourparler.errors import StoreError
from pourparler.resolve.identities.linking import Linker
from pourparler.resolve.identities.party_decisions import last_decision, merge, rename, split
from pourparler.schema.judgements import Hand
from pourparler.schema.record import Judgement, Program, Reading
from pourparler.schema.views import ClaimFilter
from pourparler.store.engine import open_record
from pourparler.store.party_view import PartyView
from pourparler.store.view import View
from pourparler.store.writer import Writer

HAND = Hand("a reviewer", datetime(2024, 2, 8, tzinfo=UTC), "looked it up")
DECISIONS = (
    HAND.writes("party:tam korr", "different", "party:mr korr@alvan"),
    HAND.writes("party:ida korr", "same", "party:mr korr@alvan"),
    HAND.writes("party:northern reed front", "set", "label=Reed Front"),
)


def record_of(steps: Sequence[Reading | Judgement]) -> dict[str, Any]:
    """What a new record tells after some readings and decisions."""
    with TemporaryDirectory() as folder:
        engine = open_record(Path(folder) / "record.db", create=True)
        writer = Writer(engine, Linker())
        for step in steps:
            writer.judge(step) if isinstance(step, Judgement) else writer.add(step)
        return snapshot(engine)


@pytest.fixture
def linked(engine: Engine) -> Writer:
    return Writer(engine, Linker())


@given(st.permutations(QUARREL))
@settings(max_examples=12, deadline=None)
def test_any_order_of_reading_gives_the_same_record(order: list[Reading]) -> None:
    assert record_of(order) == record_of(QUARREL)


@given(st.lists(st.sampled_from(QUARREL), max_size=4))
@settings(max_examples=6, deadline=None)
def test_reading_again_changes_nothing(again: list[Reading]) -> None:
    assert record_of([*QUARREL, *again]) == record_of(QUARREL)


@given(st.randoms())
@settings(max_examples=12, deadline=None)
def test_decisions_hold_whether_made_before_or_after_reading(rng: random.Random) -> None:
    steps: list[Reading | Judgement] = [*QUARREL]
    for at, decision in zip(sorted(rng.choices(range(len(steps) + 1), k=3)), DECISIONS, strict=True):
        steps.insert(at + DECISIONS.index(decision), decision)
    assert record_of(steps) == record_of([*QUARREL, *DECISIONS])


def test_undo_restores(engine: Engine, linked: Writer) -> None:
    for reading in QUARREL:
        linked.add(reading)
    before, view = snapshot(engine), PartyView(engine)
    steps = (
        lambda hand: merge(hand, *(both := [view.find("Tam Korr"), view.find("Ida Korr")]), view.judgements(both)),
        lambda hand: split(hand, party := view.find("tam korr"), ["mr korr@alvan"], view.judgements([party])),
        lambda hand: rename(hand, view.find("Reed Front"), "the Reeds"),
    )
    for number, step in enumerate(steps, 1):
        linked.judge(*step(replace(HAND, at=datetime(2024, 2, 8, number, tzinfo=UTC))))
    assert snapshot(engine)["parties"] != before["parties"]
    for number in range(len(steps)):
        newest = last_decision(view.decisions())
        assert newest
        hand = replace(HAND, at=datetime(2024, 2, 9, number, tzinfo=UTC))
        linked.judge(*(hand.takes_back(judgement) for judgement in newest))
    after = snapshot(engine)
    assert last_decision(view.decisions()) == []
    assert {key: after[key] for key in ("parties", "counts", "offices", "acts")} == {
        key: before[key] for key in ("parties", "counts", "offices", "acts")
    }


def test_a_decision_survives_reading_everything_again_with_another_program(engine: Engine, linked: Writer) -> None:
    for step in (*QUARREL, *DECISIONS):
        linked.judge(step) if isinstance(step, Judgement) else linked.add(step)
    before = snapshot(engine)
    newer = Program("9.9", "other", "newer")
    for reading in QUARREL:
        assert linked.add(replace(reading, program=newer)).status == "read anew"
    after = snapshot(engine)
    names = [(party[0], party[1], tuple(key for key, _, _ in party[3])) for party in after["parties"]]
    assert names == [(party[0], party[1], tuple(key for key, _, _ in party[3])) for party in before["parties"]]
    assert after["acts"] == before["acts"]
    assert after["counts"] == before["counts"]


def test_merge_takes_back_a_split_that_it_contradicts(engine: Engine, linked: Writer) -> None:
    for reading in QUARREL:
        linked.add(reading)
    view = PartyView(engine)
    party = view.find("tam korr")
    linked.judge(*split(HAND, party, ["mr korr@alvan"], view.judgements([party])))
    both = [view.find_by_name("tam korr"), view.find_by_name("mr korr@alvan")]
    assert both[0].number != both[1].number
    later = replace(HAND, at=datetime(2024, 2, 9, tzinfo=UTC))
    linked.judge(*merge(later, *both, view.judgements(both)))
    assert view.find_by_name("mr korr@alvan").number == view.find_by_name("tam korr").number


def test_a_namesake_read_later_parts_a_bare_surname(engine: Engine, linked: Writer) -> None:
    linked.add(QUARREL[3])
    linked.add(NAMESAKE)
    surname = PartyView(engine).find_by_name("mr korr@alvan")
    assert [name.key for name in surname.names] == ["ida korr", "mr korr@alvan"]
    linked.add(QUARREL[1])
    parties = {name.key: party.number for party in View(engine).canonical_parties().values() for name in party.names}
    assert parties["tam korr"] != parties["ida korr"]


def test_the_parties_of_claims_come_in_their_order(engine: Engine, linked: Writer) -> None:
    linked.add(WIRE)
    view = View(engine)
    for claim in WIRE.claims:
        found = view.parties_of_claims([claim.id])[claim.id]
        assert len(found) == len(claim.actors) + len(claim.recipients)  # type: ignore[union-attr]
        assert all(party is not None for party in found)
    assert view.parties_of_claims(["c-none"]) == {"c-none": ()}


def test_without_a_linker_nothing_is_linked(engine: Engine) -> None:
    Writer(engine).add(WIRE)
    found = View(engine).parties_of_claims([WIRE.claims[0].id])
    assert set(found[WIRE.claims[0].id]) == {None}
    assert View(engine).canonical_parties() == {}


def test_a_party_is_found_by_another_of_its_names(engine: Engine, linked: Writer) -> None:
    for reading in QUARREL:
        linked.add(reading)
    found = View(engine).claims(ClaimFilter(party="Northern Reed Front"))
    assert any("The Front" in stored.sentence.text for stored in found)


@pytest.mark.parametrize(("words", "said"), [("Kor", "may be several parties"), ("Nobody", "No party is called")])
def test_a_name_of_several_or_none_is_said_so(engine: Engine, linked: Writer, words: str, said: str) -> None:
    for reading in QUARREL:
        linked.add(reading)
    linked.judge(HAND.writes("party:tam korr", "different", "party:mr korr@alvan"))
    with pytest.raises(StoreError, match=said):
        PartyView(engine).find(words)


def test_versions_of_one_report_are_no_copies(engine: Engine, linked: Writer) -> None:
    linked.add(WIRE)
    assert linked.add(CORRECTED).status == "new version"
    assert not [j for j in View(engine).judgements() if j.subject.startswith(("copy:", "story:"))]


def test_looking_up_uses_indexes_only(engine: Engine, linked: Writer) -> None:
    """No statement of linking walks through a table that grows with the record."""
    if engine.dialect.name != "sqlite":
        pytest.skip("the plans are read from SQLite")
    from sqlalchemy import event

    for reading in QUARREL[:-1]:
        linked.add(reading)
    seen: list[tuple[str, Any]] = []
    event.listen(
        engine, "before_cursor_execute", lambda c, cu, statement, values, ctx, many: seen.append((statement, values))
    )
    linked.add(QUARREL[-1])
    growing = ("claims", "party_", "act_", "report_", "judgements", "readings", "versions")
    with engine.connect() as connection:
        for statement, values in seen:
            if statement.lstrip().upper().startswith("SELECT") and not isinstance(values, list):
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
                steps = [row[-1] for row in plan]
                assert not [
                    step
                    for step in steps
                    if step.startswith("SCAN") and step.split()[1].startswith(growing) and "INDEX" not in step
                ], (statement, steps)


def test_the_step_goes_up_and_down_and_keeps_what_was_there(tmp_path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    from pourparler.store import upgrades

    engine = open_record(tmp_path / "record.db", create=True)
    Writer(engine, Linker()).add(WIRE)
    Writer(engine).judge(DECISIONS[0])
    config = Config()
    config.set_main_option("script_location", str(Path(upgrades.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
        tables = {row.name for row in connection.execute(text("SELECT name FROM sqlite_master"))}
        assert not tables & {"party_names", "act_sketches", "report_keys"}
        assert connection.execute(text("SELECT count(*) FROM judgements")).scalar_one() > 0
        command.upgrade(config, "head")
    assert {stored.claim.id for stored in View(engine).claims(ClaimFilter())} == {claim.id for claim in WIRE.claims}
    assert DECISIONS[0].id in {judgement.id for judgement in View(engine).judgements()}
