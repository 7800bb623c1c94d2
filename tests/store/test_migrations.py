"""Every step goes up and down with reports in the record, on both databases."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from record_samples import reading
from sqlalchemy import Engine, inspect, text

from pourparler.resolve.identities.linking import Linker
from pourparler.schema.views import ClaimFilter
from pourparler.store.backups import back_up
from pourparler.store.checks import check_record
from pourparler.store.engine import open_record, start_record, writing
from pourparler.store.restoring import restore
from pourparler.store.upgrades import REVISIONS, run_steps, undo_steps
from pourparler.store.view import View
from pourparler.store.writer import Writer

BODY = "Alvania rejects talks in Meril. Ünal offers captives."


@pytest.fixture
def filled(engine: Engine) -> Engine:
    Writer(engine, Linker()).add(reading(BODY))
    return engine


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_down_and_up_again_keeps_reports_and_claims(filled: Engine, record: str, revision: str) -> None:
    before = View(filled).claims(ClaimFilter())
    with writing(filled) as connection:
        undo_steps(connection, revision)
    engine = open_record(record)
    assert View(engine).claims(ClaimFilter()) == before
    assert len(View(engine).claims(ClaimFilter(words="unal captives"))) == 6
    assert len(View(engine).finds(ClaimFilter(words="“rejects talks”"))) == 1
    assert check_record(engine).findings == ()


def test_all_the_way_down_leaves_nothing(filled: Engine) -> None:
    with writing(filled) as connection:
        undo_steps(connection, "base")
        left = inspect(connection).get_table_names()
        assert left == ["alembic_version"]
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar_one() == 0
        run_steps(connection, REVISIONS[-1])
        assert "claims" in inspect(connection).get_table_names()


def test_the_first_index_is_made_again_on_the_way_down(tmp_path) -> None:
    engine = open_record(tmp_path / "record.db", create=True)
    Writer(engine).add(reading(BODY))
    with writing(engine) as connection:
        undo_steps(connection, "0003")
        for table, words, found in (("claim_words", "captives", 6), ("document_words", "unal talks", 1)):
            asked = text(f"SELECT count(*) FROM {table} WHERE {table} MATCH :words")
            assert connection.execute(asked, {"words": words}).scalar_one() == found


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_a_backup_of_an_older_record_becomes_one_of_this_version(
    new_place: Callable[..., str], tmp_path, monkeypatch: pytest.MonkeyPatch, revision: str
) -> None:
    engine = start_record(new_place())
    with writing(engine) as connection:
        run_steps(connection, REVISIONS[-1])
    Writer(engine).add(reading(BODY))
    with writing(engine) as connection:
        undo_steps(connection, revision)
    monkeypatch.setattr("pourparler.store.backups.REVISIONS", (revision,))
    back_up(engine, tmp_path / "old.jsonl")
    restored, _ = restore(tmp_path / "old.jsonl", new_place())
    assert len(View(restored).claims(ClaimFilter(words="captives"))) == 6
    assert check_record(restored).findings == ()
