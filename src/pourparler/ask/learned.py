"""What a record learned since a moment, as the summary of a run of reading lists it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from pourparler.schema.views import USUAL_CONFIDENCE, ClaimFilter
from pourparler.show.summary import NewClaims
from pourparler.store.view import View

LISTED = 8
"""New claims of one sort that a summary lists."""


def news_since(view: View, moment: datetime, least: float = USUAL_CONFIDENCE) -> tuple[NewClaims, ...]:
    """Return the positions, proposals and due dates that the record learned since a moment.

    Args:
        view: the record.
        moment: when it began to learn.
        least: the least confidence of what is listed.
    """
    sorts = (
        ("New positions", "pourparler show positions", ClaimFilter(kinds=("position",), recorded_since=moment)),
        ("New proposals", "pourparler show proposals", ClaimFilter(kinds=("proposal",), recorded_since=moment)),
        ("Due", "pourparler show events --factuality planned",
         ClaimFilter(kinds=("event",), due=True, recorded_since=moment)),
    )  # fmt: skip
    option = "" if least == USUAL_CONFIDENCE else f" --min-confidence {least:g}"
    return tuple(
        _news(view, heading, command + option, replace(wanted, min_confidence=least))
        for heading, command, wanted in sorts
    )


def _news(view: View, heading: str, command: str, wanted: ClaimFilter) -> NewClaims:
    return NewClaims(heading, command, view.claims(replace(wanted, limit=LISTED)), view.count(wanted))
