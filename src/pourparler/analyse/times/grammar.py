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
from pourparler.analyse.times.vocabulary import DAYPART, MONTH, NUMBER, ORDINAL, SEASON, UNIT, WEEKDAY

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


# The words that an expression may begin with. Looking at them first spares nine words in ten the whole grammar.
_FIRST = (
    "about around roughly nearly almost approximately some less more just barely only early earlier late later mid "
    "middle beginning start end close turn in on at by for from between during over within inside across throughout "
    "before after shortly soon towards until till through since ever all every each an? few several many couple half "
    "this that last next past coming following ensuing previous preceding prior very as same the rest remainder recent "
    "yesterday today tomorrow tonight overnight weekend first opening final moments again one"
)
_OPENING = "|".join(
    [
        r"[\d'’]", r"Q[1-4]", *(rf"{word}\b" for word in _FIRST.split()), MONTH, WEEKDAY, SEASON, DAYPART,
        rf"{UNIT}s?\b", rf"{NUMBER}\b", rf"{ORDINAL}\b", holidays.NAMES, *(rf"{name}\b" for name in years.DECADES),
    ]
)  # fmt: skip

_ONE_PASS = re.compile(
    rf"(?<![\w$€£])(?={_OPENING})(?:"
    + "|".join(f"(?P<r{i}>{_unnamed(rule.pattern)})" for i, rule in enumerate(RULES))
    + r")(?![\w])",
    re.IGNORECASE,
)


def scan(text: str, start: int, end: int) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Yield the rules that match in ``text`` between two offsets, left to right, never overlapping."""
    for found in _ONE_PASS.finditer(text, start, end):
        rule = RULES[int((found.lastgroup or "r0")[1:])]
        match = rule.regex.match(text, found.start(), end)  # to the sentence's end, for what rules want to see behind
        if match and match.end() == found.end():
            yield rule, match
