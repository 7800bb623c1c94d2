"""``/timeline``: what happened, is planned or was denied, by day."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from fastapi import APIRouter, Response
from numpy.typing import NDArray

from pourparler.ask.claim_masks import first_days
from pourparler.ask.claim_views import encode_review
from pourparler.ask.open_records import Now
from pourparler.schema.codec import code_of, evidence, kind_of
from pourparler.schema.views import StoredClaim
from pourparler.show.lines import summary_of
from pourparler.web.asking import Filter, Paged
from pourparler.web.pages import page_of_claims
from pourparler.web.visits import Reading

router = APIRouter(tags=["timeline"])


@router.get("/timeline", summary="Claims by day")
def timeline(visit: Reading, wanted: Filter, page: Paged) -> Response:
    """List claims by day with their words; `bins` counts the whole filter by day."""

    def make() -> dict[str, Any]:
        now = visit.now(wanted.filter.known_on)
        places = now.select(wanted, latest_first=page.latest_first)

        def encode(some: Any) -> list[dict[str, Any]]:
            numbers = [int(now.index.columns["number"][place]) for place in some]
            found = visit.record.view.claims_numbered(numbers)
            return [encode_line(now.edits.edited(number, stored), now) for number, stored in found.items()]

        return page_of_claims(now, places, page, encode) | {"bins": _bins(now, places)}

    return visit.answer(make)


def encode_line(stored: StoredClaim, now: Now) -> dict[str, Any]:
    """Return a claim as a line of the timeline."""
    claim, document = stored.claim, stored.stored.document
    when = claim.when
    start = when.start if when and when.start else document.published
    end = (when.end or when.start if when else None) or start
    words = evidence(claim) or stored.sentence.span
    return {
        "claim_id": claim.id,
        "kind": kind_of(claim),
        "type": code_of(claim) or "",
        "factuality": claim.factuality,
        "according_to": (claim.according_to.label or None) if claim.according_to else None,
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "dated": bool(when and when.start),
        "approximate": bool(when and (when.approximate or when.precision not in ("day", "range"))),
        "summary": summary_of(stored),
        "quote": {"text": stored.sentence.text, "span": [stored.sentence.span.start, stored.sentence.span.end]},
        "words": [words.start, words.end],
        "document": {
            "id": document.id,
            "title": document.title,
            "source": document.source,
            "published": document.published.isoformat() if document.published else None,
        },
        "review": encode_review(claim.id, now.reviews),
        "confidence": claim.confidence,
    }


def _bins(now: Now, places: NDArray[np.int64]) -> list[dict[str, Any]]:
    days, counts = np.unique(first_days(now.index)[places], return_counts=True)
    return [
        {"day": date.fromordinal(int(day)).isoformat(), "n": int(n)}
        for day, n in zip(days, counts, strict=True)
        if day > 0
    ]
