"""What the name of a proposal tells: “a revised truce outline of 4 March” → noun, words, days, whose it is.

Comes in: the words that name a proposal; goes out: what tells it from others. It follows from the words and their
report's day alone, so that it is done once, when the report is read.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from pourparler.follow.things import is_definite
from pourparler.lexicon.negotiation import alternatives, negotiation_words
from pourparler.schema.negotiation import Naming

_WORD = re.compile(r"[a-z][a-z’'-]*[a-z]")
_DATE = re.compile(r"\b(\d{1,2})\s+([A-Z][a-z]{2,8})\b|\b([A-Z][a-z]{2,8})\s+(\d{1,2})\b")
_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OWNER = re.compile(
    r"((?:[A-Z][\w.-]+\s+){0,4}[A-Z][\w.-]*[^\Ws]|\brebel|\bgovernment)(?P<plural>s?)['’](?:s\b)?(?=\s)"
)


def read_naming(thing: str, published: date | None) -> Naming:
    """Return what a name tells.

    >>> found = read_naming("Oslo's revised truce outline of 4 March", date(2026, 3, 9))
    >>> found.noun, found.words, found.owners, found.revised
    ('outline', ('oslo', 'truce'), ('Oslo',), True)
    >>> found.days
    (datetime.date(2026, 3, 4),)
    """
    noun, words = _named(thing)
    return Naming(
        noun=noun,
        words=tuple(sorted(words)),
        days=tuple(sorted(_dates(thing, published))),
        owners=tuple(_owners(thing)),
        definite=is_definite(thing),
        revised=bool(_revised().search(thing)),
        counter=noun in _counters(),
    )


def _owners(thing: str) -> list[str]:
    """Return the names that stand before a name with an apostrophe.

    >>> _owners("the Salt Coast Front's plan"), _owners("the rebels' text")
    (['Salt Coast Front'], ['rebels'])
    """
    return [match[1] + match["plural"] for match in _OWNER.finditer(thing)]


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('nouns', 'offers')}|{alternatives('nouns', 'truces')})\b")


@cache
def _revised() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives('nouns', 'revisions')}\b", re.IGNORECASE)


@cache
def _dull() -> frozenset[str]:
    names = (name.lower() for name in (*_MONTHS, *_WEEKDAYS))
    return frozenset((*negotiation_words("dull", "words"), *negotiation_words("dull", "pronouns"), *names))


@cache
def _counters() -> frozenset[str]:
    return frozenset(word.replace(" ", "") for word in negotiation_words("nouns", "counters"))


def _named(thing: str) -> tuple[str, frozenset[str]]:
    """Return the head noun of a name and its other telling words.

    >>> noun, words = _named("a four-part truce outline")
    >>> noun, sorted(words)
    ('outline', ['four', 'four-part', 'part', 'truce'])
    """
    lower = thing.lower()
    if lower.split()[:1] in (["it"], ["them"]):
        return "", frozenset()
    head = _head(lower)
    noun = head.replace("-", "").replace(" ", "").removesuffix("s") if head else ""
    told = [part for word in _WORD.findall(lower) for part in (word, *(word.split("-") if "-" in word else ()))]
    words = {_stem(word) for word in told if word not in _dull() and not _revised().fullmatch(word)}
    return noun, frozenset(words - {noun, _stem(head)})


def _head(lower: str) -> str:
    """Return the noun of a name: the last one before its “of”, “for” or verb."""
    first = re.split(r"\s(?:of|for|on|by|from|in|that|which|between)\s", lower, maxsplit=1)[0]
    found = _nouns().findall(first) or _nouns().findall(lower)
    return found[-1] if found else ""


def _stem(word: str) -> str:
    for ending in ("'s", "’s", "s'", "s’"):
        word = word.removesuffix(ending)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _dates(thing: str, published: date | None) -> frozenset[date]:
    """Return the days that a name tells: “the text of 4 March”, “the paper sent on Friday”.

    >>> _dates("the text of 4 March", date(2026, 3, 9))
    frozenset({datetime.date(2026, 3, 4)})
    """
    if published is None:
        return frozenset()
    found: set[date | None] = set()
    for day, month, other_month, other_day in _DATE.findall(thing):
        if (month or other_month) in _MONTHS:
            found.add(_latest(published, _MONTHS.index(month or other_month), int(day or other_day)))
    for at, name in enumerate(_WEEKDAYS):
        if name in thing:
            found.add(published - timedelta((published.weekday() - at) % 7))
    return frozenset(day for day in found if day is not None)


def _latest(published: date, month: int, day: int) -> date | None:
    for year in (published.year, published.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= published:
            return found
    return None
