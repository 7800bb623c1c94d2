"""The day that a narrative stands at, from sentence to sentence.

“Two days later” counts from a day named before: in the same sentence, else the last one that a main clause named not
long ago, else the day of the lead, which is what the report is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pourparler.analyse.times.calendar import Interval
from pourparler.analyse.times.drafts import Draft, one_day
from pourparler.analyse.times.places import Standing
from pourparler.analyse.times.rules import Rule

_CLAUSE_END = re.compile(r"[,;:—–]|\s-\s")
_DATELINE_END = re.compile(r"\s*(?:\([^)]{1,40}\)\s*)?(?:[-–—]+|:)\s")
_FRESH = 2
_RANKS: tuple[Standing, ...] = ("main", "content")


@dataclass(slots=True)
class Narrative:
    """What the sentences so far tell of where the narrative stands.

    Attributes:
        day: the last day that a main clause named.
        age: sentences since then.
        lead: the day of the report's first sentences.
        stretch: the month or year that was named after that day, if any.
    """

    day: date | None = None
    age: int = 0
    lead: date | None = None
    stretch: Interval | None = None

    @property
    def anchor(self) -> date | None:
        """The day that a sentence without any of its own goes on from."""
        return self.day if self.day and self.age <= _FRESH else self.lead

    @property
    def fresh(self) -> date | None:
        """The day of the sentence before."""
        return self.day if self.age <= 1 else None

    def next_to(self, ahead: date | None, rule: Rule, fleeting: bool) -> date | None:
        """Return the day that an expression counts from which no day comes before in its sentence.

        Args:
            ahead: a day named after it in the sentence.
            rule: what read it.
            fleeting: True where only the sentence before counts.
        """
        if ahead and (rule.opens or self.age > 0):
            return ahead
        return self.fresh if fleeting else self.anchor

    def remember(self, drafts: Sequence[Draft], index: int) -> None:
        """Take over what a sentence named."""
        found = _main_time(drafts, _RANKS if self.day else (*_RANKS, "below"))
        if found is None:
            self.age += 1
        elif found.precision == "day":
            self.day, self.stretch, self.age = found.start, None, 0
            self.lead = self.lead or self.day
        else:
            self.stretch, self.age = found, 0
        if index == 0 and self.lead is None:
            self.lead = next((day for draft in drafts if is_dateline(draft) and (day := one_day(draft))), None)


def _main_time(drafts: Sequence[Draft], ranks: Sequence[Standing]) -> Interval | None:
    """Return the last day, month or year gone by that a clause of the highest rank names; days before the others."""
    for standing in ranks:
        own = [draft.own for draft in drafts if draft.standing == standing and _is_told(draft)]
        found = [time for time in own if time and time.start and time.precision in ("day", "month", "year")]
        if found:
            return next((time for time in reversed(found) if time.precision == "day"), found[-1])
    return None


def _is_told(draft: Draft) -> bool:
    """Tell whether an expression tells when something was: no plan, no bound, not the date of the report."""
    ahead = draft.own is not None and draft.own.start is not None and draft.own.start > draft.moment.today
    return not ahead and draft.operator is None and not is_dateline(draft)


def is_dateline(draft: Draft) -> bool:
    """Tell whether an expression dates the report itself (“GENEVA, 5 May (Wire) – …”)."""
    return draft.words[0] < 12 and _DATELINE_END.match(draft.match.string, draft.match.end()) is not None


def _may_anchor(draft: Draft) -> bool:
    """Tell whether an expression says when something was, rather than naming or bounding something else."""
    return not (draft.operator or draft.scoped or draft.standing == "attribute" or is_dateline(draft))


def day_before(drafts: Sequence[Draft], index: int) -> date | None:
    """Return the last day that the sentence names before an expression."""
    days = [day for other in drafts[:index] if _may_anchor(other) and (day := one_day(other))]
    return days[-1] if days else None


def day_ahead(drafts: Sequence[Draft], index: int) -> date | None:
    """Return the first day that the sentence names after an expression, in its main clause.

    Where the expression opens a clause (“a day after …”), what follows that may be any clause.
    """
    opens = drafts[index].rule.opens
    others = [other for other in drafts[index + 1 :] if _may_anchor(other) and (opens or other.standing == "main")]
    return next((day for other in others if (day := one_day(other))), None)


def day_inside(drafts: Sequence[Draft], index: int) -> date | None:
    """Return the day inside the clause that “a day after …” opens."""
    draft = drafts[index]
    for other in drafts[index + 1 :]:
        day = one_day(other)
        if day:
            between = draft.match.string[draft.match.end() : other.start]
            return None if _CLAUSE_END.search(between) else day
    return None


def stretch_in(drafts: Sequence[Draft], index: int) -> Interval | None:
    """Return the month or year named last before an expression in its sentence."""
    before = [draft.own for draft in drafts[:index] if not draft.operator and draft.own]
    return before[-1] if before and before[-1].precision in ("month", "year") else None
