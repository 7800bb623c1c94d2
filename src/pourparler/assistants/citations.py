"""What an assistant is given: each item in one line, with the exact words, the sentence and the report that say so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from pourparler.schema.answers import Change, Cited, Counted, Listed, Standing
from pourparler.schema.codec import kind_of
from pourparler.schema.views import FoundDocument, StoredClaim, StoredDocument
from pourparler.show.lines import line_of

Item = TypeVar("Item")
Answer = dict[str, Any]


def answer(found: Sequence[Item], limit: int, tell: Callable[[Item], Answer], *, latest: bool = True) -> Answer:
    """Return items for an assistant, and how many there are in all.

    Args:
        found: the items, in order.
        limit: how many are told.
        tell: tells one.
        latest: True tells the last ones, False the first.
    """
    told = found[max(len(found) - limit, 0) :] if latest else found[:limit]
    return {"total": len(found), "told": len(told), "items": [tell(each) for each in told]}


def cite(cited: Cited) -> Answer:
    """Return a citation."""
    return {
        "words": cited.words,
        "sentence": cited.sentence,
        "document": {"title": cited.title, "publisher": cited.publisher, "published": _day(cited.published)},
        "claim": cited.claim,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def tell_claim(stored: StoredClaim, words: str) -> Answer:
    """Return a claim.

    Args:
        stored: the claim.
        words: the words that it hangs on.
    """
    claim, line = stored.claim, line_of(stored)
    document = tell_document(stored.stored)
    return {
        "says": line.what.plain,
        "when": line.day,
        "kind": kind_of(claim),
        "factuality": claim.factuality,
        "confidence": claim.confidence,
        "cite": {"words": words, "sentence": stored.sentence.text, "document": document, "claim": claim.id},
    }


def tell_document(stored: StoredDocument) -> Answer:
    """Return what names a report."""
    document = stored.document
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.source,
        "published": _day(document.published),
        "url": document.url,
    }


def tell_found(found: FoundDocument) -> Answer:
    """Return a report that a search found, with the text around the first of its words."""
    stored = found.tally.stored
    text, place = stored.document.text, found.place
    around = text[max(place.start - 150, 0) : place.end + 150] if place else stored.document.title
    return {"cite": {"words": around, "document": tell_document(stored)}, "claims": sum(found.tally.claims.values())}


def tell_standing(standing: Standing) -> Answer:
    """Return where a party stands."""
    return {
        "party": standing.party.label,
        "issue": standing.issue,
        "stance": standing.stance,
        "condition": standing.condition or None,
        "since": standing.since.isoformat(),
        "before": standing.before,
        "publishers": standing.publishers,
        "cite": cite(standing.cited),
    }


def tell_listed(listed: Listed, cited: Callable[[Any], Cited]) -> Answer:
    """Return a proposal with its terms and answers, each cited.

    Args:
        listed: the proposal.
        cited: gives the words of a step.
    """
    offer = listed.offer
    return {
        "id": offer.id,
        "name": offer.name,
        "author": listed.author.label if listed.author else None,
        "addressees": [side.label for side in listed.addressees],
        "state": listed.state,
        "since": listed.since.isoformat(),
        "version": offer.version,
        "answers_proposal": offer.counter_to,
        "terms": [
            {"issue": term.facts.issue, "text": term.facts.text, "cite": cite(cited(term.taken))}
            for term in offer.terms
        ],
        "answers": [
            {"reply": each.reply, "day": each.day.isoformat(), "cite": cite(cited(each.taken))}
            for each in offer.answers
        ],
        "cite": cite(listed.cited),
    }


def tell_change(change: Change) -> Answer:
    """Return what changed."""
    return {
        "kind": change.kind,
        "day": _day(change.day),
        "party": change.party.label if change.party else None,
        "about": change.about,
        "before": change.before or None,
        "after": change.after,
        "cite": cite(change.cited),
    }


def tell_counted(counted: Counted) -> Answer:
    """Return a number that somebody counted."""
    return {
        "topic": counted.topic,
        "place": counted.place or None,
        "counted_by": counted.counter.label if counted.counter else None,
        "day": counted.day.isoformat(),
        "low": counted.low,
        "best": counted.best,
        "high": counted.high,
        "period": counted.period,
        "cite": cite(counted.cited),
    }
