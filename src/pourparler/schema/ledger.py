"""The ledger: proposals followed across reports, their terms, answers and states, and the processes they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pourparler.schema.claims import Issue
from pourparler.schema.negotiation import Move, State, TakenStep, TermFacts


@dataclass(frozen=True, slots=True)
class StateChange:
    """A proposal comes into a state on a day, because of these steps."""

    day: date
    state: State
    because: tuple[TakenStep, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A side answers a proposal as a whole; ``taken`` is the step that says so first."""

    side: str
    reply: Move
    day: date
    taken: TakenStep


@dataclass(frozen=True, slots=True)
class OfferTerm:
    """A term of a proposal, the side that would have to act (None where nobody is told), and the step that tells it."""

    facts: TermFacts
    obligor: str | None
    taken: TakenStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A proposal followed across reports.

    Attributes:
        id: ``p-`` and the hash part of its first claim's id.
        name: how reports name it, with its author.
        author: the side it is from, None where nobody is told.
        addressees: the sides it is to: told, or found by their answers and duties.
        version: 1, or one more than the version of the same author that it replaces.
        counter_to: id of the proposal that it answers.
        supersedes: ids of the proposals that it replaces.
        terms: each term once, in the order of the reports.
        answers: each side's answers, by day.
        changes: its states, by day.
        steps: all that was said of it, by day and report.
    """

    id: str
    name: str
    author: str | None
    addressees: tuple[str, ...]
    version: int = 1
    counter_to: str | None = None
    supersedes: tuple[str, ...] = ()
    terms: tuple[OfferTerm, ...] = ()
    answers: tuple[Answer, ...] = ()
    changes: tuple[StateChange, ...] = ()
    steps: tuple[TakenStep, ...] = ()

    def state_on(self, day: date | None) -> State | None:
        """Return its state at the end of a day, None before it is known; the last one without a day."""
        change = self.change_on(day)
        return change.state if change else None

    def change_on(self, day: date | None) -> StateChange | None:
        """Return the change that made the state of a day."""
        until = [change for change in self.changes if day is None or change.day <= day]
        return until[-1] if until else None

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What its terms are about, each once, in their order."""
        return tuple(dict.fromkeys(term.facts.issue for term in self.terms))


@dataclass(frozen=True, slots=True)
class OfferHead:
    """What a list of proposals is made from, without the words.

    Attributes:
        id: of the proposal.
        name: how reports name it, with its author.
        author: the side it is from.
        counter_to: id of the proposal that it answers.
        supersedes: ids of the proposals that it replaces.
        states: its states by day.
        answered: days of its answers.
    """

    id: str
    name: str
    author: str | None
    counter_to: str | None
    supersedes: tuple[str, ...]
    states: tuple[tuple[date, State], ...]
    answered: tuple[date, ...]

    @classmethod
    def of(cls, offer: Offer) -> OfferHead:
        """Return the head of a proposal."""
        states = tuple((change.day, change.state) for change in offer.changes)
        answered = tuple(answer.day for answer in offer.answers)
        return cls(offer.id, offer.name, offer.author, offer.counter_to, offer.supersedes, states, answered)

    def moved_on(self, day: date | None) -> date | None:
        """Return the day of its last change up to a day, None before it is known."""
        return max((changed for changed, _ in self.states if day is None or changed <= day), default=None)

    def moved_within(self, since: date, until: date | None) -> bool:
        """Tell whether it changed or was answered between two days."""
        days = (*(changed for changed, _ in self.states), *self.answered)
        return any(since <= day and (until is None or day <= until) for day in days)


@dataclass(frozen=True, slots=True)
class Process:
    """A crisis: sides that negotiate with each other, what about, and by which proposals.

    Attributes:
        id: made from its sides.
        parties: the sides, those named most often first.
        issues: what their proposals are about.
        offers: ids of the proposals, by day.
    """

    id: str
    parties: tuple[str, ...]
    issues: tuple[Issue, ...]
    offers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All proposals of a record by their first day, the processes, and answers that belong to no known proposal."""

    offers: tuple[Offer, ...]
    processes: tuple[Process, ...]
    loose: tuple[TakenStep, ...] = ()
