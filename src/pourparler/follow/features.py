"""What tells proposals apart: the noun for it, the words of its name, days in it, whose it is, what it is about.

Comes in: a step with its parties; goes out: its features, each a plain value, so that threading only compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pourparler.follow.sides import Sides
from pourparler.follow.things import is_definite
from pourparler.lexicon.negotiation import alternatives, negotiation_words
from pourparler.schema.claims import Issue
from pourparler.schema.negotiation import TakenStep

_WORD = re.compile(r"[a-z][a-z’'-]*[a-z]")
_DATE = re.compile(r"\b(\d{1,2})\s+([A-Z][a-z]{2,8})\b|\b([A-Z][a-z]{2,8})\s+(\d{1,2})\b")
_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Features:
    """Features of a step.

    Attributes:
        noun: head noun of the thing (“outline”), ``""`` without one.
        words: other telling words of the thing, in one number.
        creators: sides that the words give as its author.
        doers: sides that do the step.
        receivers: sides to which it is done.
        issues: issues of its terms, and those that its words name.
        owned_by: sides that the words themselves name as owner (“Oslo's plan”), though no claim does.
        around: sides named in the report of a step that names none.
        dates: days named in the thing.
        definite: True where it leans on an earlier mention.
        bare: True where nothing but the noun (or nothing at all) names it.
        revised: True for “revised”, “new”.
        counter: True for “counterproposal”.
    """

    noun: str
    words: frozenset[str]
    creators: frozenset[str]
    doers: frozenset[str]
    receivers: frozenset[str]
    issues: frozenset[Issue]
    owned_by: frozenset[str]
    around: frozenset[str]
    dates: frozenset[date]
    definite: bool
    bare: bool
    revised: bool
    counter: bool

    @property
    def sides(self) -> frozenset[str]:
        """All sides that the step names, else those of its report."""
        return self.creators | self.doers | self.receivers | self.owned_by or self.around


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(f"words:{word}" for word in negotiation_words("dull", "pronouns"))


_OWNER = re.compile(r"((?:[A-Z][\w.-]+\s+){0,4}[A-Z][\w.-]+|\brebels|\bgovernment)(?:['’]s\b|s['’]|['’])")


def _owners(thing: str, day: date | None, sides: Sides) -> frozenset[str]:
    """Return the sides that stand before a name with an apostrophe.

    >>> _owners("Oslo's plan", None, Sides({"party:oslo": "Oslo"}, by_name={"oslo": "party:oslo"}))
    frozenset({'party:oslo'})
    """
    found = (
        sides.find(match[1] + ("s" if match[0].endswith(("s'", "s’")) else "")) for match in _OWNER.finditer(thing)
    )
    return frozenset(sides.side(party, day) for party in found if party is not None)


def _known(parties: Iterable[str], day: date | None, sides: Sides) -> frozenset[str]:
    """Return the sides of parties; a pronoun, or a description that is of one report alone, names none."""
    found = (sides.side(sides.global_of(party), day) for party in parties if party not in _pronouns())
    return frozenset(side for side in found if sides.is_side(side))


def features_of(taken: TakenStep, sides: Sides) -> Features:
    """Return the features of a step."""
    step, day = taken.step, taken.source.published
    doers, owners = _known(taken.by, day, sides), _known(taken.owners, day, sides)
    thing = step.thing
    noun, words = _named(thing)
    making = step.move in ("float", "present")
    forwarded = making and is_definite(thing) and not words and step.rule != "offer_which_was_made"
    creators = (doers if taken.by else owners) if making and not forwarded else owners
    return Features(
        noun=noun,
        words=words,
        creators=creators,
        doers=doers,
        receivers=_known(taken.to, day, sides),
        issues=frozenset(term.issue for term in step.terms),
        owned_by=_owners(thing, day, sides),
        around=_known(taken.near, day, sides),
        dates=_dates(thing, day),
        definite=is_definite(thing) or not thing,
        bare=not words and not owners,
        revised=bool(_revised().search(thing)),
        counter=noun in _counters() or step.rule == "answer_is_offer",
    )


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
