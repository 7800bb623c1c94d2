"""Claims as pages show them: the claim with its report, what people decided, its words' places and a summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pourparler.ask.open_records import Now, OpenRecord
from pourparler.ask.reviews import Reviews
from pourparler.errors import SettingsError
from pourparler.schema.codec import encode_claim
from pourparler.schema.edits import apply_edit, read_edit
from pourparler.schema.record import Judgement
from pourparler.schema.views import StoredClaim
from pourparler.show.lines import summary_of
from pourparler.show.machine import encode_stored_claim
from pourparler.show.quoting import quotes_of


class ClaimViews:
    """Encodes claims of one record."""

    def __init__(self, record: OpenRecord) -> None:
        self._record = record

    def numbered(self, now: Now, numbers: Sequence[int]) -> list[dict[str, Any]]:
        """Return claims by their numbers."""
        stored = self._record.view.claims_numbered([int(number) for number in numbers])
        return [encode_claim_view(each, now.reviews) for each in stored.values()]

    def at(self, now: Now, places: Sequence[int]) -> list[dict[str, Any]]:
        """Return claims by their places in the columns."""
        return self.numbered(now, [int(now.index.columns["number"][place]) for place in places])


def encode_claim_view(stored: StoredClaim, reviews: Reviews) -> dict[str, Any]:
    """Return a claim for a page."""
    claim = stored.claim
    marks = {(quote.span.start, quote.span.end, role) for role, quote in quotes_of(claim)}
    return encode_stored_claim(stored) | {
        "review": encode_review(claim.id, reviews),
        "edited": _edited(stored, reviews.latest(claim.id)),
        "marks": [{"start": start, "end": end, "role": role} for start, end, role in sorted(marks)],
        "summary": summary_of(stored),
    }


def encode_review(claim: str, reviews: Reviews) -> dict[str, Any]:
    """Return where a claim stands, by whom, since when and why."""
    latest = reviews.latest(claim)
    return {
        "state": reviews.state(claim),
        "by": latest.by if latest else None,
        "at": latest.at.isoformat() if latest else None,
        "reason": latest.reason if latest else "",
    }


def _edited(stored: StoredClaim, latest: Judgement | None) -> dict[str, Any] | None:
    if latest is None or latest.verdict != "edit":
        return None
    edit = read_edit(latest.other)
    try:
        claim = apply_edit(stored.claim, edit, stored.sentence)
    except SettingsError:  # an edit by a version of the program that knew other fields
        return None
    move = edit.move or ("none" if edit.moves_nothing else None)
    given = {"move": move, "day": edit.day.isoformat() if edit.day else None}
    summary = {"summary": summary_of(replace(stored, claim=claim))}
    return encode_claim(claim) | summary | {name: value for name, value in given.items() if value is not None}
