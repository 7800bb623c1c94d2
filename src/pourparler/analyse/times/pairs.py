"""Two times that bound one: “between late November and early December”, “from noon that day to noon on Thursday”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pourparler.analyse.times import calendar
from pourparler.analyse.times.drafts import Draft

_OPENS = re.compile(r"\b(?:between|from)\s+(?:the\s+)?\Z", re.IGNORECASE)
_JOINS = re.compile(r"\s*(?:(?:and|to|until|till|through|[-–—])\s*)?(?:on\s+|the\s+)?\Z", re.IGNORECASE)
_REACH = 16


def join_pairs(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the expressions with those joined that words make the two ends of one stretch."""
    found: list[Draft] = []
    for draft in drafts:
        joined = _join(found[-1], draft) if found else None
        if joined is None:
            found.append(draft)
        else:
            found[-1] = joined
    return found


def _join(first: Draft, second: Draft) -> Draft | None:
    text = first.match.string
    opens = _OPENS.search(text, max(0, first.start - _REACH), first.start)
    between = text[first.match.end() : second.start]
    bounded = second.operator is not None and second.operator.id == "until"
    if opens is None or not _JOINS.match(between) or not (between.strip() or bounded):
        return None
    start, end = first.own, second.own
    if start is None or end is None or start.start is None or end.end is None or start.start > end.end:
        return None
    whole = calendar.span(start.start, end.end, approximate=start.approximate or end.approximate)
    return replace(
        second, start=opens.start(), own=whole, found=whole, operator=None, words=(first.words[0], second.words[1])
    )
