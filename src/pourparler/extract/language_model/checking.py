"""Whether the words that a language model gives stand in the report: words in, quotations of the report out.

Blanks, line breaks and the shapes of quotation marks, apostrophes and dashes may differ, for models write them anew.
What is kept is always the report's own text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.dates import When
from pourparler.schema.entities import Party, Place
from pourparler.schema.spans import Quote

_SHAPES = ('"“”„«»', "'’‘`´", "-–—‐‑")
_LONGEST = 2_000


class NotInReport(Exception):
    """Words that a language model gave, and that the report does not hold."""


@dataclass(frozen=True, slots=True)
class Words:
    """Looks words up in one sentence of a report; parties may stand elsewhere in it.

    Attributes:
        analysis: of the report.
        sentence: where the claim is said to stand.
    """

    analysis: Analysis
    sentence: Sentence

    def quote(self, words: str) -> Quote:
        """Return the first place of the words in the sentence.

        Raises:
            NotInReport: the sentence does not hold them.
        """
        found = self._find(words, self.sentence.span.start, self.sentence.span.end)
        if found is None:
            raise NotInReport(words)
        return found

    def quote_or_none(self, words: str | None) -> Quote | None:
        """Return the place of the words, None where there are none.

        Raises:
            NotInReport: the sentence does not hold them.
        """
        return self.quote(words) if words and words.strip() else None

    def party(self, words: str) -> Party:
        """Return a party by its words in the sentence, or by a name that another sentence has.

        Raises:
            NotInReport: the report does not hold the words.
        """
        here = self._find(words, self.sentence.span.start, self.sentence.span.end)
        if here is not None:
            return Party(here)
        elsewhere = self._find(words, 0, len(self.analysis.document.text))
        if elsewhere is None:
            raise NotInReport(words)
        return Party(None, name=" ".join(elsewhere.text.split()))

    def party_or_none(self, words: str | None) -> Party | None:
        """Return a party by its words, None where there are none.

        Raises:
            NotInReport: the report does not hold the words.
        """
        return self.party(words) if words and words.strip() else None

    def when(self, words: str | None) -> When | None:
        """Return the time that the program itself reads in the words; a time that it cannot read keeps its words.

        Raises:
            NotInReport: the sentence does not hold the words.
        """
        quote = self.quote_or_none(words)
        if quote is None:
            return None
        known = [time for time in self.sentence.times if time.quote.span.overlaps(quote.span)]
        return max(known, key=lambda time: len(time.quote.span), default=When(quote))

    def where(self, words: str | None) -> Place | None:
        """Return a place by its words, still to be put on the map.

        Raises:
            NotInReport: the sentence does not hold the words.
        """
        quote = self.quote_or_none(words)
        return Place(quote) if quote else None

    def _find(self, words: str, start: int, end: int) -> Quote | None:
        if not words.strip() or len(words) > _LONGEST:
            return None
        match = re.compile(_pattern(words)).search(self.analysis.document.text, start, end)
        return Quote.cut(self.analysis.document.text, *match.span()) if match else None


def _pattern(words: str) -> str:
    r"""Return the pattern that finds the words as whole words.

    >>> bool(re.search(_pattern("the army’s  guns"), "Then the army's\nguns fell silent."))
    True
    >>> bool(re.search(_pattern("guns"), "They were gunsmiths."))
    False
    """
    parts = [r"\s+" if character == " " else _shape(character) for character in " ".join(words.split())]
    before, after = r"(?<!\w)" if words.strip()[0].isalnum() else "", r"(?!\w)" if words.strip()[-1].isalnum() else ""
    return before + "".join(parts) + after


def _shape(character: str) -> str:
    shapes = next((shapes for shapes in _SHAPES if character in shapes), "")
    return f"[{re.escape(shapes)}]" if shapes else re.escape(character)
