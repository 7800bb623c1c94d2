"""The tables of the event rules, loaded once: cue words, roles by type, clause words.

They are made from ``resources/event_cues.toml`` and ``resources/clause_words.toml``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from pourparler.settings import DATA


@dataclass(frozen=True, slots=True)
class RolePlan:
    """Where an event type's other side is found: what an object is, and the prepositions that bring participants."""

    object: str
    recipients: frozenset[str]
    actors: frozenset[str]


@cache
def _load(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


@cache
def cue_table() -> dict[str, dict[str, dict[str, list[str]]]]:
    """Return ``{"verbs" | "nouns" | "adjectives": {type: {mode: entries}}}``."""
    table = _load("event_cues")
    return {section: table[section] for section in ("verbs", "nouns", "adjectives")}


@cache
def role_plans() -> dict[str, RolePlan]:
    """Return the role plan of each event type."""
    return {
        label: RolePlan("".join(plan["object"]), frozenset(plan["recipients"]), frozenset(plan["actors"]))
        for label, plan in _load("event_cues")["roles"].items()
    }


@cache
def irregular_forms() -> dict[str, str]:
    """Return the lemma of each irregular form of the tables' verbs."""
    irregular: dict[str, list[str]] = _load("clause_words")["forms"]["irregular"]
    return {form: lemma for lemma, forms in irregular.items() for form in forms}


@cache
def clause_words(section: str, key: str) -> frozenset[str]:
    """Return one list of ``resources/clause_words.toml``."""
    return frozenset(_load("clause_words")[section][key])
