"""What stands in quotation marks: an index over a document's quotations, asked by span."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from pourparler.schema.analysis import Analysis
from pourparler.schema.spans import Span


@dataclass(frozen=True, slots=True)
class Quoted:
    """The outermost quotations of a document, left to right, none overlapping another."""

    spans: tuple[Span, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, analysis: Analysis) -> Quoted:
        """Return the index of a document's quotations."""
        outer: list[Span] = []
        for quotation in sorted(analysis.quotations, key=lambda each: (each.span.start, -each.span.end)):
            if not outer or quotation.span.start >= outer[-1].end:
                outer.append(quotation.span)
        return cls(tuple(outer), tuple(span.start for span in outer))

    def within(self, span: Span) -> list[Span]:
        """Return the quotations that share a character with a span."""
        found = []
        for at in range(max(bisect_right(self.starts, span.start) - 1, 0), len(self.spans)):
            if self.spans[at].start >= span.end:
                break
            if self.spans[at].overlaps(span):
                found.append(self.spans[at])
        return found

    def share(self, span: Span) -> float:
        """Return the share of a span's characters that stand in quotation marks, 0 to 1."""
        inside = sum(min(each.end, span.end) - max(each.start, span.start) for each in self.within(span))
        return inside / max(len(span), 1)
