"""What a chat server said, as the model's text or as a sentence about what went wrong."""

from __future__ import annotations

import json
import re
from typing import Any

from pourparler.errors import ExtractorError
from pourparler.settings import LanguageModel

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_LONGEST = 120


def content_of(answer: bytes, host: str) -> str:
    """Return the text that a model gave.

    Raises:
        ExtractorError: the answer is none of the chat protocol, or the model refused, or was cut off.
    """
    choice = _first_choice(answer)
    message = choice.get("message") if choice else None
    if choice is None or not isinstance(message, dict):
        raise ExtractorError(f"{host} answered, but not as a chat server does; check the address in --extractor.")
    refusal, ending, content = message.get("refusal"), choice.get("finish_reason"), message.get("content")
    if refusal or ending == "content_filter":
        why = f" (“{plain(str(refusal))}”)" if refusal else ""
        raise ExtractorError(f"The language model at {host} refused to answer about this report{why}.")
    if ending == "length":
        raise ExtractorError(f"The answer of the language model at {host} was cut off before its end.")
    if not isinstance(content, str) or not content.strip():
        raise ExtractorError(f"The language model at {host} gave an empty answer.")
    return content


def _first_choice(answer: bytes) -> dict[str, Any] | None:
    value = _json(answer)
    choices = value.get("choices") if isinstance(value, dict) else None
    first = choices[0] if isinstance(choices, list) and choices else None
    return first if isinstance(first, dict) else None


def _json(answer: bytes) -> Any:
    try:
        return json.loads(answer)
    except (ValueError, RecursionError):
        return None


def reason_of(status: int, answer: bytes, model: LanguageModel, key: str) -> str:
    """Return the sentence about a status other than 200.

    Args:
        status: of the answer.
        answer: its body, which may say more.
        model: who was asked.
        key: the environment variable that holds the key.
    """
    host, said = model.host, _said(answer)
    if status in (401, 403):
        return f"The language model at {host} wants another key (status {status}{said}); set {key}."
    if status == 404:
        return f"{host} knows no such address or model (status 404{said}); check --extractor and --extractor-model."
    if 300 <= status < 400:
        return f"{host} sends to another address (status {status}), which was not asked; correct --extractor."
    if status == 429:
        return f"The language model at {host} takes no more questions for now (status 429{said})."
    return f"The language model at {host} answered with an error (status {status}{said})."


def _said(answer: bytes) -> str:
    """Return what the server says about an error, in quotation marks."""
    value = _json(answer)
    error = value.get("error") if isinstance(value, dict) else None
    message = error.get("message") if isinstance(error, dict) else error
    return f": “{plain(message)}”" if isinstance(message, str) and message.strip() else ""


def plain(words: str) -> str:
    r"""Return a server's words in one short line without control characters.

    >>> plain("no\x1b[31m such\nmodel")
    'no [31m such model'
    """
    line = " ".join(_CONTROLS.sub(" ", words).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
