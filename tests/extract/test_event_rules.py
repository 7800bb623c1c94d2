"""Every event rule gives the claim that its example in resources/event_rules.toml promises."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from examples import HAS_WEIGHTS, PUBLISHED, by_rules, words

from pourparler.extract.events import find_events

TABLE = tomllib.loads((Path(__file__).parents[2] / "resources" / "event_rules.toml").read_text(encoding="utf-8"))
pytestmark = pytest.mark.skipif(not HAS_WEIGHTS, reason="needs the weights")


@pytest.mark.parametrize("rule", TABLE["rule"], ids=lambda rule: str(rule["id"]))
def test_example_gives_its_claim(rule: dict[str, Any]) -> None:
    found = [event for event in find_events(by_rules(rule["example"])) if event.trigger.text == rule["trigger"]]
    assert found, "no event at the trigger"
    event = found[0]
    got = {
        "type": event.type,
        "actors": [words(party) for party in event.actors],
        "recipients": [words(party) for party in event.recipients],
        "factuality": event.factuality,
        "according_to": words(event.according_to),
        "where": event.where.quote.text if event.where else None,
    }
    assert got == got | {key: rule[key] for key in got if key in rule}


def test_the_table_and_the_tests_read_the_same_day() -> None:
    assert date.fromisoformat(TABLE["published"]) == PUBLISHED


def test_rule_ids_are_unique() -> None:
    ids = [rule["id"] for rule in TABLE["rule"]]
    assert len(ids) == len(set(ids))
