"""One word to the ids of its pieces: the uncased WordPiece of BERT (Wu et al. 2016; Devlin et al. 2019).

A word is cleaned, lower-cased, freed of its accents and split at punctuation; each part is then covered by the longest
pieces that the vocabulary holds, from the left. Written here because it is small: the libraries that do it bring a
download client along, and this program never loads anything at run time.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

_LONGEST_PART = 100
"""Code points of a part; longer ones are unknown."""
_PREFIX = "##"
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip
"""Blocks whose characters are words of their own."""
_CONTROLS = frozenset({"Cc", "Cf", "Co", "Cs"})


class Vocabulary:
    """The pieces of a tokenizer file, and how words are covered by them.

    Args:
        pieces: id of each piece; those inside a word begin with ``##``.
        unknown: id for what no pieces cover.
    """

    def __init__(self, pieces: Mapping[str, int], unknown: int) -> None:
        self.pieces = pieces
        self._unknown = unknown
        self._longest = max(map(len, pieces), default=0)

    @classmethod
    def load(cls, path: Path) -> Vocabulary:
        """Read a tokenizer file (``tokenizer.json``)."""
        model = json.loads(path.read_text(encoding="utf-8"))["model"]
        return cls(model["vocab"], model["vocab"][model["unk_token"]])

    def ids(self, word: str) -> list[int]:
        """Return the ids of a word's pieces; none for a word of nothing but blanks and controls."""
        return [piece for part in parts_of(word) for piece in self._cover(part)]

    def _cover(self, part: str) -> list[int]:
        if len(part) > _LONGEST_PART:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(part):
            prefix = _PREFIX if start else ""
            for end in range(min(len(part), start + self._longest), start, -1):
                piece = self.pieces.get(prefix + part[start:end])
                if piece is not None:
                    found.append(piece)
                    start = end
                    break
            else:
                return [self._unknown]
        return found


def parts_of(word: str) -> Iterator[str]:
    """Yield a word's parts as the vocabulary spells them: lower case, no accents, punctuation alone.

    >>> list(parts_of("Côte-d’Ivoire"))
    ['cote', '-', 'd', '’', 'ivoire']
    """
    begun = ""
    for character in plain(word):
        alone = _is_punctuation(character) or _is_ideograph(character)
        if not alone and not character.isspace():
            begun += character
            continue
        if begun:
            yield begun
        begun = ""
        if alone:
            yield character
    if begun:
        yield begun


def plain(word: str) -> str:
    """Return a word without controls and accents, in lower case."""
    if word.isascii() and word.isprintable():
        return word.lower()
    cleaned = "".join(one for one in word if not _is_control(one))
    bare = "".join(one for one in unicodedata.normalize("NFD", cleaned) if unicodedata.category(one) != "Mn")
    # Letter by letter: whether a sigma ends a word is nothing that the vocabulary knows.
    return "".join(map(str.lower, bare))


def _is_control(character: str) -> bool:
    return character == "\ufffd" or (unicodedata.category(character) in _CONTROLS and character not in "\t\n\r")


def _is_punctuation(character: str) -> bool:
    if character.isascii():
        return character.isprintable() and not character.isalnum() and not character.isspace()
    return unicodedata.category(character).startswith("P")


def _is_ideograph(character: str) -> bool:
    return character >= "\u3400" and any(first <= ord(character) <= last for first, last in _IDEOGRAPHS)
