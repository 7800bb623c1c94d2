"""Each rule's example gives the party it promises."""

from __future__ import annotations

import pytest

from pourparler.resolve.parties import resolve_party
from pourparler.resolve.party_rules import EXAMPLES_PUBLISHED, PARTY_RULES, PartyRule


@pytest.mark.parametrize("rule", PARTY_RULES, ids=lambda rule: rule.id)
def test_the_example_gives_the_party(rule: PartyRule) -> None:
    found = resolve_party(rule.example, EXAMPLES_PUBLISHED, {})
    assert found is not None
    assert (found.rule, found.name, found.kind, found.entity, found.country) == (
        rule.id,
        rule.name,
        rule.kind,
        rule.entity,
        rule.country,
    )
