"""The whole record as JSON Lines (``--format claims``): a heading, an entry a line, and how many with which hash."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pourparler.schema.exports import Entry, KeptReading
from pourparler.schema.transcripts import FORMAT, EntryDigest, line_of
from pourparler.version import __version__


def claim_lines(entries: Iterable[Entry], asked: Mapping[str, Any] | None = None) -> Iterator[bytes]:
    """Yield the lines.

    Args:
        entries: what the record was told.
        asked: options that left something out, None where the whole record is written.
    """
    yield _bytes(_dumped({"format": FORMAT, "program": __version__, "whole": not asked, "asked": dict(asked or {})}))
    digest = EntryDigest()
    for entry in entries:
        line = line_of(entry)
        digest.add(line)
        # Whether a reading counts follows from the other lines, so that it is no part of what is hashed.
        yield _bytes(_marked(line, entry.current) if isinstance(entry, KeptReading) else line)
    yield _bytes(_dumped({"entries": digest.entries, "hash": digest.hash}))


def _marked(line: str, current: bool) -> str:
    return f'{line[:-1]}, "current": {json.dumps(current)}}}'


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _bytes(line: str) -> bytes:
    # A lone surrogate becomes \udXXX, which is how JSON itself writes it.
    return (line + "\n").encode("utf-8", "backslashreplace")
