"""Wire boilerplate: spans of a text that are no content (signatures, copyright, “read more”, captions).

The text is left untouched. Every pattern is bounded or anchored to a line, so time grows with length and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pourparler.schema.spans import Span

_LINE = re.compile(r"[^\n]+")
_LONGEST = 400
_ANYWHERE = (
    re.compile(
        r"\((?:Additional )?(?:Reporting|Writing|Editing|Compiled|Edited)(?: and \w+)? by [^()\n]{1,400}\)", re.I
    ),
    re.compile(r"(?:©|Copyright ©?|\(c\)) ?(?:19|20)\d\d[^.\n]{0,80}\.?(?: All rights reserved\.?)?"),
    re.compile(r"\bAll rights reserved\b\.?", re.I),
    re.compile(r"\bFOR IMMEDIATE RELEASE\b"),
    re.compile(r"\((?:Corrects|Updates|Adds|Recasts|Refiles|Repeats|Removes|Clarifies)\b[^()\n]{1,300}\)"),
    re.compile(r"\((?:AP|AFP|Reuters) Photo/[^()\n]{1,80}\)"),
)
"""Recognised inside a line too: texts often come with their paragraphs run together."""
_WHOLE_LINES = re.compile(
    r"""\s*(?:
      (?:read\ more|also\ read|see\ also|related|more\ on\ this|watch|listen)\ ?(?::|»|→|>)[^\n]*
    | ©[^\n]*
    | copyright\b[^\n]*
    | (?:sign\ up|subscribe)\ (?:for|to|here|now)\b[^\n]*
    | (?:follow|like)\ us\ on\b[^\n]*
    | (?:click|tap)\ here\b[^\n]*
    | share\ this\ (?:article|story|page)[^\n]*
    | advertise?ment\.?
    | (?:-\s*)?ends?(?:\s*-)?\.?
    | (?:\#\s?){3,} | -30- | —30— | (?:\*\s?){3,}
    | (?:media|press)\ contacts?:[^\n]*
    | (?:file\ )?photo(?:\ credit|graph)?\ ?(?::|/)[^\n]*
    | (?:image|picture|video|caption|image\ credit|credit)\ ?:[^\n]*
    | file\ (?:-|–|—)\ [^\n]*
    | [^\n]*(?:via\ )?getty\ images\W{0,3}
    | our\ standards:[^\n]*
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_END_MARK = re.compile(r"\s*(?:-\s*)?(?:ENDS?|Ends)(?:\s*-)?\.?\s*")
_ENDING = re.compile(r"(?<=[.!?”\"] )(?:Read more|Also read|See also|Sign up for|Subscribe to)\b[^\n]{0,200}\Z", re.I)
_BYLINE = re.compile(r"\s*By(?: [A-Z][\w.'’-]+){1,4}(?:,? and(?: [A-Z][\w.'’-]+){1,4})?(?:, [A-Z][\w .'’-]{1,40})?\s*")


def find_boilerplate(text: str) -> tuple[Span, ...]:
    """Return the boilerplate spans of ``text``, sorted, without overlaps or blanks at their ends.

    >>> text = "Talks ended. (Reporting by A. Writer)"
    >>> [span.of(text) for span in find_boilerplate(text)]
    ['(Reporting by A. Writer)']
    """
    found = [*_inside_lines(text), *_whole_lines(text)]
    if ending := _ENDING.search(text, max(0, len(text) - 300)):
        found.append(Span(*ending.span()))
    return _merge(_trim(text, span) for span in found)


def _inside_lines(text: str) -> Iterator[Span]:
    for pattern in _ANYWHERE:
        for match in pattern.finditer(text):
            yield Span(*match.span())


def _whole_lines(text: str) -> Iterator[Span]:
    first = True
    for match in _LINE.finditer(text):
        line = match.group() if match.end() - match.start() <= _LONGEST else ""
        if _is_boilerplate(line) or (first and _BYLINE.fullmatch(line)):
            yield Span(*match.span())
        first = first and (not line.strip() or bool(_BYLINE.fullmatch(line)))


def _is_boilerplate(line: str) -> bool:
    # “End” and “Ends” only as an editor writes them: a bare lower-case “end” may close a quoted poem.
    if re.fullmatch(r"\s*(?:-\s*)?ends?(?:\s*-)?\.?\s*", line, re.I):
        return bool(_END_MARK.fullmatch(line))
    return bool(_WHOLE_LINES.fullmatch(line))


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _merge(spans: Iterator[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(span for span in spans if len(span)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
