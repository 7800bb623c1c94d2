"""HTML fragments to text: feed entries, and whole pages where no main text could be told from the rest.

A block element ends a paragraph; scripts, styles and other things nobody reads are dropped.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "br", "body", "dd", "div", "dl", "dt", "figcaption", "figure",
     "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
     "section", "table", "td", "th", "title", "tr", "ul")
)  # fmt: skip
_UNREAD = frozenset(
    ("head", "iframe", "noscript", "object", "script", "select", "style", "svg", "template", "textarea")
)  # fmt: skip
_FURNITURE = frozenset(("aside", "button", "footer", "form", "nav"))


def fragment_text(html: str, *, furniture: bool = True) -> str:
    r"""Return the words of an HTML fragment, a blank line between its blocks.

    Args:
        html: markup, well-formed or not; plain text passes through.
        furniture: False drops navigation, asides, forms and footers.

    >>> fragment_text("<p>Talks <b>resumed</b>.</p><script>x()</script><p>Both sides came.</p>")
    'Talks resumed.\n\nBoth sides came.'
    """
    parser = _Words(_UNREAD if furniture else _UNREAD | _FURNITURE)
    parser.feed(html)
    parser.close()
    blocks = (" ".join(block.split()) for block in "".join(parser.words).split("\n\n"))
    return "\n\n".join(block for block in blocks if block)


class _Words(HTMLParser):
    def __init__(self, unread: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._unread = unread
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._unread and not (tag == "head" and self._open):
            self._open.append(tag)
        elif tag == "body":
            self._open.clear()  # a broken page often leaves its head open
        if tag in _BLOCKS:
            self.words.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag in _BLOCKS:
            self.words.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._open:
            # A line break of the source is a blank to a browser; only blocks make paragraphs.
            self.words.append(re.sub(r"\s+", " ", data))
