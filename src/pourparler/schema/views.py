"""What the record answers: stored nouns with where they stand, and the filter that asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from pourparler.schema.claims import AnyClaim, Factuality, Issue
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party
from pourparler.schema.record import Program
from pourparler.schema.spans import Quote, Span

Status = Literal["new", "unchanged", "new version", "read anew"]
USUAL_CONFIDENCE = 0.2
"""Less certain claims are kept in a record, for what several reports say together, but not listed unless asked for."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One version of a document in a record.

    Attributes:
        document: the report as it was read.
        version: which version it is, from 1.
        versions: how many versions the record holds.
        recorded_at: when the record learned of this version, in UTC.
    """

    document: Document
    version: int
    versions: int
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim with the report and the sentence that say it.

    Attributes:
        claim: the claim as it was made.
        stored: the version of the document it was made of.
        sentence: the whole sentence.
        recorded_at: when the record learned of the claim, in UTC.
        program: what made it.
    """

    claim: AnyClaim
    stored: StoredDocument
    sentence: Quote
    recorded_at: datetime
    program: Program


@dataclass(frozen=True, slots=True)
class DocumentTally:
    """A document's current version and the number of its claims by kind."""

    stored: StoredDocument
    claims: Mapping[str, int]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document that a search found; ``place`` is the first one of the words, None where only its title has them."""

    tally: DocumentTally
    place: Span | None


@dataclass(frozen=True, slots=True)
class PartyTally:
    """A party, the number of claims that name it by role, and the newest of them."""

    party: Party
    roles: Mapping[str, int]
    latest: StoredClaim


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two versions of a document; ``before`` or ``after`` is empty for what is new or gone."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What storing one reading did to the record."""

    status: Status
    document: Document
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims are asked for; what is empty or None does not restrict.

    Attributes:
        kinds: kinds of claims.
        party: part of a party's name in any role, or an entity's id.
        issue: issue of a position or of a proposal's term.
        type: event type, mode of a statement, stance, reply, topic of a figure or relation of a link.
        place: part of a place's name, or an ISO 3166 alpha-2 country code.
        since: earliest day, inclusive; a claim without a date counts on its report's publication.
        until: latest day, inclusive.
        factuality: how the report presents it.
        document: part of a document's id, address, title or publisher.
        due: True for what is planned to end after its report's publication.
        recorded_since: only what the record learned at or after this moment.
        known_on: the record as it stood at this moment.
        words: words and “quoted phrases” that the claim's sentence and parties hold, or the report's title and text.
        sources: only of these publishers; None for all.
        min_confidence: only claims at least this certain, 0 to 1; a document counts with the claims that are.
        limit: only so many, the latest ones.
    """

    kinds: tuple[str, ...] = ()
    party: str = ""
    issue: Issue | None = None
    type: str = ""
    place: str = ""
    since: date | None = None
    until: date | None = None
    factuality: Factuality | None = None
    document: str = ""
    due: bool = False
    recorded_since: datetime | None = None
    known_on: datetime | None = None
    words: str = ""
    sources: tuple[str, ...] | None = None
    min_confidence: float = 0.0
    limit: int | None = None
