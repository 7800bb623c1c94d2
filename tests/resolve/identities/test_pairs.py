from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.resolve.identities.alike import compare, lookup_words
from pourparler.resolve.identities.decisions import Decision
from pourparler.resolve.identities.parties import group_names
from pourparler.schema.identity import Pair

NAMES = (
    "tavi korrad", "ida korrad", "korrad", "mr korrad@tarvon", "mr korrad", "maren dathe", "marin date", "sefa lorne",
    "northern salt coast front", "southern salt coast front", "salt coast front", "front@tarvon", "front@osmer",
    "council@salt coast front", "council@northern salt coast front", "tarvona", "norvast", "osmere",
    "government@tarvon", "government@norvast", "army@tarvon", "army@norvast", "un relief office",
    "relief office@tarvon", "rapid support forces", "rsf", "she#1f0c", "state:ua", "state:ru", "body:un",
)  # fmt: skip
keys = st.sampled_from(NAMES)


def all_pairs(names: Sequence[str]) -> list[Pair]:
    found = (compare(one, other) for one in names for other in names)
    return sorted({pair for pair in found if pair})


PAIRS = all_pairs(NAMES)


@given(keys, keys)
@settings(deadline=None)
def test_a_decision_does_not_depend_on_which_name_came_first(one: str, other: str) -> None:
    assert compare(one, other) == compare(other, one)


@given(keys, keys)
@settings(deadline=None)
def test_names_that_may_be_one_can_be_looked_up(one: str, other: str) -> None:
    if compare(one, other):
        assert set(lookup_words(one)) & set(lookup_words(other))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("maren dathe", "marin date", True),
        ("tarvona", "government@tarvon", True),
        ("northern salt coast front", "salt coast front", True),
        ("rapid support forces", "rsf", True),
        ("un relief office", "relief office@tarvon", True),
        ("tavi korrad", "mr korrad@tarvon", True),
        ("tavi korrad", "ida korrad", False),
        ("army@tarvon", "army@norvast", False),
        ("state:ua", "state:ru", False),
        ("she#1f0c", "she#2a0c", False),
        ("ali hassan", "ali hussein", False),
    ],
)
def test_which_names_may_be_one(one: str, other: str, same: bool) -> None:
    assert (compare(one, other) is not None) == same


def together(
    names: Sequence[str], decisions: Sequence[Decision] = (), pairs: Sequence[Pair] = PAIRS
) -> set[frozenset[str]]:
    leaders = group_names(names, pairs, decisions)
    return {frozenset(key for key in leaders if leaders[key] == leader) for leader in set(leaders.values())}


@given(st.lists(keys, unique=True), st.randoms())
@settings(deadline=None)
def test_order_does_not_change_the_parties(names: list[str], rng: random.Random) -> None:
    shuffled, pairs = names.copy(), PAIRS.copy()
    rng.shuffle(shuffled)
    rng.shuffle(pairs)
    assert together(names) == together(shuffled, pairs=pairs)


def test_a_surname_joins_the_only_one_who_bears_it() -> None:
    assert frozenset({"tavi korrad", "mr korrad@tarvon"}) in together(["tavi korrad", "mr korrad@tarvon"])
    both = together(["tavi korrad", "ida korrad", "mr korrad@tarvon"])
    assert frozenset({"mr korrad@tarvon"}) in both


def test_a_short_form_of_two_names_joins_neither() -> None:
    found = together(["northern salt coast front", "southern salt coast front", "salt coast front"])
    assert len(found) == 3


@given(st.lists(keys, unique=True, min_size=2), st.booleans())
@settings(deadline=None)
def test_a_persons_decision_wins(names: list[str], same: bool) -> None:
    one, other = names[:2]
    leaders = group_names(names, PAIRS, [Decision(one, other, same)])
    assert (leaders[one] == leaders[other]) == same


@given(st.lists(st.builds(Decision, keys, keys, st.booleans()), max_size=6))
@settings(deadline=None)
def test_the_newest_word_on_a_pair_holds(decisions: list[Decision]) -> None:
    proper = [decision for decision in decisions if decision.one != decision.other]
    if proper:
        last = proper[-1]
        leaders = group_names(NAMES, PAIRS, proper)
        assert (leaders[last.one] == leaders[last.other]) == last.same


def test_two_entities_never_meet_through_a_third_name() -> None:
    pairs = [Pair.of("state:ua", "kyiv", 0.95, "x"), Pair.of("state:ru", "kyiv", 0.95, "x")]
    assert frozenset({"state:ua", "state:ru", "kyiv"}) not in together(["state:ua", "state:ru", "kyiv"], pairs=pairs)
