"""Plain text and Markdown: metadata where a writer clearly put them, and the rest exactly as it is.

Taken as metadata: a Markdown front matter, a first heading ``# …``, a block of ``Title:``/``Date:``/``Source:`` lines
followed by a blank line, and a first line alone above a blank line without a full stop (a headline). The text is the
remaining body to the letter, with its line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pourparler.read.datelines import find_dateline
from pourparler.read.drafts import Blob, Draft
from pourparler.read.encodings import decode

_FIELDS = {
    "title": "title", "headline": "title", "date": "published", "published": "published", "source": "source",
    "publisher": "source", "url": "url", "link": "url", "author": "author", "by": "author", "id": "id",
}  # fmt: skip
_HEADER_LINE = re.compile(
    r"(Title|Headline|Date|Published|Source|Publisher|URL|Link|Author|By): +(\S[^\n]{0,300})", re.I
)
_FRONT_LINE = re.compile(r"([A-Za-z_-]{1,30}):[ \t]+(\S[^\n]{0,500})")
_HEADING = re.compile(r"\s*#[ \t]+(\S[^\n]{0,300}?)[ \t]*#*[ \t]*\r?\n(?:[ \t]*\r?\n)*")
_HEADLINE = re.compile(r"[ \t]*(?:\r?\n)*([^\s#>*-][^\r\n]{2,160})\r?\n[ \t]*\r?\n\s*(?=\S)")
_FINAL = tuple(".!?:;,)]”\"'’…")


def read_text(blob: Blob, *, markdown: bool = False) -> Iterator[Draft]:
    """Yield the one report of a text file.

    Raises:
        FormatError: the bytes are not the text that their first bytes promise.
    """
    decoded = decode(blob.content, blob.charset)
    draft = Draft(blob.name, decoded.text, url=blob.name, problems=decoded.problems)
    yield _take_heading(_take_front_matter(draft)) if markdown else _take_headline(_take_header_block(draft))


def _take_front_matter(draft: Draft) -> Draft:
    """Read the ``key: value`` lines between two ``---``; deeper YAML is passed over, for no field here needs it."""
    if not re.match(r"---[ \t]*\r?\n", draft.text):
        return draft
    closing = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)").search(draft.text, 3, 20_000)
    if closing is None:
        return draft
    lines = draft.text[: closing.start()].splitlines()[1:]
    found = {match.group(1): match.group(2) for match in map(_FRONT_LINE.fullmatch, lines) if match}
    return _with_fields(draft, found, closing.end())


def _take_header_block(draft: Draft) -> Draft:
    found: dict[str, str] = {}
    end = 0
    for line in draft.text[:4000].splitlines(keepends=True):
        match = _HEADER_LINE.fullmatch(line.rstrip())
        if not match:
            # The blank line is what makes a header block: “Source: two officials” may also open a report.
            closed = bool(found) and not line.strip()
            return _with_fields(draft, found, end + len(line)) if closed else draft
        found.setdefault(match.group(1), match.group(2))
        end += len(line)
    return draft


def _with_fields(draft: Draft, found: dict[str, str], end: int) -> Draft:
    known: dict[str, Any] = {
        _FIELDS[key.lower()]: value.strip().strip("\"'") for key, value in found.items() if key.lower() in _FIELDS
    }
    blanks = re.compile(r"(?:[ \t]*\r?\n)*").match(draft.text, end)
    return replace(draft, text=draft.text[blanks.end() if blanks else end :], **known)


def _take_heading(draft: Draft) -> Draft:
    found = _HEADING.match(draft.text)
    if not found:
        return draft
    return replace(draft, text=draft.text[found.end() :], title=draft.title or found.group(1))


def _take_headline(draft: Draft) -> Draft:
    found = None if draft.title else _HEADLINE.match(draft.text)
    if not found or not _is_headline(found.group(1).rstrip()):
        return draft
    return replace(draft, text=draft.text[found.end() :], title=found.group(1).rstrip())


def _is_headline(line: str) -> bool:
    # “By …” and “FOR IMMEDIATE RELEASE” stand above a blank line too, and a dateline belongs to the text.
    furniture = line.startswith("By ") or line.upper().startswith(("FOR IMMEDIATE", "EMBARGO"))
    return not line.endswith(_FINAL) and not furniture and " " in line and find_dateline(line) is None
