"""Claims: what one report says, each with the words that say it (definitions: the codebook in ``docs/codebook.md``).

A claim is immutable. Its id is a hash of its document and its content, so the same input gives the same ids.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pourparler.schema.dates import When
from pourparler.schema.entities import Party, Place
from pourparler.schema.spans import Quote

Factuality = Literal["happened", "ongoing", "planned", "conditional", "hypothetical", "negated", "unknown"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
SpeechMode = Literal["direct", "indirect", "mixed"]
Stance = Literal["support", "oppose", "conditional", "ambiguous"]
ConditionKind = Literal["precondition", "terminates-when", "exchange", "deadline", "scope", "red-line"]
Basis = Literal["stated", "act", "reported"]
Issue = Literal[
    "ceasefire", "captives", "humanitarian-access", "withdrawal", "disarmament", "leadership", "governance",
    "status", "security-guarantees", "reconstruction", "sanctions", "transit-trade", "displacement",
    "accountability", "military-aid", "military-operation", "talks", "settlement",
]  # fmt: skip
Reply = Literal["accept", "accept-with-changes", "counter", "reject", "defer", "none"]
Topic = Literal[
    "killed", "wounded", "missing", "displaced", "captives", "hungry", "aid", "prisoners", "forces", "money", "other"
]
Period = Literal["cumulative", "event", "unknown"]
Relation = Literal["responds_to", "caused", "enables", "condition_for", "part_of", "violates"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Fields that every claim has.

    Attributes:
        id: ``c-`` and a hash of document and content; ``""`` until :func:`~pourparler.schema.codec.identify`.
        sentence: index of the sentence that says it.
        confidence: calibrated probability that the claim is right, 0 to 1, rounded to two digits.
        rules: readable ids of the rules that made it, first to last.
        factuality: how the report presents it.
        according_to: whom the report has it from, None for the reporter's own voice.
        when: time of the thing claimed, None when no words tell it.
        where: place of the thing claimed, None when no words tell it.
    """

    id: str = ""
    sentence: int
    confidence: float
    rules: tuple[str, ...]
    factuality: Factuality = "happened"
    according_to: Party | None = None
    when: When | None = None
    where: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Claim):
    """A political, diplomatic, humanitarian or armed act or occurrence."""

    trigger: Quote
    type: EventType
    mode: str | None = None
    core: bool = True
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Claim):
    """Somebody is reported as saying something."""

    speaker: Party | None
    cue: Quote
    content: Quote
    mode: SpeechMode
    audience: Party | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Claim):
    """Where a party stands on an issue, and on which condition."""

    holder: Party
    issue: Issue
    issue_text: Quote
    stance: Stance
    condition: Quote | None = None
    condition_kind: ConditionKind | None = None
    basis: Basis = "stated"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a proposal: its words, issue and who would have to act."""

    issue: Issue
    quote: Quote
    obligor: Party | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Claim):
    """An offer of terms."""

    author: Party | None
    addressee: Party | None
    cue: Quote
    counter_to: Quote | None = None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Claim):
    """An answer to a proposal."""

    responder: Party
    cue: Quote
    to: Quote | None
    reply: Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Claim):
    """A count that matters, by whoever counted it; numbers are None where the words give none."""

    topic: Topic
    text: Quote
    low: float | None
    best: float | None
    high: float | None
    counted_by: Party | None = None
    period: Period = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Claim):
    """A relation between two events of one document that the words express; ``source`` and ``target`` are claim ids."""

    source: str
    target: str
    relation: Relation


AnyClaim = Event | Statement | Position | Proposal | Response | Figure | Link
KINDS: dict[str, type[Claim]] = {
    "event": Event, "statement": Statement, "position": Position, "proposal": Proposal,
    "response": Response, "figure": Figure, "link": Link,
}  # fmt: skip
