"""The licences of the libraries whose code is in the workbench's pages, as one text that goes with them.

Built pages keep no comments, and the libraries' licences ask that their notices travel with copies of their code.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

BUILDER = "vite"
"""Builds the pages; nothing of it is in them."""


def licences_text(workbench: Path) -> str:
    """Return the name, version and licence of each library that pages are made of.

    Args:
        workbench: folder with ``package.json``, ``package-lock.json`` and the installed ``node_modules``.

    Raises:
        RuntimeError: a library tells no licence.
    """
    parts = ["The pages of pourparler's workbench hold code and tables of these libraries.\n"]
    for name in bundled(workbench):
        folder = workbench / "node_modules" / name
        version = json.loads((folder / "package.json").read_text("utf-8"))["version"]
        parts.append(f"{name} {version}\n\n{_licence(folder)}\n")
    return f"\n{'-' * 70}\n\n".join(parts)


def bundled(workbench: Path) -> list[str]:
    """Return the names of the libraries that the pages import, and of those that these import."""
    packages = json.loads((workbench / "package-lock.json").read_text("utf-8"))["packages"]
    waiting = [name for name in packages[""].get("dependencies", {}) if name != BUILDER]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += packages[f"node_modules/{name}"].get("dependencies", {})
    return sorted(found)


def _licence(folder: Path) -> str:
    texts = [path.read_text("utf-8").strip() for path in _licence_files(folder)]
    if not texts:
        raise RuntimeError(f"{folder.name} has no licence file, so that its code cannot go into the pages.")
    return "\n\n".join(texts)


def _licence_files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.iterdir() if path.name.upper().startswith(("LICENSE", "LICENCE")))
