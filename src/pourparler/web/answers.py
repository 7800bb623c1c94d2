"""Answers in JSON with an ETag; what was answered in the same state of the record is answered again without work."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from hashlib import blake2b
from threading import Lock
from typing import Any

import msgspec
from fastapi import Request, Response

_ENCODE = msgspec.json.Encoder()
_BYTES = 12_000_000
"""Of answers that are remembered."""


class Answers:
    """Remembers the latest answers of one server."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def give(self, request: Request, state: str, make: Callable[[], Any], who: str = "") -> Response:
        """Return the answer of a GET.

        Args:
            request: what is asked.
            state: changes whenever the answer may.
            make: makes it, if it is not known.
            who: for whom, where answers differ by reader.
        """
        asked = f"{request.url.path}?{request.url.query}"
        tag = f'W/"{blake2b(f"{state} {who} {asked}".encode(), digest_size=12).hexdigest()}"'
        headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
        if tag in _tags(request):
            return Response(status_code=304, headers=headers)
        with self._lock:
            body = self._kept.get(tag)
            if body is not None:
                self._kept.move_to_end(tag)
        if body is None:
            body = _ENCODE.encode(make())
            self._keep(tag, body)
        return Response(body, headers=headers, media_type="application/json")

    def _keep(self, tag: str, body: bytes) -> None:
        if len(body) > _BYTES // 8:
            return
        with self._lock:
            self._size += len(body) - len(self._kept.pop(tag, b""))
            self._kept[tag] = body
            while self._size > _BYTES:
                self._size -= len(self._kept.popitem(last=False)[1])


def _tags(request: Request) -> set[str]:
    return {tag.strip() for tag in request.headers.get("if-none-match", "").split(",")}


def encode(value: Mapping[str, Any], status: int = 200) -> Response:
    """Return an answer that is not remembered."""
    return Response(_ENCODE.encode(value), status, {"Cache-Control": "no-store"}, media_type="application/json")
