"""Proposals: whom they are to, what they answer or replace, their course, replies and terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from pourparler.ask.briefs.courses import cite_step, cite_steps, course_sentence, reply_sentences, shown_course
from pourparler.ask.briefs.scenes import Scene
from pourparler.ask.briefs.wishes import Days
from pourparler.ask.briefs.wording import capital, listed, quoted
from pourparler.schema.briefs import Block, Cell, Heading, Paragraph, Piece, Section, Sentence, Table
from pourparler.schema.ledger import Offer, OfferTerm
from pourparler.schema.negotiation import TakenStep

_MOST, _MOST_TERMS = 4, 6
_FEWEST_WORDS = 3
"""A term of fewer words (“two”) tells a reader nothing."""
_RECENT = timedelta(90)
"""Of what nobody has told for so long before the days of a brief, only the number is told."""
_OVER = frozenset({"ended", "withdrawn", "superseded"})


def weight_of(offer: Offer, days: Days) -> tuple[int, int, int, str]:
    """Return what makes a proposal matter: it moved in the days or still stands, how much is told of it, by whom."""
    moved = any(days.hold(change.day) for change in offer.changes) or any(days.hold(a.day) for a in offer.answers)
    state = offer.state_on(days.as_of)
    sources = {taken.source.publisher for taken in offer.steps}
    live = moved or (state not in _OVER and bool(offer.answers))
    told = len(sources) + 2 * len({answer.side for answer in offer.answers}) + len(offer.changes)
    return int(live), told, len(offer.steps), offer.id


def is_recent(offer: Offer, days: Days) -> bool:
    """Tell whether anything was heard of a proposal in the days, or not long before them."""
    heard = (*(change.day for change in offer.changes), *(answer.day for answer in offer.answers))
    return any(days.since - _RECENT <= day <= days.as_of for day in heard)


def tells_enough(offer: Offer) -> bool:
    """Tell whether a person reviewed a proposal, or there is an answer, a term or a second report to read of it."""
    if offer.answers or any(taken.accepted for taken in offer.steps):
        return True
    telling = any(len(term.facts.text.split()) >= _FEWEST_WORDS for term in offer.terms)
    return telling or len({taken.source.key for taken in offer.steps}) > 1


def write_proposals(scene: Scene) -> Section:
    """Return the section on proposals, those that matter most."""
    days = scene.source.days
    telling = [offer for offer in scene.source.offers if tells_enough(offer) and is_recent(offer, days)]
    ranked = sorted(telling, key=lambda offer: weight_of(offer, days), reverse=True)
    shown = sorted(ranked[:_MOST], key=lambda offer: (offer.changes[0].day, offer.id))
    scene.know(taken.step.claim for offer in shown for taken in _cited(offer))
    blocks = [block for offer in shown for block in _proposal(scene, offer)]
    blocks += scene.more(len(scene.source.offers) - len(shown), "proposal", f"ledger --as-of {days.as_of} --limit 0")
    return Section("proposals", "Proposals, terms and replies", tuple(blocks))


def _cited(offer: Offer) -> Iterator[TakenStep]:
    yield from (taken for change in offer.changes for taken in change.because)
    yield from (answer.taken for answer in offer.answers)
    yield from (term.taken for term in offer.terms)


def _proposal(scene: Scene, offer: Offer) -> Iterator[Block]:
    day = scene.source.days.as_of
    author = scene.name(offer.author)
    course = shown_course(offer, [change for change in offer.changes if change.day <= day])
    answers = [answer for answer in offer.answers if answer.day <= day]
    told = (_relations(scene, offer), course_sentence(scene, course, Piece(" ")), *reply_sentences(scene, answers))
    kept = tuple(sentence for sentence in told if sentence)
    if not kept:
        return
    yield Heading(f"{capital(scene.offer_name(offer))}{f', by {author}' if author else ''}")
    yield Paragraph(kept)
    yield from _terms(scene, offer, [term for term in offer.terms if term.taken.day <= day])


def _relations(scene: Scene, offer: Offer) -> Sentence | None:
    """Return a sentence on whom a proposal is to, which version it is, and what it answers or replaces."""
    names = {other.id: scene.offer_name(other) for other in scene.source.offers}
    parts = [f"to {listed([scene.name(side) for side in offer.addressees])}"] if offer.addressees else []
    parts += [f"version {offer.version}"] if offer.version > 1 else []
    parts += [f"answers the {names[offer.counter_to]}"] if offer.counter_to in names else []
    replaced = [names[other] for other in offer.supersedes if other in names]
    parts += [f"replaces the {listed(replaced)}"] if replaced else []
    if not parts:
        return None
    because = offer.changes[0].because
    words = Piece(capital("; ".join(parts)), cite_steps(scene, because))
    return scene.sentence([taken.step.claim for taken in because], words, Piece("."))


def _terms(scene: Scene, offer: Offer, terms: Sequence[OfferTerm]) -> Iterator[Block]:
    """Yield a proposal's terms as a table: the fullest ones, in the order in which they are told."""
    telling = [term for term in terms if len(term.facts.text.split()) >= _FEWEST_WORDS]
    ranked = sorted(telling, key=_fullness, reverse=True)[:_MOST_TERMS]
    rows = [row for term in telling if term in ranked and (row := _term(scene, term))]
    if rows:
        title = f"Terms of the {scene.offer_name(offer)}"
        description = f"{title}: {len(rows)} rows, each with the issue, who would act, and the exact words."
        yield Table(title, description, ("Issue", "Who would act", "In the words of the reports"), tuple(rows))
        yield from scene.more(len(terms) - len(rows), "term", f"ledger {offer.id[:10]}")


def _fullness(term: OfferTerm) -> tuple[int, int]:
    facts = term.facts
    fixed = sum(value not in (None, "", 0) for value in (facts.quantity, facts.days, facts.deadline, facts.phase))
    return fixed + int(term.obligor is not None), len(facts.text)


def _term(scene: Scene, term: OfferTerm) -> tuple[Cell, ...] | None:
    """Return a term as a row; what its words do not tell stays empty."""
    notes = cite_step(scene, term.taken)
    if not notes:
        return None
    review = scene.source.counting.review([term.taken.step.claim])
    told = (capital(scene.name(term.obligor)), quoted(term.facts.text))
    cells = (Cell(text, notes, review) if text else Cell("") for text in told)
    return Cell(capital(term.facts.issue.replace("-", " "))), *cells
