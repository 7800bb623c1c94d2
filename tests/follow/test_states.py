"""The state follows from dated steps alone, whatever the order in which they come."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from negotiation_samples import day, report, taken

from pourparler.follow.states import MOVE_ORDER, Told, changes_of
from pourparler.schema.negotiation import TakenStep

AUTHOR, SIDES = "party:oslo", ("party:lima", "party:quito")


def told(*steps: TakenStep) -> list[Told]:
    return [Told(step, step.by, step.voice, step.voice is not None and step.voice not in step.by) for step in steps]


def course(*steps: TakenStep, sides: Sequence[str] = SIDES) -> list[tuple[int, str]]:
    """Day's number and state of each change."""
    changes = changes_of(told(*steps), AUTHOR, sides)
    return [((change.day - day(1)).days + 1, change.state) for change in changes]


def test_a_proposal_from_first_idea_to_the_end_of_a_truce() -> None:
    assert course(
        taken("float", "oslo", on=1),
        taken("present", "oslo", on=2),
        taken("review", "lima", on=3),
        taken("reject", "quito", on=4),
        taken("accept", "lima", on=5),
        taken("accept", "quito", on=6),
        taken("sign", "lima, quito", on=7),
        taken("take effect", on=8),
        taken("extend", "lima, quito", on=9),
        taken("violate", on=10),
        taken("end", "quito", on=11),
    ) == [
        (1, "floated"), (2, "presented"), (3, "under review"), (4, "answered"), (6, "agreed in principle"),
        (8, "in force"), (9, "extended"), (10, "violated"), (11, "ended"),
    ]  # fmt: skip


def test_what_is_told_again_later_changes_nothing() -> None:
    assert course(taken("present", "oslo", on=1), taken("reject", "lima", on=2), taken("present", "oslo", on=5)) == [
        (1, "presented"),
        (2, "answered"),
    ]


def test_officials_without_a_side_answer_for_nobody() -> None:
    """“Officials refused to discuss the plan” is told by somebody; “the plan was refused” leaves open by whom."""
    made = taken("float", "oslo", on=1)
    nameless = taken("reject", "officials#1f", on=2)
    assert changes_of([*told(made), Told(nameless, (), None)], AUTHOR, SIDES)[-1].state == "floated"
    assert course(made, taken("reject", on=2)) == [(1, "floated"), (2, "answered")]


def test_the_author_and_strangers_do_not_answer() -> None:
    made = taken("present", "oslo", on=1)
    assert course(made, taken("accept", "oslo", on=2), taken("accept", "bern", on=3)) == [(1, "presented")]


def test_without_addressees_anybody_answers() -> None:
    assert course(taken("present", "oslo", on=1), taken("reject", "bern", on=3), sides=()) == [
        (1, "presented"),
        (3, "answered"),
    ]


def test_all_must_accept() -> None:
    made = taken("present", "oslo", on=1)
    assert course(made, taken("accept", "lima", on=2))[-1] == (2, "answered")
    assert course(made, taken("accept", "lima", on=2), taken("accept", "quito", on=4))[-1] == (4, "agreed in principle")
    assert course(made, taken("accept", "lima", on=2), sides=("party:lima",))[-1] == (2, "agreed in principle")


def test_an_acceptance_on_the_authors_word_alone_is_none() -> None:
    made = taken("present", "oslo", on=1)
    steps = (made, taken("accept", "lima", on=2, voice="oslo", report=report(published=2)))
    assert course(*steps, sides=("party:lima",))[-1] == (2, "answered")


@pytest.mark.parametrize(
    ("voices", "state"),
    [
        (["lima"], "in force"),
        (["lima", "lima"], "in force"),
        (["lima", "quito"], "violated"),
        ([""], "violated"),
    ],
)
def test_a_breach_that_one_side_alone_alleges_is_none(voices: list[str], state: str) -> None:
    alleged = [taken("violate", on=9, voice=voice, report=report(published=9)) for voice in voices]
    assert course(taken("agree", on=1), taken("take effect", on=2), *alleged)[-1][1] == state


def test_a_person_can_vouch_for_a_breach() -> None:
    breach = taken("violate", on=9, voice="lima", accepted=True)
    assert course(taken("agree", on=1), taken("take effect", on=2), breach)[-1] == (9, "violated")


def test_a_truce_that_holds_again_is_in_force() -> None:
    steps = (
        taken("sign", "lima, quito", on=1),
        taken("take effect", on=2),
        taken("violate", on=3),
        taken("hold", on=5),
    )
    assert course(*steps)[-1] == (5, "in force")


def test_a_denied_acceptance_is_disputed() -> None:
    steps = (taken("present", "oslo", on=1), taken("accept", "lima", on=2), taken("deny", "lima", on=2))
    assert course(*steps)[-1] == (2, "disputed")


def test_only_the_author_withdraws() -> None:
    made = taken("present", "oslo", on=1)
    assert course(made, taken("withdraw", "lima", on=2)) == [(1, "presented")]
    assert course(made, taken("withdraw", "oslo", on=2))[-1] == (2, "withdrawn")


def test_what_is_in_force_is_not_replaced_by_a_word() -> None:
    steps = (taken("sign", "lima, quito", on=1), taken("take effect", on=2), taken("supersede", on=3))
    assert course(*steps)[-1] == (2, "in force")


def test_an_allegation_counts_from_the_day_on_which_it_is_made() -> None:
    steps = (
        taken("present", "oslo", on=1),
        taken("reject", "lima", on=2, voice="quito", report=report("quito-radio", published=4)),
    )
    assert course(*steps)[-1] == (4, "answered")


def test_changes_say_which_steps_made_them() -> None:
    first, second = taken("accept", "lima", on=2), taken("accept", "quito", on=3)
    changes = changes_of(told(taken("present", "oslo", on=1), first, second), AUTHOR, SIDES)
    assert changes[-1].because == (first, second)


moves = st.sampled_from(sorted(MOVE_ORDER))
steps = st.lists(
    st.builds(
        lambda move, by, on, voice: taken(move, by, on=on, voice=voice),
        moves,
        st.sampled_from(["", "oslo", "lima", "quito", "lima, quito"]),
        st.integers(1, 9),
        st.sampled_from(["", "lima", "quito"]),
    ),
    max_size=12,
)


@settings(max_examples=200, deadline=None)
@given(steps, st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(found: list[TakenStep], rng: random.Random) -> None:
    shuffled = list(found)
    rng.shuffle(shuffled)
    assert changes_of(told(*found), AUTHOR, SIDES) == changes_of(told(*shuffled), AUTHOR, SIDES)


@settings(max_examples=100, deadline=None)
@given(steps)
def test_days_never_go_back_and_no_state_follows_itself(found: list[TakenStep]) -> None:
    changes = changes_of(told(*found), AUTHOR, SIDES)
    assert [change.day for change in changes] == sorted(change.day for change in changes)
    assert all(one.state != other.state for one, other in pairwise(changes))
    assert all(change.because for change in changes)
