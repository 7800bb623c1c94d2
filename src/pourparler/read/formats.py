"""Which format bytes are in: by name, by a server's word, by their first bytes; binary files are named and refused."""

from __future__ import annotations

import codecs
import json
import re
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from pourparler.errors import FormatError
from pourparler.read.drafts import Blob
from pourparler.read.encodings import wide_encoding

Format = Literal["text", "markdown", "html", "pdf", "docx", "json", "json-lines", "csv", "feed"]

_BY_EXTENSION: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf", ".docx": "docx",
    ".json": "json", ".jsonl": "json-lines", ".ndjson": "json-lines", ".csv": "csv", ".tsv": "csv",
    ".rss": "feed", ".atom": "feed",
}  # fmt: skip
_BY_MEDIA_TYPE: dict[str, Format] = {
    "text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "application/json": "json",
    "application/x-ndjson": "json-lines", "application/jsonl": "json-lines", "text/csv": "csv",
    "text/markdown": "markdown", "application/rss+xml": "feed", "application/atom+xml": "feed",
}  # fmt: skip
_BINARY = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document: save it as .docx"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"{\\rtf", "an RTF document: save it as .docx or .txt"),
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_PAGE = re.compile(rb"(?i)<(?:!doctype html|html|head|body|article|p|div|h1)[\s>]")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1b"))
_HEAD = 65_536


def extension(name: str) -> str:
    """Return the lower-case extension of a file name or address."""
    path = urlsplit(name).path if "://" in name else name.replace("\\", "/")
    return PurePosixPath(path).suffix.lower()


def detect_format(blob: Blob) -> Format:
    """Return the format of ``blob``.

    The first bytes of a PDF, a feed or an archive beat a wrong name; else the extension, the media type and a
    look inside decide, in this order.

    Raises:
        FormatError: the bytes are no text of any kind.
    """
    signature = _by_signature(blob.content)
    if signature:
        return signature
    named = _BY_EXTENSION.get(extension(blob.name)) or _BY_MEDIA_TYPE.get(blob.media_type)
    if named in {"pdf", "docx"}:
        return named
    refuse_binary(blob.content)
    return named or _look_inside(blob)


def _by_signature(content: bytes) -> Format | None:
    head = content[:1024]
    if b"%PDF-" in head and head.lstrip()[:1] != b"<":
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return "docx"
    if head.lstrip(codecs.BOM_UTF8 + b" \t\r\n").startswith(b"<") and _FEED.search(content[:2048]):
        return "feed"
    return None


def refuse_binary(content: bytes) -> None:
    """Let text pass.

    Raises:
        FormatError: the bytes are an image, a program or the like.
    """
    for signature, what in _BINARY:
        if content.startswith(signature):
            raise FormatError(f"Expected a report, found {what}; it was not read.")
    head = content[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)) or wide_encoding(head):
        return
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > max(8, 0.02 * len(head)):
        raise FormatError(
            f"Expected text, found binary bytes ({controls} control bytes in the first {len(head)}); it was not read."
        )


def _look_inside(blob: Blob) -> Format:
    head = blob.content[:_HEAD].lstrip(codecs.BOM_UTF8 + b" \t\r\n")
    if head.startswith(b"<") and _PAGE.search(head[:4096]):
        return "html"
    if head.startswith(b"{"):
        return "json-lines" if is_json_line(blob.content.lstrip().split(b"\n", 1)[0]) else "json"
    if head.startswith(b"[") and head[1:].lstrip()[:1] in {b"{", b'"'}:
        return "json"
    return "text"


def is_json_line(line: bytes) -> bool:
    """Tell whether a line is a whole JSON object."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
