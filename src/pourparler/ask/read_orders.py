"""What is to be read, and how far that is: nouns that travel between the server and the process that reads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as somebody sent it; the name is a bare one, and tells nothing about this machine's files."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """What somebody wants to be read.

    Attributes:
        record: where the record is.
        uploads: files.
        text: a pasted report.
        title: its headline.
        addresses: web addresses of pages and feeds.
        published: publication day of what does not tell it.
        publisher: publisher of what does not tell it.
        allow_private: True lets addresses in private networks be asked.
    """

    record: str
    uploads: tuple[Upload, ...] = ()
    text: str = ""
    title: str = ""
    addresses: tuple[str, ...] = ()
    published: date | None = None
    publisher: str = ""
    allow_private: bool = False

    def with_origin(self, published: date | None, publisher: str) -> ReadOrder:
        """Return the order with what is to be taken for a report's day and publisher where it tells none."""
        return replace(self, published=published, publisher=publisher)


@dataclass(slots=True)
class Progress:
    """How far a job is.

    Attributes:
        done: documents that are stored, or known to be unreadable.
        total: documents in all; None until they are counted.
        current: title of the one that is read.
        problems: sentences about what could not be read.
        documents: ids of what was stored.
        finished: whether nothing more will come.
    """

    done: int = 0
    total: int | None = None
    current: str = ""
    problems: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    finished: bool = False

    def told(self) -> dict[str, Any]:
        """Return it for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}
