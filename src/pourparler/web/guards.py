"""What every request passes before any route: its host, its size, where it comes from; and headers of every answer."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pourparler.web.problems import problem

LOOPBACK = ("localhost", "127.0.0.1", "::1")
POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; "
    "img-src 'self' data:"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
_SAFE = ("GET", "HEAD", "OPTIONS")
SMALL, LARGE = 1_000_000, 60_000_000
"""Bytes of a body: of a command, and of reports that are read."""
_LONGEST_ADDRESS = 8_000


class Guards:
    """Refuses what no route should see.

    Args:
        app: what is guarded.
        hosts: names by which the server may be called; a page of another name cannot make a browser ask it.
        uploads: path at which larger bodies are taken.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str], uploads: str) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let it pass."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        limit = LARGE if scope["path"] == self._uploads else SMALL
        refusal = self._refusal(scope, headers, limit)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        bounded = _Bounded(receive, limit)
        await self._app(scope, bounded, _with_headers(send))

    def _refusal(self, scope: Scope, headers: Headers, limit: int) -> Response | None:
        if len(scope["query_string"]) + len(scope["path"]) > _LONGEST_ADDRESS:
            return problem(414, f"The address is longer than {_LONGEST_ADDRESS} characters.")
        if not self._is_own(headers.get("host", "")):
            return problem(421, "This server is not called so; `pourparler serve --allow-host NAME` adds a name.")
        if scope["method"] not in _SAFE and not self._comes_from_here(headers):
            return problem(403, "This write comes from another site's page, and was refused.")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > limit:
            return problem(413, f"The body may have {limit:,} bytes, and this one has {length[:20]}.")
        return None

    def _is_own(self, host: str) -> bool:
        return _name(host) in self._hosts

    def _comes_from_here(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
            return False
        return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")


class _Bounded:
    """Receives a body up to a limit, whatever length it said it had; what is more ends it as if the sender had gone."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._left = limit

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        return message if self._left >= 0 else {"type": "http.disconnect"}


def _name(host: str) -> str:
    """Return the name of a Host header, without its port.

    >>> _name("[::1]:8765"), _name("localhost:80"), _name("a.example")
    ('::1', 'localhost', 'a.example')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.rsplit(":", 1)[0].lower() if host.count(":") == 1 else host.lower()


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sending
