"""JSON as bytes: one value, or a long list of values that never is in memory as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator


def json_bytes(value: object) -> bytes:
    """Return a value as JSON in UTF-8; a lone surrogate becomes its escape, which is how JSON itself writes it."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")


def json_list(head: str, values: Iterable[object], tail: str) -> Iterator[bytes]:
    """Yield a text that holds a list.

    Args:
        head: what stands before the list's first value, bracket included.
        values: the list.
        tail: what closes it, bracket included.
    """
    yield head.encode()
    separator = b"\n"
    for value in values:
        yield separator + json_bytes(value)
        separator = b",\n"
    yield ("\n" + tail + "\n").encode()
