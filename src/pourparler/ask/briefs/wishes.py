"""What somebody wants a brief of, and the days that it covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pourparler.errors import SettingsError
from pourparler.schema.claims import Issue

USUAL_DAYS = 7
"""Days of what changed where nobody names the first one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefWish:
    """What is wanted; what is empty or None does not restrict.

    Attributes:
        record: what the record is called in the commands that the brief names.
        since: first day of what changed.
        until: last day of what changed.
        as_of: the day on which states and positions are told.
        known_on: leave out what the record learned later.
        party: part of a party's name or of another of its names.
        issue: one issue.
        reviewed_only: only claims that a person accepted or edited.
        min_confidence: only claims at least this certain.
    """

    record: str = "record.db"
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    known_on: datetime | None = None
    party: str = ""
    issue: Issue | None = None
    reviewed_only: bool = False
    min_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a brief: what changed between two, and how it stood on one."""

    since: date
    until: date
    as_of: date

    @classmethod
    def of(cls, wish: BriefWish, newest: date) -> Days:
        """Return the days that a wish means; the last one is that of the newest report where it names none.

        Raises:
            SettingsError: the days are the wrong way round.
        """
        as_of = wish.as_of or wish.until or newest
        until = wish.until or as_of
        since = wish.since or until - timedelta(USUAL_DAYS)
        if since > until:
            raise SettingsError(f"--since {since} lies after the last day, {until}; give an earlier day to --since.")
        if until > as_of:
            raise SettingsError(f"--until {until} lies after --as-of {as_of}; give the earlier day to --until.")
        return cls(since, until, as_of)

    def hold(self, day: date | None) -> bool:
        """Tell whether a day is one of those of what changed."""
        return day is not None and self.since <= day <= self.until
