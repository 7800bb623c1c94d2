"""Whether two names mean one party: two keys in, a pair with score and reason out, or None.

A decision looks at the two keys alone, so it is the same whichever came first. Keys that share a look-up word are
compared; no two names without one can be the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import JaroWinkler

from pourparler.resolve.identities.keys import MISTER, parts_of, sort_of, stem_of_adjective, stem_of_state
from pourparler.resolve.identities.spelling import initials, skeleton
from pourparler.resolve.identities.vocabulary import BODIES, GOVERNMENT
from pourparler.schema.identity import Pair

STATE, SPELLING, LONGER, INITIALS, OWNER, SURNAME = 0.95, 0.85, 0.85, 0.7, 0.65, 0.6
_ALIKE = 0.86
"""Least Jaro-Winkler similarity of each word of two spellings of a name."""
_FEWEST_TAIL = 2
_PERSON = (2, 3, 4)
"""How many words a person's full name has."""
_SHORTEST_WORD = 3


def lookup_words(key: str) -> tuple[str, ...]:
    """Return the words under which a name is looked up; names that may be the same share one.

    >>> lookup_words("tavi korrad")
    ('last:korrad', 'sound:tv krd')
    """
    return tuple(dict.fromkeys(_words(key)))


def _words(key: str) -> Iterator[str]:
    sort = sort_of(key)
    head, owner = parts_of(key)
    if sort == "entity" or "#" in key:
        return
    if sort == "surname":
        yield f"last:{head.removeprefix(MISTER)}"
        return
    words = head.split()
    if owner:
        if head == GOVERNMENT:
            yield f"state:{owner}"
        yield f"last:{words[-1]}" if len(words) == 1 and words[0] in BODIES else f"head:{head}"
        if len(words) >= _FEWEST_TAIL:
            yield f"tail:{' '.join(words[-_FEWEST_TAIL:])}"
        return
    yield from _of_name(words)


def _of_name(words: list[str]) -> Iterator[str]:
    if not words:
        return
    name = " ".join(words)
    yield f"last:{words[-1]}"
    if len(words) == 1:
        yield f"state:{stem_of_state(name)}"
        yield f"initials:{name}"
        if adjective := stem_of_adjective(name):
            yield f"state:{adjective}"
        return
    yield f"sound:{skeleton(name)}"
    if len(words) >= _SHORTEST_WORD:
        yield f"initials:{initials(words)}"
    if words[-1] in BODIES:
        yield f"tail:{' '.join(words[-_FEWEST_TAIL:])}"


def compare(one: str, other: str) -> Pair | None:
    """Return the pair if two names may mean one party, None where nothing says so.

    >>> compare("maren dathe", "marin date").reason
    'one name in two spellings'
    >>> compare("tavi korrad", "sefa lorne") is None
    True
    """
    if one == other:
        return None
    first, second = sorted((one, other), key=lambda key: (key.count("@"), -len(key.split()), key))
    for rule in (_same_state, _same_spelling, _longer_form, _same_initials, _same_owner, _same_surname):
        found = rule(first, second)
        if found is not None:
            return Pair.of(one, other, *found)
    return None


Found = tuple[float, str] | None


def _same_state(one: str, other: str) -> Found:
    """“Tarvona” is “the Tarvonan government”."""
    head, owner = parts_of(other)
    if head != GOVERNMENT or sort_of(one) != "name" or " " in one or not owner:
        return None
    return (STATE, "a state and its government") if stem_of_state(one) == owner else None


def _same_spelling(one: str, other: str) -> Found:
    """“Maren Dathe” and “Marin Date”."""
    if sort_of(one) != "name" or sort_of(other) != "name" or skeleton(one) != skeleton(other):
        return None
    mine, others = one.split(), other.split()
    if len(mine) != len(others) or len(mine) < _FEWEST_TAIL or min(map(len, mine + others)) < _SHORTEST_WORD:
        return None
    alike = min(JaroWinkler.similarity(a, b) for a, b in zip(mine, others, strict=True))
    return (SPELLING, "one name in two spellings") if alike >= _ALIKE else None


def _longer_form(one: str, other: str) -> Found:
    """“Northern Salt Coast Front” and “Salt Coast Front”, “the Front”; “UN relief office”, “relief office”."""
    head, owner = parts_of(other)
    if sort_of(one) != "name" or not one.endswith(" " + head) or one.rsplit(" ", 1)[-1] not in BODIES:
        return None
    words = len(head.split())
    if words == 1 and not owner:
        return None
    score = LONGER if words > _FEWEST_TAIL else 0.75 if words == _FEWEST_TAIL else SURNAME
    return score, "a longer and a shorter form of a name"


def _same_initials(one: str, other: str) -> Found:
    """“RSF” and “Rapid Support Forces”."""
    if sort_of(one) != "name" or sort_of(other) != "name" or " " in other or len(other) < _SHORTEST_WORD:
        return None
    return (INITIALS, "initials of a name") if initials(one.split()) == other else None


def _same_owner(one: str, other: str) -> Found:
    """“The Front's council” and “the Northern Salt Coast Front's council”."""
    head, owner = parts_of(one)
    others_head, others_owner = parts_of(other)
    if not owner or not others_owner or head != others_head or owner == others_owner:
        return None
    short, long = sorted((owner, others_owner), key=len)
    if long.endswith(" " + short) and long.rsplit(" ", 1)[-1] in BODIES:
        return OWNER, "the same organ of a body with a longer and a shorter name"
    return None


def _same_surname(one: str, other: str) -> Found:
    """“Tavi Korrad” and “Mr Korrad”; a bare surname only where nothing else bears it."""
    if sort_of(one) != "name" or len(one.split()) not in _PERSON or one.rsplit(" ", 1)[-1] in BODIES:
        return None
    surname = one.rsplit(" ", 1)[-1]
    if sort_of(other) == "surname":
        return (SURNAME, "a surname") if parts_of(other)[0] == MISTER + surname else None
    return (SURNAME - 0.05, "a surname") if other == surname else None
