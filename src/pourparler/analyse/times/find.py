"""Times of a document, sentence by sentence, resolved against its publication date and the days named before.

In: sentences in order. Out: their times. Rules that stand on their own are read first, then, from left to right, those
that count from where the narrative stands (“two days later”) or take its year (“in December”, told of 1963).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from pourparler.analyse.times.calendar import UNKNOWN
from pourparler.analyse.times.drafts import Draft
from pourparler.analyse.times.grammar import scan
from pourparler.analyse.times.moments import Direction, Moment
from pourparler.analyse.times.narratives import Narrative, day_ahead, day_before, day_inside, stretch_in
from pourparler.analyse.times.old_years import OldYear
from pourparler.analyse.times.operators import Operator, operator_before
from pourparler.analyse.times.pairs import join_pairs
from pourparler.analyse.times.places import standing_of
from pourparler.analyse.times.ranges import token_range
from pourparler.analyse.times.scopes import opener_of, with_scopes
from pourparler.analyse.times.screens import is_no_time
from pourparler.analyse.times.tense import View, look
from pourparler.schema.analysis import Sentence
from pourparler.schema.dates import When
from pourparler.schema.documents import Document
from pourparler.schema.spans import Span

_WITHOUT_PUBLICATION = date(1, 1, 1)
_LIVE_ENTRY = re.compile(r"[^\w\s]*\d{1,2}[:.]\d\d\b")
_EITHER_WAY = frozenset({"by", "before"})
_DEADLINES = frozenset({"by", "until", "before"})


@dataclass(slots=True)
class TimeFinder:
    """Finds the times of one document; its sentences are given in order."""

    published: date | None
    _narrative: Narrative = field(default_factory=Narrative, init=False)
    _old_year: OldYear = field(default_factory=OldYear, init=False)

    def find(self, sentence: Sentence, document: Document) -> tuple[When, ...]:
        """Return the times of the sentence, left to right."""
        if _LIVE_ENTRY.match(document.text, sentence.span.start, sentence.span.end):
            self._narrative = Narrative()  # an entry of a log of today
        drafts = self._read(sentence, document.text)
        drafts = [draft if draft.rule.anchored else self._resolve(self._in_its_year(draft)) for draft in drafts]
        for index, draft in enumerate(drafts):
            if draft.rule.anchored:
                drafts[index] = self._resolve_anchored(drafts, index)
            else:
                drafts[index] = self._resolve(self._in_its_year(draft))
            self._old_year.remember(drafts[index])
        self._old_year.end_sentence(self.published or _WITHOUT_PUBLICATION)
        self._narrative.remember(drafts, sentence.index)
        return with_scopes(sentence, join_pairs([draft for draft in drafts if draft.found is not None]), document.text)

    def _read(self, sentence: Sentence, text: str) -> list[Draft]:
        drafts: list[Draft] = []
        floor = sentence.span.start
        for rule, match in scan(text, sentence.span.start, sentence.span.end):
            words = token_range(sentence, Span(*match.span()))
            if is_no_time(rule, sentence, words, match):
                continue
            operator, start = operator_before(text, match.start(), floor) or (None, match.start())
            view = look(sentence, *words)
            today = self.published or _WITHOUT_PUBLICATION
            standing = standing_of(sentence, *words)
            direction = _direction(operator, view)
            if rule.promised and direction == "past" and standing != "main":
                direction = "future"
            moment = Moment(today, direction, perfect=view.perfect, pluperfect=view.pluperfect)
            last = drafts[-1].words[1] if drafts else 0
            scoped = operator is None and opener_of(sentence, words[0], last) is not None
            drafts.append(Draft(rule, match, words, standing, moment, operator, start, last, scoped))
            floor = match.end()
        return drafts

    def _in_its_year(self, draft: Draft) -> Draft:
        """Return the draft as told of the year long past that the narrative is in, if it is."""
        if not self._old_year.tells(draft):
            return draft
        return replace(draft, moment=replace(draft.moment, year=self._old_year.year))

    def _resolve(self, draft: Draft) -> Draft:
        fixed = draft.rule.fixed and draft.match.groupdict().get(draft.rule.fixed)
        if self.published is None and not fixed:
            return replace(draft, own=UNKNOWN, found=UNKNOWN)
        try:
            own = found = draft.rule.build(draft.match, draft.moment)
            if found is not None and draft.operator and self.published is not None:
                found = draft.operator.apply(found, draft.moment)
        except (OverflowError, ValueError):  # a day outside the calendar, such as the year 10000
            own = found = UNKNOWN
        return replace(draft, own=own, found=found)

    def _resolve_anchored(self, drafts: list[Draft], index: int) -> Draft:
        draft = drafts[index]
        anchor, stretch = day_before(drafts, index), stretch_in(drafts, index)
        if anchor is None and stretch is None:
            ahead = day_ahead(drafts, index)
            fleeting = draft.rule.fleeting and not draft.moment.pluperfect
            anchor = self._narrative.next_to(ahead, draft.rule, fleeting)
            stretch = self._narrative.stretch if ahead is None else None
        moment = replace(draft.moment, anchor=anchor, stretch=stretch, inside=day_inside(drafts, index))
        return self._resolve(replace(draft, moment=moment))


def _direction(operator: Operator | None, view: View) -> Direction:
    """Return where a time looks: as its operator says, else its clause; a deadline lies ahead if neither says."""
    if operator and operator.looks:
        return operator.looks
    if operator and operator.id in _DEADLINES:
        granted = view.deadline == ("granted" if operator.id == "until" else "on a noun")
        if view.direction == "open" or granted:
            return "future"
    return "near" if operator and operator.id in _EITHER_WAY and view.direction == "past" else view.direction
