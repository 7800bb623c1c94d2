"""``/documents``: reports as a list, one of them whole, and that somebody has seen it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from fastapi import APIRouter, Response

from pourparler.ask.claim_index import Report
from pourparler.ask.claim_masks import Wanted, claims_mask, reports_passing
from pourparler.ask.document_rows import DocumentRows
from pourparler.ask.open_records import Now
from pourparler.ask.reviews import STATES
from pourparler.schema.views import ClaimFilter
from pourparler.show.parties import encode_judgement
from pourparler.store.coding import CodingView
from pourparler.store.document_view import DocumentView
from pourparler.web.answers import encode
from pourparler.web.asking import Filter, Paged
from pourparler.web.directions import direction_of
from pourparler.web.pages import page_of
from pourparler.web.problems import Refusal
from pourparler.web.visits import Reading

router = APIRouter(tags=["documents"])


@router.get("/documents", summary="Reports")
def documents(visit: Reading, wanted: Filter, page: Paged) -> Response:
    """List the reports that pass the filter, by publication; what is asked of claims must be true of one of theirs."""

    def make() -> dict[str, Any]:
        now = visit.now(wanted.filter.known_on)
        found = sorted(reports_passing(now.look, wanted), key=report_key, reverse=page.latest_first)
        rows = DocumentRows(visit.record, now, visit.caller.name)
        return page_of(found, report_key, (int, int), page, lambda some: rows.rows(list(some)))

    return visit.answer(make, personal=True)


def report_key(report: Report) -> tuple[int, int]:
    """Return by what reports are listed: publication, then which came first."""
    return report.published.toordinal() if report.published else 0, report.document


@router.get("/documents/{id:path}", summary="One report")
def document(visit: Reading, id: str, wanted: Filter) -> Response:
    """Tell a report whole: its text, its claims that pass the filter in any state, what was decided about them."""

    def make() -> dict[str, Any]:
        now = visit.now(wanted.filter.known_on)
        report = find_report(now, id)
        view = DocumentView(visit.record.engine)
        text = view.document(report.version).text
        claims = visit.bench.views.at(now, _claims_of(now, report, wanted))
        judged = [judgement for claim in claims for judgement in now.reviews.standing.get(claim["id"], ())]
        judged.sort(key=lambda judgement: (judgement.at, judgement.id))
        return DocumentRows(visit.record, now, visit.caller.name).rows([report])[0] | {
            "text": text,
            "dir": direction_of(text),
            "claims": claims,
            "judgements": [encode_judgement(judgement) for judgement in judged],
            "changes": [
                {"what": change.what, "before": change.before, "after": change.after}
                for change in view.changes(report.version)
            ],
        }

    return visit.answer(make, personal=True)


@router.post("/documents/{id:path}/seen", summary="Keep that a report was seen", status_code=200)
def see(visit: Reading, id: str) -> Response:
    """Keep that the reader has seen the newest version of a report; nothing is decided by it."""
    report = find_report(visit.now(), id)
    CodingView(visit.record.engine).see([report.version], visit.caller.name)
    return encode({"id": report.id, "unread": False})


def find_report(now: Now, identity: str) -> Report:
    """Return the current report with an id; of several, the one read last."""
    found = [report for report in now.index.reports if report.current and report.id == identity]
    if not found:
        raise Refusal(404, f"The record holds no report {identity[:100]!r}; GET /api/v1/documents lists them.")
    return found[-1]


def _claims_of(now: Now, report: Report, wanted: Wanted) -> list[int]:
    at = next(at for at, each in enumerate(now.index.reports) if each.reading == report.reading)
    # All claims of a report are shown with it, unless the filter asks for some of them.
    asked = replace(wanted, filter=replace(wanted.filter, document="", sources=None, words=""), as_of=None)
    if not wanted.asks_claims and wanted.filter.since is None and wanted.filter.until is None:
        asked = Wanted(ClaimFilter(min_confidence=wanted.filter.min_confidence), None, STATES)
    mask = claims_mask(now.look, asked) & (now.index.columns["report"] == at)
    places = np.flatnonzero(mask)
    return sorted((int(place) for place in places), key=lambda place: int(now.index.columns["number"][place]))
