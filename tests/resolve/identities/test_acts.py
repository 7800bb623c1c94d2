from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told_readings import COPY, OTHER, PLANNED, TUESDAY, WIRE

from pourparler.resolve.identities.act_sketches import keys_of
from pourparler.resolve.identities.acts import compare_acts
from pourparler.resolve.identities.copies import bands_of, compare_texts, digest_of, shared_part
from pourparler.resolve.identities.linking import Linker
from pourparler.resolve.identities.same_acts import ActGroups, members
from pourparler.resolve.identities.standing import Standing
from pourparler.resolve.identities.stories import compare_stories
from pourparler.resolve.identities.told_acts import status_of
from pourparler.schema.acting import Offices
from pourparler.schema.claims import EventType, Factuality
from pourparler.schema.documents import Document
from pourparler.schema.identity import ActsFor, ActSketch, Links, ReportSketch
from pourparler.schema.record import Reading
from pourparler.schema.sketches import decode_act, decode_report, encode_act, encode_report

DAY = date(2024, 2, 5)
days = st.dates(DAY, DAY + timedelta(days=9))
some_keys = st.lists(st.sampled_from(["alvania", "berun", "tam korr", "army@alvan"]), max_size=2).map(tuple)
sketches = st.builds(
    ActSketch,
    claim=st.integers(0, 40).map("c-{}".format),
    report=st.sampled_from("pqr"),
    sentence=st.integers(0, 3),
    type=st.sampled_from(get_args(EventType)),
    mode=st.sampled_from(["", "phone", "visit"]),
    factuality=st.sampled_from(get_args(Factuality)),
    first=days,
    last=days,
    told=st.booleans(),
    trigger=st.sampled_from(["shell", "attack", "meet", "met"]),
    place=st.sampled_from(["", "port meril", "doha"]),
    actors=some_keys,
    recipients=some_keys,
    words=st.lists(st.sampled_from("abcdef"), max_size=5, unique=True).map(tuple),
).map(lambda sketch: replace(sketch, last=max(sketch.first, sketch.last)))


class Nobody:
    """A record that holds nothing."""

    def new_names(self, keys: list[str]) -> frozenset[str]:
        return frozenset(keys)

    def names_under(self, words: list[str]) -> list[str]:
        return []

    def acts_under(self, keys: list[str]) -> dict[str, list[ActSketch]]:
        return {}

    def reports_under(self, keys: list[str], least: int) -> list[ReportSketch]:
        return []


def linked(reading: Reading) -> Links:
    return Linker().link(reading, Nobody())


@given(sketches, sketches)
@settings(deadline=None)
def test_a_decision_does_not_depend_on_which_report_came_first(one: ActSketch, other: ActSketch) -> None:
    assert compare_acts(one, other) == compare_acts(other, one)


@given(sketches)
@settings(deadline=None)
def test_sketches_come_back_as_they_were(sketch: ActSketch) -> None:
    assert decode_act(encode_act(sketch)) == sketch


@given(st.lists(sketches, max_size=8, unique_by=lambda sketch: sketch.claim), st.randoms())
@settings(deadline=None)
def test_groups_do_not_depend_on_order_and_hold_no_contradiction(found: list[ActSketch], rng: object) -> None:
    groups = ActGroups(Standing({}, Offices()))
    pairs = sorted({pair for a in found for b in found if (pair := compare_acts(a, b))})
    shuffled, mixed = found.copy(), pairs.copy()
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    rng.shuffle(mixed)  # type: ignore[attr-defined]
    leaders = groups.group(found, pairs, ())
    assert members(leaders) == members(groups.group(shuffled, mixed, ()))
    by_claim = {sketch.claim: sketch for sketch in found}
    for claims in members(leaders).values():
        for one in claims:
            for other in claims:
                a, b = by_claim[one], by_claim[other]
                together = groups.actors(a, b) != "disagree" or groups._named_together(
                    a, b, [by_claim[c] for c in claims]
                )
                assert one == other or together
                assert not (a.told and b.told) or (a.first <= b.last and b.first <= a.last)  # type: ignore[operator]
                assert not (a.place and b.place) or a.place == b.place


BASE = ActSketch(
    "c-1", "p", 0, "ASSAULT", "", "happened", DAY, DAY, told=True, trigger="shell", place="port meril",
    actors=("army@alvan",), recipients=(), words=("market", "fish"),
)  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"first": DAY + timedelta(days=1), "last": DAY + timedelta(days=1)},
        {"place": "doha"},
        {"actors": ("berun",)},
        {"type": "CONSULT", "trigger": "met", "words": ()},
    ],
    ids=["day", "place", "actor", "nothing alike"],
)
def test_what_disagrees_is_kept_apart(changes: dict[str, object]) -> None:
    other = replace(BASE, claim="c-2", report="q", **changes)  # type: ignore[arg-type]
    pair = compare_acts(BASE, other)
    leaders = ActGroups(Standing({}, Offices())).group([BASE, other], [pair] if pair else [], ())
    assert leaders["c-1"] != leaders["c-2"]


def test_two_acceptances_of_different_texts_are_two_acts() -> None:
    one = replace(
        BASE, type="AGREE", trigger="accept", told=False, place="", first=DAY - timedelta(days=3),
        words=("accept", "outlin", "chang"),
    )  # fmt: skip
    assert compare_acts(one, replace(one, claim="c-2", report="q", words=("accept", "revis", "text"))) is None
    assert compare_acts(one, replace(one, claim="c-2", report="q", words=("accept", "outlin", "principl"))) is not None


def test_an_act_is_known_by_a_word_of_the_other_report() -> None:
    agreed = replace(BASE, type="AGREE", trigger="agre", place="", words=("agre", "extend", "truc"))
    extended = replace(agreed, claim="c-2", report="q", type="RETREAT", trigger="extend", words=("extend", "truc"))
    other = replace(extended, trigger="prolong", words=("prolong", "truc", "extent"))
    pair, without = compare_acts(agreed, extended), compare_acts(agreed, other)
    assert pair is not None
    assert "the word of one in both" in pair.reason
    assert without is None or "the word of one in both" not in without.reason


def test_a_road_is_reopened_once_whoever_tells_it_how() -> None:
    one = replace(BASE, type="CONCEDE", trigger="reopen", told=False, place="", actors=(), words=("reopen", "bridg"))
    assert compare_acts(one, replace(one, claim="c-2", report="q", words=("reopen", "convoy", "day"))) is not None
    said = replace(one, type="ACCUSE", trigger="accus", words=("accus", "bridg"))
    assert compare_acts(said, replace(said, claim="c-2", report="q", words=("accus", "convoy", "day"))) is None


def test_a_person_stands_for_the_party_he_acts_for() -> None:
    office = ActsFor("tam korr", "spokesman", "reed front", DAY, DAY, "reports", 1)
    standing = Standing({}, Offices.of([office]))
    assert standing.compare(["tam korr"], ["reed front"], DAY) == "agree"
    assert standing.compare(["tam korr"], ["berun"], DAY) == "disagree"
    assert standing.compare([], ["berun"], DAY) == "open"
    assert standing.compare(["army@alvan"], ["government@alvan"], DAY) == "agree"
    assert standing.compare(["army@alvan"], ["health ministry@alvan"], DAY) == "disagree"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (["happened"], "happened"),
        (["planned", "happened"], "confirmed"),
        (["planned", "negated"], "cancelled"),
        (["happened", "negated"], "disputed"),
        (["negated", "happened"], "happened"),
        (["negated"], "denied"),
        (["hypothetical", "conditional"], "spoken of"),
        (["planned"], "unconfirmed"),
    ],
)
def test_how_an_act_stands(told: list[str], status: str) -> None:
    assert status_of(told, DAY, DAY + timedelta(days=1)) == status


def test_what_is_still_to_come_is_planned() -> None:
    assert status_of(["planned"], DAY, DAY) == "planned"
    assert status_of(["planned"], None, DAY) == "planned"


def test_a_plan_and_its_outcome_can_be_looked_up() -> None:
    plan = next(keys for sketch, keys in linked(PLANNED).acts if sketch.type == "CONSULT")
    outcome = next(keys for sketch, keys in linked(WIRE).acts if sketch.type == "CONSULT")
    assert set(plan) & set(outcome)


def test_an_act_without_any_day_is_not_looked_up() -> None:
    assert keys_of(replace(BASE, first=None, last=None)) == ()


def test_a_copy_shares_a_band_and_names_its_original() -> None:
    original, copy = linked(WIRE).report[0], linked(COPY).report[0]
    assert set(bands_of(original.digest)) & set(bands_of(copy.digest))
    pair = compare_texts(original, copy)
    assert pair == compare_texts(copy, original)
    assert pair is not None
    assert "Evening Post has" in pair.reason
    assert "from Meril Wire, which it credits" in pair.reason


def test_other_words_are_no_copy() -> None:
    assert compare_texts(linked(WIRE).report[0], linked(OTHER).report[0]) is None


def test_datelines_and_short_texts_do_not_make_copies() -> None:
    assert digest_of(Document(id="a", text="Talks began.")) == ()
    assert shared_part((), ()) == 0.0


def test_reports_of_one_day_and_act_tell_one_story() -> None:
    one, other = linked(WIRE).report[0], linked(OTHER).report[0]
    assert compare_stories(one, other) == compare_stories(other, one)
    assert compare_stories(one, other) is not None
    assert compare_stories(one, linked(PLANNED).report[0]) is None
    late = replace(other, day=TUESDAY + timedelta(days=3))
    assert compare_stories(one, late) is None


def test_the_sketch_of_a_report_comes_back_as_it_was() -> None:
    sketch = linked(WIRE).report[0]
    assert decode_report(encode_report(sketch)) == sketch
