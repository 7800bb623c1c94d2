"""Evidence for and against a reading of a pronoun, a description or a pair: one shape for all three tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Seen = TypeVar("Seen")


@dataclass(frozen=True, slots=True)
class Evidence(Generic[Seen]):
    """One thing that speaks for or against.

    Attributes:
        id: what is seen, as a phrase.
        weight: how much it says, in logarithms of odds.
        test: how much of it is seen, from 0 to 1.
    """

    id: str
    weight: float
    test: Callable[[Seen], float]
