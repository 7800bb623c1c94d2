"""What sides said and did about issues: positions as reported, and what answers, offers and truces tell besides.

Comes in: positions without their words, and the ledger; goes out: utterances by side. A spokesman's position is that of
his movement; what nobody known says is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from pourparler.follow.naming import read_naming
from pourparler.follow.sides import Sides
from pourparler.schema.claims import Issue, Stance
from pourparler.schema.following import TakenStance
from pourparler.schema.ledger import Answer, Ledger, Offer
from pourparler.schema.negotiation import Move, TakenStep
from pourparler.schema.stands import StandOrigin, Utterance

LEAST_CONFIDENCE = 0.25
_COUNTER_CONFIDENCE = 0.8
"""A counterproposal tells less of where a side stands than a yes or no on the same day."""
_RECENT = timedelta(days=10)
"""A position told with a day so near before its report is of that day; a farther one is what it is about."""
_REPLIES: dict[Move, Stance] = {
    "accept": "support", "sign": "support", "accept with changes": "conditional", "counter": "conditional",
    "reject": "oppose",
}  # fmt: skip
_TRUCES: dict[Move, Stance] = {"end": "oppose", "extend": "support", "sign": "support"}


def utterances_of(stances: Iterable[TakenStance], ledger: Ledger, sides: Sides) -> tuple[Utterance, ...]:
    """Return all utterances, by day and report."""
    speaking = Speaking((offer.author, called_in(offer)) for offer in ledger.offers)
    found = [*positions_said(stances, speaking, sides), *(u for offer in ledger.offers for u in said_by(offer, sides))]
    return tuple(sorted(found, key=in_time))


def in_time(each: Utterance) -> tuple[date, str, Issue, str, str, StandOrigin, Stance, float]:
    """Return what sorts utterances."""
    where = (each.day, each.source.key, each.issue, each.side, each.claim)
    return (*where, each.origin, each.stance, each.confidence)


def positions_said(stances: Iterable[TakenStance], speaking: Speaking, sides: Sides) -> Iterator[Utterance]:
    """Yield the positions that sides are reported to hold."""
    for taken in stances:
        published = taken.source.published
        side = sides.side(sides.global_of(taken.holder), published)
        if not sides.is_side(side):
            side = speaking.author_of(taken, sides) or side
        day = _day(taken.day, published)
        if (
            day is None
            or not sides.is_side(side)
            or taken.factuality == "negated"
            or taken.confidence < LEAST_CONFIDENCE
        ):
            continue
        yield Utterance(
            side, taken.issue, taken.stance, day, taken.source, taken.claim, "position", taken.confidence, taken.number
        )


def is_unnamed(taken: TakenStance, sides: Sides) -> bool:
    """Tell whether who holds a position is no side by itself, so that it may be a proposal that speaks."""
    return not sides.is_side(sides.side(sides.global_of(taken.holder), taken.source.published))


def called_in(offer: Offer) -> frozenset[tuple[int, str]]:
    """Return the nouns by which reports call a proposal, each with its report."""
    steps = ((taken.source.document, taken.step.naming) for taken in offer.steps)
    return frozenset((document, naming.noun) for document, naming in steps if naming is not None and naming.noun)


class Speaking:
    """Proposals that speak for their authors: “the counterproposal wants the bridge opened”.

    Args:
        called: authors of proposals, each with the reports and nouns by which the proposal is called.
    """

    def __init__(self, called: Iterable[tuple[str | None, Iterable[tuple[int, str]]]]) -> None:
        self._by_report: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
        for author, names in called:
            for name in names if author is not None else ():
                self._by_report[name].add(author or "")

    def author_of(self, taken: TakenStance, sides: Sides) -> str | None:
        """Return whose proposal holds a position, None where it is none or several are called so in the report."""
        noun = read_naming(sides.label(taken.holder), None).noun
        authors = self._by_report.get((taken.source.document, noun), set()) if noun else set()
        return next(iter(authors)) if len(authors) == 1 else None


def _day(told: date | None, published: date | None) -> date | None:
    if told is None or published is None:
        return published or told
    return told if timedelta(0) <= published - told <= _RECENT else published


def said_by(offer: Offer, sides: Sides) -> Iterator[Utterance]:
    """Yield what follows from a proposal: who offers, who answers, who keeps or ends a truce."""
    yield from _of_author(offer)
    for answer in offer.answers:
        yield from _of_answer(offer, answer)
    for taken in offer.steps:
        yield from _of_truce(taken, sides)
        yield from _of_welcome(taken, sides)


def _of_author(offer: Offer) -> Iterator[Utterance]:
    """Who offers terms is for what they are about."""
    if offer.author is None:
        return
    for issue in offer.issues:
        term = next(term for term in offer.terms if term.facts.issue == issue)
        yield _follows(offer.author, issue, "support", term.taken, "offer")


def _of_answer(offer: Offer, answer: Answer) -> Iterator[Utterance]:
    """An answer to a proposal is one to its leading issue, and to the settlement that it is."""
    stance = _REPLIES.get(answer.reply)
    if stance is None:
        return
    for issue in dict.fromkeys(("settlement", *offer.issues[:1])):
        sure = _COUNTER_CONFIDENCE if answer.reply == "counter" else 1.0
        follows = _follows(answer.side, issue, stance, answer.taken, "answer")
        yield replace(follows, day=answer.day, confidence=sure)


def _of_truce(taken: TakenStep, sides: Sides) -> Iterator[Utterance]:
    stance = _TRUCES.get(taken.step.move)
    if stance is None:
        return
    for side in dict.fromkeys(sides.side(party, taken.source.published) for party in taken.by):
        if sides.is_side(side):
            yield _follows(side, "ceasefire", stance, taken, "truce")


def _of_welcome(taken: TakenStep, sides: Sides) -> Iterator[Utterance]:
    """Who welcomes a proposal is for the settlement that it is."""
    if taken.step.move == "welcome":
        for side in dict.fromkeys(sides.side(party, taken.source.published) for party in taken.by):
            if sides.is_side(side):
                yield _follows(side, "settlement", "support", taken, "answer")


def _follows(side: str, issue: Issue, stance: Stance, taken: TakenStep, origin: StandOrigin) -> Utterance:
    return Utterance(side, issue, stance, taken.day, taken.source, taken.step.claim, origin, step=lambda: taken)
