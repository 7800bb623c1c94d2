"""A folder to the files in it: sorted, hidden ones left out, each once even where links make a loop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def list_files(folder: Path) -> Iterator[Path]:
    """Yield the files under ``folder``, in the order of their names, broken links included.

    Raises:
        OSError: the folder cannot be listed.
    """
    yield from _walk(folder, {_resolve(folder)})


def _walk(folder: Path, seen: set[Path]) -> Iterator[Path]:
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith("."):
            continue
        real = _resolve(path)
        if real in seen:
            continue
        seen.add(real)
        if path.is_dir():
            yield from _walk(path, seen)
        else:
            yield path


def _resolve(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # RuntimeError: a link that leads to itself, in Python 3.11
        return path.absolute()
