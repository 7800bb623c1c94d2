"""Parts of a stretch by name: “early”, “mid-”, “late”, “the end of”."""

from __future__ import annotations

from pourparler.analyse.times import calendar
from pourparler.analyse.times.calendar import Interval

_NAMES = {
    "early": "early",
    "beginning": "start",
    "start": "start",
    "turn": "start",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "end",
    "close": "end",
}

PART = r"(?:the )?(?P<part>early|late|mid|middle|beginning|start|end|close|turn)(?:[- ](?:in )?(?:of )?(?:the )?)?"
"""Pattern of the words before a month, season, year or decade that name a part of it."""


def in_part(whole: Interval, words: str | None) -> Interval:
    """Return the part of an interval that the words name, or all of it where there are none."""
    return calendar.part(whole, _NAMES[words.lower()]) if words else whole
