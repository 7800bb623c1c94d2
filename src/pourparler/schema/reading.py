"""What the neural reader says of one sentence, in word indexes.

Frames are one shape for all that hangs on a word: a claim's or a semantic role's anchor, its label and
attributes, and its arguments as runs of words. Scores are calibrated probabilities from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FrameKind = Literal["event", "statement", "position", "proposal", "response", "figure", "role"]


@dataclass(frozen=True, slots=True)
class Argument:
    """A run of words that plays a role for an anchor; ``end`` is exclusive."""

    role: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Frame:
    """One thing said by a word: its kind, label (event type, issue, reply, topic …), attributes and arguments.

    `score` is the chance that the word says such a thing, `right` that all of the claim made of it is right, where
    the weights have learned to tell.
    """

    kind: FrameKind
    anchor: int
    label: str
    score: float
    attributes: Mapping[str, tuple[str, float]]
    arguments: tuple[Argument, ...]
    right: float | None = None

    @property
    def confidence(self) -> float:
        """How likely a claim made of the frame is right."""
        return self.score if self.right is None else self.right


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A named entity: ``kind`` is PER, ORG, LOC or GPE; ``end`` is exclusive."""

    kind: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """The reader's result for a sentence of N words; each of the first five tuples has N members.

    ``heads[i]`` is 0 for the root, else the 1-based index of word i's head (the CoNLL-U convention).
    """

    heads: tuple[int, ...]
    relations: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    names: tuple[NameSpan, ...]
    frames: tuple[Frame, ...]
