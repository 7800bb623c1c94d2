"""Accounts and sessions: a file beside the record, never in it, so that no password travels with a record's backup."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, String, Table, Text, delete, insert, inspect, select, update

from pourparler.errors import StoreError
from pourparler.store import sqlite_files
from pourparler.store.engine import store_errors
from pourparler.store.tables import Moment

METADATA = MetaData()
_WAIT = 10.0
LASTS = timedelta(hours=12)
"""How long a session lasts without a new sign-in."""

users = Table(
    "users",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("role", String(16), nullable=False),
    Column("password", Text, nullable=False),  # argon2id
    Column("created_at", Moment, nullable=False),
)
sessions = Table(
    "sessions",
    METADATA,
    Column("id", String(64), primary_key=True),  # hash of what the cookie holds
    Column("user", Text, nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("ends_at", Moment, nullable=False),
)
facts = Table("facts", METADATA, Column("name", String(16), primary_key=True), Column("value", Text, nullable=False))


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may sign in."""

    name: str
    role: str
    password: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Session:
    """A person who signed in: name and role as they are now, and the token that writes must carry."""

    user: str
    role: str
    csrf: str


class AccountStore:
    """Asks and writes one file of accounts; it is made where there is none.

    Args:
        path: the file.
    """

    def __init__(self, path: str | Path) -> None:
        self._name = str(path)
        if Path(path).is_dir():
            raise StoreError(
                f"{path} is a folder; accounts are kept in a file, for example {Path(path) / 'accounts.db'}."
            )
        self._engine = sqlite_files.make_engine(Path(path), _WAIT)
        with self._writing() as connection:
            known = set(inspect(connection).get_table_names())
            if known and "users" not in known:
                raise StoreError(f"{path} is a database, but holds no accounts; name another file.")
            METADATA.create_all(connection)
            if connection.execute(select(facts.c.value).where(facts.c.name == "secret")).first() is None:
                connection.execute(insert(facts).values(name="secret", value=secrets.token_hex(32)))
        Path(path).chmod(0o600)

    def secret(self) -> bytes:
        """Return the key that signs cookies."""
        with store_errors(self._name), self._engine.connect() as connection:
            asked = select(facts.c.value).where(facts.c.name == "secret")
            return bytes.fromhex(str(connection.execute(asked).scalar_one()))

    def accounts(self) -> tuple[Account, ...]:
        """Return the accounts by name."""
        with store_errors(self._name), self._engine.connect() as connection:
            return tuple(Account(*row) for row in connection.execute(select(users).order_by(users.c.name)))

    def account(self, name: str) -> Account | None:
        """Return the account of a name."""
        with store_errors(self._name), self._engine.connect() as connection:
            row = connection.execute(select(users).where(users.c.name == name)).first()
            return Account(*row) if row else None

    def add(self, name: str, role: str, password: str) -> Account:
        """Add an account; the password comes as its argon2id hash.

        Raises:
            StoreError: the name is taken.
        """
        made = Account(name, role, password, datetime.now(UTC))
        with self._writing() as connection:
            if connection.execute(select(users.c.name).where(users.c.name == name)).first() is not None:
                raise StoreError(f"There is an account {name!r} already; choose another name, or remove it first.")
            values = {"name": name, "role": role, "password": password, "created_at": made.created_at}
            connection.execute(insert(users).values(values))
        return made

    def change(self, name: str, *, role: str | None = None, password: str | None = None) -> None:
        """Give an account another role or password; with another password its sessions end.

        Raises:
            StoreError: there is no such account, or nobody would be an admin any more.
        """
        values = {key: value for key, value in (("role", role), ("password", password)) if value is not None}
        with self._writing() as connection:
            self._check_known(connection, name)
            connection.execute(update(users).where(users.c.name == name).values(values))
            if password is not None:
                connection.execute(delete(sessions).where(sessions.c.user == name))
            self._check_an_admin(connection)

    def remove(self, name: str) -> None:
        """Remove an account and end its sessions; what the person decided stays.

        Raises:
            StoreError: there is no such account, or nobody would be an admin any more.
        """
        with self._writing() as connection:
            self._check_known(connection, name)
            connection.execute(delete(sessions).where(sessions.c.user == name))
            connection.execute(delete(users).where(users.c.name == name))
            self._check_an_admin(connection)

    def begin(self, user: str) -> str:
        """Begin a session; return what its cookie holds."""
        token, now = secrets.token_urlsafe(32), datetime.now(UTC)
        with self._writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.ends_at < now))
            values = {"id": _hash(token), "user": user, "csrf": secrets.token_urlsafe(24), "ends_at": now + LASTS}
            connection.execute(insert(sessions).values(values))
        return token

    def session(self, token: str) -> Session | None:
        """Return the session of a cookie, None where it ended or never was."""
        asked = (
            select(sessions.c.user, users.c.role, sessions.c.csrf)
            .join(users, users.c.name == sessions.c.user)
            .where(sessions.c.id == _hash(token), sessions.c.ends_at >= datetime.now(UTC))
        )
        with store_errors(self._name), self._engine.connect() as connection:
            row = connection.execute(asked).first()
            return Session(*row) if row else None

    def end(self, token: str) -> None:
        """End a session."""
        with self._writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.id == _hash(token)))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        options = sqlite_files.WRITING
        with store_errors(self._name), self._engine.execution_options(**options).begin() as connection:
            yield connection

    def _check_known(self, connection: Connection, name: str) -> None:
        if connection.execute(select(users.c.name).where(users.c.name == name)).first() is None:
            raise StoreError(f"There is no account {name!r} in {self._name}; `pourparler user list` lists them.")

    def _check_an_admin(self, connection: Connection) -> None:
        left = connection.execute(select(users.c.role)).scalars().all()
        if left and "admin" not in left:
            raise StoreError("The last admin cannot go or become something else; make another admin first.")


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
