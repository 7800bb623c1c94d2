"""The sentence of a claim with the claim's words marked, cut around them where it is long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from rich.text import Text

from pourparler.schema.claims import Claim, Term
from pourparler.schema.codec import evidence
from pourparler.schema.dates import When
from pourparler.schema.entities import Party, Place
from pourparler.schema.spans import Quote, Span
from pourparler.schema.views import StoredClaim
from pourparler.show.words import plain

_DOUBLE_MARKS = '“”"'
LONGEST = 260
"""Code points of a sentence that a table shows."""


def quotes_of(claim: Claim) -> Iterator[tuple[str, Quote]]:
    """Yield every quoted field of a claim with its name."""
    for field in fields(claim):
        value = getattr(claim, field.name)
        members = value if isinstance(value, tuple) else (value,)
        for member in members:
            yield from ((field.name, quote) for quote in _quotes_in(member))


def _quotes_in(value: object) -> Iterator[Quote]:
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, (Party, Place, When, Term)):
        if value.quote is not None:
            yield value.quote
        if isinstance(value, Term) and value.obligor is not None:
            yield from _quotes_in(value.obligor)


def quoted_sentence(stored: StoredClaim) -> Text:
    """Return the sentence in quotation marks, the claim's main words in bold."""
    return quoted_words(stored.sentence, evidence(stored.claim) or stored.sentence.span)


def quoted_words(sentence: Quote, main: Span) -> Text:
    """Return a sentence in quotation marks, its main words in bold; a long one is cut around them."""
    start, end = _window(sentence, main)
    begun, ended = start == sentence.span.start, end == sentence.span.end
    opening, closing = marks_around(sentence.text, whole=begun and ended)
    shown = Text(opening if begun else f"{opening}…")
    inside = Span(max(start, min(main.start, end)), max(start, min(main.end, end)))
    whole = sentence.text
    for piece, style in (
        (whole[start - sentence.span.start : inside.start - sentence.span.start], ""),
        (whole[inside.start - sentence.span.start : inside.end - sentence.span.start], "bold"),
        (whole[inside.end - sentence.span.start : end - sentence.span.start], ""),
    ):
        shown.append(_keep_edges(piece), style)
    shown.append(closing if ended else f"…{closing}")
    return shown


def marks_around(text: str, *, whole: bool) -> tuple[str, str]:
    """Return the quotation marks for a sentence: single ones around double ones, none around its own."""
    words = text.strip()
    if not set(words) & set(_DOUBLE_MARKS):
        return "“", "”"
    own = whole and len(words) > 1 and words[0] in _DOUBLE_MARKS and words[-1] in _DOUBLE_MARKS
    return ("", "") if own and sum(map(words.count, _DOUBLE_MARKS)) == 2 else ("‘", "’")


def _keep_edges(piece: str) -> str:
    """Return a piece in one line; blanks at its ends separate it from its neighbours."""
    words = plain(piece)
    if not words:
        return " " if piece else ""
    return (" " if piece[0].isspace() else "") + words + (" " if piece[-1].isspace() else "")


def _window(sentence: Quote, main: Span) -> tuple[int, int]:
    """Return the part of a sentence to show: all, or whole words around the main ones."""
    span = sentence.span
    if len(span) <= LONGEST or not span.covers(main):
        return span.start, min(span.end, span.start + 2 * LONGEST)
    spare = max(LONGEST - len(main), 0) // 2
    start = max(span.start, min(main.start - spare, span.end - LONGEST))
    end = min(span.end, start + LONGEST)
    text, offset = sentence.text, span.start
    while span.start < start < main.start and not text[start - offset - 1].isspace():
        start += 1
    while main.end < end < span.end and not text[end - offset].isspace():
        end -= 1
    return start, end


def marked_sentence(sentence: Quote, spans: Iterable[Span]) -> Text:
    """Return the whole sentence with the outermost of the spans between ⟦ and ⟧, bold as well."""
    shown, at = Text(), sentence.span.start
    for span in _outermost(span for span in spans if sentence.span.covers(span)):
        shown.append(_piece(sentence, at, span.start))
        shown.append(f"⟦{plain(_piece(sentence, span.start, span.end))}⟧", "bold")
        at = span.end
    shown.append(_piece(sentence, at, sentence.span.end))
    return shown


def _piece(sentence: Quote, start: int, end: int) -> str:
    return _keep_edges(sentence.text[start - sentence.span.start : end - sentence.span.start])


def _outermost(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if len(span) and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return kept
