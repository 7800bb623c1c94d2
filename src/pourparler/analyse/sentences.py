"""Sentences of a text: paragraphs first, then full stops that end something.

In: a text, its dateline and its boilerplate. Out: spans of sentences, left to right, without surrounding blanks.
Boilerplate belongs to no sentence; a dateline stays in front of its first sentence and is never cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pourparler.analyse.paragraphs import split_paragraphs
from pourparler.analyse.words import word_set
from pourparler.schema.spans import Span

NEVER_LAST = word_set(
    "mr mrs ms messrs dr prof rev fr st hon gen lt col maj capt cpl sgt cmdr adm brig pvt gov sen rep amb dep pres "
    "no nos vs art fig pp vol approx est cf e.g i.e al ft mt c ca"
)
"""Abbreviations that a name or number follows: their full stop never ends a sentence before one."""

SELDOM_LAST = word_set(
    "u.s u.n e.u u.k u.a.e d.c a.m p.m jr sr inc ltd corp co bros etc jan feb mar apr jun jul aug sept sep oct nov dec "
    "mon tue tues wed thu thurs fri sat sun ph.d u.s.a d.r.c"
)
"""Abbreviations whose full stop ends a sentence only before a word that usually opens one."""

OPENERS = word_set(
    "the a an this that these those he she it they we i you his her its their our my there here in on at by for from "
    "with without after before since until during under over as if when while where although though because but and or "
    "so yet however meanwhile also another other both each all some many most several no not only one two three what "
    "who why how earlier later last then now once despite following according"
)
"""Words that open sentences far more often than they open names."""

_BOUNDARY = re.compile(
    r"""
    (?<![.!?…。！？])(?P<stop>[.!?…。！？]++)        # what ends a sentence
    (?P<close>["'”’»)\]]*+(?:\s?\[\d{1,3}\])*+)  # what closes with it, notes such as [3] included
    (?: (?P<blank>\s++) | (?=[A-Z“«][a-z]) | (?=["“«][A-Z]) )
    """,
    re.VERBOSE,
)
_PLACE_LINE = re.compile(r"[^\W\d_a-z]{3,}(?: [^\W\d_a-z]{2,}){0,2}")  # “CARACAS. The council …”
_CLOCK = re.compile(r"\s*\d{1,2}[:.]\d\d\b")
_LAST_WORD = re.compile(r"[\w.&'’-]*\Z")
_NEXT_WORD = re.compile(r"[\s\"'“‘«(\[]*([^\W_]*)")
_LOOK_BACK = 40
_LOOK_AHEAD = 60


def split_sentences(text: str, dateline: Span | None = None, boilerplate: Sequence[Span] = ()) -> list[Span]:
    """Return the spans of the sentences of ``text``.

    Args:
        text: a document's text.
        dateline: span that no cut may fall into.
        boilerplate: spans that belong to no sentence.

    >>> line = 'The U.S. envoy left Doha. “No deal,” he said.'
    >>> [span.of(line) for span in split_sentences(line)]
    ['The U.S. envoy left Doha.', '“No deal,” he said.']
    """
    found = []
    for piece in _without(boilerplate, len(text)):
        for paragraph in split_paragraphs(text, piece):
            found += [span for span in _split_paragraph(text, paragraph, dateline) if len(span)]
    return found


def _without(spans: Iterable[Span], end: int) -> Iterator[Span]:
    at = 0
    for span in sorted(spans):
        if span.start > at:
            yield Span(at, min(span.start, end))
        at = max(at, span.end)
    if at < end:
        yield Span(at, end)


def _split_paragraph(text: str, paragraph: Span, dateline: Span | None) -> Iterator[Span]:
    start = paragraph.start
    for match in _BOUNDARY.finditer(text, paragraph.start, paragraph.end):
        cut = match.end("close")
        if cut >= paragraph.end or (dateline and dateline.start <= match.start() < dateline.end):
            continue
        if _ends_sentence(text, match, start):
            yield _trimmed(text, start, cut)
            start = match.end()
    yield _trimmed(text, start, paragraph.end)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _ends_sentence(text: str, match: re.Match[str], start: int) -> bool:
    """Tell whether the stop that ``match`` found ends the sentence begun at ``start``."""
    ahead = text[match.end() : match.end() + _LOOK_AHEAD]
    opening = _NEXT_WORD.match(ahead)
    word = opening.group(1) if opening else ""
    if word[:1].islower():
        return False
    before = _LAST_WORD.search(text, max(start, match.start() - _LOOK_BACK), match.start())
    last = before.group() if before else ""
    if match["blank"] is None:
        return _runs_on(last, word)
    if match["stop"] != "." or match["close"]:
        return True
    if _PLACE_LINE.fullmatch(text, start, match.start()):
        return False
    return _full_stop_ends(last, word, ahead, alone=match.start() - len(last) <= start)


def _runs_on(last: str, word: str) -> bool:
    """Tell whether a stop without a blank after it (“talks.The”) ends a sentence: not in “U.S.The” or “Node.Js”."""
    return (len(last) > 1 and last[-1].islower() and "." not in last and len(word) > 1) or last.isdigit()


def _full_stop_ends(last: str, word: str, ahead: str, *, alone: bool) -> bool:
    """Decide about a plain full stop from the word before it and the one after it."""
    lowered = last.lower().rstrip("'’")
    quoted = ahead[:1] in '"“‘«('
    if lowered in NEVER_LAST:
        return (quoted and lowered in {"al", "ft", "mt", "est"}) or (lowered == "no" and not word.isdigit())
    if len(last) == 1 and last.isalpha():
        return last.islower() or (last != "I" and word.lower() in OPENERS)
    if alone and (last.isdigit() or len(last) == 1):
        return False  # “1. The parties …”: the number of a list
    if lowered in SELDOM_LAST or re.fullmatch(r"(?:[a-z]\.)+[a-z]", lowered):
        return quoted or bool(_CLOCK.match(ahead)) or (word.lower() in OPENERS and word[:1].isupper())
    return True
