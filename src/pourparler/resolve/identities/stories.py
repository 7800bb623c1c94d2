"""Reports of one story: two reports that mainly tell the same act, by their titles and first sentences.

Reports of one day share much of their first words if they tell one story. On the next day the words of an old story
come back in new ones, so there the leading act itself, with its day, must be the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pourparler.resolve.identities.acts import compare_acts
from pourparler.resolve.identities.content import content_words
from pourparler.schema.identity import ActSketch, Pair, ReportSketch
from pourparler.schema.record import Reading

LEAD = 2
"""Sentences that a lead has, besides the title."""
SAME_DAY, NEXT_DAY, LEADING_ACT = 0.22, 0.35, 0.05
SHARED = 4
"""Words that two leads must share to be compared."""
_NOT_LEADING = frozenset({"hypothetical", "conditional"})


def lead_of(reading: Reading) -> tuple[str, ...]:
    """Return the stems of a report's title and first sentences."""
    text = reading.document.text
    first = (span.of(text) for span in reading.sentences[:LEAD])
    return content_words(" ".join((reading.document.title, *first)))


def leading_acts(reading: Reading, sketches: Sequence[ActSketch]) -> tuple[ActSketch, ...]:
    """Return the acts of a report's first sentence, in order of the text; what is only wished for leads nothing."""
    first = {claim.id for claim in reading.claims if claim.sentence == 0}
    return tuple(sketch for sketch in sketches if sketch.claim in first and sketch.factuality not in _NOT_LEADING)


def lead_keys(lead: Sequence[str], day: date | None) -> tuple[str, ...]:
    """Return the keys under which a report's lead is kept; without a day there are none."""
    return tuple(f"{day.isoformat()}|{word}" for word in lead) if day else ()


def keys_around(lead: Sequence[str], day: date | None) -> Iterator[tuple[str, ...]]:
    """Yield the keys under which leads of the day before, the same day and the next are looked up."""
    if day is not None:
        yield from (lead_keys(lead, day + timedelta(days=shift)) for shift in (-1, 0, 1))


def compare_stories(one: ReportSketch, other: ReportSketch) -> Pair | None:
    """Return the pair if two reports tell one story, None where they do not."""
    if one.day is None or other.day is None or one.report == other.report:
        return None
    gap, common = abs((one.day - other.day).days), _likeness(one.lead, other.lead)
    act = _leading_act(one, other)
    if gap == 0 and common + (LEADING_ACT if act else 0.0) >= SAME_DAY:
        told = f", and the same leading act ({act.reason})" if act else ""
        return Pair.of(one.report, other.report, _score(common), f"the first words are {common:.0%} alike{told}")
    if gap == 1 and act and common >= NEXT_DAY and _same_told_day(one.acts[0], other.acts[0]):
        return Pair.of(one.report, other.report, _score(common), f"the same leading act a day later ({act.reason})")
    return None


def _score(common: float) -> float:
    return round(min(1.0, 0.5 + common), 2)


def _leading_act(one: ReportSketch, other: ReportSketch) -> Pair | None:
    return compare_acts(one.acts[0], other.acts[0]) if one.acts and other.acts else None


def _same_told_day(one: ActSketch, other: ActSketch) -> bool:
    return one.told and other.told and one.first == other.first


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the cosine of two sets of words."""
    mine, others = set(one), set(other)
    return len(mine & others) / math.sqrt(len(mine) * len(others)) if mine and others else 0.0
