"""Reports as rows of a list: counted claims, how many of them somebody decided about, whether it was seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pourparler.ask.claim_index import KINDS, Report
from pourparler.ask.open_records import Now, OpenRecord
from pourparler.ask.story_groups import StoryGroups
from pourparler.store.coding import CodingView
from pourparler.store.document_view import DocumentView


class DocumentRows:
    """Encodes reports of one record as it stands, for one reader."""

    def __init__(self, record: OpenRecord, now: Now, reader: str) -> None:
        self._record = record
        self._tallies = record.tallies(now)
        self._coding = CodingView(record.engine)
        self._seen = self._coding.seen(reader)
        self._assigned = self._coding.assigned()
        self._stories = record.stories()

    @property
    def stories(self) -> StoryGroups:
        """The stories."""
        return self._stories

    def is_unread(self, report: Report) -> bool:
        """Tell whether the reader has not seen this version."""
        return report.version not in self._seen

    def undecided(self, report: Report) -> int:
        """Return how many claims of a report nobody decided about."""
        return int(self._tallies.undecided[self._tallies.place_of[report.reading]])

    def assigned_to(self, reports: Iterable[Report]) -> list[str]:
        """Return who is to check some reports."""
        return sorted({name for report in reports for name in self._assigned.get(report.fingerprint, ())})

    def rows(self, reports: Sequence[Report]) -> list[dict[str, Any]]:
        """Return the rows of reports."""
        problems = DocumentView(self._record.engine).problems([report.reading for report in reports])
        return [self._row(report, problems.get(report.reading, [])) for report in reports]

    def _row(self, report: Report, problems: list[str]) -> dict[str, Any]:
        at = self._tallies.place_of[report.reading]
        counts = {kind: int(n) for kind, n in zip(KINDS, self._tallies.kinds[at], strict=True) if n}
        origin = self._stories.origin_of.get(report.fingerprint, report.fingerprint)
        return {
            "id": report.id,
            "title": report.title,
            "published": report.published.isoformat() if report.published else None,
            "source": report.source,
            "url": report.url,
            "version": report.place,
            "versions": report.versions,
            "recorded_at": report.recorded_at.isoformat(),
            "claims": counts,
            "problems": problems,
            "story": self._stories.story_of.get(report.fingerprint),
            "copy": origin != report.fingerprint,
            "unread": self.is_unread(report),
            "undecided": int(self._tallies.undecided[at]),
            "decided": int(self._tallies.decided[at]),
            "assigned_to": self.assigned_to([report]),
        }
