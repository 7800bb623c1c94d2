"""Casualties belong to the attack that caused them: “shelled the port, killing 12” is one event, not two.

Comes in: drafts of one sentence; goes out: the same without events for the killing that another attack explains, and
with the victims as that attack's recipients where it has none but things.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pourparler.extract.drafts import EventDraft
from pourparler.extract.mentions import party_run, stands_for_somebody
from pourparler.extract.participants import undergoers
from pourparler.extract.trees import ancestors, lemma
from pourparler.schema.analysis import Sentence

_CASUALTIES = frozenset({"kill", "wound", "injure", "maim", "killing", "wounding"})


def join_casualties(sentence: Sentence, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """Return the drafts with casualties joined to the attacks that caused them."""
    attacks = [draft for draft in drafts if draft.type == "ASSAULT" and not _is_casualty(sentence, draft)]
    joined: dict[int, EventDraft] = {draft.trigger: draft for draft in drafts}
    for draft in drafts:
        cause = next((attack for attack in attacks if _explains(sentence, attack.trigger, draft.trigger)), None)
        if _is_casualty(sentence, draft) and cause is not None:
            del joined[draft.trigger]
            joined[cause.trigger] = _with_victims(sentence, joined[cause.trigger], draft.trigger)
    return list(joined.values())


def is_explained(sentence: Sentence, draft: EventDraft, drafts: Sequence[EventDraft]) -> bool:
    """Tell whether a draft is the killing by an attack among some others."""
    attacks = (each for each in drafts if each.type == "ASSAULT" and not _is_casualty(sentence, each))
    return _is_casualty(sentence, draft) and any(_explains(sentence, each.trigger, draft.trigger) for each in attacks)


def _is_casualty(sentence: Sentence, draft: EventDraft) -> bool:
    return draft.type == "ASSAULT" and lemma(sentence, draft.trigger) in _CASUALTIES


def _explains(sentence: Sentence, attack: int, casualty: int) -> bool:
    """Tell whether an attack governs a casualty verb, is its subject, or stands beside it as its means."""
    governors = list(ancestors(sentence, casualty))
    if attack in governors[:3]:
        return True
    return casualty in list(ancestors(sentence, attack))[:2]


def _with_victims(sentence: Sentence, attack: EventDraft, casualty: int) -> EventDraft:
    victims = [
        at for at in undergoers(sentence, casualty) if stands_for_somebody(sentence, at) and at != attack.trigger
    ]
    if not victims:
        return attack
    runs = tuple(dict.fromkeys(party_run(sentence, at) for at in victims))
    return replace(attack, recipients=runs, rules=(*attack.rules, "casualties_join_attack"))
