"""Small parts of the page: escaped text, references to notes, signs of review."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from pourparler.schema.briefs import Review
from pourparler.show.briefs.marks import REVIEWS, clean


def text(words: str) -> str:
    """Return words for a page: in one line, its special signs escaped."""
    return escape(clean(words))


class References:
    """Links to notes; the first one to each note can be gone back to."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def links(self, notes: Sequence[int]) -> str:
        """Return raised links to notes."""
        return f"<sup>{' '.join(self._link(number) for number in notes)}</sup>" if notes else ""

    def _link(self, number: int) -> str:
        first = "" if number in self._seen else f' id="r{number}"'
        self._seen.add(number)
        return f'<a href="#n{number}"{first}>{number}</a>'


def sign(review: Review | None) -> str:
    """Return the sign of a review with its meaning."""
    if review is None:
        return ""
    mark, meaning = REVIEWS[review]
    return f'\u00a0<span class="sign" role="img" aria-label="{meaning}" title="{meaning}">{mark}</span>'
