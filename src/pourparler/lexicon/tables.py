"""Where the embedded tables lie and how their files are opened: name in, bytes or JSON out."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from pourparler.errors import SettingsError


def read_bytes(name: str) -> bytes:
    """Return one file of the embedded tables.

    Args:
        name: file name under `data/lexicon`.

    Raises:
        SettingsError: the installation lacks the file.
    """
    try:
        return files("pourparler").joinpath("data", "lexicon", name).read_bytes()
    except OSError as error:
        message = f"The table {name} is missing from the installation: install pourparler again."
        raise SettingsError(message) from error


def read_json(name: str) -> Any:
    """Return one JSON table, decoded.

    Raises:
        SettingsError: the installation lacks the file, or it is damaged.
    """
    try:
        return json.loads(read_bytes(name))
    except ValueError as error:
        message = f"The table {name} is damaged (not JSON): install pourparler again."
        raise SettingsError(message) from error
