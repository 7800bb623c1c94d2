"""How names sound: spellings of one foreign name in Latin letters share a skeleton."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SOUNDS = (
    ("sch", "s"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("sh", "s"), ("zh", "z"),
    ("ch", "s"), ("dj", "j"), ("ck", "k"), ("q", "k"), ("c", "k"), ("x", "ks"), ("w", "v"),
)  # fmt: skip
_SILENT = re.compile(r"[aeiouyh]")
_DOUBLED = re.compile(r"(.)\1+")
_SMALL = frozenset({"of", "the", "and", "for", "al", "in"})


def skeleton(name: str) -> str:
    """Return the consonants of a folded name as they sound.

    >>> skeleton("maren dathe") == skeleton("marin date"), skeleton("qaddafi") == skeleton("kadafi")
    (True, True)
    """
    return " ".join(_skeleton(word) for word in name.split())


def _skeleton(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    first, rest = word[:1], word[1:]
    bare = _SILENT.sub("", rest)
    return _DOUBLED.sub(r"\1", ("a" if first in "aeiouyh" else first) + bare)


def initials(words: Iterable[str]) -> str:
    """Return the first letters of a name's words, without small ones.

    >>> initials(["rapid", "support", "forces"])
    'rsf'
    """
    return "".join(word[0] for word in words if word not in _SMALL)
