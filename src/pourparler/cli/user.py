"""``pourparler user``: accounts of people who may sign in to a workbench that others can reach."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.edges import told
from pourparler.cli.options import Json

if TYPE_CHECKING:
    from pourparler.store.accounts import Account, AccountStore

Accounts = Annotated[str, typer.Option("--accounts", metavar="FILE.db", help="The file that keeps the accounts.")]
Named = Annotated[str, typer.Argument(metavar="NAME", help="Whose account.")]


class Role(StrEnum):
    """What an account may do; each may do what those before it may."""

    reader = "reader"
    reviewer = "reviewer"
    editor = "editor"
    admin = "admin"


def add_user(
    name: Named,
    role: Annotated[
        Role, typer.Option(help="reader looks, reviewer decides, editor also reads and adjudicates, admin all.")
    ] = Role.reviewer,
    accounts: Accounts = "accounts.db",
    json: Json = False,
) -> None:
    """Make an account; the password is asked for, or read from standard input."""
    from pourparler.errors import SettingsError
    from pourparler.web.passwords import hash_password
    from pourparler.web.plain_texts import is_name

    if not is_name(name) or len(name) > 80:
        raise SettingsError(f"A name has letters, digits, blanks, dots and hyphens, up to 80 of them, not {name!r}.")
    made = _store(accounts).add(name, role.value, hash_password(_password()))
    _tell(made, json, f"{made.name} may sign in as {made.role}.")


def list_users(accounts: Accounts = "accounts.db", json: Json = False) -> None:
    """List the accounts."""
    for account in _store(accounts).accounts():
        _tell(account, json, f"{account.name}: {account.role}, since {account.created_at:%Y-%m-%d}")


def change_user(
    name: Named,
    role: Annotated[Role | None, typer.Option(help="The new role.")] = None,
    password: Annotated[bool, typer.Option("--password", help="Ask for a new password.")] = False,
    accounts: Accounts = "accounts.db",
) -> None:
    """Give an account another role or password."""
    from pourparler.errors import SettingsError
    from pourparler.web.passwords import hash_password

    if role is None and not password:
        raise SettingsError("user change expects --role or --password.")
    kept = hash_password(_password()) if password else None
    _store(accounts).change(name, role=role.value if role else None, password=kept)
    typer.echo(f"Changed: {name}.")


def remove_user(name: Named, accounts: Accounts = "accounts.db") -> None:
    """Remove an account; what the person decided stays in the record."""
    _store(accounts).remove(name)
    typer.echo(f"Removed: {name}.")


def _store(accounts: str) -> AccountStore:
    from pourparler.store.accounts import AccountStore

    return AccountStore(accounts)


def _password() -> str:
    """Return a password that nobody sees while it is typed; without a terminal, the first line of standard input."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\n")


def _tell(account: Account, json: bool, sentence: str) -> None:
    from pourparler.cli.terminal import write_json

    if json:
        write_json({"name": account.name, "role": account.role, "created_at": account.created_at.isoformat()})
    else:
        typer.echo(sentence)


user_app = typer.Typer(name="user", help="Who may sign in to the workbench.", no_args_is_help=True)
for name, command, example in (
    ("add", add_user, "pourparler user add mara --role editor --accounts accounts.db"),
    ("list", list_users, "pourparler user list --accounts accounts.db"),
    ("change", change_user, "pourparler user change mara --role admin --accounts accounts.db"),
    ("remove", remove_user, "pourparler user remove mara --accounts accounts.db"),
):
    user_app.command(name, epilog=f"Example: {example}")(told(command))
