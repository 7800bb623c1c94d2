"""What changed in a negotiation between two days."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.schema.ledger import Answer, Offer, StateChange
from pourparler.schema.negotiation import State
from pourparler.schema.series import Series, SeriesPoint
from pourparler.schema.stands import Stand


@dataclass(frozen=True, slots=True)
class StandChange:
    """A stand that is new, or other than before."""

    now: Stand
    before: Stand | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A proposal with its state before, and the states that it came into."""

    offer: Offer
    before: State | None
    changes: tuple[StateChange, ...]


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """An answer and the proposal that it is to."""

    offer: Offer
    answer: Answer


@dataclass(frozen=True, slots=True)
class News:
    """All that changed; figures are pairs of a series and the point that revises the one before."""

    stands: tuple[StandChange, ...]
    offers: tuple[Moved, ...]
    answers: tuple[NewAnswer, ...]
    figures: tuple[tuple[Series, SeriesPoint], ...]
