"""Who says “I” and “we”: statements with resolved speakers in, the speaker around any words out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pourparler.schema.claims import Statement
from pourparler.schema.entities import Party
from pourparler.schema.spans import Quote, Span

_SINGULAR = frozenset({"i", "me", "my", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})


@dataclass(frozen=True, slots=True)
class Speakers:
    """The contents of a report's statements with who said them."""

    said: tuple[tuple[Span, Party], ...]

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> Speakers:
        """Return the speakers of statements; those in words of the reporter are left out, they have no first person."""
        return cls(tuple((s.content.span, s.speaker) for s in statements if s.speaker and s.mode != "indirect"))

    @staticmethod
    def is_first_person(quote: Quote) -> bool:
        """Tell whether words are a first person."""
        return quote.text.lower() in _SINGULAR | _PLURAL

    def at(self, span: Span) -> Party | None:
        """Return who speaks the words at a span: the innermost of the statements around it."""
        around = [(s.end - s.start, party) for s, party in self.said if s.start <= span.start and span.end <= s.end]
        return min(around, key=lambda each: each[0], default=(0, None))[1]
