"""Words for what belongs to a state or side: “Tarvona's army”, “the Tarvonan army”, “the army”, “Hollin's ministry”.

A phrase in, the organ in one agreed form and its owner's words out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pourparler.resolve.identities.keys import plain, stem_of_adjective
from pourparler.resolve.identities.vocabulary import (
    ARMY,
    BRANCHES,
    GOVERNMENT,
    INDEFINITE,
    OFFICES,
    ORGANS,
    SYNONYMS,
    TROOPS,
    WEAPONS,
)

_OWNER = re.compile(r"^(?:[Tt]he )?(?P<owner>[^'’]+?)['’]s? (?P<head>[^'’]+)$")
_OF = re.compile(
    r"^(?:[Tt]he )?(?P<head>(?:[\w-]+ ){0,3}?[\w-]+(?: of [A-Z][\w]+(?: [A-Z]\w+| and [A-Z]\w+)*)?)"
    r" of (?:the )?(?:Republic of |State of |Kingdom of )?(?P<owner>[A-Z].*)$"
)
_PLACE = re.compile(r" in [A-Z][\w-]+$")
_MINISTRY_OF = re.compile(r"^ministry (?:of|for) (?:the )?(?P<field>.+)$")
_FIELDS = {"foreign affairs": "foreign", "external affairs": "foreign", "defense": "defence", "war": "defence"}

_PROPER = 3
_COMMON = frozenset({"ministry", "government", "army", "cabinet", "police", "staff", "minister"})


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ, office or group in its agreed form, and its owner as written, empty where none is told."""

    head: str
    owner: str
    adjective: bool = False


def organ_of(words: str) -> Organ | None:
    """Return the organ that words describe, None where they describe none.

    >>> organ_of("the General Staff in Osmere")
    Organ(head='army', owner='', adjective=False)
    >>> organ_of("Tarvona's armed forces")
    Organ(head='army', owner='Tarvona', adjective=False)
    >>> organ_of("the Tarvonan Health Ministry")
    Organ(head='health ministry', owner='Tarvonan', adjective=True)
    >>> organ_of("Ministry of Foreign Affairs of Tarvona")
    Organ(head='foreign ministry', owner='Tarvona', adjective=False)
    >>> organ_of("Tarvonan ground forces") == organ_of("Tarvonan tanks") == organ_of("the Tarvonan army")
    True
    """
    bare = _PLACE.sub("", words.strip())
    for pattern in (_OF, _OWNER):
        if (match := pattern.match(bare)) and (head := _owned(match["head"])):
            return Organ(head, match["owner"].strip())
    return _with_adjective(bare)


def _with_adjective(words: str) -> Organ | None:
    """“the Tarvonan army”: a capitalised word before the organ; “the army”: none."""
    parts = words.split()
    while parts and parts[0].lower() in {"", "the"}:
        parts = parts[1:]
    if not parts or parts[0].lower() in INDEFINITE or _is_proper(parts):
        return None
    for cut in range(len(parts)):
        before, rest = parts[:cut], " ".join(parts[cut:])
        head = _owned(rest) if len(before) == 1 else _agreed(rest)
        if head is None or not all(part[:1].isupper() for part in before[-1:]):
            continue
        if cut == 0 and _has_own_adjective(parts):
            continue
        return Organ(head, before[-1] if before else "", adjective=bool(before))
    return None


def _is_proper(parts: list[str]) -> bool:
    """“Salt Coast Council”: a body with a name of its own, in any report."""
    last = plain(parts[-1])
    return len(parts) >= _PROPER and last not in _COMMON and all(part[:1].isupper() for part in parts)


def _has_own_adjective(parts: list[str]) -> bool:
    """“Tarvonan Health Ministry” as a whole would be an organ called “tarvonan health ministry”."""
    return len(parts) > 1 and parts[0][:1].isupper() and stem_of_adjective(parts[0]) is not None


def _owned(head: str) -> str | None:
    """Return an organ's agreed form where its owner is told: a state's tanks and ground forces are its army."""
    words = plain(head).split()
    if not words:
        return None
    is_army = words[-1] in WEAPONS or (words[-1] in TROOPS and words[0] in BRANCHES)
    return ARMY if is_army and head.islower() else _agreed(head)


def _agreed(head: str) -> str | None:
    """Return an organ's agreed form; None where the words are no organ or office."""
    words = plain(head)
    words = words.removesuffix(" side") if words != "side" else words
    if match := _MINISTRY_OF.match(words):
        field = match["field"]
        words = f"{_FIELDS.get(field, field)} ministry"
    words = SYNONYMS.get(words, words)
    last = words.rsplit(" ", 1)[-1]
    if last not in ORGANS and last not in OFFICES:
        return None
    return GOVERNMENT if words in {"government", "national government"} else words
