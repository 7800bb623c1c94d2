"""JSON and JSON Lines: ``{"id", "title", "published", "source", "url", "text"}``, ``text`` kept to the letter.

A bad line or member gives an `Unreadable` that names it, and the rest goes on. Lines are read one at a time, so a
file may be larger than memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pourparler.errors import FormatError
from pourparler.read.drafts import Blob, ByteStream, Draft, refuse
from pourparler.read.encodings import decode
from pourparler.schema.documents import Unreadable

_FORM = 'expected {"id", "title", "published", "source", "url", "text"}, of which only "text" is required'
_KINDS = {dict: "an object", list: "a list", str: "a string", int: "a number", float: "a number", bool: "true or false"}


def read_json_lines(lines: ByteStream, name: str, max_bytes: int) -> Iterator[Draft | Unreadable]:
    """Yield a draft or a refusal for each line that is not blank; ``max_bytes`` bounds one line."""
    number = 0
    while line := lines.readline(max_bytes + 1):
        number += 1
        place = f"{name}, line {number}"
        if len(line) > max_bytes:
            yield refuse(place, f"{place} is longer than the limit of {max_bytes:,} bytes; split it.")
            _skip_line(lines, line)
        elif line.strip():
            yield from _read_line(line, place)


def _skip_line(lines: ByteStream, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = lines.readline(1_000_000)


def _read_line(line: bytes, place: str) -> Iterator[Draft | Unreadable]:
    try:
        value, problems = _parse(line)
    except FormatError as error:
        yield refuse(place, f"{place} is no JSON ({error}); {_FORM}.")
        return
    yield from _drafts_of(value, place, problems)


def read_json(blob: Blob) -> Iterator[Draft | Unreadable]:
    """Yield the reports of a JSON file: one object, a list of them, or ``{"documents": […]}``.

    Raises:
        FormatError: the file is no JSON.
    """
    try:
        value, problems = _parse(blob.content)
    except FormatError as error:
        raise FormatError(f"{blob.name} is no JSON ({error}); {_FORM}, a list of these, or JSON Lines.") from error
    if value == []:
        raise FormatError(f"{blob.name} holds an empty list; expected reports.")
    if isinstance(value, list):
        value = {"documents": value}
    yield from _drafts_of(value, blob.name, problems)


def _parse(content: bytes) -> tuple[Any, tuple[str, ...]]:
    decoded = decode(content)
    try:
        return json.loads(decoded.text), decoded.problems
    except json.JSONDecodeError as error:
        raise FormatError(f"{error.msg.removesuffix(' at')} at character {error.pos}") from error
    except RecursionError as error:
        raise FormatError("it is nested too deeply") from error
    except ValueError as error:  # a whole number of thousands of digits
        raise FormatError("a number is too long") from error


def _drafts_of(value: Any, place: str, problems: tuple[str, ...]) -> Iterator[Draft | Unreadable]:
    members = value.get("documents") if isinstance(value, dict) and "text" not in value else None
    if not isinstance(members, list):
        yield _draft_of(value, place, problems)
        return
    for number, member in enumerate(members, 1):
        yield _draft_of(member, f"{place}, document {number}", problems)


def _draft_of(value: Any, place: str, problems: tuple[str, ...]) -> Draft | Unreadable:
    if not isinstance(value, dict):
        return refuse(place, f"{place} is {_kind(value)}; {_FORM}.")
    text = value.get("text")
    if not isinstance(text, str):
        found = f'"text" is {_kind(text)}' if "text" in value else 'there is no "text"'
        return refuse(place, f"{place}: {found}; {_FORM}.", _field(value, "id"))
    published = _field(value, "published") or _field(value, "date")
    return Draft(
        name=place,
        text=text,
        title=_field(value, "title"),
        published=published,
        source=_field(value, "source"),
        url=_field(value, "url") or place,
        author=_field(value, "author"),
        id=_field(value, "id"),
        problems=problems,
    )


def _field(value: Mapping[str, Any], name: str) -> str:
    found = value.get(name)
    if isinstance(found, bool) or not isinstance(found, str | int):
        return ""
    try:
        return str(found)
    except ValueError:  # CPython refuses to write numbers of more than 4,300 digits
        return ""


def _kind(value: Any) -> str:
    return "null" if value is None else _KINDS.get(type(value), "something else")
