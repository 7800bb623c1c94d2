"""Where a side stands, in words: on what, under which condition, since when, and what it was before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pourparler.ask.briefs.scenes import Scene
from pourparler.ask.briefs.wording import STANCES, issue_name, quoted
from pourparler.schema.claims import Position
from pourparler.schema.stands import Stand, StandOrigin
from pourparler.schema.views import StoredClaim
from pourparler.show.positions import ToldStand, with_words

_FOLLOWS: dict[StandOrigin, str] = {
    "position": "", "answer": ", by its answer to a proposal", "offer": ", by its own offer",
    "truce": ", by what it did to the truce",
}  # fmt: skip
_SHORT = 4
"""A condition of fewer words (“in return for”) is quoted up to the end of its clause."""
_CLAUSE = re.compile(r"[^,;.:]*")


def told_stands(scene: Scene, stands: Sequence[Stand]) -> list[ToldStand | None]:
    """Return stands with their words; None for one whose claim is gone."""
    scene.know(stand.latest.claim for stand in stands)
    found = []
    for stand in stands:
        stored = scene.citer.known(stand.latest.claim)
        told = with_words([stand], {stand.latest.number or 0: stored}) if stored else []
        found.append(told[0] if told else None)
    return found


def stand_phrase(scene: Scene, told: ToldStand, before: Stand | None) -> str:
    """Return a stand after the name of its side: “on captives: against since 22 Mar; before: in favour”."""
    stand = told.stand
    stored = scene.citer.known(stand.latest.claim)
    words = condition_words(stored) if stored else ""
    condition = f" ({told.kind}: {quoted(words)})" if words and told.condition else ""
    was = f"; before: {STANCES[before.stance]}" if before else ""
    since = f" since {scene.day(stand.since)}{_FOLLOWS[stand.latest.origin]}"
    return f"on {issue_name(stand.issue)}: {STANCES[stand.stance]}{condition}{since}{was}"


def condition_words(stored: StoredClaim) -> str:
    """Return the words of a position's condition, with the rest of its clause where they are very few."""
    claim, sentence = stored.claim, stored.sentence
    if not isinstance(claim, Position) or claim.condition is None:
        return ""
    condition = claim.condition
    if len(condition.text.split()) >= _SHORT or not sentence.span.covers(condition.span):
        return condition.text
    start = condition.span.start - sentence.span.start
    rest = sentence.text[start + len(condition.text) :]
    clause = _CLAUSE.match(rest)
    return (condition.text + (clause[0] if clause else "")).strip()
