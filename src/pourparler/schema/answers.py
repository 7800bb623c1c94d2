"""What a record answers to programs: positions, proposals, changes and counts, each with its party, words and report.

These are the nouns of the Python interface and of the assistants' server; they hold names and quotations already, so
that whoever gets one needs nothing else to show it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pourparler.schema.claims import Issue, Stance, Topic
from pourparler.schema.documents import Unreadable
from pourparler.schema.ledger import Offer
from pourparler.schema.negotiation import State
from pourparler.schema.stands import StandOrigin
from pourparler.schema.views import Outcome

ChangeKind = Literal["position", "proposal", "answer", "due", "overdue", "figure"]


@dataclass(frozen=True, slots=True)
class Named:
    """A party by its id in the record and the name to show."""

    id: str
    label: str

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class Cited:
    """The words that say something, and where.

    Attributes:
        claim: id of the claim.
        words: the exact words.
        sentence: the whole sentence; the words again where only they are known.
        publisher: who published the report.
        published: when.
        title: its headline.
    """

    claim: str
    words: str
    sentence: str
    publisher: str
    published: date | None
    title: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a party stands on an issue.

    Attributes:
        party: who.
        issue: what about.
        stance: for, against, under conditions, undecided.
        since: first day of this stance.
        before: the stance before, None where this is the first.
        condition: the exact words of its condition, or ``""``.
        publishers: how many independent publishers tell it.
        origin: whether it is a position as reported, or follows from an answer, an offer or what was done to a truce.
        cited: the latest words.
    """

    party: Named
    issue: Issue
    stance: Stance
    since: date
    before: Stance | None
    condition: str
    publishers: int
    origin: StandOrigin
    cited: Cited


@dataclass(frozen=True, slots=True)
class Listed:
    """A proposal as the ledger has it on a day.

    Attributes:
        offer: the proposal with all its terms, answers and states.
        state: its state on the day.
        since: first day of that state.
        author: whose it is, None where nobody is told.
        addressees: to whom.
        process: id of the crisis that it belongs to.
        cited: the words that made the state.
    """

    offer: Offer
    state: State
    since: date
    author: Named | None
    addressees: tuple[Named, ...]
    process: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is new or other than before.

    Attributes:
        kind: what sort of change.
        day: when.
        party: who, None where it is nobody's alone.
        about: the issue, the proposal's name, the type of act, or what is counted.
        before: how it was, ``""`` where it is new.
        after: how it is.
        cited: the words that say so.
    """

    kind: ChangeKind
    day: date | None
    party: Named | None
    about: str
    before: str
    after: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Counted:
    """What one counter gave on a day; numbers of two counters are never put together.

    Attributes:
        topic: what is counted.
        place: where, ``""`` where the words tell none.
        counter: who counts, None for the reports themselves.
        period: cumulative, of one event, or unknown.
        about: day of the event that is counted, None for others.
        day: day of the report.
        low: least number, None where the words give none.
        best: best number.
        high: greatest number.
        revises: True where the counter gave another number before.
        cited: the words.
    """

    topic: Topic
    place: str
    counter: Named | None
    period: str
    about: date | None
    day: date
    low: float | None
    best: float | None
    high: float | None
    revises: bool
    cited: Cited


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What reading did to a record.

    Attributes:
        documents: what storing each report did.
        claims: how many claims the new readings hold.
        unreadable: sources that gave no report, with the sentence that says why.
        problems: pairs of a report's name and what was met in it.
    """

    documents: tuple[Outcome, ...]
    claims: int
    unreadable: tuple[Unreadable, ...]
    problems: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        told = f"{len(self.documents)} report{'s' if len(self.documents) != 1 else ''}, {self.claims} new claims"
        return told + (f", {len(self.unreadable)} could not be read" if self.unreadable else "")
