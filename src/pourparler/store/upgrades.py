"""Brings a record to this program's version, in one transaction, or says why it cannot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from pourparler.errors import RecordVersionError, StoreError
from pourparler.store import collations, search

if TYPE_CHECKING:
    from alembic.config import Config

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
"""The steps in ``migrations/versions/``, oldest first; here so that an up-to-date record opens without Alembic."""


@dataclass(frozen=True, slots=True)
class Revision:
    """Which version of the tables a database has; ``code`` is None where it is empty."""

    code: str | None

    @property
    def is_none(self) -> bool:
        """Tell whether there is no record at all."""
        return self.code is None

    @property
    def is_current(self) -> bool:
        """Tell whether nothing is to be done."""
        return self.code == REVISIONS[-1]


def revision_of(connection: Connection, name: str) -> Revision:
    """Return the revision of the record called ``name``.

    Raises:
        RecordVersionError: a newer version of the program made the record.
        StoreError: it is a database, but no record.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return Revision(None)
    if "alembic_version" not in tables or "documents" not in tables:
        raise StoreError(f"{name} is a database, but not a record of pourparler; name another file.")
    code = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    if code not in REVISIONS:
        raise RecordVersionError(
            f"{name} was made by a newer version of pourparler (its format is {code}, this program knows up to "
            f"{REVISIONS[-1]}); upgrade pourparler, or use another record."
        )
    return Revision(code)


def upgrade_record(connection: Connection, name: str) -> None:
    """Make or upgrade the tables of the record called ``name``; the connection has the writer's lock.

    Raises:
        RecordVersionError: a newer version of the program made the record.
        StoreError: it is a database, but no record.
    """
    # Another program may have done it since somebody looked.
    if revision_of(connection, name).is_current:
        return
    run_steps(connection, REVISIONS[-1])
    search.index_again(connection)


def run_steps(connection: Connection, revision: str) -> None:
    """Run the steps up to a revision, oldest first."""
    from alembic import command

    collations.check_encoding(connection)
    command.upgrade(_config(connection), revision)
    collations.compare_by_code_points(connection)


def undo_steps(connection: Connection, revision: str) -> None:
    """Run the steps back to a revision (``base`` for none); what only later revisions hold is lost."""
    from alembic import command

    command.downgrade(_config(connection), revision)


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    # Alembic's configuration expands %(names)s.
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
