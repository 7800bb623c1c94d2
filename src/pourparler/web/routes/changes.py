"""``/changes``: what is new or other since a day."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from pourparler.show.ledgers import LedgerView
from pourparler.web.asking import Filter
from pourparler.web.problems import Refusal
from pourparler.web.visits import Reading

router = APIRouter(tags=["changes"])
_WIDTH = 80


@router.get("/changes", summary="What changed since a day")
def changes(
    visit: Reading,
    wanted: Filter,
    since: Annotated[date, Query(description="From this day on.")],
    limit: Annotated[int, Query(ge=1, le=5000, description="At most so many of all.")] = 500,
) -> Response:
    """List new and changed positions, proposals, answers, what is due or overdue, and figures revised."""
    from pourparler.ask.news import tell_news
    from pourparler.show.changes import encode_changes

    if wanted.as_of is not None and wanted.as_of < since:
        raise Refusal(422, f"since {since} lies after as_of {wanted.as_of}; give the earlier day to since.")

    def make() -> dict[str, Any]:
        known_on = wanted.filter.known_on
        followed = visit.record.followed(known_on)
        told = tell_news(visit.record.engine, followed, since, wanted.as_of, known_on)
        items = list(encode_changes(told, LedgerView(followed.label, wanted.as_of, _WIDTH)))
        return {"items": items[:limit], "next": None, "total": len(items)}

    return visit.answer(make)
