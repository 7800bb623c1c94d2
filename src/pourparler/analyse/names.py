"""Names of a sentence: the reader's spans of words in, names without their titles and possessives out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from pourparler.analyse.words import word_set
from pourparler.schema.analysis import Name, NameKind, Token
from pourparler.schema.reading import NameSpan
from pourparler.schema.spans import Quote

TITLES = word_set(
    "mr mr. mrs mrs. ms ms. messrs messrs. dr dr. prof prof. rev rev. hon hon. sir dame lord lady president premier "
    "chancellor minister secretary ambassador envoy ayatollah imam mullah cardinal archbishop bishop general gen gen. "
    "lieutenant lt lt. colonel col col. major maj maj. brigadier brig brig. captain capt capt. commander cmdr cmdr. "
    "admiral adm adm. marshal sergeant sgt sgt. senator sen sen. representative "
    "rep rep. congressman congresswoman governor gov gov. mayor judge justice professor doctor spokesman spokeswoman "
    "spokesperson chairman chairwoman director"
)
"""Words that stand before a person's name and are not part of it."""

RANKS_OF_BIRTH = word_set("king queen prince princess emir sultan sheikh shaikh sheik pope")
"""Titles that stay where only one word follows: “Prince Karim”, but “Ali bin Karim” of “Prince Ali bin Karim”."""

TITLE_MODIFIERS = word_set(
    "prime foreign defence defense interior finance vice deputy deputy- former ex acting interim special crown supreme "
    "secretary-general u.s. us un u.n. eu uk state of the for - field"
)
"""Words that may stand inside a title or before it."""

_KINDS: dict[str, NameKind] = {kind: kind for kind in get_args(NameKind)} | {"GPE": "LOC"}
_LEFT_OUT = word_set("' ’ 's ’s , . ; : \" “ ” ( ) - – —")
_LEFT_OUT_LAST = _LEFT_OUT | word_set("of for the a and in")


def build_names(spans: Sequence[NameSpan], tokens: Sequence[Token], text: str) -> tuple[Name, ...]:
    """Return the names of a sentence.

    Args:
        spans: what the reader found, in token indexes.
        tokens: the sentence's tokens.
        text: the document's text.
    """
    return tuple(_names(spans, tokens, text))


def _names(spans: Sequence[NameSpan], tokens: Sequence[Token], text: str) -> Iterator[Name]:
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        kind = _KINDS.get(span.kind)
        start, end = _without_margins(tokens, span.start, span.end)
        if kind == "PER":
            start = _after_title(tokens, start, end)
        if kind and start < end:
            yield Name(kind, start, end, Quote.cut(text, tokens[start].span.start, tokens[end - 1].span.end))


def _without_margins(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Leave out a possessive ’s, punctuation, and at the end “of the”, which the reader sometimes takes along."""
    while start < end and tokens[end - 1].text.lower() in _LEFT_OUT_LAST:
        end -= 1
    while start < end and tokens[start].text.lower() in _LEFT_OUT:
        start += 1
    return start, end


def _after_title(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where a person's name begins after its title: “Foreign Minister Awa Diallo” begins at “Awa”."""
    at, begins = start, start
    # A span that begins inside a title: “Secretary of | State Antony Blinken”.
    if end - start > 1 and start and tokens[start].text.lower() in TITLE_MODIFIERS and _ends_title(tokens, start - 1):
        at = begins = start + 1
    while at < end - 1:
        word = tokens[at].text.lower()
        if word in TITLES or (word in RANKS_OF_BIRTH and at < end - 2):
            begins = at + 1
        elif word not in TITLE_MODIFIERS:
            break
        at += 1
    return begins


def _ends_title(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word before a name belongs to a title that goes on: “Secretary of”, “Prime”."""
    word = tokens[at].text.lower()
    return word in TITLES or word in TITLE_MODIFIERS
