"""The grammar: all rules in the order they are tried, compiled into one pattern that reads a text once.

Order matters where two rules begin at the same word: the longer reading comes first (dates before months before
years, “the day before yesterday” before “the day before”). The test of every rule is its own example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pourparler.analyse.times import (
    anchored,
    counted,
    dates,
    deictic,
    holidays,
    hours,
    lasting,
    months,
    named_days,
    weekdays,
    years,
)
from pourparler.analyse.times.rules import Rule

RULES: tuple[Rule, ...] = (
    *named_days.RULES,
    *dates.RULES,
    *weekdays.RULES,
    *holidays.RULES,
    *months.RULES,
    *years.RULES,
    *deictic.RULES,
    *anchored.RULES,
    *counted.RULES,
    *lasting.RULES,
    *hours.RULES,
)


def _unnamed(pattern: str) -> str:
    """Return a pattern without its named groups, so that rules may share names; references back become their group."""
    for name, inner in re.findall(r"[(][?]P<([a-z]+)>([^()]*)[)]", pattern):
        pattern = pattern.replace(f"(?P={name})", f"(?:{inner})")
    return re.sub(r"[(][?]P<[a-z]+>", "(?:", pattern)


_ONE_PASS = re.compile(
    r"(?<![\w$€£])(?:" + "|".join(f"(?P<r{i}>{_unnamed(rule.pattern)})" for i, rule in enumerate(RULES)) + r")(?![\w])",
    re.IGNORECASE,
)


def scan(text: str, start: int, end: int) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Yield the rules that match in ``text`` between two offsets, left to right, never overlapping."""
    for found in _ONE_PASS.finditer(text, start, end):
        rule = RULES[int((found.lastgroup or "r0")[1:])]
        match = rule.regex.match(text, found.start(), end)  # to the sentence's end, for what rules want to see behind
        if match and match.end() == found.end():
            yield rule, match
