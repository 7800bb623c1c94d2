"""A web page to a draft: trafilatura finds the main text, `read/html_metadata.py` the facts.

trafilatura's own metadata are not used: they drop time zones and prefer the date of the last change.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from pourparler.errors import FormatError
from pourparler.read.drafts import Blob, Draft
from pourparler.read.encodings import decode
from pourparler.read.html_fragments import fragment_text
from pourparler.read.html_metadata import PageFacts, read_page_facts

_MODIFIED_ONLY = "The page gives only the date of its last change, which was taken for its publication."
_NO_MAIN_TEXT = "The page's main text could not be told from the rest; all of its paragraphs were read."


def read_page(blob: Blob) -> Iterator[Draft]:
    """Yield the one report of a web page.

    Raises:
        FormatError: no words of a report are in it.
    """
    decoded = decode(blob.content, blob.charset)
    # libxml2 ends a text at NUL, and a server that sends one did not mean it.
    html = decoded.text.replace("\x00", "")
    tree = _parse(html)
    facts = read_page_facts(tree) if tree is not None else PageFacts()
    text, problems = _main_text(tree, html)
    if not text.strip():
        raise FormatError(f"{blob.name} is a page without a report: no paragraph of text was found in it.")
    title, text = _without_title(facts.title, text)
    notes = (_MODIFIED_ONLY,) if facts.modified_only else ()
    draft = Draft(blob.name, text, title, facts.published, facts.source, author=facts.author)
    url = urljoin(blob.name, facts.url) if "://" in blob.name else (facts.url or blob.name)
    yield replace(draft, url=url, problems=(*decoded.problems, *problems, *notes))


def _parse(html: str) -> Any:
    from trafilatura import load_html

    # It reports each page it cannot parse to the log; this program says so itself, once.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return load_html(html)


def _main_text(tree: Any, html: str) -> tuple[str, tuple[str, ...]]:
    from trafilatura import extract

    found = None
    if tree is not None:
        found = extract(tree, output_format="txt", include_comments=False, include_tables=False, deduplicate=False)
    if found and found.strip():
        return found, ()
    return fragment_text(html, furniture=False), (_NO_MAIN_TEXT,)


def _without_title(title: str, text: str) -> tuple[str, str]:
    """Return title and text; a heading repeated as the first line goes, it is not part of the text."""
    first, _, rest = text.partition("\n")
    line = " ".join(first.split()).casefold()
    known = title.casefold()
    # Site titles have the paper's name behind a bar: “Talks resume | The Harbour Wire”.
    if (
        rest.strip()
        and line
        and (line == known or (known.startswith(line) and known[len(line) :].lstrip()[:1] in "|-–—"))
    ):
        return " ".join(first.split()), rest.lstrip("\n")
    return title, text
