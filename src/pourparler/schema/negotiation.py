"""The nouns of a negotiation followed across documents: steps, proposals, their answers and states, positions, figures.

A *step* is what one claim says about a proposal: it was floated, presented, answered, signed, extended, broken. Steps
come from one document each; proposals, states and positions are computed from the steps and claims of all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pourparler.schema.claims import Issue
from pourparler.schema.spans import Quote

Move = Literal[
    "describe", "welcome", "float", "present", "review", "no answer", "accept", "accept with changes", "counter",
    "reject", "agree", "sign", "take effect", "hold", "extend", "violate", "end", "supersede", "withdraw", "deny",
]  # fmt: skip
"""What a step does to a proposal; the order is that of moves of one day."""
State = Literal[
    "floated", "presented", "under review", "answered", "agreed in principle", "in force", "extended", "violated",
    "ended", "withdrawn", "superseded", "disputed",
]  # fmt: skip
ANSWERS: frozenset[Move] = frozenset({"review", "no answer", "accept", "accept with changes", "counter", "reject"})
"""Moves that are somebody's answer to the proposal as a whole."""


@dataclass(frozen=True, slots=True)
class PartyRef:
    """A party where a claim names it: the claim's id, its place among the claim's parties, and its words' label."""

    claim: str
    position: int
    label: str


@dataclass(frozen=True, slots=True)
class TermFacts:
    """One term of a proposal and what its words fix.

    Attributes:
        issue: what it is about.
        text: its words.
        obligor: who would have to act.
        quantity: how many or how much, None where the words give no number.
        unit: what is counted (“soldiers”), or ``""``.
        days: how long it lasts, in days.
        deadline: words of a date by which it is due, or ``""``.
        phase: which stage it belongs to, from 1; 0 where the words name none.
    """

    issue: Issue
    text: str
    obligor: PartyRef | None = None
    quantity: float | None = None
    unit: str = ""
    days: int | None = None
    deadline: str = ""
    phase: int = 0


@dataclass(frozen=True, slots=True)
class Naming:
    """What the name of a proposal tells.

    Attributes:
        noun: head noun (“outline”), ``""`` without one.
        words: its other telling words, in lower case and one number.
        days: days that it names, by which it was made.
        owners: names before an apostrophe.
        definite: True where it leans on an earlier mention (“the text”).
        revised: True for “revised”, “new”.
        counter: True for “counterproposal”.
    """

    noun: str
    words: tuple[str, ...]
    days: tuple[date, ...]
    owners: tuple[str, ...]
    definite: bool
    revised: bool
    counter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one claim says about a proposal.

    Attributes:
        claim: id of the claim that says it.
        move: what it does.
        day: when it was done in the world, None where the words do not tell.
        words: the words that say it.
        sentence: the whole sentence.
        thing: how the words name the proposal; ``""`` where they only imply it.
        by: who did it; for “describe”, the author where the words name one.
        to: to whom.
        owners: whose proposal it is, as the words that name it say (“Oslo's plan”, “the text of the envoy”).
        voice: whose word the report takes for it, None for the reporter's own.
        near: parties that the report names most often, for a step that names none itself.
        terms: terms told in the same sentence.
        rule: readable id of what found it.
        naming: what ``thing`` tells, None where nobody has looked yet.
    """

    claim: str
    move: Move
    day: date | None
    words: Quote
    sentence: Quote
    thing: str = ""
    by: tuple[PartyRef, ...] = ()
    to: tuple[PartyRef, ...] = ()
    owners: tuple[PartyRef, ...] = ()
    voice: PartyRef | None = None
    near: tuple[PartyRef, ...] = ()
    terms: tuple[TermFacts, ...] = ()
    rule: str = ""
    naming: Naming | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The report that a step or claim was read in, as far as following needs it.

    Attributes:
        document: number of the document in the record; versions share it.
        key: what names the document on every machine, whatever the order of reading.
        published: day of the report.
        fingerprint: of its version, by which copies of one report are known.
        title: headline.
        publisher: publisher's name.
    """

    document: int
    key: str
    published: date | None
    fingerprint: str = ""
    title: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class TakenStep:
    """A step, the report that tells it, and its parties by the ids under which the record knows them.

    Attributes:
        step: the step.
        source: its report.
        by: who did it.
        to: to whom.
        owners: whose proposal it is by its words.
        voice: on whose word, None for the reporter's own.
        obligors: who would have to act, one for each term, None where unknown.
        near: who is named most often in the report of a step that names nobody.
        accepted: True where a person accepted the claim.
    """

    step: Step
    source: Source
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    voice: str | None = None
    obligors: tuple[str | None, ...] = ()
    near: tuple[str, ...] = ()
    accepted: bool = False

    @property
    def day(self) -> date:
        """The day in the world; the report's own where the words tell none, the first of all days without either."""
        return self.step.day or self.source.published or date.min


def words_as_id(label: str) -> str:
    """Return the id of a party that nothing links to others: its words without an article.

    >>> words_as_id("The Front")
    'words:front'
    """
    return "words:" + label.lower().removeprefix("the ").removesuffix("'s").removesuffix("’s")
