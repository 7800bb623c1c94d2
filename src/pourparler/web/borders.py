"""Borders that whoever runs the workbench wants dashed: pairs of country codes in a file of their own."""

from __future__ import annotations

import os
import re
from pathlib import Path

from pourparler.errors import SettingsError

VARIABLE = "POURPARLER_DISPUTED_BORDERS"
_CODE = re.compile(r"[A-Z]{2}(-[A-Z]{2})?")


def disputed_borders() -> list[tuple[str, str]] | None:
    """Return the pairs of the file that ``POURPARLER_DISPUTED_BORDERS`` names, None where the pages' own list counts.

    Each line holds two codes, such as ``IN PK``; what follows a ``#`` is a remark.

    Raises:
        SettingsError: the file cannot be read, or a line holds something else.
    """
    name = os.environ.get(VARIABLE)
    if not name:
        return None
    try:
        lines = Path(name).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{VARIABLE} must name a text file of country pairs; {name} cannot be read.") from error
    return [pair for number, line in enumerate(lines, 1) if (pair := _pair(name, number, line)) is not None]


def _pair(name: str, number: int, line: str) -> tuple[str, str] | None:
    codes = line.partition("#")[0].split()
    if not codes:
        return None
    if len(codes) != 2 or not all(_CODE.fullmatch(code) for code in codes):
        raise SettingsError(f"Line {number} of {name} must hold two codes such as “IN PK”, not {line.strip()!r}.")
    return codes[0], codes[1]
