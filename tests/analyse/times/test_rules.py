"""Every rule of the grammar of time, and every operator, gives what its own example promises."""

from __future__ import annotations

import pytest
from flat_sentences import days_in

from pourparler.analyse.times.grammar import RULES
from pourparler.analyse.times.operators import OPERATORS, Operator
from pourparler.analyse.times.rules import Rule


@pytest.mark.parametrize("rule", [*RULES, *OPERATORS], ids=lambda rule: rule.id)
def test_example_gives_its_days(rule: Rule | Operator) -> None:
    assert days_in(rule.example).get(rule.words) == rule.days


def test_rules_have_names_of_their_own() -> None:
    names = [rule.id for rule in (*RULES, *OPERATORS)]
    assert len(names) == len(set(names))
