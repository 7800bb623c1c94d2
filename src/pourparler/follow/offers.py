"""Threads to proposals: author and addressees, what answers and replaces what, terms, answers, states.

Comes in: threads; goes out: offers by their first day. All of it follows from the steps, so that it can say which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pourparler.follow.relations import Relations, relate
from pourparler.follow.sides import Sides
from pourparler.follow.states import Told, changes_of, play_order
from pourparler.follow.summaries import Summary, summary_of
from pourparler.follow.things import short_name
from pourparler.follow.thread import MAKING, Thread
from pourparler.schema.ledger import Answer, Offer, OfferTerm
from pourparler.schema.negotiation import ANSWERS, Move, TakenStep, TermFacts

_LONGEST_NAME = 8
_NAMING: frozenset[Move] = frozenset({"present", "float", "describe"})


def build_offers(threads: Sequence[Thread], taken: Mapping[str, TakenStep], sides: Sides) -> tuple[Offer, ...]:
    """Return the proposals that the threads are, by their first day.

    Args:
        threads: all of them.
        taken: the steps by their places in the order of threading.
        sides: who stands for whom.
    """
    kept = [(thread, summary) for thread in threads if (summary := summary_of(thread)).is_offer]
    relations = relate([summary for _, summary in kept])
    offers = [offer_of(thread, summary, relations, taken, sides) for thread, summary in kept]
    return tuple(sorted(offers, key=by_first_day))


def by_first_day(offer: Offer) -> tuple[date, str]:
    """Return what sorts proposals."""
    return offer.changes[0].day if offer.changes else min(taken.day for taken in offer.steps), offer.id


def offer_of(
    thread: Thread, summary: Summary, relations: Relations, taken: Mapping[str, TakenStep], sides: Sides
) -> Offer:
    """Return the proposal that a thread is.

    Args:
        thread: with all its steps.
        summary: of the thread.
        relations: of all proposals.
        taken: its steps by their places, and those by which others that it has to do with were first made.
        sides: who stands for whom.
    """
    author, opened = thread.author, thread.opened
    countering = {other.author for other in relations.countered_by.get(opened, ())}
    addressees = tuple(dict.fromkeys((*_addressees(thread, sides), *sorted(side for side in countering if side))))
    steps = [taken[place] for place in thread.at]
    told = [_told(step, thread, sides) for step in steps]
    told = _with_first_presented([*told, *_implied(opened, relations, taken)])
    countered = relations.counter_to.get(opened)
    return Offer(
        id=summary.id,
        name=_name(steps, thread, author, sides),
        author=author,
        addressees=addressees,
        version=relations.version(summary),
        counter_to=countered.id if countered is not None else None,
        supersedes=tuple(sorted(other.id for other in relations.supersedes.get(opened, ()))),
        terms=tuple(_terms(steps, sides)),
        answers=tuple(_answers(told, author, addressees)),
        changes=changes_of(told, author, addressees),
        steps=tuple(step.taken for step in sorted(told, key=play_order)),
    )


def _addressees(thread: Thread, sides: Sides) -> tuple[str, ...]:
    """Return the sides that a proposal is to: those told and those that answer it; a lone person is none."""
    counts = Counter[str]()
    for features in thread.steps:
        if features.move in MAKING:
            counts.update(features.receivers)
        elif features.move in ANSWERS | {"sign"}:
            counts.update(side for side in features.doers if side not in sides.persons)
    others = (side for side in counts if side not in thread.authors)
    return tuple(sorted(others, key=lambda side: (-counts[side], side)))


def _told(taken: TakenStep, thread: Thread, sides: Sides) -> Told:
    day = taken.source.published
    known = (_known_side(party, day, thread, sides) for party in taken.by)
    by = tuple(dict.fromkeys(side for side in known if side is not None))
    voice = sides.side(sides.global_of(taken.voice), day) if taken.voice else None
    is_party = voice in thread.answerers | thread.receivers | set(thread.authors)
    return Told(taken, by, voice if is_party else None, voice is not None and voice not in by)


def _known_side(party: str, day: date | None, thread: Thread, sides: Sides) -> str | None:
    side = sides.side(sides.global_of(party), day)
    return side if sides.is_side(side) else sides.one_of(party, day, frozenset(thread.sides))


def _implied(opened: str, relations: Relations, taken: Mapping[str, TakenStep]) -> Iterator[Told]:
    """Yield what other proposals do to one: a counterproposal answers it, a new version replaces it."""
    for other in relations.countered_by.get(opened, ()):
        if other.author is not None and other.first_made is not None:
            yield Told(_as(taken[other.first_made], "counter"), (other.author,), None)
    for other in relations.superseded_by.get(opened, ()):
        if other.first_made is not None:
            yield Told(_as(taken[other.first_made], "supersede"), (), None)


def _as(taken: TakenStep, move: Move) -> TakenStep:
    return replace(taken, step=replace(taken.step, move=move, rule="follows_from_other_proposal"))


def _with_first_presented(told: Sequence[Told]) -> list[Told]:
    """Take the first telling of a proposal for its presentation where no report tells of that."""
    if any(step.taken.step.move in MAKING | {"sign", "agree", "take effect"} for step in told):
        return list(told)
    naming = [step for step in told if step.taken.step.move in _NAMING]
    if not naming:
        return list(told)
    first = min(naming, key=play_order)
    return [*told, replace(first, taken=_as(first.taken, "present"))]


def _name(steps: Sequence[TakenStep], thread: Thread, author: str | None, sides: Sides) -> str:
    """Return whose it is and how reports name it, as it was made before as it is spoken of later."""
    named = [(taken.step, each) for taken, each in zip(steps, thread.steps, strict=True) if each.noun]
    made = [short_name(step.thing) for step, features in named if step.move in MAKING and not features.definite]
    told = made or [short_name(step.thing) for step, _ in named]
    whose = sides.label(author) if author else ""
    if not told:
        terms = sorted((taken.step.sentence.span.start, term.text) for taken in steps for term in taken.step.terms)
        told = [f"offer {terms[0][1]}" if terms else "offer"]
    name = max(told, key=lambda thing: (min(len(thing.split()), _LONGEST_NAME), thing))
    return f"{whose}: {name}" if whose else name


def _terms(steps: Sequence[TakenStep], sides: Sides) -> Iterator[OfferTerm]:
    """Yield each term once; one that only repeats another in fewer words is left out."""
    seen: list[OfferTerm] = []
    for taken in sorted(steps, key=lambda step: (step.source.published or date.min, step.source.key)):
        for at, facts in enumerate(taken.step.terms):
            party = taken.obligors[at] if at < len(taken.obligors) else None
            obligor = sides.side(party, taken.source.published) if party else None
            term = OfferTerm(facts, obligor, taken)
            if not any(_repeats(term, other) for other in seen):
                seen.append(term)
    yield from seen


def _repeats(term: OfferTerm, other: OfferTerm) -> bool:
    one, two = term.facts, other.facts
    if one.issue != two.issue or (term.obligor and other.obligor and term.obligor != other.obligor):
        return False
    return _fixed(one) == _fixed(two) and (one.text.lower() == two.text.lower() or any(_fixed(one)))


def _fixed(facts: TermFacts) -> tuple[float | None, int | None, int]:
    return facts.quantity, facts.days, facts.phase


def _answers(told: Iterable[Told], author: str | None, addressees: Sequence[str]) -> Iterator[Answer]:
    """Yield what each side answers, each answer once: the report that tells it first."""
    seen: set[tuple[str, Move, date]] = set()
    last: dict[str, Move] = {}
    for step in sorted(told, key=play_order):
        move = step.taken.step.move
        if move not in ANSWERS and move not in ("agree", "sign"):
            continue
        for side in step.by or (addressees if move in ("agree", "sign") else ()):
            reply: Move = "accept" if move == "agree" else move
            if side == author or (side, reply, step.day) in seen or last.get(side) == reply:
                continue
            seen.add((side, reply, step.day))
            last[side] = reply
            yield Answer(side, reply, step.day, step.taken)
