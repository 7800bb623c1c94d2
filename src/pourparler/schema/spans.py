"""Spans: places in a text, counted in Unicode code points.

Everything the program says points back to the words it came from. A span is half open:
``text[span.start:span.end]`` are the words, to the letter.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``start`` included and ``end`` excluded.

    >>> Span(2, 5).shifted(10)
    Span(start=12, end=15)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, offset: int) -> Span:
        """Return the span moved right by ``offset`` code points."""
        return Span(self.start + offset, self.end + offset)

    def of(self, text: str) -> str:
        """Return the words of ``text`` that the span marks."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document with their place: ``text == document.text[span.start:span.end]``."""

    text: str
    span: Span

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Quote:
        """Return the quote of ``text`` from ``start`` to ``end``, without blanks at its ends.

        >>> Quote.cut("in Doha today", 2, 8)
        Quote(text='Doha', span=Span(start=3, end=7))
        """
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return cls(words, Span(start, start + len(words)))
