"""Two proposals, or two versions of one, compared term by term.

Comes in: their terms; goes out: pairs of terms about the same thing, with what changed in them, and terms that only one
has. Terms are paired by issue and who would have to act, then by their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import token_set_ratio

from pourparler.schema.comparisons import TermDifference
from pourparler.schema.ledger import Offer, OfferTerm

_ALIKE = 55.0
_SAME_OBLIGOR, _OTHER_OBLIGOR = 25.0, -40.0


def compare_offers(before: Offer, after: Offer) -> tuple[TermDifference, ...]:
    """Return how the later proposal differs from the earlier one, in the order of its terms; dropped ones last."""
    left = list(before.terms)
    found = []
    for term in after.terms:
        other = _nearest(term, left)
        if other is not None:
            left.remove(other)
        found.append(_compared(other, term))
    return (*found, *(TermDifference("dropped", term, None) for term in left))


def _nearest(term: OfferTerm, others: Sequence[OfferTerm]) -> OfferTerm | None:
    fitting = [(score, other) for other in others if (score := _likeness(term, other)) >= _ALIKE]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _likeness(one: OfferTerm, other: OfferTerm) -> float:
    if one.facts.issue != other.facts.issue:
        return 0.0
    score = token_set_ratio(one.facts.text.lower(), other.facts.text.lower())
    if one.obligor and other.obligor:
        score += _SAME_OBLIGOR if one.obligor == other.obligor else _OTHER_OBLIGOR
    return score


def _compared(before: OfferTerm | None, after: OfferTerm) -> TermDifference:
    if before is None:
        return TermDifference("added", None, after)
    facts = tuple(_facts(before, after))
    same = not facts and before.facts.text.lower() == after.facts.text.lower()
    return TermDifference("kept" if same else "changed", before, after, facts)


def _facts(before: OfferTerm, after: OfferTerm) -> Iterator[str]:
    """Yield each fact that is told on both sides and differs."""
    one, two = before.facts, after.facts
    if one.quantity != two.quantity and None not in (one.quantity, two.quantity):
        yield f"{_number(one.quantity)} → {_number(two.quantity)} {two.unit}".rstrip()
    if one.days != two.days and None not in (one.days, two.days):
        yield f"{one.days} → {two.days} days"
    if one.deadline != two.deadline and one.deadline and two.deadline:
        yield f"{one.deadline} → {two.deadline}"
    if one.phase != two.phase and one.phase and two.phase:
        yield f"phase {one.phase} → phase {two.phase}"


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:,.0f}" if value == int(value) else f"{value:,}"
