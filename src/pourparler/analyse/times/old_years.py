"""The year long past that a narrative is in: after “in March 1964”, “in December” is one of that year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pourparler.analyse.times.drafts import Draft

_LONG_PAST = 2
_HISTORY = 10
"""A year farther back than this holds for the next sentence too; those nearer only within their own."""


@dataclass(slots=True)
class OldYear:
    """A year before last that the words named, kept for what follows in the sentence, and history for one more.

    Attributes:
        year: the year, or None.
        named: the year that the sentence itself named.
    """

    year: int | None = None
    named: int | None = None

    def tells(self, draft: Draft) -> bool:
        """Tell whether the year of an expression without one is this."""
        groups = draft.match.groupdict()
        dated = groups.get("m") or groups.get("s")
        named = groups.get("y") or groups.get("which") or groups.get("yearly")
        return bool(self.year and dated and not named and draft.moment.direction == "past")

    def remember(self, draft: Draft) -> None:
        """Take over the year that an expression names, or let go of the one known."""
        found = draft.own
        if found is None or found.start is None or draft.operator:
            return
        if found.start.year > draft.moment.today.year - _LONG_PAST:
            self.year = None
        elif found.end and found.end.year == found.start.year and _is_told(draft):
            self.year = self.named = found.start.year

    def end_sentence(self, today: date) -> None:
        """Forget a year that was not named in this sentence, or that is not history."""
        self.year = self.named if self.named and self.named < today.year - _HISTORY else None
        self.named = None


def _is_told(draft: Draft) -> bool:
    """Tell whether the narrative is in the year of an expression: of a whole date, or of what a main clause tells."""
    return bool(draft.match.groupdict().get("d")) or draft.standing in ("main", "content")
