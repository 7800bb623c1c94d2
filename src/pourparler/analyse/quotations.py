"""Quotations: what stands between quotation marks, over sentences and paragraphs.

Curly, straight, single and angle marks are read, nested ones too. A paragraph that opens with a mark while a
quotation of the same kind is open continues it (the custom in print: no closing mark until the last paragraph); any
other quotation that is never closed ends with its paragraph. Straight marks open or close by what stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pourparler.schema.analysis import Quotation
from pourparler.schema.spans import Span

CLOSING = {"“": "”", "„": "”", "«": "»", '"': '"', "‘": "’", "'": "'"}
"""The mark that closes each opening mark."""

LONGEST = 20_000
"""A quotation longer than this many characters is a mark gone astray."""

DEEPEST = 6
"""Quotations nested deeper than this are marks gone astray: the outermost is given up."""

_MARGIN = 80
_MARK = re.compile(r"[“”„«»\"‘’']|\n[\s]*?\n|\n(?=\s*[“\"])")


@dataclass(slots=True)
class _Open:
    """A quotation not yet closed: its opening mark and where its words begin."""

    mark: str
    start: int


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of ``text`` in the order of their beginnings, without their marks.

    >>> text = "“We will sign,” she said."
    >>> [quotation.span.of(text) for quotation in find_quotations(text)]
    ['We will sign,']
    """
    return tuple(Quotation(span) for span in sorted(_spans(text)) if len(span))


def _spans(text: str) -> Iterator[Span]:
    waiting: list[_Open] = []
    for match in _MARK.finditer(text):
        sign, at = match.group(), match.start()
        if sign[0] == "\n":
            yield from _end_paragraph(text, waiting, at, match.end())
        elif _closes(text, at, sign, waiting):
            while waiting:
                last = waiting.pop()
                if CLOSING[last.mark] == sign:
                    if at - last.start <= LONGEST:
                        yield Span(last.start, at)
                    break
        elif sign in CLOSING and _may_open(text, at, sign):
            _open(waiting, sign, at, text)
    yield from _end_paragraph(text, waiting, len(text), len(text))


def _open(waiting: list[_Open], sign: str, at: int, text: str) -> None:
    """Begin a quotation, unless the mark only says at the head of a paragraph that one goes on."""
    line = text[max(0, at - _MARGIN) : at].rpartition("\n")
    at_head = not line[2].strip() and bool(line[1])
    if at_head and any(last.mark == sign for last in waiting):
        return
    waiting.append(_Open(sign, at + 1))
    del waiting[:-DEEPEST]


def _end_paragraph(text: str, waiting: list[_Open], at: int, after: int) -> Iterator[Span]:
    """Close at a paragraph's end whatever the next paragraph does not take up again."""
    ahead = text[after : after + _MARGIN].lstrip()[:1]
    while waiting and waiting[-1].mark != ahead:
        last = waiting.pop()
        words = text[last.start : min(at, last.start + LONGEST)].rstrip()
        if last.mark not in "‘'":  # an apostrophe, more likely
            yield Span(last.start, last.start + len(words))


def _closes(text: str, at: int, sign: str, waiting: list[_Open]) -> bool:
    """Tell whether the mark closes a quotation that is open."""
    if not any(CLOSING[last.mark] == sign for last in waiting):
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if sign in "’'" and (after.isalnum() or (before == "s" and after == " " and sign in text[at + 1 : at + 200])):
        return False
    if sign == '"':
        return not before.isspace() or not after.strip() or after in ".,;:!?)"
    return True


def _may_open(text: str, at: int, sign: str) -> bool:
    """Tell whether words may begin after the mark: a single one must not be an apostrophe."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if not after or after.isspace():
        return False
    return sign not in "‘'\"" or not before or before.isspace() or before in '([—–-“"/:'
