"""The record's own nouns: what was read, version by version, and what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pourparler.schema.claims import AnyClaim
from pourparler.schema.documents import Document
from pourparler.schema.negotiation import Step
from pourparler.schema.spans import Span


@dataclass(frozen=True, slots=True)
class Program:
    """What made the claims; written with every reading so that a re-run can be told from the first."""

    version: str
    weights: str
    rules: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, the claims made of it and the problems met; ``claims`` is empty for what cannot be analysed.

    ``sentences`` are the spans that the claims' ``sentence`` counts, so that a record can show a claim's sentence.
    ``steps`` are what the claims say about proposals and truces; they follow from the claims and the text.
    """

    document: Document
    claims: tuple[AnyClaim, ...]
    problems: tuple[str, ...]
    program: Program
    sentences: tuple[Span, ...] = ()
    steps: tuple[Step, ...] = ()


Verdict = Literal["accept", "reject", "edit", "defer", "same", "different", "set", "withdraw", "add"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision by a person or the program, append-only.

    Attributes:
        id: content hash.
        subject: id of the claim, name or report decided about.
        verdict: what was decided; ``set`` gives a subject a fact, ``withdraw`` takes a judgement back,
            ``add`` is a claim that a person made.
        other: second subject for identity decisions, ``fact=value`` for ``set``, the claim for ``add``, else ``""``.
        reason: free text.
        by: who decided; the program signs with its version.
        at: when, in UTC.
        score: how sure the program was, 0 to 1; None for a person.
    """

    id: str
    subject: str
    verdict: Verdict
    other: str
    reason: str
    by: str
    at: datetime
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """Claims that a person made of a report.

    Attributes:
        reading: number of the reading that they are stored with.
        claims: the claims, identified.
        steps: what they say about proposals and truces.
    """

    reading: int
    claims: tuple[AnyClaim, ...]
    steps: tuple[Step, ...] = ()
