"""A record is checked, backed up and restored, from either database into either."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from record_samples import reading
from sqlalchemy import Engine, text

from pourparler.errors import RecordVersionError, StoreError
from pourparler.resolve.identities.linking import Linker
from pourparler.schema.views import ClaimFilter
from pourparler.store.backups import back_up
from pourparler.store.checks import check_record, index_again
from pourparler.store.engine import open_record
from pourparler.store.restoring import restore
from pourparler.store.view import View
from pourparler.store.writer import Writer

TEXTS = ("Alvania rejects talks in Meril. Berun offers captives.", "Ünal\x00rejects “talks” 🚢. Berun offers captives.")


@pytest.fixture
def filled(engine: Engine) -> Engine:
    writer = Writer(engine, Linker())
    for number, body in enumerate(TEXTS):
        writer.add(reading(body, id=f"w-{number}"))
    writer.add(reading("Alvania accepts talks in Meril.", id="w-0"))
    writer.add(reading("FOREIGN words.", id="w-9"))
    return engine


def test_a_sound_record_is_said_to_be_sound(filled: Engine) -> None:
    checkup = check_record(filled)
    assert checkup.findings == ()
    assert checkup.checked["claims"] == 30
    assert checkup.checked["versions"] == 4


DAMAGES = [
    ("UPDATE versions SET text = 'Alvonia' || substr(text, 8) WHERE number = 1", "Its text or facts are not those"),
    ("UPDATE versions SET text = 'Alvonia' || substr(text, 8) WHERE number = 1", "It quotes words that are not"),
    ("UPDATE versions SET facts = '{' WHERE number = 1", "Its facts cannot be understood"),
    ("UPDATE readings SET sentences = '[[0, 9999]]' WHERE number = 1", "A sentence lies beyond"),
    (
        "UPDATE claims SET content = replace(content, 'REJECT', 'ASSAULT') WHERE number = 1",
        "is not what its id was made of",
    ),
    ("UPDATE claims SET content = '[]' WHERE number = 1", "Its content cannot be understood"),
    ("UPDATE claims SET type = 'ASSAULT' WHERE number = 1", "Its columns say other than its content"),
    ("UPDATE claim_parties SET label = 'Berun' WHERE claim = 1", "Its parties are not those of its content"),
    ("DELETE FROM claim_issues WHERE issue = 'talks'", "Its issues are not those of its content"),
    ("UPDATE party_names SET party = 4711 WHERE number = 1", "1 rows refer to party_names that are not there"),
    ("UPDATE party_mentions SET position = 77 WHERE claim = 1 AND position = 0", "refer to claim_parties"),
    ("UPDATE claims SET reading = 4711 WHERE number = 1", "refer to readings that are not there (reading: 4711)"),
]


@pytest.mark.parametrize(("damage", "said"), DAMAGES, ids=[said for _, said in DAMAGES])
def test_what_is_damaged_is_said(filled: Engine, damage: str, said: str) -> None:
    unguarded(filled, damage)
    found = [f"{finding.where}: {finding.what}" for finding in check_record(filled).findings]
    assert any(said in one for one in found), found


def unguarded(engine: Engine, *statements: str) -> None:
    """Do what no program may, with the guards off."""
    off = {
        "sqlite": ["PRAGMA foreign_keys=OFF", "DROP TRIGGER claims_are_never_edited"],
        "postgresql": ["SET session_replication_role = replica"],
    }[engine.dialect.name]
    raw = engine.raw_connection()
    cursor = raw.cursor()
    for statement in (*off, *statements):
        cursor.execute(statement)
    raw.commit()
    raw.close()


@pytest.mark.parametrize("table", ["document_words", "claim_words"])
def test_a_wrong_index_is_said_and_made_anew(filled: Engine, table: str) -> None:
    lose = {
        "sqlite": [f"INSERT INTO {table} ({table}) VALUES ('delete-all')"],
        "postgresql": [f"DELETE FROM {table} WHERE number <> 2", f"UPDATE {table} SET words = ' other | words '"],
    }[filled.dialect.name]
    with filled.begin() as connection:
        for statement in lose:
            connection.execute(text(statement))
    (finding,) = check_record(filled).findings
    assert finding.where == "search index"
    assert "pourparler check --index" in finding.what
    index_again(filled)
    assert check_record(filled).findings == ()


@pytest.mark.parametrize("name", ["backup.jsonl", "backup.jsonl.gz"])
def test_what_is_restored_is_what_was_backed_up(
    filled: Engine, new_place: Callable[[], str], tmp_path: Path, name: str
) -> None:
    written = back_up(filled, tmp_path / name)
    engine, restored = restore(tmp_path / name, new_place())
    assert restored == written
    again = tmp_path / f"again-{name}"
    assert back_up(engine, again) == written
    assert again.read_bytes() == (tmp_path / name).read_bytes()
    assert View(engine).claims(ClaimFilter()) == View(filled).claims(ClaimFilter())
    assert View(engine).claims(ClaimFilter(words="captives")) == View(filled).claims(ClaimFilter(words="captives"))
    assert check_record(engine) == check_record(filled)


def test_a_restored_record_goes_on(filled: Engine, new_place: Callable[[], str], tmp_path: Path) -> None:
    back_up(filled, tmp_path / "b.jsonl")
    writer = Writer(restore(tmp_path / "b.jsonl", new_place())[0], Linker())
    assert writer.add(reading(TEXTS[1], id="w-1")).status == "unchanged"
    assert writer.add(reading("Meril accepts talks.", id="w-5")).status == "new"


def test_from_a_file_to_a_server_and_back(tmp_path: Path, empty_database: str) -> None:
    engine = open_record(tmp_path / "record.db", create=True)
    Writer(engine, Linker()).add(reading(TEXTS[1]))
    first = back_up(engine, tmp_path / "first.jsonl")
    server, _ = restore(tmp_path / "first.jsonl", empty_database)
    assert back_up(server, tmp_path / "second.jsonl") == first
    restore(tmp_path / "second.jsonl", tmp_path / "back.db")
    assert (tmp_path / "second.jsonl").read_bytes() == (tmp_path / "first.jsonl").read_bytes()
    assert check_record(open_record(tmp_path / "back.db")).contents == first
    assert check_record(server).findings == ()


def test_nothing_is_replaced_unasked(filled: Engine, record: str, tmp_path: Path) -> None:
    target = tmp_path / "b.jsonl"
    back_up(filled, target)
    with pytest.raises(StoreError, match="is there already"):
        back_up(filled, target)
    back_up(filled, target, replace=True)
    with pytest.raises(StoreError, match="holds a record already, and stays as it is"):
        restore(target, record)


def cut(lines: list[str]) -> list[str]:
    return lines[:-1]


def changed(lines: list[str]) -> list[str]:
    return [line.replace("Alvania", "Alvonia") for line in lines]


def row_gone(lines: list[str]) -> list[str]:
    last = max(at for at, line in enumerate(lines) if line.startswith("["))
    return [*lines[:last], *lines[last + 1 :]]


def torn(lines: list[str]) -> list[str]:
    return [*lines[:-3], lines[-3][:10]]


def newer(lines: list[str]) -> list[str]:
    return [json.dumps(json.loads(lines[0]) | {"revision": "9999"}), *lines[1:]]


def foreign(lines: list[str]) -> list[str]:
    return ["{}", *lines[1:]]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (cut, "is damaged or cut short"),
        (changed, "was changed after it was made"),
        (row_gone, "was changed after it was made"),
        (torn, "is damaged or cut short"),
        (newer, "newer version of pourparler"),
        (foreign, "is no backup"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_spoilt_backup_restores_nothing(
    filled: Engine, new_place: Callable[[], str], tmp_path: Path, spoil: Callable[[list[str]], list[str]], said: str,
    packed: bool,
) -> None:  # fmt: skip
    source = tmp_path / ("b.jsonl.gz" if packed else "b.jsonl")
    back_up(filled, source)
    opening = gzip.open if packed else open
    with opening(source, "rt", encoding="ascii") as file:
        lines = file.read().splitlines()
    with opening(source, "wt", encoding="ascii") as file:
        file.write("\n".join(spoil(lines)))
    target = new_place()
    with pytest.raises((StoreError, RecordVersionError), match=said):
        restore(source, target)
    with pytest.raises(StoreError, match="There is no record"):
        open_record(target)
    # The place can still be used.
    back_up(filled, tmp_path / "good.jsonl")
    restore(tmp_path / "good.jsonl", target)


def test_a_packed_backup_cut_short_is_said_so(filled: Engine, tmp_path: Path) -> None:
    source = tmp_path / "b.jsonl.gz"
    back_up(filled, source)
    source.write_bytes(source.read_bytes()[:-20])
    with pytest.raises(StoreError, match="is damaged or cut short"):
        restore(source, tmp_path / "new.db")
