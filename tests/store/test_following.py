"""What a record gives for following: the steps that count, as known on a moment, with persons' decisions."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from report_samples import PROGRAM, Report, crisis
from sqlalchemy import Engine

from pourparler.ask.following import Followed, figures_over_time, follow, positions_over_time
from pourparler.ask.writers import open_writer
from pourparler.resolve.identities.linking import Linker
from pourparler.resolve.identities.party_decisions import merge
from pourparler.schema.claims import Response
from pourparler.schema.judgements import Hand
from pourparler.schema.record import Program
from pourparler.schema.views import ClaimFilter
from pourparler.store.across import AcrossView
from pourparler.store.engine import open_record
from pourparler.store.following import FollowingView
from pourparler.store.known_parties import parties_now, parties_then
from pourparler.store.party_view import PartyView
from pourparler.store.writer import Writer


@pytest.fixture
def kept(engine: Engine) -> Engine:
    writer = open_writer(engine)
    for report in crisis():
        writer.add(report.reading())
    return engine


def courses(followed: Followed) -> list[tuple[str, list[str]]]:
    return [(offer.name, [change.state for change in offer.changes]) for offer in followed.ledger.offers]


def hand(minute: int = 0) -> Hand:
    return Hand("Ada", datetime(2024, 3, 1, 12, minute, tzinfo=UTC))


def claim_of(noun: type[Any], at: int = 1) -> str:
    return next(claim.id for claim in crisis()[at].identified() if isinstance(claim, noun))


COURSE = ["presented", "answered", "agreed in principle", "in force"]


def test_the_ledger_follows_from_the_record(kept: Engine) -> None:
    assert courses(follow(kept)) == [("Oslo: plan for a truce of seven days", COURSE)]


def test_any_order_of_reading_gives_the_same_ledger(tmp_path: Path) -> None:
    found = []
    for seed in range(4):
        reports = crisis()
        random.Random(seed).shuffle(reports)
        engine = open_record(tmp_path / f"{seed}.db", create=True)
        writer = open_writer(engine)
        for report in reports:
            writer.add(report.reading())
        followed = follow(engine)
        offers = [(o.id, o.name, o.author, o.addressees, o.version) for o in followed.ledger.offers]
        days = [(c.day, c.state, [t.step.claim for t in c.because]) for o in followed.ledger.offers for c in o.changes]
        histories = positions_over_time(engine, followed).items()
        cells = sorted((cell, [(s.since, s.stance, s.latest.claim) for s in history]) for cell, history in histories)
        found.append((offers, days, cells))
    assert all(each == found[0] for each in found)


def test_reading_again_changes_nothing(kept: Engine) -> None:
    before = courses(follow(kept))
    writer = open_writer(kept)
    for report in crisis():
        assert writer.add(report.reading()).status == "unchanged"
    assert courses(follow(kept)) == before


def test_a_newer_program_takes_the_place_of_the_older_one(kept: Engine) -> None:
    writer = open_writer(kept)
    for report in crisis():
        writer.add(report.reading(Program(PROGRAM.version, "hand-2", PROGRAM.rules)))
    assert courses(follow(kept)) == [("Oslo: plan for a truce of seven days", COURSE)]
    assert len(FollowingView(kept).material().steps) == sum(len(report.steps()) for report in crisis())


def test_what_was_learned_later_is_not_known_before(engine: Engine) -> None:
    writer = open_writer(engine)
    reports = crisis()
    writer.add(reports[0].reading())
    moment = datetime.now(UTC)
    for report in reports[1:]:
        writer.add(report.reading())
    assert courses(follow(engine, moment)) == [("Oslo: plan for a truce of seven days", ["presented"])]
    offer = follow(engine).ledger.offers[0]
    assert [offer.state_on(date(2024, 2, day)) for day in (1, 3, 5, 6)] == COURSE
    assert offer.state_on(date(2024, 1, 31)) is None


def test_a_record_without_steps_or_names_is_followed_as_far_as_it_goes(engine: Engine) -> None:
    for report in crisis():
        Writer(engine).add(report.reading())
    assert courses(follow(engine))[0][1][:2] == ["presented", "answered"]


def test_a_rejected_claim_counts_no_more_and_undoing_brings_it_back(kept: Engine) -> None:
    writer, reject = open_writer(kept), hand().writes(claim_of(Response), "reject")
    writer.judge(reject)
    assert courses(follow(kept))[0][1] == ["presented", "agreed in principle", "in force"]
    writer.judge(hand(1).takes_back(reject))
    assert courses(follow(kept))[0][1] == COURSE


def test_an_edit_gives_new_values_and_its_words_stay_a_quotation(kept: Engine) -> None:
    open_writer(kept).judge(hand().writes(claim_of(Response), "edit", '{"reply": "defer", "day": "2024-02-03"}'))
    offer = follow(kept).ledger.offers[0]
    assert [(change.day.day, change.state) for change in offer.changes][1] == (3, "under review")


def test_a_person_can_say_what_a_claim_does_to_a_proposal(kept: Engine) -> None:
    open_writer(kept).judge(hand().writes(claim_of(Response), "edit", '{"move": "none"}'))
    assert courses(follow(kept))[0][1] == ["presented", "agreed in principle", "in force"]
    open_writer(kept).judge(hand(1).writes(claim_of(Response), "edit", '{"move": "withdraw", "responder": "Oslo"}'))
    assert courses(follow(kept))[0][1][:2] == ["presented", "withdrawn"]


def test_decisions_about_a_claim_survive_reading_again(kept: Engine) -> None:
    writer = open_writer(kept)
    writer.judge(hand().writes(claim_of(Response), "reject"))
    for report in crisis():
        writer.add(report.reading(Program(PROGRAM.version, "hand-2", PROGRAM.rules)))
    assert "answered" not in courses(follow(kept))[0][1]


def test_decisions_before_and_after_reading_are_the_same(engine: Engine, tmp_path: Path) -> None:
    decision = hand().writes(claim_of(Response), "reject")
    other = open_record(tmp_path / "other.db", create=True)
    first, second = open_writer(engine), open_writer(other)
    first.judge(decision)
    for report in crisis():
        first.add(report.reading())
        second.add(report.reading())
    second.judge(decision)
    assert courses(follow(engine)) == courses(follow(other))


def test_two_offers_can_be_said_to_be_one(kept: Engine) -> None:
    other = Report("Bern sent Lima a plan for a pause.", id="w-9", published=date(2024, 2, 1))
    from pourparler.schema.claims import Proposal

    other.add(Proposal, author=other.party("Bern", 0), addressee=None, cue=other.quote("plan", 0))
    writer = open_writer(kept)
    writer.add(other.reading())
    assert len(follow(kept).ledger.offers) == 2
    pair = (f"proposal:{claim_of(Proposal, 0)}", f"proposal:{other.identified()[0].id}")
    same = hand().writes(pair[0], "same", pair[1])
    writer.judge(same)
    assert len(follow(kept).ledger.offers) == 1
    writer.judge(hand(1).takes_back(same))
    assert len(follow(kept).ledger.offers) == 2


def test_positions_and_figures_come_with_their_parties(kept: Engine) -> None:
    followed = follow(kept)
    cells = positions_over_time(kept, followed)
    lima = followed.sides.find("Lima")
    assert lima is not None
    assert {issue for side, issue in cells if side == lima} >= {"ceasefire", "settlement"}
    (series,) = figures_over_time(followed)
    assert [(point.figure.best, point.revises and point.revises.best) for point in series.points] == [(7, None), (9, 7)]


def test_who_is_who_as_known_now_is_what_is_judged_now(kept: Engine) -> None:
    Writer(kept, Linker()).judge(hand().writes("party:lima", "set", "label=The Republic of Lima"))
    with kept.connect() as connection:
        now, then = parties_now(connection), parties_then(connection, datetime.now(UTC), Linker().group)
    assert sorted(then.parties, key=lambda party: party.id) == sorted(now.parties, key=lambda party: party.id)
    assert dict(then.ids) == dict(now.ids)
    assert sorted(map(str, then.offices)) == sorted(map(str, now.offices))
    assert "The Republic of Lima" in {party.label for party in then.parties}


def test_a_merger_of_parties_was_not_known_before(kept: Engine) -> None:
    before, earlier = follow(kept).ledger, datetime.now(UTC)
    view = PartyView(kept)
    for judgement in merge(hand(), view.find("Lima"), view.find("Quito"), ()):
        Writer(kept, Linker()).judge(judgement)
    assert follow(kept).ledger != before
    assert follow(kept, earlier).ledger == before


def test_acts_of_an_earlier_day_are_told_by_whom_the_record_took_the_parties_for(kept: Engine) -> None:
    earlier, view = datetime.now(UTC), PartyView(kept)
    for judgement in merge(hand(), view.find("Lima"), view.find("Quito"), ()):
        Writer(kept, Linker()).judge(judgement)
    wanted = ClaimFilter(kinds=("event",))
    now = AcrossView(kept, Linker().group).acts(wanted)
    then = AcrossView(kept, Linker().group).acts(replace(wanted, known_on=earlier))
    assert len({now.parties[key].id for key in ("lima", "quito")}) == 1
    assert len({then.parties[key].id for key in ("lima", "quito")}) == 2
    assert set(then.claims) == set(now.claims)
