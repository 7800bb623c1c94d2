"""The keys of names: what a name is can be read off its key, so that a decision needs nothing but two keys.

``state:ua`` is known to the embedded table; ``tavi korrad`` is a full name; ``army@tarvon`` and ``mr korrad@tarvon``
belong to a state or side (its stem, its country code or its own key); ``she#1f0c…`` is of one report alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pourparler.lexicon.names import fold
from pourparler.resolve.identities.vocabulary import ORGANS
from pourparler.schema.identity import NameSort

_RESERVED = re.compile(r"[:@#“”\"()\[\]%]+")
_VOWELS = "aeiou"
_SUFFIXES = ("ian", "ean", "ese", "ish", "an", "n", "i")
_SHORTEST_STEM = 3
MISTER = "mr "


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """Return a text folded, without the marks that keys are made with.

    >>> plain("the “Salt-Coast Front”")
    'salt coast front'
    """
    return fold(_RESERVED.sub(" ", text))


def owned(head: str, owner: str) -> str:
    """Return the key of what belongs to a state or side.

    >>> owned("army", "tarvon")
    'army@tarvon'
    """
    return f"{head}@{owner}"


def local(head: str, report: str) -> str:
    """Return the key of what one report alone speaks of."""
    return f"{head}#{report}"


def parts_of(key: str) -> tuple[str, str]:
    """Return head and owner of a key; the owner is empty where there is none.

    >>> parts_of("army@tarvon"), parts_of("tavi korrad")
    (('army', 'tarvon'), ('tavi korrad', ''))
    """
    head, _, owner = key.partition("@")
    return head, owner


def sort_of(key: str) -> NameSort:
    """Return what sort of name a key is.

    >>> [sort_of(key) for key in ("state:ua", "tavi korrad", "army@IL", "mr korrad@IL", "envoy@IL", "she#1")]
    ['entity', 'name', 'organ', 'surname', 'description', 'description']
    """
    if "#" in key:
        return "description"
    head, owner = parts_of(key)
    if head.startswith(MISTER):
        return "surname"
    if owner:
        return "organ" if head.rsplit(" ", 1)[-1] in ORGANS else "description"
    return "entity" if ":" in key else "name"


def stem_of_state(name: str) -> str:
    """Return what a state's name and its adjective share.

    >>> stem_of_state("Tarvona") == stem_of_adjective("Tarvonan")
    True
    """
    words = plain(name)
    stem = words.rstrip(_VOWELS)
    return stem if len(stem) >= _SHORTEST_STEM else words


def stem_of_adjective(word: str) -> str | None:
    """Return the stem of a state's adjective or people; None where the word has no such ending.

    >>> stem_of_adjective("Health") is None
    True
    """
    folded = plain(word)
    for suffix in _SUFFIXES:
        if folded.endswith(suffix) and len(folded) - len(suffix) >= _SHORTEST_STEM:
            return folded.removesuffix(suffix).rstrip(_VOWELS) or None
    return None
