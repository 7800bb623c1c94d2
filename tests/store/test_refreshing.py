"""What follows from a record is made again where a change touches it, and is what following everything anew gives."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from report_samples import PROGRAM, Report, crisis
from sqlalchemy import Connection, Engine, delete, func, select, update

from pourparler.ask.followed_records import FollowedRecord
from pourparler.ask.following import figures_over_time, follow, positions_over_time
from pourparler.ask.refreshing import kept_records
from pourparler.ask.refreshing.refreshing import Refreshing
from pourparler.ask.writers import open_writer
from pourparler.resolve.identities.party_decisions import merge, rename
from pourparler.schema.claims import Figure, Position, Proposal, Response, Term
from pourparler.schema.judgements import Hand
from pourparler.schema.ledger import OfferHead
from pourparler.schema.packing import pack_offer, step_as_json
from pourparler.schema.record import Judgement, Program
from pourparler.schema.stands import History
from pourparler.store import tables
from pourparler.store.checks import check_record
from pourparler.store.contents import contents_of
from pourparler.store.engine import open_record, writing
from pourparler.store.followed import FollowedStore
from pourparler.store.party_view import PartyView

SIDES = ("Oslo", "Lima", "Quito", "Bern")
OUTLETS = ("Meril Wire", "Andes Post", "Coast Radio")
OFFERS = (
    "{one} handed {other} a plan for a truce of seven days.",
    "{one} presented a revised plan for the port to {other}.",
    "{one} sent {other} a counterproposal on prisoners.",
    "{one} put forward its own text on prisoners.",
)
ANSWERS = (
    ("{one} rejected {other}'s plan for a truce.", "reject"),
    ("{one} accepted the plan of {other}.", "accept"),
    ("{one} said it was studying {other}'s revised plan.", "defer"),
    ("{one} and {other} signed the truce on Monday.", "accept"),
    ("{one} extended the truce by a week after it rejected {other}'s text.", "reject"),
)
STANCES = (("ceasefire", "support"), ("ceasefire", "oppose"), ("captives", "conditional"), ("settlement", "oppose"))


def report(rng: Random, number: int) -> Report:
    """A report of one to four sentences, some of them about proposals that others tell of too."""
    texts, kinds = [], []
    for _ in range(rng.randrange(1, 5)):
        one, other = rng.sample(SIDES, 2)
        kind = rng.choice(("offer", "answer", "stance", "figure", "speaks"))
        reply = ""
        if kind == "offer":
            text = rng.choice(OFFERS)
        elif kind == "answer":
            text, reply = rng.choice(ANSWERS)
        else:
            text = {
                "stance": "{one} wants the matter of {other} settled.",
                "figure": "The health office of {one} counted " + str(rng.randrange(3, 9)) + " dead near {other}.",
                "speaks": "The counterproposal wants the road to {other} opened.",
            }[kind]
        texts.append(text.format(one=one, other=other))
        kinds.append((kind, one, other, reply))
    told = Report(
        " ".join(texts), id=f"w-{number}", source=rng.choice(OUTLETS), title=f"Report {number}",
        published=date(2024, 2, 1) + timedelta(rng.randrange(20)),
    )  # fmt: skip
    for at, each in enumerate(kinds):
        _claim(told, at, rng, *each)
    return told


def _claim(told: Report, at: int, rng: Random, kind: str, one: str, other: str, reply: str) -> None:
    words = told.sentences[at].of(told.document.text)
    if kind == "offer":
        cue = next(word for word in ("counterproposal", "plan", "text") if word in words)
        terms = (Term("ceasefire", told.quote("seven days", at)),) if "seven days" in words else ()
        told.add(Proposal, at, author=told.party(one, at), addressee=None, cue=told.quote(cue, at), terms=terms)
    elif kind == "answer":
        told.add(Response, at, responder=told.party(one, at), cue=told.quote(one, at), to=told.quote(other, at),
                 reply=reply)  # fmt: skip
    elif kind == "figure":
        counter = told.party(f"The health office of {one}", at)
        count = next(int(word) for word in words.split() if word.isdigit())
        told.add(Figure, at, topic="killed", text=told.quote(f"{count} dead", at), low=count, best=count, high=None,
                 counted_by=counter)  # fmt: skip
    else:
        issue, stance = rng.choice(STANCES)
        holder = told.party("The counterproposal" if kind == "speaks" else one, at)
        told.add(Position, at, holder=holder, issue=issue, issue_text=told.quote(words.split()[-1][:-1], at),
                 stance=stance)  # fmt: skip


class Changing:
    """A record that is changed at random."""

    def __init__(self, engine: Engine, rng: Random) -> None:
        self.engine, self.rng = engine, rng
        self.reports: list[Report] = []
        self.judgements: list[Judgement] = []

    def add(self) -> None:
        self.reports.append(report(self.rng, len(self.reports)))
        open_writer(self.engine).add(self.reports[-1].reading())

    def copy(self) -> None:
        original = self.rng.choice(self.reports)
        again = Report(original.document.text, id=f"k-{len(self.judgements)}-{len(self.reports)}", source="Copy Wire",
                       title=original.document.title, published=original.document.published)  # fmt: skip
        again.claims = [*original.claims]
        open_writer(self.engine).add(again.reading())

    def correct(self) -> None:
        """Read another version of a report, or the same one by a newer program."""
        old = self.rng.choice(self.reports)
        at = self.reports.index(old)
        new = report(self.rng, at) if self.rng.random() < 0.5 else old
        self.reports[at] = new
        open_writer(self.engine).add(new.reading(Program(PROGRAM.version, f"hand-{self._hand().by}", PROGRAM.rules)))

    def _hand(self) -> Hand:
        moment = datetime(2024, 3, 1, tzinfo=UTC) + timedelta(minutes=len(self.judgements))
        return Hand(f"Ada {len(self.judgements)}", moment)

    def _claim(self) -> str:
        return self.rng.choice([claim.id for each in self.reports for claim in each.identified()])

    def judge(self) -> None:
        hand, rng = self._hand(), self.rng
        about = rng.choice(("accept", "reject", "edit", "same", "different", "withdraw"))
        if about in ("accept", "reject"):
            made = hand.writes(self._claim(), about)
        elif about == "edit":
            values = ('{"move": "withdraw"}', '{"day": "2024-02-03"}', '{"move": "none"}', '{"responder": "Bern"}')
            responses = [c.id for each in self.reports for c in each.identified() if isinstance(c, Response)]
            if not responses:
                return
            made = hand.writes(rng.choice(responses), "edit", rng.choice(values))
        elif about == "withdraw":
            if not self.judgements:
                return
            made = hand.takes_back(rng.choice(self.judgements))
        else:
            made = hand.writes(f"proposal:{self._claim()}", about, f"proposal:{self._claim()}")
        self._write(made)

    def identify(self) -> None:
        view, hand = PartyView(self.engine), self._hand()
        known = [count.party for count in view.counts()]
        one, other = self.rng.choice(known), self.rng.choice(known)
        made = rename(hand, one, f"Called {len(self.judgements)}") if self.rng.random() < 0.5 or one == other else (
            merge(hand, one, other, ())
        )  # fmt: skip
        self._write(*made)

    def _write(self, *made: Judgement) -> None:
        self.judgements += made
        open_writer(self.engine).judge(*made)

    def change(self) -> None:
        ways = (
            self.add,
            self.add,
            self.add,
            self.copy,
            self.correct,
            self.judge,
            self.judge,
            self.judge,
            self.identify,
        )
        self.rng.choice(ways if len(self.reports) > 1 else (self.add,))()


def told(history: History) -> list[Any]:
    return [(stand, stand.latest.step and bytes(step_as_json(stand.latest.step()))) for stand in history]


def check(engine: Engine, kept: FollowedRecord | None = None) -> None:
    """What is kept is what following everything gives."""
    full, kept = follow(engine), kept or FollowedRecord(engine)
    assert list(kept.heads) == [OfferHead.of(offer) for offer in full.ledger.offers]
    assert kept.processes == full.ledger.processes
    assert [bytes(pack_offer(o)) for o in kept.offers()] == [bytes(pack_offer(o)) for o in full.ledger.offers]
    cells = positions_over_time(engine, full)
    assert {cell: told(history) for cell, history in kept.histories.items()} == {c: told(h) for c, h in cells.items()}
    assert kept.series() == figures_over_time(full)
    sides = {side for side, _ in cells} | {side for process in kept.processes for side in process.parties}
    assert {side: kept.label(side) for side in sides} == {side: full.sides.label(side) for side in sides}


class Touching(Refreshing):
    """Refuses to follow everything anew."""

    def __init__(self, engine: Engine, connection: Connection, *, kept: bool) -> None:
        assert kept, "everything is followed anew"
        super().__init__(engine, connection, kept=kept)

    def _forget(self) -> None:
        raise AssertionError("everything is followed anew")


def never_all(patch: pytest.MonkeyPatch) -> None:
    """Forbid to follow everything anew from now on."""
    patch.setattr(kept_records, "Refreshing", Touching)


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10**6))
@example(0)
@example(1)
def test_any_changes_give_what_following_everything_gives(seed: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        changing = Changing(open_record(Path(folder) / "record.db", create=True), Random(seed))
        for _ in range(changing.rng.randrange(2, 20)):
            changing.add()
        check(changing.engine)
        never_all(patch)
        for _ in range(6):
            for _ in range(changing.rng.randrange(1, 4)):
                changing.change()
            check(changing.engine)


def test_a_report_and_a_judgement_touch_only_what_they_are_about(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    changing = Changing(engine, Random(7))
    for _ in range(12):
        changing.add()
    check(engine)
    never_all(monkeypatch)
    for change in (changing.add, changing.copy, changing.judge, changing.identify, changing.correct, changing.judge):
        change()
        check(engine)


def test_what_is_kept_may_be_lost_or_damaged(engine: Engine) -> None:
    changing = Changing(engine, Random(3))
    for _ in range(6):
        changing.add()
    check(engine)
    with writing(engine) as connection:
        connection.execute(delete(tables.followed_parts))
    check(engine)
    changing.add()
    with writing(engine) as connection:
        connection.execute(update(tables.followed_parts).values(content="{"))
    check(engine)
    with writing(engine) as connection:
        connection.execute(delete(tables.followed))
    check(engine)


def test_what_is_kept_is_no_content(engine: Engine) -> None:
    for each in crisis():
        open_writer(engine).add(each.reading())
    with engine.connect() as connection:
        before = contents_of(connection)
    assert FollowedRecord(engine).heads
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(tables.followed_parts)).scalar_one() > 3
        assert contents_of(connection) == before
    assert check_record(engine).findings == ()


def test_who_cannot_write_does_without_keeping(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    changing = Changing(engine, Random(5))
    for _ in range(5):
        changing.add()
    check(engine)
    monkeypatch.setattr(FollowedStore, "keep", lambda *_: False)
    changing.add()
    check(engine)
    changing.judge()
    check(engine)


def test_a_record_followed_sees_a_later_state_when_another_program_keeps_one(engine: Engine) -> None:
    changing = Changing(engine, Random(11))
    for _ in range(5):
        changing.add()
    early = FollowedRecord(engine)
    assert early.heads is not None
    changing.add()
    check(engine)
    assert set(early.histories) == set(FollowedRecord(engine).histories)


def test_the_past_is_followed_anew_and_days_are_those_of_the_whole(engine: Engine) -> None:
    changing = Changing(engine, Random(13))
    for _ in range(6):
        changing.add()
    check(engine)
    moment = datetime.now(UTC)
    before = [OfferHead.of(offer) for offer in follow(engine).ledger.offers]
    for _ in range(4):
        changing.change()
    check(engine)
    assert list(FollowedRecord(engine, moment).heads) == before
    full, kept = positions_over_time(engine, follow(engine)), FollowedRecord(engine).histories
    for day in (date(2024, 2, 1) + timedelta(at) for at in range(0, 20, 3)):
        assert {cell: each.on(day) for cell, each in kept.items()} == {c: each.on(day) for c, each in full.items()}
