"""Brings a record to this program's version, in one transaction, or says why it cannot."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from pourparler.errors import RecordVersionError, StoreError

REVISIONS = ("0001", "0002", "0003")
"""The steps in ``migrations/versions/``, oldest first; here so that an up-to-date record opens without Alembic."""


def upgrade_record(connection: Connection, name: str) -> None:
    """Make or upgrade the tables of the record called ``name``.

    Raises:
        RecordVersionError: a newer version of the program made the record.
        StoreError: it is a database, but no record.
    """
    revision = _revision_of(connection, name)
    if revision == REVISIONS[-1]:
        return
    if revision and revision not in REVISIONS:
        raise RecordVersionError(
            f"{name} was made by a newer version of pourparler (its format is {revision}, this program knows up to "
            f"{REVISIONS[-1]}); upgrade pourparler, or use another record."
        )
    _run_steps(connection)


def _revision_of(connection: Connection, name: str) -> str | None:
    """Return the record's revision, or None for an empty database."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables or "documents" not in tables:
        raise StoreError(f"{name} is a database, but not a record of pourparler; name another file.")
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def _run_steps(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    # Alembic's configuration expands %(names)s.
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
