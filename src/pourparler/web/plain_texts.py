"""Texts that people send: plain words only, of a reasonable size."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from pourparler.web.problems import Refusal

_MARKUP = re.compile(r"<\s*[a-zA-Z/!?]")
_DEEPEST, _MOST = 6, 2000


def is_plain(text: str) -> bool:
    r"""Tell whether a text holds neither markup nor control characters nor lone surrogates.

    >>> is_plain("5 < 6, she said"), is_plain("<script>"), is_plain("a\x00b")
    (True, False, False)
    """
    return not _MARKUP.search(text) and not any(_is_control(sign) for sign in text)


def is_name(text: str) -> bool:
    """Tell whether a text can be a person's name.

    >>> is_name("Mara O'Neill-Brandt"), is_name("<b>"), is_name(" ")
    (True, False, False)
    """
    return bool(text.strip()) and all(sign.isalnum() or sign in " .-_@'’" for sign in text)


def _is_control(sign: str) -> bool:
    code = ord(sign)
    return (code < 32 and sign not in "\n\t") or 127 <= code < 160 or 0xD800 <= code < 0xE000


def _plain(text: str) -> str:
    if not is_plain(text):
        raise ValueError("expects plain words, without markup or control characters")
    return text


Reason = Annotated[str, Field(max_length=2000), AfterValidator(_plain)]
Name = Annotated[str, Field(max_length=300), AfterValidator(_plain)]


def check_plain(value: Any, depth: int = 0) -> None:
    """Refuse values with control characters, or too many or too deep ones.

    Markup may stand in them: they quote the words of a report.
    """
    if depth > _DEEPEST:
        raise Refusal(422, f"values are nested more than {_DEEPEST} deep.")
    if isinstance(value, str) and any(_is_control(sign) for sign in value):
        raise Refusal(422, "values hold control characters; give plain words.")
    members = [*value.keys(), *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    if len(members) > _MOST:
        raise Refusal(422, f"values hold more than {_MOST} members.")
    for member in members:
        check_plain(member, depth + 1)
