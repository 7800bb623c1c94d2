"""Proposals, their states and comparisons as plain dictionaries for JSON Lines, with the ids of their claims."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from pourparler.schema.codec import encode_quote
from pourparler.schema.comparisons import TermDifference
from pourparler.schema.ledger import Answer, Offer, OfferTerm, Process, StateChange
from pourparler.schema.negotiation import TakenStep
from pourparler.show.ledgers import LedgerView


def encode_offer(offer: Offer, process: Process, view: LedgerView) -> dict[str, Any]:
    """Return a proposal as it stands at the end of the day that the view asks for."""
    day = view.day
    terms = [term for term in offer.terms if day is None or term.taken.day <= day]
    return {
        "id": offer.id,
        "name": offer.name,
        "state": offer.state_on(day),
        "as_of": day.isoformat() if day else None,
        "author": _side(offer.author, view),
        "addressees": [_side(side, view) for side in offer.addressees],
        "version": offer.version,
        "counter_to": offer.counter_to,
        "supersedes": list(offer.supersedes),
        "process": {"id": process.id, "parties": [_side(side, view) for side in process.parties]},
        "terms": [encode_term(term, view) for term in terms],
        "answers": [_answer(answer, view) for answer in offer.answers if day is None or answer.day <= day],
        "changes": [_change(change) for change in offer.changes if day is None or change.day <= day],
    }


def _side(side: str | None, view: LedgerView) -> dict[str, str] | None:
    return {"id": side, "label": view.label(side)} if side else None


def encode_term(term: OfferTerm, view: LedgerView) -> dict[str, Any]:
    """Return a term with what its words fix, and the claim that tells it."""
    facts = term.facts
    return {
        "issue": facts.issue,
        "text": facts.text,
        "obligor": _side(term.obligor, view),
        "quantity": facts.quantity,
        "unit": facts.unit,
        "days": facts.days,
        "deadline": facts.deadline,
        "phase": facts.phase,
        "evidence": encode_taken(term.taken),
    }


def _answer(answer: Answer, view: LedgerView) -> dict[str, Any]:
    said = {"side": _side(answer.side, view), "reply": answer.reply, "day": _day(answer.day)}
    return said | {"evidence": encode_taken(answer.taken)}


def _change(change: StateChange) -> dict[str, Any]:
    because = [encode_taken(taken) for taken in change.because]
    return {"day": _day(change.day), "state": change.state, "because": because}


def _day(day: date) -> str:
    return day.isoformat()


def encode_taken(taken: TakenStep) -> dict[str, Any]:
    """Return a step: its claim, its words and sentence, and its report."""
    step, source = taken.step, taken.source
    return {
        "claim": step.claim,
        "move": step.move,
        "rule": step.rule,
        "words": encode_quote(step.words),
        "sentence": encode_quote(step.sentence),
        "report": {
            "title": source.title,
            "source": source.publisher,
            "published": source.published.isoformat() if source.published else None,
        },
    }


def encode_comparison(
    before: Offer, after: Offer, differences: Sequence[TermDifference], view: LedgerView
) -> dict[str, Any]:
    """Return a comparison of two proposals."""
    return {
        "before": before.id,
        "after": after.id,
        "terms": [
            {
                "change": each.change,
                "before": encode_term(each.before, view) if each.before else None,
                "after": encode_term(each.after, view) if each.after else None,
                "facts": list(each.facts),
            }
            for each in differences
        ],
    }
