"""Every event rule gives the claim that its example in resources/event_rules.toml promises."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pourparler.extract.events import find_events
from pourparler.schema.analysis import Analysis
from pourparler.schema.claims import Event
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party
from pourparler.settings import Settings

TABLE = tomllib.loads((Path(__file__).parents[2] / "resources" / "event_rules.toml").read_text(encoding="utf-8"))
pytestmark = pytest.mark.skipif(not (Settings().weights / "model.onnx").exists(), reason="needs the weights")


@cache
def analyser() -> Any:
    from pourparler.analyse.documents import Analyser
    from pourparler.neural.reader import Reader

    return Analyser(Reader.load(Settings().weights))


def events_by_rules(text: str) -> list[Event]:
    document = Document("example", text, published=date.fromisoformat(TABLE["published"]))
    analysis: Analysis = analyser().analyse(document)
    sentences = tuple(replace(sentence, frames=()) for sentence in analysis.sentences)
    return find_events(replace(analysis, sentences=sentences))


def words(parties: tuple[Party, ...]) -> list[str]:
    return [party.quote.text for party in parties if party.quote]


@pytest.mark.parametrize("rule", TABLE["rule"], ids=lambda rule: str(rule["id"]))
def test_example_gives_its_claim(rule: dict[str, Any]) -> None:
    found = [event for event in events_by_rules(rule["example"]) if event.trigger.text == rule["trigger"]]
    assert found, "no event at the trigger"
    event = found[0]
    got = {
        "type": event.type,
        "actors": words(event.actors),
        "recipients": words(event.recipients),
        "factuality": event.factuality,
        "according_to": event.according_to.quote.text if event.according_to and event.according_to.quote else None,
        "where": event.where.quote.text if event.where else None,
    }
    assert got == got | {key: rule[key] for key in got if key in rule}


def test_rule_ids_are_unique() -> None:
    ids = [rule["id"] for rule in TABLE["rule"]]
    assert len(ids) == len(set(ids))
