"""The content words of a text as stems, so that “shelled” and “shelling”, “proposes” and “proposal” meet."""

from __future__ import annotations

import re

from pourparler.resolve.identities.keys import plain
from pourparler.resolve.identities.vocabulary import words_in

_WORD = re.compile(r"[a-z][a-z0-9-]*|\d+")
STOP = words_in(
    "a about after again against all also an and any are as at be been before being between both but by can could "
    "day days did do does down during each for from further had has have he her here him his how i if in into is it "
    "its just last later may might more most much must my new next no nor not now of off on once one only or other "
    "our out over own same say says said she should since so some such than that the their them then there these "
    "they this those through to told too two under until up us very was we week were what when where which while who "
    "whom whose why will with would year you your al "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december morning afternoon evening night today yesterday tomorrow"
)
"""Words that say nothing about what a text is about."""
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ures", "ure", "als", "al", "ers", "er", "ors",
    "or", "ies", "ied", "ed", "es", "ely", "ly", "s", "e", "y",
)  # fmt: skip
_SHORTEST = 4


def stem(word: str) -> str:
    """Return a word without its ending, coarse on purpose.

    >>> {stem(word) for word in ("shelled", "shelling", "shells")}
    {'shell'}
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


def content_words(text: str) -> tuple[str, ...]:
    """Return the stems of a text's content words, each once, in order."""
    words = _WORD.findall(plain(text))
    return tuple(dict.fromkeys(stem(word) for word in words if word not in STOP and len(word) > 1))


def share(one: frozenset[str] | set[str], other: frozenset[str] | set[str]) -> float:
    """Return how much of the smaller set of words is in the other one.

    >>> share({"a", "b"}, {"b", "c", "d"})
    0.5
    """
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
