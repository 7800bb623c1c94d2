"""A document: one report as it was read, with what is known of its origin.

``text`` is kept exactly as the reader decoded it; every span of every claim is an offset into it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from pourparler.schema.hashes import content_hash
from pourparler.schema.spans import Span

DateOrigin = Literal["metadata", "dateline", "given"]


@dataclass(frozen=True, slots=True)
class Document:
    """One report.

    Attributes:
        id: given by the source (a JSON Lines ``id``) or made from the content; unique in a batch.
        text: the main text, never changed after reading; offsets count its code points.
        title: headline without markup, or ``""``; it is not part of ``text``.
        published: publication date in the zone of the publisher, or None when nothing tells it.
        published_at: the same with time and zone where the metadata have them.
        published_from: where ``published`` comes from.
        source: publisher's name as written, or ``""``.
        url: address or file name it was read from, or ``""``.
        author: by-line, or ``""``.
        language: ISO 639-1 code; only ``en`` is analysed.
        dateline: span of a dateline such as “GENEVA, March 4 (Reuters) -”, not content.
        boilerplate: spans that are no content (wire signatures, “read more” lines).
        problems: sentences about what could not be read or is not known.
    """

    id: str
    text: str
    title: str = ""
    published: date | None = None
    published_at: datetime | None = None
    published_from: DateOrigin | None = None
    source: str = ""
    url: str = ""
    author: str = ""
    language: str = "en"
    dateline: Span | None = None
    boilerplate: tuple[Span, ...] = ()
    problems: tuple[str, ...] = field(default=())

    @property
    def fingerprint(self) -> str:
        """Hash over all that decides the claims: text, title, publication date and source."""
        return content_hash("document", self.text, self.title, str(self.published or ""), self.source)

    @property
    def key(self) -> tuple[str, str]:
        """What the ids of its claims are made of besides the claims; it hashes the whole text, so ask once."""
        return self.id, self.fingerprint


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source that gave no document, and the sentence that says why."""

    id: str
    source: str
    problem: str
