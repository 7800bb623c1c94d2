"""Where sides stand on a day, what it was before, and on how many independent publishers it rests."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from negotiation_samples import NOTHING, SIDES, day, report, stance, taken, term

from pourparler.follow.ledgers import build_ledger
from pourparler.follow.stands import histories_of, stands_on
from pourparler.follow.utterances import utterances_of
from pourparler.schema.following import TakenStance
from pourparler.schema.ledger import Ledger


def stands(found: list[TakenStance], on: int | None = None, ledger: Ledger = NOTHING) -> dict[tuple[str, str], Any]:
    histories = histories_of(utterances_of(found, ledger, SIDES), {})
    return {(s.side, s.issue): s for s in stands_on(histories, day(on) if on else None)}


def test_the_latest_word_counts_and_what_it_was_before_is_kept() -> None:
    found = [stance("lima", "oppose", 1), stance("lima", "conditional", 5), stance("lima", "conditional", 7)]
    cell = ("party:lima", "ceasefire")
    assert [stands(found, on).get(cell) and stands(found, on)[cell].stance for on in (1, 4, 5, 9)] == [
        "oppose",
        "oppose",
        "conditional",
        "conditional",
    ]
    now = stands(found)[cell]
    assert (now.since, now.before, now.latest.day) == (day(5), "oppose", day(7))


def test_nothing_is_known_before_anything_is_said() -> None:
    assert stands([stance("lima", "oppose", 3)], 2) == {}


def test_doubtful_and_negated_words_do_not_count() -> None:
    assert stands([stance("lima", "oppose", sure=0.1), stance("lima", "support", factuality="negated")]) == {}


def test_a_time_far_from_the_report_is_what_it_is_about() -> None:
    found = [stance("lima", "support", 60, told=2), stance("oslo", "support", 60, told=58)]
    assert stands(found)["party:lima", "ceasefire"].since == day(60)
    assert stands(found)["party:oslo", "ceasefire"].since == day(58)


def test_copies_and_one_publishers_reports_are_one_source() -> None:
    found = [
        stance("lima", "support", 1, name="a"),
        stance("lima", "support", 2, name="b"),
        stance("lima", "support", 2, name="c", publisher="Andes Post"),
        stance("lima", "support", 2, name="d", publisher="Copy Press"),
    ]
    told = utterances_of(found, NOTHING, SIDES)
    for publishers, sources in (({}, 3), ({"d": "Meril Wire"}, 2)):
        (stand,) = stands_on(histories_of(told, publishers), None)
        assert stand.sources == sources


def test_an_answer_and_an_own_offer_tell_where_a_side_stands() -> None:
    terms = [term("withdrawal", "pull the guns back")]
    made = taken("present", "oslo", "a plan for the hills", to="lima", terms=terms, on=1)
    answer = taken("reject", "lima", "Oslo's plan for the hills", owners="oslo", on=3, report=report("b", 3))
    found = stands([], ledger=build_ledger([made, answer], SIDES))
    assert {key: stand.stance for key, stand in found.items()} == {
        ("party:oslo", "withdrawal"): "support",
        ("party:lima", "withdrawal"): "oppose",
        ("party:lima", "settlement"): "oppose",
    }
    assert found["party:lima", "withdrawal"].latest.origin == "answer"


def test_own_words_count_before_what_follows_from_deeds() -> None:
    made = taken("present", "oslo", "a plan for the hills", terms=[term("ceasefire", "a truce")], on=1)
    found = stands([stance("oslo", "conditional", 1)], ledger=build_ledger([made], SIDES))
    assert found["party:oslo", "ceasefire"].stance == "conditional"


stances = st.lists(
    st.builds(
        lambda who, what, on, publisher: stance(who, what, on, publisher=publisher, name=f"{who}{what}{on}{publisher}"),
        st.sampled_from(["lima", "oslo"]),
        st.sampled_from(["support", "oppose", "conditional"]),
        st.integers(1, 6),
        st.sampled_from(["Meril Wire", "Andes Post"]),
    ),
    max_size=10,
    unique_by=lambda each: each.claim,
)


@settings(max_examples=100, deadline=None)
@given(stances, st.randoms(use_true_random=False), st.integers(1, 6))
def test_the_order_of_reading_does_not_matter(found: list[TakenStance], rng: random.Random, on: int) -> None:
    shuffled = list(found)
    rng.shuffle(shuffled)
    assert stands(found, on) == stands(shuffled, on)
