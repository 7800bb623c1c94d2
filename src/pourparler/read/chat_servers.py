"""Asks a server that speaks the OpenAI chat protocol, and says in a sentence why it gave nothing.

Nothing else is asked, redirects are not followed (the report would go to another host), proxies of the environment are
not used, and time and size of the whole answer have limits. Servers differ in how they constrain an answer to a form;
what one refuses is tried in a plainer way, and what works is remembered.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from typing import Any

import httpx

from pourparler.errors import ExtractorError
from pourparler.read.chat_answers import content_of, reason_of
from pourparler.settings import LanguageModel

KEY = "POURPARLER_EXTRACTOR_KEY"
"""The environment variable that holds the key, for servers that want one."""
_REFUSED_FORM = frozenset({400, 404, 415, 422, 501})
_BUSY = frozenset({429, 503})
_PAUSE = 2.0
"""Seconds before a busy server is asked once more."""


@dataclass
class ChatServer:
    """One language model; remembers which form it takes, and when it is not worth asking any more."""

    model: LanguageModel
    pause: float = _PAUSE
    _client: httpx.Client = field(init=False)
    _plainness: int = 0
    _failures: int = 0

    def __post_init__(self) -> None:
        key = os.environ.get(KEY, "").strip()
        self._client = httpx.Client(
            timeout=self.model.timeout,
            headers={"Authorization": f"Bearer {key}"} if key else {},
            trust_env=False,
            follow_redirects=False,
        )

    def ask(self, messages: list[dict[str, str]], form: dict[str, Any]) -> str:
        """Return the text of the answer to a chat.

        Args:
            messages: the chat.
            form: JSON schema of the answer.

        Raises:
            ExtractorError: there is no answer, or the model refuses one.
        """
        if self._failures >= self.model.patience:
            raise ExtractorError(
                f"The language model at {self.model.host} failed {self._failures} times in a row and is not asked "
                "any more."
            )
        try:
            answer = self._asked(messages, form)
        except ExtractorError:
            self._failures += 1
            raise
        self._failures = 0
        return content_of(answer, self.model.host)

    def _asked(self, messages: list[dict[str, str]], form: dict[str, Any]) -> bytes:
        deadline = time.monotonic() + self.model.timeout
        ways = _ways(form)
        while True:
            wanted = {"model": self.model.name, "messages": messages, "stream": False} | ways[self._plainness]
            status, answer = self._send(wanted, deadline)
            if status in _BUSY:
                time.sleep(self.pause)
                status, answer = self._send(wanted, deadline)
            if status == 200:
                return answer
            if status not in _REFUSED_FORM or self._plainness + 1 == len(ways):
                raise ExtractorError(reason_of(status, answer, self.model, KEY))
            self._plainness += 1

    def _send(self, wanted: dict[str, Any], deadline: float) -> tuple[int, bytes]:
        model = self.model
        try:
            with self._client.stream("POST", f"{model.url.rstrip('/')}/chat/completions", json=wanted) as response:
                return response.status_code, self._receive(response, deadline)
        except httpx.TimeoutException as error:
            raise ExtractorError(self._too_slow()) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ExtractorError(
                f"The language model at {model.host} cannot be reached ({error or type(error).__name__}); start it, or "
                "correct --extractor."
            ) from error

    def _receive(self, response: httpx.Response, deadline: float) -> bytes:
        chunks: list[bytes] = []
        size = 0
        for chunk in response.iter_bytes():
            chunks.append(chunk)
            size += len(chunk)
            if size > self.model.max_bytes:
                raise ExtractorError(
                    f"The answer of the language model at {self.model.host} is larger than the limit of "
                    f"{self.model.max_bytes:,} bytes; it was not read."
                )
            if time.monotonic() > deadline:
                raise ExtractorError(self._too_slow())
        return b"".join(chunks)

    def _too_slow(self) -> str:
        return f"The language model at {self.model.host} did not answer within {self.model.timeout:g} seconds."


def _ways(form: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what is asked for besides the chat, the strictest way first."""
    schema = {"name": "claims", "strict": True, "schema": form}
    return [
        {"temperature": 0, "response_format": {"type": "json_schema", "json_schema": schema}},
        {"temperature": 0, "response_format": {"type": "json_object"}},
        {"temperature": 0},
        {},
    ]
