"""``/claims`` and ``/search``: claims as a list, one of them, and what holds words."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from pourparler.ask.claim_masks import reports_passing
from pourparler.ask.document_rows import DocumentRows
from pourparler.show.parties import encode_judgement
from pourparler.web.asking import Filter, Paged
from pourparler.web.pages import page_of, page_of_claims
from pourparler.web.problems import Refusal
from pourparler.web.routes.documents import report_key
from pourparler.web.visits import Reading

router = APIRouter(tags=["claims"])


@router.get("/claims", summary="Claims")
def claims(visit: Reading, wanted: Filter, page: Paged) -> Response:
    """List the claims that pass the filter: by day, then report, then place in the text."""

    def make() -> dict[str, Any]:
        now = visit.now(wanted.filter.known_on)
        places = now.select(wanted, latest_first=page.latest_first)
        return page_of_claims(now, places, page, lambda some: visit.bench.views.at(now, some))

    return visit.answer(make)


@router.get("/claims/{id}", summary="One claim")
def claim(visit: Reading, id: str) -> Response:
    """Tell a claim, and all that was decided about it; an id's unique beginning will do."""

    def make() -> dict[str, Any]:
        now = visit.now()
        numbers = visit.record.numbers_of_claim(id)
        if not numbers:
            raise Refusal(404, f"No claim is called {id[:80]!r}; GET /api/v1/claims lists them.")
        found = visit.bench.views.numbered(now, numbers[-1:])[0]
        judged = visit.record.view.judgements(found["id"])
        if found["id"] in now.hidden:
            judged = tuple(judgement for judgement in judged if judgement.by == now.seen_by)
        return found | {"judgements": [encode_judgement(judgement) for judgement in judged]}

    return visit.answer(make)


@router.get("/search", summary="Find claims and reports by words")
def search(
    visit: Reading,
    wanted: Filter,
    page: Paged,
    q: Annotated[str, Query(max_length=300, description='Words, all of them; "a phrase" in quotation marks.')] = "",
) -> Response:
    """Find claims whose sentence or parties hold all the words, and reports whose title or text does."""
    asked = replace(wanted, filter=replace(wanted.filter, words=f"{wanted.filter.words} {q}".strip()))

    def make() -> dict[str, Any]:
        now = visit.now(asked.filter.known_on)
        if not asked.filter.words:
            nothing: dict[str, Any] = {"items": [], "next": None, "total": 0}
            return {"claims": nothing, "documents": nothing}
        places = now.select(asked, latest_first=page.latest_first)
        found = sorted(reports_passing(now.look, asked), key=report_key, reverse=page.latest_first)
        rows = DocumentRows(visit.record, now, visit.caller.name)
        in_claims, in_reports = (page, replace(page, cursor="")) if page.cursor else (page, page)
        return {
            "claims": page_of_claims(now, places, in_claims, lambda some: visit.bench.views.at(now, some)),
            "documents": page_of(found, report_key, (int, int), in_reports, lambda some: rows.rows(list(some))),
        }

    return visit.answer(make, personal=True)
