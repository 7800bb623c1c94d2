"""What a page says of itself: JSON-LD first, then meta tags, ``<time>`` and headings.

A publication date keeps the zone it is written in, and a modification date is taken only where no other date exists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pourparler.read.json_ld import article_fields
from pourparler.read.publication_dates import parse_published

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date",
    "dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "article.published",
    "citation_publication_date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "dcterms.title")
_SOURCES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "copyright")
_AUTHORS = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself; ``""`` where it says nothing. ``modified_only``: its one date is of a change."""

    title: str = ""
    published: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    modified_only: bool = False


def read_page_facts(tree: Any) -> PageFacts:
    """Return the facts of a parsed page (an lxml tree)."""
    linked = article_fields([node.text or "" for node in tree.xpath('//script[contains(@type, "ld+json")]')])
    meta = _meta(tree)
    published = _first_date(linked.get("published", ""), *_values(meta, _PUBLISHED), *_times(tree))
    modified = _first_date(linked.get("modified", ""), *_values(meta, _MODIFIED))
    return PageFacts(
        title=_first(linked.get("title", ""), *_values(meta, _TITLES), _heading(tree), _words(tree, "//title")),
        published=published or modified,
        source=_first(linked.get("source", ""), *_values(meta, _SOURCES)),
        author=_first(linked.get("author", ""), *(name for name in _values(meta, _AUTHORS) if "://" not in name)),
        url=_first(*tree.xpath('//link[@rel="canonical"]/@href'), *_values(meta, ("og:url",)), linked.get("url", "")),
        modified_only=bool(modified and not published),
    )


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop"):
            name = (node.get(attribute) or "").strip().lower()
            if name and node.get("content").strip():
                found.setdefault(name, node.get("content").strip())
    return found


def _values(meta: Mapping[str, str], names: tuple[str, ...]) -> list[str]:
    return [meta[name] for name in names if name in meta]


def _times(tree: Any) -> list[str]:
    """Return the ``<time>`` values that may be the publication's, the surest first."""
    sure = tree.xpath('//*[@itemprop="datePublished" or @pubdate]/@datetime')
    held = tree.xpath("//article//time/@datetime | //main//time/@datetime | //header//time/@datetime")
    return [str(value) for value in (*sure, *held[:1])]


def _first_date(*written: str) -> str:
    usable = [value for value in written if value.strip()]
    # An unusable date is still returned where there is no other, so that the reader is told of it.
    return next((value for value in usable if parse_published(value)), usable[0] if usable else "")


def _heading(tree: Any) -> str:
    headings = tree.xpath("//h1")
    return _words(tree, "//h1") if len(headings) == 1 else ""


def _words(tree: Any, path: str) -> str:
    found = tree.xpath(path)
    return " ".join(" ".join(found[0].itertext()).split()) if found else ""


def _first(*values: Any) -> str:
    return next((" ".join(str(value).split()) for value in values if str(value).strip()), "")
