"""Whatever goes wrong with the place of a record: nothing stored is lost, and a sentence says what to do."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fake_pipeline import __file__ as FAKE
from postgres_server import Server, find_programs, running_server
from record_samples import reading
from sqlalchemy import Engine, event, text

from pourparler.errors import StoreError
from pourparler.schema.views import ClaimFilter
from pourparler.store import engine as engines
from pourparler.store.backups import back_up
from pourparler.store.checks import check_record
from pourparler.store.engine import open_record
from pourparler.store.restoring import restore
from pourparler.store.view import View
from pourparler.store.writer import Writer

LONG = " ".join(f"Alvania{number} rejects talks in Meril." for number in range(400))


def stored(record: str | Path) -> int:
    """Return how many reports a record holds, having checked that all of them are whole."""
    engine = open_record(record)
    assert check_record(engine).findings == ()
    return len(View(engine).documents(ClaimFilter()))


def test_a_file_without_room_keeps_what_it_has(tmp_path: Path) -> None:
    """SQLite itself refuses to grow, as it does on a full disk (SQLITE_FULL)."""
    path = tmp_path / "record.db"
    engine = open_record(path, create=True)
    Writer(engine).add(reading("Alvania rejects talks."))
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 1"))
    with pytest.raises(StoreError, match=r"There is no room left on the disk of .*record\.db; nothing was lost"):
        Writer(engine).add(reading(LONG, id="w-2"))
    assert stored(path) == 1
    assert Writer(open_record(path)).add(reading(LONG, id="w-2")).status == "new"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = shutil.which("mount") and os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m,mode=0777", "tmpfs", str(folder)], check=False, capture_output=True
    ).returncode == 0  # fmt: skip
    if not mounted:
        pytest.skip("a small disk cannot be mounted here (it takes root and the right to mount)")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(writer: Writer) -> tuple[int, str]:
    """Add reports until there is no room; return how many there was room for, and what was said."""
    for added in range(1000):
        try:
            writer.add(reading(f"{LONG} {added}", id=f"w-{added}"))
        except StoreError as error:
            return added, str(error)
    raise AssertionError("the disk never was full")


def test_a_full_disk_keeps_what_it_has(small_disk: Path) -> None:
    path = small_disk / "record.db"
    writer = Writer(open_record(path, create=True))
    added, said = fill(writer)
    assert 0 < added < 100
    assert (
        said == f"There is no room left on the disk of {path}; nothing was lost; free some and run the command again."
    )
    assert stored(path) == added
    # Room made: the journal goes into the file, and reading goes on.
    subprocess.run(["mount", "-o", "remount,size=30m", str(small_disk)], check=True)
    assert Writer(open_record(path)).add(reading(LONG, id=f"w-{added}")).status == "new"
    assert stored(path) == added + 1


def test_a_backup_without_room_leaves_nothing_half(small_disk: Path, tmp_path: Path) -> None:
    engine = open_record(tmp_path / "record.db", create=True)
    for number in range(5):
        Writer(engine).add(reading(f"{LONG} {number}", id=f"w-{number}"))
    with pytest.raises(StoreError, match=r"cannot be written \(No space left on device\); the record is as it was"):
        back_up(engine, small_disk / "backup.jsonl")
    assert list(small_disk.iterdir()) == []


def test_a_restoring_without_room_leaves_no_half_record(small_disk: Path, tmp_path: Path) -> None:
    engine = open_record(tmp_path / "record.db", create=True)
    for number in range(5):
        Writer(engine).add(reading(f"{LONG} {number}", id=f"w-{number}"))
    back_up(engine, tmp_path / "backup.jsonl")
    with pytest.raises(StoreError, match="There is no room left"):
        restore(tmp_path / "backup.jsonl", small_disk / "new.db")
    with pytest.raises(StoreError, match="There is no record"):
        open_record(small_disk / "new.db")


@pytest.mark.parametrize("at", ["middle", "end", "half"])
def test_a_damaged_file_is_told_and_left(tmp_path: Path, at: str) -> None:
    path = tmp_path / "record.db"
    engine = open_record(path, create=True)
    for number in range(20):
        Writer(engine).add(reading(f"Alvania{number} rejects talks in Meril.", id=f"w-{number}"))
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    whole = path.read_bytes()
    spoilt = {
        "middle": whole[: len(whole) // 2] + b"\xa5" * 9000 + whole[len(whole) // 2 + 9000 :],
        "end": whole[:-9000] + b"\xa5" * 9000,
        "half": whole[: len(whole) // 2 // 4096 * 4096],
    }[at]
    path.write_bytes(spoilt)
    done = pourparler("check", "--record", str(path))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "fault of the program" not in done.stderr
    assert path.read_bytes() == spoilt


def test_an_empty_file_holds_no_record(tmp_path: Path) -> None:
    (tmp_path / "record.db").touch()
    done = pourparler("show", "events", "--record", str(tmp_path / "record.db"))
    assert done.returncode == 1
    assert done.stderr.startswith("There is no record in ")


def pourparler(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pourparler", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


KILLED_AT = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from record_samples import reading
from pourparler.resolve.identities.linking import Linker
from pourparler.store.backups import back_up
from pourparler.store.engine import open_record
from pourparler.store.restoring import restore
from pourparler.store.writer import Writer
from sqlalchemy.engine import Engine
done, record, backup, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
count = 0
def die(connection, cursor, statement, parameters, context, executemany):
    global count
    count += 1
    if count > at:
        os.kill(os.getpid(), signal.SIGKILL)
linker = Linker()
# What is loaded once need not be loaded by each child.
Writer(open_record(folder / "warm.db", create=True), linker).add(reading("Berun rejects talks."))
for at in range(0, 2000, int(sys.argv[5])):
    child = os.fork()
    if child == 0:
        event.listen(Engine, "before_cursor_execute", die)
        if done == "add":
            Writer(open_record(record), linker).add(reading("Alvania accepts talks in Meril. Berun offers captives."))
        elif done == "backup":
            back_up(open_record(record), folder / "killed.jsonl")
        else:
            restore(backup, record)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    print(at, status, flush=True)
    if status == 0:
        break
    if done == "backup":
        assert not (folder / "killed.jsonl").exists()
    elif done == "add":
        with open_record(record).connect() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM versions").scalar_one() == 1
"""


def killed_at_every_statement(done: str, record: str, tmp_path: Path, backup: Path = Path(), step: int = 1) -> int:
    """Do it again and again, killed before the first statement, the second …, until it is done; return how often."""
    command = [sys.executable, "-c", KILLED_AT, done, record, str(backup), str(tmp_path), str(step)]
    environment = os.environ | {"PYTHONPATH": str(Path(FAKE).parent)}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert run.returncode == 0, run.stderr
    return len(run.stdout.splitlines())


def test_killed_before_each_statement_of_a_report(record: str, tmp_path: Path) -> None:
    Writer(open_record(record, create=True)).add(reading("Alvania rejects talks."))
    assert killed_at_every_statement("add", record, tmp_path) > 15
    assert stored(record) == 1
    assert View(open_record(record)).documents(ClaimFilter())[0].stored.versions == 2


def test_killed_before_each_statement_of_a_backup(record: str, tmp_path: Path) -> None:
    engine = open_record(record, create=True)
    Writer(engine).add(reading())
    assert killed_at_every_statement("backup", record, tmp_path) > 15
    restore(tmp_path / "killed.jsonl", tmp_path / "new.db")
    assert check_record(open_record(tmp_path / "new.db")).contents == check_record(engine).contents


def test_killed_throughout_a_restoring(new_place: Callable[..., str], tmp_path: Path) -> None:
    engine = open_record(tmp_path / "whole.db", create=True)
    Writer(engine).add(reading())
    back_up(engine, tmp_path / "backup.jsonl")
    place = new_place()
    assert killed_at_every_statement("restore", place, tmp_path, tmp_path / "backup.jsonl", step=11) > 10
    assert check_record(open_record(place)).contents == check_record(engine).contents


@pytest.fixture
def own_server() -> Iterator[Server]:
    if find_programs() is None:
        pytest.skip("there are no PostgreSQL programs here; install them with: apt-get install postgresql")
    with running_server() as server:
        yield server


def test_a_server_that_crashes_keeps_what_was_stored(own_server: Server) -> None:
    address = own_server.address()
    engine = open_record(address, create=True)
    Writer(engine).add(reading())
    own_server.stop("immediate")
    with pytest.raises(StoreError, match="cannot be reached; what was stored before is kept") as told:
        Writer(engine).add(reading("Berun rejects talks."))
    assert "s3cret" not in str(told.value)
    own_server.start()
    assert stored(address) == 1
    assert Writer(engine).add(reading("Berun rejects talks.")).status == "new version"


def test_a_server_that_ends_a_writer_keeps_what_was_stored(postgres: Server, empty_database: str) -> None:
    engine = open_record(empty_database, create=True)
    Writer(engine).add(reading())

    def end(connection: object, cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO claim_parties"):
            postgres.do("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")

    event.listen(engine, "before_cursor_execute", end)
    with pytest.raises(StoreError, match="cannot be reached; what was stored before is kept"):
        Writer(engine).add(reading("Berun rejects talks."))
    event.remove(engine, "before_cursor_execute", end)
    assert stored(empty_database) == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda address: address.rsplit("/", 1)[0] + "/nowhere", "there is no such database"),
        (lambda address: address.replace("s3cret", "wrong"), "refuses this user or password"),
        (lambda address: "postgresql://keeper:s3cret@127.0.0.1:harbour/record", "cannot be understood"),
        (lambda address: address.replace("postgresql", "mysql"), "cannot be in mysql"),
        (lambda address: "postgresql://127.0.0.1:1/record", "cannot be reached"),
    ],
)
def test_a_wrong_address_is_said_so(postgres: Server, change: Callable[[str], str], said: str) -> None:
    with pytest.raises(StoreError, match=said) as told:
        open_record(change(postgres.address()), create=True)
    assert "s3cret" not in str(told.value)


def test_a_database_without_a_record_is_said_so(empty_database: str) -> None:
    with pytest.raises(StoreError, match="There is no record in postgresql://keeper:"):
        open_record(empty_database)


def test_a_database_of_another_encoding_is_refused(postgres: Server) -> None:
    name = postgres.new_database(options="ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(StoreError, match="encoding must be UTF8"):
        open_record(postgres.address(name), create=True)
    postgres.drop(name)


def test_a_writer_that_waits_gets_its_turn(record: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "WAIT", 30.0)
    engine = open_record(record, create=True)
    running = start_writer(record)
    with engines.writing(engine) as connection:
        assert running.stdout is not None
        assert running.stdout.readline() == "opened\n"
        connection.execute(text("INSERT INTO documents (number, key, recorded_at) VALUES (7, 'k', '2024-02-07')"))
    out, said = running.communicate(timeout=60)
    assert (running.returncode, out, said) == (0, "new\n", "")


def start_writer(record: str) -> subprocess.Popen[str]:
    code = (
        "import sys; from record_samples import reading; from pourparler.store.engine import open_record;"
        "from pourparler.store.writer import Writer; writer = Writer(open_record(sys.argv[1]));"
        "print('opened', flush=True); print(writer.add(reading()).status)"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(FAKE).parent)}
    return subprocess.Popen(
        [sys.executable, "-c", code, record], env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_all_readers_see_whole_reports_while_one_writes(record: str) -> None:
    engine: Engine = open_record(record, create=True)
    view = View(open_record(record))
    for number in range(5):
        with engines.writing(engine) as connection:
            from pourparler.store import writer as writers

            writers.add_reading(connection, reading(id=f"w-{number}"), None, writers.datetime.now(writers.UTC))
            assert len(view.documents(ClaimFilter())) == number
            assert len(view.claims(ClaimFilter())) == 6 * number
            assert len(view.claims(ClaimFilter(words="talks"))) == 6 * number
