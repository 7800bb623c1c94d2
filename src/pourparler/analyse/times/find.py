"""Times of a document, sentence by sentence, resolved against its publication date and the days named before.

In: sentences in order. Out: their times. Rules that stand on their own are read first, then those that count from a
day the narrative stands at (“two days later”): the last day named before them in the sentence, else the next one in
it, else the last one of the sentence before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from pourparler.analyse.times.calendar import UNKNOWN, Interval
from pourparler.analyse.times.grammar import scan
from pourparler.analyse.times.moments import Moment
from pourparler.analyse.times.operators import Operator, operator_before
from pourparler.analyse.times.ranges import token_range
from pourparler.analyse.times.rules import Rule
from pourparler.analyse.times.screens import is_no_time
from pourparler.analyse.times.tense import look
from pourparler.schema.analysis import Sentence
from pourparler.schema.dates import When
from pourparler.schema.documents import Document
from pourparler.schema.spans import Quote, Span

_WITHOUT_PUBLICATION = date(1, 1, 1)
_CLAUSE_END = re.compile(r"[,;:—–]|\s-\s")


@dataclass(frozen=True, slots=True)
class Draft:
    """A time expression that is read but perhaps not yet resolved."""

    rule: Rule
    match: re.Match[str]
    moment: Moment
    operator: Operator | None
    start: int
    found: Interval | None = None


@dataclass(slots=True)
class TimeFinder:
    """Finds the times of one document; its sentences are given in order."""

    published: date | None
    _anchor: date | None = field(default=None, init=False)
    _age: int = field(default=0, init=False)

    def find(self, sentence: Sentence, document: Document) -> tuple[When, ...]:
        """Return the times of the sentence, left to right."""
        drafts = self._read(sentence, document.text)
        drafts = [draft if draft.rule.anchored else self._resolve(draft) for draft in drafts]
        drafts = [self._resolve_anchored(drafts, i) if d.rule.anchored else d for i, d in enumerate(drafts)]
        self._remember(drafts)
        return tuple(_when(draft, document.text) for draft in drafts if draft.found is not None)

    def _read(self, sentence: Sentence, text: str) -> list[Draft]:
        drafts: list[Draft] = []
        floor, year = sentence.span.start, None
        for rule, match in scan(text, sentence.span.start, sentence.span.end):
            words = token_range(sentence, Span(*match.span()))
            if is_no_time(rule, sentence, words, match):
                continue
            operator, start = operator_before(text, match.start(), floor) or (None, match.start())
            view = look(sentence, *words)
            direction = (operator.looks if operator else None) or view.direction
            if operator and operator.looks is None and direction == "open" and operator.id in ("by", "until", "before"):
                direction = "future"
            today = self.published or _WITHOUT_PUBLICATION
            moment = Moment(today, direction, perfect=view.perfect, year=year)
            drafts.append(Draft(rule, match, moment, operator, start))
            floor = match.end()
            year = self._old_year(match, direction) or year
        return drafts

    def _old_year(self, match: re.Match[str], direction: str) -> int | None:
        """Return a year long past that the words name: what follows in the sentence may be told of it too."""
        groups = match.groupdict()
        named = groups.get("y") if groups.get("m") and groups.get("d") else None
        if not named or not named.isdigit() or self.published is None or direction == "future":
            return None
        return int(named) if int(named) < self.published.year - 1 else None

    def _resolve(self, draft: Draft) -> Draft:
        fixed = draft.rule.fixed and draft.match.groupdict().get(draft.rule.fixed)
        if self.published is None and not fixed:
            return replace(draft, found=UNKNOWN)
        try:
            found = draft.rule.build(draft.match, draft.moment)
            if found is not None and draft.operator and self.published is not None:
                found = draft.operator.apply(found, draft.moment)
        except (OverflowError, ValueError):  # a day outside the calendar, such as the year 10000
            found = UNKNOWN
        return replace(draft, found=found)

    def _resolve_anchored(self, drafts: list[Draft], index: int) -> Draft:
        draft = drafts[index]
        before = [day for other in drafts[:index] if (day := _one_day(other))]
        after = [(other, day) for other in drafts[index + 1 :] if (day := _one_day(other))]
        inside = next((day for other, day in after if _same_clause(draft, other)), None)
        ahead = after[0][1] if after else None
        anchor = (before[-1] if before else None) or ahead or (self._anchor if self._age <= 2 else None)
        return self._resolve(replace(draft, moment=replace(draft.moment, anchor=anchor, inside=inside)))

    def _remember(self, drafts: list[Draft]) -> None:
        days = [day for draft in drafts if (day := _one_day(draft))]
        self._age = 0 if days else self._age + 1
        self._anchor = days[-1] if days else self._anchor


def _one_day(draft: Draft) -> date | None:
    """Return the day that a draft names, None for stretches and for what is not yet resolved."""
    found = draft.found
    return found.start if found and found.precision == "day" and found.start == found.end else None


def _same_clause(draft: Draft, other: Draft) -> bool:
    """Tell whether no comma stands between two expressions."""
    return not _CLAUSE_END.search(draft.match.string, draft.match.end(), other.start)


def _when(draft: Draft, text: str) -> When:
    found = draft.found or UNKNOWN
    quote = Quote.cut(text, draft.start, draft.match.end())
    return When(quote, found.start, found.end, found.precision, found.approximate)
