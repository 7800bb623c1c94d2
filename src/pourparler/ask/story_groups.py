"""Which reports tell one story, by their fingerprints; without the texts, so that it costs little for many reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from pourparler.ask.claim_index import Report
from pourparler.resolve.identities.origins import group_stories, origins_of
from pourparler.store.across import AcrossView


@dataclass(frozen=True, slots=True)
class StoryReports:
    """A story: its id and its reports by publication."""

    id: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class StoryGroups:
    """The stories of current reports.

    Attributes:
        stories: by id, in order of their first report.
        story_of: id of the story of each report, by fingerprint.
        origin_of: the report that each report is a copy of, by fingerprint; itself for an original.
    """

    stories: Mapping[str, StoryReports]
    story_of: Mapping[str, str]
    origin_of: Mapping[str, str]

    @staticmethod
    def state_of(engine: Engine) -> int:
        """Return what changes when somebody or something judges about copies and stories."""
        return AcrossView(engine).latest_about_reports()

    @classmethod
    def of(cls, engine: Engine, reports: Sequence[Report]) -> StoryGroups:
        """Return the stories of reports."""
        current = {report.fingerprint: report for report in reports if report.current}
        judgements = AcrossView(engine).about_reports()
        members: dict[str, list[Report]] = {}
        for fingerprint, leader in group_stories(current, judgements).items():
            members.setdefault(leader, []).append(current[fingerprint])
        for found in members.values():
            found.sort(key=lambda report: (report.moment, report.fingerprint))
        ordered = sorted(members.values(), key=lambda found: (found[0].moment, found[0].fingerprint))
        stories = {f"story:{found[0].fingerprint}": found for found in ordered}
        return cls(
            {identity: StoryReports(identity, tuple(found)) for identity, found in stories.items()},
            {report.fingerprint: identity for identity, found in stories.items() for report in found},
            origins_of(current, judgements),
        )
