"""A draft of an event: what a proposer (rules or frames) found, in token indexes, before it becomes a claim."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.schema.claims import EventType, Factuality

Run = tuple[int, int]
"""A half-open range of token indexes."""


@dataclass(frozen=True, slots=True)
class EventDraft:
    """One event of one sentence.

    Attributes:
        trigger: index of the word that names it.
        type: event type.
        mode: refinement of the type, or None.
        factuality: how the report presents it.
        core: False for background and inner events.
        actors: runs of words of those who do it.
        recipients: runs of words of those to whom it is done.
        score: probability that the draft is right.
        rules: what decided it, readable, first to last.
        sources: runs that a frame takes for the source of the report, the most probable first; None without frame.
        places: runs that a frame takes for the place, the most probable first.
    """

    trigger: int
    type: EventType
    mode: str | None
    factuality: Factuality
    core: bool
    actors: tuple[Run, ...]
    recipients: tuple[Run, ...]
    score: float
    rules: tuple[str, ...]
    sources: tuple[Run, ...] | None = None
    places: tuple[Run, ...] = ()
