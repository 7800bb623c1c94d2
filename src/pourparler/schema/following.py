"""What a record gives for following a negotiation: light rows of many claims, and whole readings of a few."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pourparler.schema.claims import AnyClaim, Factuality, Issue, Stance, Topic
from pourparler.schema.documents import Document
from pourparler.schema.identity import ActsFor, PartyIdentity
from pourparler.schema.negotiation import Source, TakenStep
from pourparler.schema.record import Judgement
from pourparler.schema.spans import Span


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """A reading that holds edited claims, as the record gives it.

    Attributes:
        document: the report.
        source: what following knows of it.
        claims: its claims as they were made.
        sentences: their spans.
        parties: who is who: ids by claim and place among its parties.
        numbers: the claims' numbers in the record.
    """

    document: Document
    source: Source
    claims: tuple[AnyClaim, ...]
    sentences: tuple[Span, ...]
    parties: Mapping[tuple[str, int], str]
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TakenStance:
    """A position without its words: where a party stands on an issue, as one claim says.

    Attributes:
        claim: id of the claim.
        number: its number in the record, by which its words are asked for.
        source: its report.
        holder: id of the party.
        issue: what about.
        stance: for, against, under conditions, undecided.
        day: first day that the claim tells, None without one.
        factuality: how the report presents it.
        confidence: of the claim.
    """

    claim: str
    number: int
    source: Source
    holder: str
    issue: Issue
    stance: Stance
    day: date | None
    factuality: Factuality
    confidence: float


@dataclass(frozen=True, slots=True)
class TakenFigure:
    """A figure with what tells it from others: topic, place, who counted, and its numbers.

    Attributes:
        claim: id of the claim.
        source: its report.
        topic: what is counted.
        place: where, ``""`` where the words tell none.
        counter: id of the party that gives it, None for the report itself.
        day: first day that the claim tells, None without one.
        low: least number, None where the words give none.
        best: best number.
        high: greatest number.
        text: its words.
        period: cumulative, of one event, or unknown.
        sentence: number of the sentence that gives it, None where that is not known.
        start: where its words begin in the report.
    """

    claim: str
    source: Source
    topic: Topic
    place: str
    counter: str | None
    day: date | None
    low: float | None
    best: float | None
    high: float | None
    text: str
    period: str
    sentence: int | None = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class Material:
    """What the ledger of a record is made from.

    Attributes:
        steps: what claims say of proposals and truces.
        parties: who is who.
        offices: who acts for whom.
        judgements: decisions about claims and proposals.
    """

    steps: tuple[TakenStep, ...]
    parties: tuple[PartyIdentity, ...]
    offices: tuple[ActsFor, ...]
    judgements: tuple[Judgement, ...]
