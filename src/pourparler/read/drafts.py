"""The two nouns inside this room: bytes with their name, and what one format says of one report.

A format's reader takes a `Blob` and gives `Draft` objects; `read/documents.py` turns drafts into documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from pourparler.schema.documents import Unreadable
from pourparler.schema.hashes import content_hash


class ByteStream(Protocol):
    """The two things this room asks of an open file or of standard input."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to ``size`` bytes, all for -1."""

    def readline(self, size: int = -1, /) -> bytes:
        """Return a line with its end, or ``size`` bytes of it."""


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes as they came.

    Attributes:
        name: what to call the source in a message: a file's path, an address, ``standard input``.
        content: all of its bytes.
        media_type: what a server calls it (``text/html``), or ``""``.
        charset: the encoding a server names, or ``""``.
    """

    name: str
    content: bytes
    media_type: str = ""
    charset: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before its dates are checked and its boilerplate marked.

    Attributes:
        name: what to call it in a message.
        text: the main text, exact.
        title: headline, or ``""``.
        published: publication date as written, or ``""``.
        source: publisher, or ``""``.
        url: address or file name, or ``""``.
        author: by-line, or ``""``.
        id: id given by the source, or ``""``.
        problems: what was met so far.
    """

    name: str
    text: str
    title: str = ""
    published: str = ""
    source: str = ""
    url: str = ""
    author: str = ""
    id: str = ""
    problems: tuple[str, ...] = ()


def refuse(name: str, problem: str, identity: str = "") -> Unreadable:
    """Return the record of something that gave no document; its id hashes the name where none is given."""
    return Unreadable(identity or f"doc-{content_hash('unreadable', name, problem)}", name, problem)
