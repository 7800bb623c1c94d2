"""Where annotated corpora lie, by name: the project's own beside this file, the shared ones in the shared folder."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
OWN = Path(__file__).parent / "corpus"


def shared_folder() -> Path:
    """Return the folder of the shared corpora: ``POURPARLER_SHARED``, or ``shared`` beside the checkout."""
    return Path(os.environ.get("POURPARLER_SHARED") or ROOT.parent / "shared") / "corpus"


def find_corpus(name: str) -> Path:
    """Return the file of a corpus.

    Args:
        name: a path, or the name of an own or shared corpus, such as ``unseen`` or ``dev``.

    Raises:
        SystemExit: there is no such file.
    """
    candidates = (Path(name), OWN / f"{name}.jsonl", shared_folder() / f"{name}.jsonl")
    for path in candidates:
        if path.is_file():
            return path
    places = ", ".join(str(path) for path in candidates)
    raise SystemExit(f"A corpus {name} was expected as one of {places}; name its file, or set POURPARLER_SHARED.")
