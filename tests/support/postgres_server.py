"""A PostgreSQL server of the tests' own: Debian's programs, a temporary folder, a free port of this machine."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

USER, PASSWORD, TEMPLATE = "keeper", "s3cret", "empty_record"
# Nothing of a test must survive a power cut.
SPEED = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "32MB"}
HOW_TO_MAKE = ("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions")
# A database whose texts would sort as English dictionaries do, if the record let them.
ENGLISH = "LOCALE_PROVIDER icu ICU_LOCALE 'en-US'"
# The server ends with the tests, however these end: its shell waits for the end of a pipe that they hold.
UNTIL_THE_TESTS_END = '"$@" & server=$!; read -r _; kill -QUIT $server 2>/dev/null; wait $server'
PATIENCE = 120.0


def find_programs() -> Path | None:
    """Return the folder of the newest server's programs: Debian's, else that of a server in the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if debian:
        return debian[-1].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found and shutil.which("postgres") else None


@dataclass
class Server:
    """A server; every test gets a database of its own."""

    programs: Path
    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    port: int = 0
    _shell: subprocess.Popen[bytes] | None = None
    _numbers: Iterator[int] = field(default_factory=count)

    @property
    def files(self) -> Path:
        """The server's files."""
        return self.folder / "files"

    def make(self) -> None:
        """Make the server's files."""
        secret = self.folder / "password"
        secret.write_text(PASSWORD, encoding="utf-8")
        _own(self.folder, secret)
        self._run("initdb", "-D", self.files, "-U", USER, f"--pwfile={secret}", *HOW_TO_MAKE)

    def start(self) -> None:
        """Start it, on the port that it had before or on a free one."""
        self.port = self.port or _free_port()
        options = {"port": self.port, "listen_addresses": "127.0.0.1", "unix_socket_directories": ""}
        words = [word for name, value in (options | self.settings).items() for word in ("-c", f"{name}={value}")]
        command = [self.programs / "postgres", "-D", self.files, *words]
        with (self.folder / "log").open("ab") as log:
            self._shell = subprocess.Popen(
                ["/bin/sh", "-c", UNTIL_THE_TESTS_END, "sh", *map(str, command)],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                **_as_its_user(),
            )
        self._wait()

    def _wait(self) -> None:
        import psycopg  # deferred: it needs PostgreSQL's client library, and the other tests do without

        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                psycopg.connect(self.address(), connect_timeout=5).close()
            except psycopg.OperationalError:
                assert time.monotonic() < deadline, (self.folder / "log").read_text(encoding="utf-8")
                time.sleep(0.05)
            else:
                return

    def stop(self, mode: str = "fast") -> None:
        """Stop it; ``immediate`` is a crash."""
        assert self._shell is not None
        self._run("pg_ctl", "-D", self.files, "-m", mode, "-w", "-t", int(PATIENCE), "stop")
        self._shell.communicate()
        self._shell = None

    def _run(self, program: str, *words: object) -> None:
        command = [str(self.programs / program), *map(str, words)]
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **_as_its_user()
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def address(self, database: str = "postgres", password: str = PASSWORD) -> str:
        """Return the address of a database."""
        return f"postgresql://{USER}:{password}@127.0.0.1:{self.port}/{database}"

    def do(self, *statements: str, database: str = "postgres") -> None:
        """Run statements outside of transactions."""
        import psycopg

        with psycopg.connect(self.address(database), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)  # type: ignore[call-overload]

    def new_database(self, template: str = "template0", options: str = "") -> str:
        """Return the name of a new database."""
        name = f"test_{next(self._numbers)}"
        self.do(f"CREATE DATABASE {name} TEMPLATE {template} {options}")
        return name

    def drop(self, database: str) -> None:
        """Drop a database, whoever uses it still."""
        self.do(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


@contextmanager
def running_server(**settings: str) -> Iterator[Server]:
    """Give a running server that is gone afterwards."""
    programs = find_programs()
    assert programs is not None
    with tempfile.TemporaryDirectory(prefix="pourparler-postgres-") as name:
        server = Server(programs, Path(name), SPEED | settings)
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")


def _as_its_user() -> dict[str, Any]:
    """Return how to run the server's programs: not as root, which they refuse, but as Debian's user for them."""
    options: dict[str, Any] = {"cwd": "/"}
    return options | ({"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {})


def _own(*paths: Path) -> None:
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        for path in paths:
            os.chown(path, user.pw_uid, user.pw_gid)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
