"""``/stories``: what the inbox shows: reports of one story together, unread first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from pourparler.ask.claim_index import Report
from pourparler.ask.claim_masks import reports_passing
from pourparler.ask.document_rows import DocumentRows
from pourparler.web.asking import Filter, Paged
from pourparler.web.pages import page_of
from pourparler.web.visits import Reading

router = APIRouter(tags=["stories"])
_Story = tuple[str, list[Report]]


@router.get("/stories", summary="Stories, unread first")
def stories(
    visit: Reading,
    wanted: Filter,
    page: Paged,
    mine: Annotated[bool, Query(description="Only stories that the reader is to check.")] = False,
) -> Response:
    """List stories with all reports that pass the filter: those with unread reports first, then the latest."""

    def make() -> dict[str, Any]:
        now = visit.now(wanted.filter.known_on)
        rows = DocumentRows(visit.record, now, visit.caller.name)
        grouped: dict[str, list[Report]] = {}
        for report in reports_passing(now.look, wanted):
            story = rows.stories.story_of.get(report.fingerprint, f"story:{report.fingerprint}")
            grouped.setdefault(story, []).append(report)
        found = [item for item in grouped.items() if not mine or visit.caller.name in rows.assigned_to(item[1])]
        for _, reports in found:
            reports.sort(key=lambda report: (report.moment, report.fingerprint))

        def key(item: _Story) -> tuple[int, int, str]:
            unread = any(rows.is_unread(report) for report in item[1])
            return (0 if unread else 1), -_last_day(item[1]), item[0]

        found.sort(key=key)
        in_order = replace(page, latest_first=False)
        return page_of(found, key, (int, int, str), in_order, lambda some: _encoded(some, rows))

    return visit.answer(make, personal=True)


def _last_day(reports: list[Report]) -> int:
    return max((report.published.toordinal() for report in reports if report.published), default=0)


def _encoded(items: Sequence[_Story], rows: DocumentRows) -> list[dict[str, Any]]:
    documents = iter(rows.rows([report for _, reports in items for report in reports]))
    return [_encode(item, list(islice(documents, len(item[1]))), rows) for item in items]


def _encode(item: _Story, documents: list[dict[str, Any]], rows: DocumentRows) -> dict[str, Any]:
    identity, reports = item
    days = sorted(report.published.isoformat() for report in reports if report.published)
    unread = [document for document, report in zip(documents, reports, strict=True) if rows.is_unread(report)]
    return {
        "id": identity,
        "title": next((report.title for report in reports if report.title), reports[0].id),
        "first_day": days[0] if days else None,
        "last_day": days[-1] if days else None,
        "sources": sorted({report.source for report in reports if report.source}),
        "documents": documents,
        "new_claims": sum(document["undecided"] for document in unread if document["version"] == 1),
        "changed_claims": sum(document["undecided"] for document in unread if document["version"] > 1),
        "undecided": sum(document["undecided"] for document in documents),
        "unread": bool(unread),
        "assigned_to": rows.assigned_to(reports),
    }
