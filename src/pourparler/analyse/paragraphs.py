"""Paragraphs of a text: which line breaks end something, and which only wrap a long line.

A blank line always ends a paragraph. So does every single line break, unless the block it stands in was wrapped at
a fixed width: then each line was broken exactly where the next word no longer fitted, and that can be checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pourparler.schema.spans import Span

NARROWEST, WIDEST = 35, 130
"""Widths between which a block may have been wrapped, in characters."""

_LINE = re.compile(r"[^\n\r\u2028\u2029\u0085\f\v]+")
_BULLET = re.compile(r"\s*(?:[-*•‣▪◦●·–—]\s|\(?\d{1,2}[.)]\s|\([a-z]\)\s)")


def split_paragraphs(text: str, within: Span) -> Iterator[Span]:
    r"""Yield the spans of the paragraphs of ``text`` inside ``within``, none of them blank.

    >>> text = "Talks resume\n\nThe two sides met."
    >>> [span.of(text) for span in split_paragraphs(text, Span(0, len(text)))]
    ['Talks resume', 'The two sides met.']
    """
    block: list[Span] = []
    for line in _lines(text, within):
        if block and "\n" in text[block[-1].end : line.start].replace("\r\n", "\n").replace("\n", "", 1):
            yield from _split_block(text, block)
            block = []
        block.append(line)
    yield from _split_block(text, block)


def _lines(text: str, within: Span) -> Iterator[Span]:
    for match in _LINE.finditer(text, within.start, within.end):
        if not match.group().isspace():
            yield Span(*match.span())


def _split_block(text: str, lines: list[Span]) -> Iterator[Span]:
    """Yield a block's paragraphs: runs of lines that were one before wrapping."""
    if not lines:
        return
    wrapped = _is_wrapped([line.of(text).strip() for line in lines])
    start = lines[0].start
    for line, following in pairwise(lines):
        if _BULLET.match(text, following.start, following.end) or not (wrapped or _runs_on(text, line, following)):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, lines[-1].end)


def _runs_on(text: str, line: Span, following: Span) -> bool:
    """Tell whether a line plainly goes on in the next: nothing ends it, and a small letter follows."""
    last, first = line.of(text).rstrip()[-1], following.of(text).lstrip()[0]
    return first.islower() and last not in ".!?:;…"


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether every line but the last is as full as the next word allowed."""
    if len(lines) < 3:
        return False
    width = max(map(len, lines))
    if not NARROWEST <= width <= WIDEST:
        return False
    return all(len(line) + 1 + len(after.split()[0]) >= width for line, after in pairwise(lines))
