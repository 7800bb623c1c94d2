"""Patterns of words that move a proposal or a truce: how a rule is written and what its placeholders stand for.

A pattern is a regular expression with two groups, ``verb`` and ``thing``. Words after @ stand for others: ``@offer``,
``@truce`` and ``@both`` for nouns, ``@accept`` and the like for forms of verbs (``resources/negotiation_cues.toml``),
``@gap``, ``@few``, ``@short`` and ``@near`` for some words between, ``@be`` for “was”, “has been” ….
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pourparler.lexicon.negotiation import alternatives
from pourparler.schema.negotiation import Move

Doer = Literal["subject", "by", "nobody"]


@dataclass(frozen=True, slots=True)
class MoveRule:
    """How one move is told.

    Attributes:
        id: a phrase.
        move: what it does.
        pattern: see the module.
        example: a sentence.
        gives: the verb found in it.
        doer: where the words name who does it: before the verb, after “by”, or nowhere.
        told: True where the words themselves settle that it is done.
    """

    id: str
    move: Move
    pattern: str
    example: str
    gives: str
    doer: Doer = "subject"
    told: bool = False


OBJECT = r"(?:,\s[^,;:.]{1,60},)?\s+(?P<thing>(?:@gap[^\s,;:.“”\"]+,\s[^,;:.]{1,60},\s+)??@gap\b@offer)\b"
"""What is made, with to whom before it: “transmitted to the envoy, and through her to the rest, its paper”."""
ANSWERED = r"\s+(?!to\b)(?P<thing>@short\b@offer)\b"
"""What is answered: nearer to its verb, and not “to discuss a plan”."""


def passive(verbs: str) -> str:
    """Return the pattern of “the plan was <verb>”."""
    return rf"\b(?P<thing>@near\b@offer)\b(?:\s+@gap|,[^,;:]+,\s+)?\s*\b@be\s+(?P<verb>{verbs})\b"


_WORD = r"[^\s,;:.“”\"]+\s+"
_BETWEEN = {
    "gap": rf"(?:{_WORD}){{0,14}}?",
    "few": rf"(?:(?!(?:to|for|in|with|without|by|up|off|after|before|over|from)\b){_WORD}){{0,5}}?",
    "short": rf"(?:(?!(?:that|which|who|whether|claims?|reports?|accusations?|remarks?)\b){_WORD}){{0,6}}?",
    "near": r"(?:(?:[A-Z][\w'’.-]*|[a-z][\w'’-]*)\s+){0,5}?",
    "be": r"(?:was|were|is|are|has been|have been|had been|being|been)(?:\s+\w+ly)?",
}
_NOUNS = {"offer": "offers", "truce": "truces", "both": "both"}


@cache
def compiled(rule: MoveRule) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds the rule's verb alone, which is quick, and the whole pattern."""
    source = _filled(rule.pattern)
    return re.compile(_group(source, "(?P<verb>"), re.IGNORECASE), re.compile(source, re.IGNORECASE)


def _filled(pattern: str) -> str:
    for name, words in _BETWEEN.items():
        pattern = pattern.replace(f"@{name}", words)
    for name, key in _NOUNS.items():
        pattern = pattern.replace(f"@{name}", alternatives("nouns", key))
    return re.sub(r"@([a-z]+)", lambda found: alternatives("verbs", found[1]), pattern)


def _group(source: str, opening: str) -> str:
    """Return what stands inside a group of a pattern."""
    start = source.index(opening) + len(opening)
    depth, at = 1, start
    while depth:
        depth += {"(": 1, ")": -1}.get(source[at], 0)
        at += 1
    return source[start : at - 1]
