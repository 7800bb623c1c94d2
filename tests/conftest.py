"""Shared fixtures of the tests: a record on each database, and a PostgreSQL server of the tests' own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from postgres_server import ENGLISH, TEMPLATE, Server, find_programs, running_server

from pourparler.store.engine import open_record

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    if find_programs() is None:
        pytest.skip("there are no PostgreSQL programs here; install them with: apt-get install postgresql")
    with running_server() as server:
        server.do(f"CREATE DATABASE {TEMPLATE} TEMPLATE template0 {ENGLISH}")
        open_record(server.address(TEMPLATE), create=True)
        yield server


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> Server | None:
    """The server, or None for files; whatever uses it, or a fixture below, is tested once on each database."""
    server: Server | None = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    return server


@pytest.fixture
def new_place(database: Server | None, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Tells where a record can be made: a file that is not there yet, or a new database that is empty."""
    numbers = count()
    if database is None:
        yield lambda template="": str(tmp_path / f"record{next(numbers) or ''}.db")
        return
    made: list[str] = []

    def make(template: str = "template0") -> str:
        made.append(database.new_database(template))
        return database.address(made[-1])

    yield make
    for name in made:
        database.drop(name)


@pytest.fixture
def new_record(new_place: Callable[..., str]) -> Callable[[], str]:
    """Tells where the next record without reports is; the same as `new_place` for files, but quicker for databases."""
    return lambda: new_place(TEMPLATE)


@pytest.fixture
def record(new_record: Callable[[], str]) -> str:
    """Where one empty record is, once on each database."""
    return new_record()


@pytest.fixture
def empty_database(postgres: Server) -> Iterator[str]:
    """The address of a PostgreSQL database that holds nothing at all."""
    name = postgres.new_database()
    yield postgres.address(name)
    postgres.drop(name)
