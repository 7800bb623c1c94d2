from __future__ import annotations

import pytest
from sqlalchemy import Engine

from pourparler.store.engine import open_record
from pourparler.store.view import View
from pourparler.store.writer import Writer


@pytest.fixture
def engine(record: str) -> Engine:
    return open_record(record, create=True)


@pytest.fixture
def writer(engine: Engine) -> Writer:
    return Writer(engine)


@pytest.fixture
def view(engine: Engine) -> View:
    return View(engine)
