from __future__ import annotations

import tomllib
from pathlib import Path

from pourparler.extract.rules import families
from pourparler.lexicon.rules import explain_rule

EVENT_RULES = Path(__file__).parents[2] / "resources" / "event_rules.toml"


def test_every_rule_of_claims_is_told_as_its_record_says() -> None:
    records = [record for family in families() for record in family.records]
    assert [explain_rule(record.id) for record in records] == [record.says for record in records]
    rules = tomllib.loads(EVENT_RULES.read_text(encoding="utf-8"))["rule"]
    assert [explain_rule(rule["id"]) for rule in rules] == [rule["says"] for rule in rules]


def test_the_word_that_a_rule_saw_is_told() -> None:
    told = explain_rule("verb_names_event: accuse")
    assert told is not None
    assert told.endswith("(here “accuse”).")


def test_a_rule_of_another_version_is_not_told() -> None:
    assert explain_rule("no_such_rule: word") is None
