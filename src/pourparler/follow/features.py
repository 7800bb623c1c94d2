"""What tells steps of one proposal from those of another: its name, whose it is, who does what to whom, what about.

Comes in: a step with its parties; goes out: its features, each a plain value, so that threading only compares, and can
do so again later without the step's words.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import msgspec

from pourparler.follow.naming import read_naming
from pourparler.follow.sides import Sides
from pourparler.lexicon.negotiation import negotiation_words
from pourparler.schema.claims import Issue
from pourparler.schema.negotiation import Move, TakenStep

RETOLD = "offer_which_was_made"
"""The rule of “the plan that was presented”, which tells of what was made before."""


class Features(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Features of a step; kept with a record, so that they go in and out of JSON as they are.

    Attributes:
        claim: id of the step's claim.
        move: what the step does.
        day: when, as far as is known.
        published: day of its report.
        document: number of its report.
        place: where its sentence begins in the report.
        named: False where the words only imply the proposal.
        retold: True where what somebody answers was made before.
        noun: head noun of the thing (“outline”), ``""`` without one.
        words: other telling words of the thing, in one number.
        creators: sides that the words give as its author.
        doers: sides that do the step.
        receivers: sides to which it is done.
        issues: issues of its terms, and those that its words name.
        owned_by: sides that the words themselves name as owner (“Oslo's plan”), though no claim does.
        around: sides named in the report of a step that names none.
        names: words of the names of who does it and whose it is.
        dates: days named in the thing.
        definite: True where it leans on an earlier mention.
        bare: True where nothing but the noun (or nothing at all) names it.
        revised: True for “revised”, “new”.
        counter: True for “counterproposal”.
    """

    claim: str
    move: Move
    day: date
    published: date | None
    document: int
    place: int
    named: bool
    retold: bool
    noun: str
    words: frozenset[str]
    creators: frozenset[str]
    doers: frozenset[str]
    receivers: frozenset[str]
    issues: frozenset[Issue]
    owned_by: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    dates: frozenset[date]
    definite: bool
    bare: bool
    revised: bool
    counter: bool

    @property
    def sides(self) -> frozenset[str]:
        """All sides that the step names, else those of its report."""
        return self.creators | self.doers | self.receivers | self.owned_by or self.around

    @property
    def looked_up(self) -> list[str]:
        """By which a step finds the proposals that it may be of: sides, and words of the thing."""
        return [*sorted(self.sides), *(f"word {word}" for word in sorted(self.words))]

    @property
    def given(self) -> list[str]:
        """By which later steps find its proposal, besides what is looked up."""
        return [f"word {word}" for word in sorted(self.names - self.words)]


def features_of(taken: TakenStep, sides: Sides) -> Features:
    """Return the features of a step."""
    step, day = taken.step, taken.source.published
    naming = step.naming or read_naming(step.thing, day)
    doers, owners = _known(taken.by, day, sides), _known(taken.owners, day, sides)
    making = step.move in ("float", "present")
    forwarded = making and naming.definite and not naming.words and step.rule != RETOLD
    creators = (doers if taken.by else owners) if making and not forwarded else owners
    owned_by = (party for words in naming.owners if (party := sides.find(words)) is not None)
    return Features(
        claim=step.claim,
        move=step.move,
        day=taken.day,
        published=day,
        document=taken.source.document,
        place=step.sentence.span.start,
        named=bool(step.thing),
        retold=step.rule == RETOLD,
        noun=naming.noun,
        words=frozenset(naming.words),
        creators=creators,
        doers=doers,
        receivers=_known(taken.to, day, sides),
        issues=frozenset(term.issue for term in step.terms),
        owned_by=frozenset(sides.side(party, day) for party in owned_by),
        around=_known(taken.near, day, sides),
        names=frozenset(word for party in (*taken.by, *taken.owners) for word in sides.words_of(party)),
        dates=frozenset(naming.days),
        definite=naming.definite or not step.thing,
        bare=not naming.words and not owners,
        revised=naming.revised,
        counter=naming.counter or step.rule == "answer_is_offer",
    )


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(f"words:{word}" for word in negotiation_words("dull", "pronouns"))


def _known(parties: Iterable[str], day: date | None, sides: Sides) -> frozenset[str]:
    """Return the sides of parties; a pronoun, or a description that is of one report alone, names none."""
    found = (sides.side(sides.global_of(party), day) for party in parties if party not in _pronouns())
    return frozenset(side for side in found if sides.is_side(side))
