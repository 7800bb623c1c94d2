from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from pourparler.store.engine import open_record
from pourparler.store.view import View
from pourparler.store.writer import Writer


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_record(tmp_path / "record.db", create=True)


@pytest.fixture
def writer(engine: Engine) -> Writer:
    return Writer(engine)


@pytest.fixture
def view(engine: Engine) -> View:
    return View(engine)
