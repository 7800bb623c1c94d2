"""What leaves a record and comes back: entries of a whole record, and claims with what people decided about them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal

from pourparler.schema.identity import PartyIdentity
from pourparler.schema.record import Judgement, Reading
from pourparler.schema.views import ClaimFilter, StoredClaim

Review = Literal["unreviewed", "accepted", "edited"]
"""What a person decided about a claim; rejected ones do not leave the record as claims."""


@dataclass(frozen=True, slots=True)
class ExportedClaim:
    """A claim as it leaves a record.

    Attributes:
        stored: the claim, as a person edited it where one did.
        review: what a person decided about it.
        decision: that decision, None for none.
        parties: who its parties are across reports, in the order of `schema.participants.parties_of`; None where
            nothing was linked.
    """

    stored: StoredClaim
    review: Review = "unreviewed"
    decision: Judgement | None = None
    parties: tuple[PartyIdentity | None, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptReading:
    """One reading of one version of a document, as the record holds it.

    Attributes:
        reading: the document, its claims, steps and problems.
        recorded_at: when the record learned of it.
        current: whether it is the one that counts for its document.
    """

    reading: Reading
    recorded_at: datetime
    current: bool = True


@dataclass(frozen=True, slots=True)
class KeptNote:
    """A source that gave no document, and the sentence that says why."""

    source: str
    problem: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class KeptJudgement:
    """A decision of a person or the program, and when the record learned of it."""

    judgement: Judgement
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class KeptSeen:
    """That a reader has seen a version of a document.

    Attributes:
        document: the version's id.
        fingerprint: the version's fingerprint.
        by: the reader.
        recorded_at: when that was.
    """

    document: str
    fingerprint: str
    by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class KeptAssignment:
    """That a report was given to a reviewer, or taken back; what came last of a report and a reviewer counts.

    Attributes:
        report: the version's fingerprint.
        reviewer: who is to check it.
        held: whether it was given, not taken back.
        by: who decided that.
        recorded_at: when that was.
    """

    report: str
    reviewer: str
    held: bool
    by: str
    recorded_at: datetime


Entry = KeptReading | KeptNote | KeptJudgement | KeptSeen | KeptAssignment


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is asked for.

    Attributes:
        wanted: filter of the claims; its limit does not count.
        as_of: leave out what was published after this day.
        reviewed_only: only what a person accepted or edited.
    """

    wanted: ClaimFilter = field(default_factory=ClaimFilter)
    as_of: date | None = None
    reviewed_only: bool = False

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing is left out."""
        return self == ExportOrder()

    @property
    def keeps_documents(self) -> bool:
        """Tell whether documents without a claim that passes are wanted too: where no property of claims is asked."""
        plain = replace(self.wanted, limit=None, known_on=None, min_confidence=0.0)
        return plain == ClaimFilter() and not self.reviewed_only


@dataclass(frozen=True, slots=True)
class ChosenClaim:
    """A claim that passes a filter: its number, id and confidence, and the number of its reading."""

    number: int
    id: str
    reading: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did to a record.

    Attributes:
        readings: how many readings were added.
        known: how many the record held already.
        claims: how many claims came with those added.
        judgements: how many decisions were added.
        notes: how many sources that gave no document were added.
        seen: how many marks that a reader has seen a report were added.
        assignments: how many times a report was given to a reviewer or taken back, as far as the record did not know.
        outdated: readings left out since the record knows a later version of the document.
    """

    readings: int = 0
    known: int = 0
    claims: int = 0
    judgements: int = 0
    notes: int = 0
    seen: int = 0
    assignments: int = 0
    outdated: int = 0
