from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from record_samples import reading
from sqlalchemy import Connection, Engine, text

from pourparler.errors import RecordVersionError, StoreError
from pourparler.schema.views import ClaimFilter
from pourparler.store import engine as engines
from pourparler.store import tables, upgrades
from pourparler.store import writer as writers
from pourparler.store.engine import open_record, writing
from pourparler.store.view import View
from pourparler.store.writer import Writer


def add_reading(connection: Connection) -> None:
    """What a writer does, in a transaction that stays open."""
    writers.add_reading(connection, reading(), None, datetime.now(UTC))


def test_the_steps_are_those_that_the_program_knows() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(upgrades.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(steps)) == upgrades.REVISIONS


def test_the_steps_make_the_tables(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata

    with engine.connect() as connection:
        drift = compare_metadata(MigrationContext.configure(connection), tables.METADATA)
    words = ("document_words", "claim_words")
    assert [change for change in drift if not str(getattr(change[1], "name", "")).startswith(words)] == []


def test_no_record_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no record"):
        open_record(tmp_path / "none.db")


def test_a_newer_record_is_said_so(engine: Engine, record: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RecordVersionError, match="newer version of pourparler"):
        open_record(record)


def test_a_damaged_file_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    path.write_bytes(b"these are no pages of a database " * 200)
    with pytest.raises(StoreError, match="is not a record"):
        open_record(path)


def test_damaged_pages_are_said_so(tmp_path: Path) -> None:
    writer = Writer(open_record(tmp_path / "record.db", create=True))
    for number in range(30):
        writer.add(reading(f"Alvania{number} rejects talks in Meril.", id=f"w-{number}"))
    path = tmp_path / "record.db"
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(StoreError, match=r"is damaged|is not a record"):
        Writer(open_record(path)).add(reading("Berun rejects talks.", id="w-99"))


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE birds (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a record of pourparler"):
        open_record(path, create=True)
    assert path.read_bytes() == before


def test_a_locked_record_is_said_so(record: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "WAIT", 0.1)
    engine = open_record(record, create=True)
    with writing(open_record(record)) as other:
        add_reading(other)
        with pytest.raises(StoreError, match=r"Another program is writing to .*; wait until it is done"):
            Writer(engine).add(reading())
    assert Writer(engine).add(reading()).status == "unchanged"


def test_who_reads_does_not_wait_for_who_writes(record: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "WAIT", 0.1)
    engine = open_record(record, create=True)
    with writing(engine) as writer:
        add_reading(writer)
        assert View(open_record(record)).documents(ClaimFilter()) == ()
    assert len(View(open_record(record)).documents(ClaimFilter())) == 1


@pytest.mark.parametrize("name", ["", "missing/folder/record.db"])
def test_a_place_that_cannot_hold_a_record_is_said_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match=r"is a folder|cannot be opened"):
        open_record(tmp_path / name, create=True)


def test_opening_twice_keeps_what_is_there(engine: Engine, record: str) -> None:
    Writer(engine).add(reading())
    assert Writer(open_record(record)).add(reading()).status == "unchanged"
