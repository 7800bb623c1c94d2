"""RSS and Atom feeds to drafts: each entry with its own summary or content, its date and its link."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pourparler.errors import FormatError
from pourparler.read.drafts import Blob, Draft, refuse
from pourparler.read.html_fragments import fragment_text
from pourparler.schema.documents import Unreadable

_UPDATED_ONLY = "The feed gives only the date of the entry's last change, which was taken for its publication."


def read_feed(blob: Blob) -> Iterator[Draft | Unreadable]:
    """Yield a draft for each entry, in the order of the feed.

    Raises:
        FormatError: it is no feed, or has no entries.
    """
    import feedparser

    # A file object and not the bytes: feedparser takes bytes for an address or a path and would open it.
    feed = feedparser.parse(io.BytesIO(blob.content), sanitize_html=True, resolve_relative_uris=False)
    if not feed.entries:
        raise FormatError(f"{blob.name} is no RSS or Atom feed with entries; expected <rss> or <feed>.")
    source = _field(feed.feed, "title")
    for number, entry in enumerate(feed.entries, 1):
        yield _draft_of(entry, f"{blob.name}, entry {number}", source)


def _draft_of(entry: Any, place: str, source: str) -> Draft | Unreadable:
    title = fragment_text(_field(entry, "title"))
    text = fragment_text(_body(entry))
    link = _field(entry, "link")
    if not text and not link:
        return refuse(place, f"{place} (“{title[:80]}”) has no text and no link; nothing was read.")
    published, updated = _field(entry, "published"), ""
    if not published and "updated" in entry:
        updated = _field(entry, "updated")
    return Draft(
        name=place,
        text=text,
        title=title,
        published=published or updated,
        source=fragment_text(source),
        url=link or place,
        author=_field(entry, "author"),
        problems=(_UPDATED_ONLY,) if updated else (),
    )


def _body(entry: Any) -> str:
    contents = [str(part.get("value") or "") for part in entry.get("content", ())]
    return max([*contents, _field(entry, "summary")], key=len)


def _field(entry: Any, name: str) -> str:
    value = entry.get(name)
    return value.strip() if isinstance(value, str) else ""
