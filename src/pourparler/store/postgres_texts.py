"""PostgreSQL's texts cannot hold the character U+0000, and reports do: it is written as two others, and read back."""

from __future__ import annotations

from typing import Any

from psycopg.abc import Buffer
from psycopg.types.string import StrDumper, TextLoader

# A code point that Unicode never gives to a character, so that next to no text is longer for it.
_ESCAPE = "\U0010ffff"
_ESCAPED = _ESCAPE.encode()


class _Dumper(StrDumper):
    """Writes texts."""

    def dump(self, obj: str) -> Any:
        """Return the bytes of a text without any zero byte."""
        if "\0" in obj or _ESCAPE in obj:
            obj = obj.replace(_ESCAPE, f"{_ESCAPE}1").replace("\0", f"{_ESCAPE}0")
        return super().dump(obj)


class _Loader(TextLoader):
    """Reads texts."""

    def load(self, data: Buffer) -> Any:
        """Return the text that was written."""
        loaded = super().load(data)
        if isinstance(loaded, str) and _ESCAPE in loaded:
            return loaded.replace(f"{_ESCAPE}0", "\0").replace(f"{_ESCAPE}1", _ESCAPE)
        return loaded


def keep_every_character(connection: Any) -> None:
    """Let a psycopg connection write and read every text."""
    connection.adapters.register_dumper(str, _Dumper)
    for name in ("text", "varchar"):
        connection.adapters.register_loader(name, _Loader)
