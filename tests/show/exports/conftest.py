"""A small record and what leaves it, for the tests of formats."""

from __future__ import annotations

from pathlib import Path

import pytest
from exported_records import fill
from sqlalchemy import Engine

from pourparler.ask.exports import Exporter
from pourparler.schema.exports import ExportedClaim, ExportOrder
from pourparler.store.engine import open_record


@pytest.fixture
def filled(tmp_path: Path) -> Engine:
    engine = open_record(tmp_path / "record.db", create=True)
    fill(engine)
    return engine


@pytest.fixture
def exported(filled: Engine) -> list[ExportedClaim]:
    return list(Exporter(filled, ExportOrder()).claims())
