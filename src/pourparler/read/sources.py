"""Sources as a user names them to documents: files, folders, standard input, addresses and feeds.

This is the edge of the room: every `ReadError` and every error of the file system becomes an `Unreadable` with one
sentence here, and the batch goes on.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pourparler.errors import FormatError, ReadError
from pourparler.read.documents import finish_document
from pourparler.read.drafts import Blob, ByteStream, Draft, refuse
from pourparler.read.feeds import read_feed
from pourparler.read.fetching import Fetcher
from pourparler.read.folders import list_files
from pourparler.read.formats import detect_format, extension, is_json_line
from pourparler.read.json_lines import read_json_lines
from pourparler.read.options import ReadOptions
from pourparler.read.readers import read_blob
from pourparler.schema.documents import Document, Unreadable

__all__ = ["ReadOptions", "read_sources"]

_Drafts = Iterator[Draft | Unreadable]


def read_sources(sources: Sequence[str], options: ReadOptions) -> Iterator[Document | Unreadable]:
    """Yield the documents of ``sources`` in order, and for whatever cannot be read why.

    Args:
        sources: paths of files or folders, http(s) addresses, or ``-`` for standard input.
        options: dates, names and limits.
    """
    for source in sources:
        for read in _guard(source, _open_source(source, options)):
            yield finish_document(read, options) if isinstance(read, Draft) else read


def _guard(name: str, drafts: _Drafts) -> _Drafts:
    try:
        yield from drafts
    except ReadError as error:
        yield refuse(name, str(error))
    except OSError as error:
        yield refuse(name, f"{name} cannot be opened ({error.strerror or error}); check its name and permissions.")


def _open_source(source: str, options: ReadOptions) -> _Drafts:
    if source == "-":
        return _read_stream(_standard_input(), "standard input", options)
    if source.lower().startswith(("http://", "https://")):
        return _read_address(source, options)
    path = Path(source)
    return _read_folder(path, options) if path.is_dir() else _read_file(path, options)


def _standard_input() -> ByteStream:
    return sys.stdin.buffer


def _read_folder(folder: Path, options: ReadOptions) -> _Drafts:
    empty = True
    for path in list_files(folder):
        empty = False
        yield from _guard(str(path), _read_regular(path, options))
    if empty:
        raise FormatError(f"The folder {folder} holds no files to read; hidden ones are left out.")


def _read_regular(path: Path, options: ReadOptions) -> _Drafts:
    # In a folder nobody asked for pipes and devices, and reading one may never end.
    if path.exists() and not path.is_file():
        raise FormatError(f"{path} is no regular file; it was not read.")
    yield from _read_file(path, options)


def _read_file(path: Path, options: ReadOptions) -> _Drafts:
    if "\x00" in str(path):
        raise FormatError("A file's name cannot hold a NUL character.")
    if not path.exists():
        raise FormatError(f"{path} does not exist; check the name.")
    with path.open("rb") as stream:
        if extension(path.name) in {".jsonl", ".ndjson"}:
            yield from _read_lines(stream, str(path), options)
        else:
            yield from read_blob(Blob(str(path), _read_all(stream, str(path), options)), options)


def _read_lines(stream: ByteStream, name: str, options: ReadOptions) -> _Drafts:
    empty = True
    for draft in read_json_lines(stream, name, options.settings.max_bytes):
        empty = False
        yield draft
    if empty:
        raise FormatError(f"{name} is empty; expected a report.")


def _read_all(stream: ByteStream, name: str, options: ReadOptions) -> bytes:
    limit = options.settings.max_bytes
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise FormatError(f"{name} is larger than the limit of {limit:,} bytes; split it into its reports.")
    return content


def _read_stream(stream: ByteStream, name: str, options: ReadOptions) -> _Drafts:
    """Read a stream of unknown format: JSON Lines as they come, anything else whole."""
    first = stream.readline(options.settings.max_bytes + 1)
    if first.lstrip().startswith(b"{") and is_json_line(first):
        yield from read_json_lines(_Rejoined(first, stream), name, options.settings.max_bytes)
        return
    content = _read_all(_Rejoined(first, stream), name, options)
    yield from read_blob(Blob(name, content), options)


class _Rejoined:
    """A stream with the line that was already taken put back before it."""

    def __init__(self, first: bytes, rest: ByteStream) -> None:
        self._first: bytes | None = first
        self._rest = rest

    def readline(self, size: int = -1, /) -> bytes:
        first, self._first = self._first, None
        return first if first is not None else self._rest.readline(size)

    def read(self, size: int = -1, /) -> bytes:
        first, self._first = self._first or b"", None
        return first + self._rest.read(max(0, size - len(first)) if size >= 0 else -1)


def _read_address(url: str, options: ReadOptions) -> _Drafts:
    with Fetcher(options) as fetcher:
        blob = fetcher.fetch(url)
        if blob.content.strip() and detect_format(blob) == "feed":
            yield from _follow_feed(fetcher, blob, options)
        else:
            yield from read_blob(blob, options)


def _follow_feed(fetcher: Fetcher, feed: Blob, options: ReadOptions) -> _Drafts:
    asked = 0
    for entry in read_feed(feed):
        if isinstance(entry, Unreadable) or asked >= options.feed_links or "://" not in entry.url:
            yield entry
            continue
        if asked:
            time.sleep(options.pause)
        asked += 1
        yield from _read_entry(fetcher, entry, options)


def _read_entry(fetcher: Fetcher, entry: Draft, options: ReadOptions) -> _Drafts:
    """Read the page of a feed's entry; where it cannot be had, the entry's own words stay."""
    try:
        pages = list(read_blob(fetcher.fetch(entry.url), options))
    except ReadError as error:
        yield replace(entry, problems=(*entry.problems, f"Only the feed's own words were read: {error}"))
        return
    for page in pages:
        if isinstance(page, Draft):
            known = {name: getattr(page, name) or getattr(entry, name) for name in ("title", "published", "source")}
            yield replace(page, url=entry.url, author=page.author or entry.author, **known)
        else:
            yield page
