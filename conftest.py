"""What holds for all tests: what cannot be collected everywhere, no time limit, and a folder for examples in docs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is slow, not wrong: how long one example takes is for benchmarks.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# PostgreSQL's driver needs PostgreSQL's client library.
collect_ignore = []

try:
    import psycopg  # noqa: F401  # only to see whether it can be
except ImportError:
    collect_ignore.append("src/pourparler/store/postgres_texts.py")

REPORT = """Norvast accused the Front of shelling the port on Wednesday.
"""


@pytest.fixture(autouse=True)
def _example_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Run the examples of docstrings in a folder of their own, which holds a report."""
    if isinstance(request.node, pytest.DoctestItem):
        folder: Path = tmp_path_factory.mktemp("example")
        (folder / "report.txt").write_text(REPORT, encoding="utf-8")
        request.getfixturevalue("monkeypatch").chdir(folder)
