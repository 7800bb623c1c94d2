"""The lines of printed pages to paragraphs: running heads dropped, broken words and lines joined.

It works on lines alone: a PDF has no paragraphs, only words at places. A short line that ends a sentence ends its
paragraph; all other lines run on, over the page's end too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

_FOLIO = re.compile(r"(?:page\s*)?[-–—\s]*\d{1,4}[-–—\s]*(?:(?:of|/)\s*\d{1,4})?", re.I)
_BROKEN = re.compile(r"([^\W\d_]+)[-\u00ad]$")
_OPENING = re.compile(r"[•●▪◦*–—]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_FINAL = tuple('.!?:”"’)')
_SHORT, _VERY_SHORT = 0.8, 0.6
"""Shares of the usual line width under which a line is thought to end a paragraph, or to be a heading."""


def join_pages(pages: Sequence[str]) -> str:
    """Return the text of printed pages, paragraphs separated by a blank line."""
    lines = [line for page in _without_running_lines(pages) for line in page]
    width = _usual_width(lines)
    hyphenated = set(re.findall(r"[^\W\d_]+-[^\W\d_]+", "\n".join(lines)))
    paragraphs: list[str] = []
    current = ""
    for line, following in pairwise([*lines, ""]):
        current = _append(current, line, hyphenated) if line else current
        if current and _ends_paragraph(line, following, width):
            paragraphs.append(current)
            current = ""
    return "\n\n".join([*paragraphs, current] if current else paragraphs)


def _without_running_lines(pages: Sequence[str]) -> Iterator[list[str]]:
    """Yield each page's lines without page numbers and the heads and feet that come back on at least three pages."""
    # PDFium marks a word broken at a line's end with a control character and swallows the line's end.
    marked = (re.sub(r"[\x02\ufffe](?:\r?\n)?", "-\n", page) for page in pages)
    split = [[" ".join(line.split()) for line in page.splitlines()] for page in marked]
    edges = Counter(_mask(line) for lines in split for line in {*_edge(lines)})
    running = {line for line, count in edges.items() if count >= 3 and count >= 0.3 * len(pages)}
    for lines in split:
        edge = set(_edge(lines))
        yield [
            line for line in lines if line not in edge or (_mask(line) not in running and not _FOLIO.fullmatch(line))
        ]


def _edge(lines: Sequence[str]) -> list[str]:
    filled = [line for line in lines if line]
    # A page of one or two lines is a page, not a head and a foot.
    return [filled[0], filled[-1]] if len(filled) > 2 else [line for line in filled if _FOLIO.fullmatch(line)]


def _mask(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _usual_width(lines: Sequence[str]) -> int:
    widths = sorted(len(line) for line in lines if line)
    return widths[int(0.9 * (len(widths) - 1))] if widths else 0


def _append(current: str, line: str, hyphenated: set[str]) -> str:
    broken = _BROKEN.search(current)
    if not broken or not line[0].islower():
        return f"{current} {line}" if current else line
    # “cease-/fire” was broken by the page, “Iranian-/backed” by its writer: a capital, or the same word whole
    # elsewhere, tells.
    tail = re.match(r"[^\W\d_]+", line)
    word = f"{broken.group(1)}-{tail.group() if tail else ''}"
    keep = word in hyphenated or broken.group(1)[0].isupper()
    return f"{current[:-1]}-{line}" if keep else f"{current[:-1]}{line}"


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    if not line or not following:
        return True
    if _OPENING.match(following):
        return True
    opens = following[0].isupper() or not following[0].isalpha()
    if line.endswith(_FINAL):
        return len(line) < _SHORT * width and opens
    return len(line) < _VERY_SHORT * width and opens and not line.endswith((",", ";", "-"))
