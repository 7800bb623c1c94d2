"""Copies of a report: the text's MinHash, the bands under which copies are looked up, and the decision about two.

Shingles are five words long; digests have 128 numbers, so an estimate of the shared part is off by 0.04 or so
(Broder 1997; rensa's R-MinHash). Five words in a row that two newsrooms share are a quotation or a copy.
"""

from __future__ import annotations

import re

from rensa import RMinHash

from pourparler.schema.documents import Document
from pourparler.schema.hashes import content_hash
from pourparler.schema.identity import Pair, ReportSketch

PERMUTATIONS, ROWS = 128, 4
_SEED = 42
_SHINGLE = 5
COPY = 0.5
"""Least shared part of two texts for one to be a copy of the other."""
_LEAST_SHINGLES = 8
_OPENING = 120
_WORD = re.compile(r"\w+")


def digest_of(document: Document) -> tuple[int, ...]:
    """Return the MinHash of a report's text without dateline and boilerplate; empty where there are too few words."""
    words = _WORD.findall(_body(document).casefold())
    shingles = [" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)]
    if len(shingles) < _LEAST_SHINGLES:
        return ()
    signature = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    signature.update(shingles)
    return tuple(signature.digest())


def _body(document: Document) -> str:
    cut = [(span.start, span.end) for span in document.boilerplate]
    if document.dateline:
        cut.append((document.dateline.start, document.dateline.end))
    text, at = [], 0
    for start, end in sorted(cut):
        text.append(document.text[at:start])
        at = max(at, end)
    return " ".join((*text, document.text[at:]))


def bands_of(digest: tuple[int, ...]) -> tuple[str, ...]:
    """Return the look-up keys of a digest: texts that share half of their shingles share a key 7 times in 8."""
    bands = (digest[at : at + ROWS] for at in range(0, len(digest), ROWS))
    return tuple(content_hash(str(number), *map(str, band), size=6) for number, band in enumerate(bands))


def shared_part(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the estimated Jaccard similarity of two texts from their digests."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


def compare_texts(one: ReportSketch, other: ReportSketch) -> Pair | None:
    """Return the pair if one report is a copy of the other; the reason tells which is the original."""
    part = shared_part(one.digest, other.digest)
    if part < COPY:
        return None
    original, copy = sorted((one, other), key=lambda sketch: _age(sketch, one, other))
    credited = ", which it credits" if _credits(copy, original) else ""
    taken = f"{copy.source or 'a report'} has {part:.0%} of its text from {original.source or 'an earlier report'}"
    return Pair.of(one.report, other.report, round(part, 2), taken + credited)


def _age(sketch: ReportSketch, one: ReportSketch, other: ReportSketch) -> tuple[bool, str, str]:
    """The original comes first: the one that does not credit the other, else the earlier one."""
    against = other if sketch is one else one
    return _credits(sketch, against), sketch.moment, sketch.report


def _credits(sketch: ReportSketch, original: ReportSketch) -> bool:
    """Tell whether a report's by-line or dateline names another publisher."""
    publisher = original.source.casefold()
    return bool(publisher) and publisher != sketch.source.casefold() and publisher in sketch.credits


def credits_of(document: Document) -> str:
    """Return the by-line and the dateline of a report, where copies name their source."""
    dateline = document.dateline.of(document.text) if document.dateline else document.text[:_OPENING]
    return f"{document.author} {dateline}".casefold()
