"""An http(s) address to bytes, politely and safely.

Every hop of a redirect is checked like the first: its address (`read/addresses.py`) and its site's ``robots.txt``.
Time and size have limits, for the whole answer and not for each packet only. Proxies of the environment are not used,
for they would look up names again on their own.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, NamedTuple
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import httpx

from pourparler.errors import FetchError
from pourparler.read.addresses import Target, check_address
from pourparler.read.drafts import Blob
from pourparler.read.options import ReadOptions

_ROBOT = "pourparler"
_ROBOTS_BYTES = 512_000
_PATIENCE = 3
"""The whole answer may take this many times the time limit of one packet."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Answer(NamedTuple):
    """What a server said."""

    url: str
    status: int
    location: str
    media_type: str
    charset: str
    content: bytes


@dataclass
class Fetcher:
    """Fetches pages and remembers the rules of the sites it asked; use it with ``with``."""

    options: ReadOptions
    _client: httpx.Client = field(init=False)
    _rules: dict[str, RobotFileParser] = field(default_factory=dict)

    def __post_init__(self) -> None:
        settings = self.options.settings
        self._client = httpx.Client(
            timeout=settings.fetch_timeout,
            headers={"User-Agent": settings.user_agent},
            trust_env=False,
            follow_redirects=False,
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(self, url: str) -> Blob:
        """Return the bytes at ``url``; the blob's name is the address they came from in the end.

        Raises:
            FetchError: with what kept them away.
        """
        answer = self._follow(url, self.options.settings.max_bytes, obey=True)
        if not 200 <= answer.status < 300:
            raise FetchError(f"{url} answered with status {answer.status} instead of a page; check the address.")
        return Blob(answer.url, answer.content, answer.media_type, answer.charset)

    def _follow(self, url: str, limit: int, *, obey: bool) -> Answer:
        at = url
        for _ in range(self.options.settings.fetch_redirects + 1):
            target = check_address(at, allow_private=self.options.allow_private)
            if obey:
                self._obey_robots(target)
            answer = self._ask(target, limit)
            if answer.status not in _REDIRECTS or not answer.location:
                return answer
            at = _next_address(at, answer.location)
        raise FetchError(f"{url} redirects more than {self.options.settings.fetch_redirects} times; it was given up.")

    def _ask(self, target: Target, limit: int) -> Answer:
        deadline = time.monotonic() + _PATIENCE * self.options.settings.fetch_timeout
        try:
            with self._client.stream(
                "GET",
                target.pinned_url,
                headers={"Host": target.authority},
                extensions={"sni_hostname": target.host},
            ) as response:
                return _receive(response, target.url, limit, deadline)
        except httpx.TimeoutException as error:
            raise FetchError(_too_slow(target.url)) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FetchError(f"{target.url} could not be read ({error or type(error).__name__}).") from error

    def _obey_robots(self, target: Target) -> None:
        if target.origin not in self._rules:
            self._rules[target.origin] = self._read_robots(target)
        if not self._rules[target.origin].can_fetch(_ROBOT, target.url):
            raise FetchError(
                f"The robots.txt of {target.origin} does not let programs read {target.url}; it was not read."
            )

    def _read_robots(self, target: Target) -> RobotFileParser:
        """Return a site's rules: a missing file allows all, a failing server nothing (RFC 9309)."""
        answer = self._follow(f"{target.origin}/robots.txt", _ROBOTS_BYTES, obey=False)
        rules = RobotFileParser()
        if 200 <= answer.status < 300:
            rules.parse(answer.content.decode("utf-8", "replace").splitlines())
        elif answer.status >= 500:
            rules.parse(["User-agent: *", "Disallow: /"])
        else:
            rules.parse([])
        return rules


def _next_address(at: str, location: str) -> str:
    try:
        return urljoin(at, location)
    except ValueError as error:
        raise FetchError(f"{at} redirects to {location[:200]!r}, which is no address.") from error


def _receive(response: httpx.Response, url: str, limit: int, deadline: float) -> Answer:
    promised = response.headers.get("content-length", "0")
    chunks: list[bytes] = []
    size = int(promised) if promised.isdigit() else 0
    if size <= limit:
        size = 0
        for chunk in response.iter_bytes():
            chunks.append(chunk)
            size += len(chunk)
            if time.monotonic() > deadline:
                raise FetchError(_too_slow(url))
            if size > limit:
                break
    if size > limit:
        raise FetchError(f"{url} is larger than the limit of {limit:,} bytes; it was not read.")
    return _answer(response, url, b"".join(chunks))


def _answer(response: httpx.Response, url: str, content: bytes) -> Answer:
    headers: Any = response.headers
    media_type = headers.get("content-type", "").split(";")[0].strip().lower()
    return Answer(
        url, response.status_code, headers.get("location", ""), media_type, response.charset_encoding or "", content
    )


def _too_slow(url: str) -> str:
    return f"{url} did not answer in time; try again later."
