r"""Words of a text as search compares them: without case and accents, cut where neither letter nor digit stands.

Both databases index what this module says, so that they find the same (``search.py``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pourparler.schema.spans import Span

LONGEST = 100
"""Code points of a word that are compared; longer ones are no language, and databases limit what they index."""
_WORD = re.compile(r"[^\W_]+")
_ASKED = re.compile(r'"([^"]*)"|(\S+)')
_MARKS = dict.fromkeys(map(ord, "“”„«»"), '"')


def words_in(text: str) -> list[str]:
    """Return the words of a text, in order.

    >>> words_in("Élysée: the cease-fire of ANKARA’s 2nd draft")
    ['elysee', 'the', 'cease', 'fire', 'of', 'ankara', 's', '2nd', 'draft']
    """
    return [word[:LONGEST] for word in _WORD.findall(_folded(text))]


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    # Case is folded again after the accents are gone, since some letters only then have a small form.
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def phrases_asked(words: str) -> list[list[str]]:
    """Return what a search asks for: words, and “quoted phrases” whose words follow each other.

    >>> phrases_asked('ceasefire “Port Sudan” cease-fire *')
    [['ceasefire'], ['port', 'sudan'], ['cease', 'fire']]
    """
    parts = (phrase or word for phrase, word in _ASKED.findall(words.translate(_MARKS)))
    return [found for found in map(words_in, parts) if found]


def first_place(text: str, phrases: list[list[str]]) -> Span | None:
    """Return where the first of the phrases stands in a text, None where it is not there.

    >>> first_place("In Élysée they met.", [["elysee"]])
    Span(start=3, end=9)
    """
    found = list(_placed_words(text))
    at: dict[str, list[int]] = {}
    for index, (word, _) in enumerate(found):
        at.setdefault(word, []).append(index)
    starts = [
        (start, start + len(phrase) - 1)
        for phrase in phrases
        for start in at.get(phrase[0], [])
        if [word for word, _ in found[start : start + len(phrase)]] == phrase
    ]
    if not starts:
        return None
    first, last = min(starts)
    return Span(found[first][1].start, found[last][1].end)


def _placed_words(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the words with their places; one run of letters can be several words once its signs are taken apart."""
    for match in re.finditer(r"[\w\u0300-\u036f]+", text):
        for word in words_in(match.group()):
            yield word, Span(*match.span())
