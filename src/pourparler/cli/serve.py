"""``pourparler serve``: the workbench, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from pourparler.web.sessions import Sessions

LOOPBACK = ("127.0.0.1", "::1", "localhost")
Accounts = Annotated[
    str | None,
    typer.Option(metavar="FILE.db", help="Accounts of people who may sign in; `pourparler user add` makes them."),
]


def serve(  # noqa: PLR0913  # one parameter for each option
    record: Annotated[str, typer.Argument(metavar="[RECORD]", help="FILE.db or postgresql://…")] = "record.db",
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; others than this machine's own need --accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Which port; 0 for any that is free.")] = 8765,
    accounts: Accounts = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A further name by which the server is called, such as behind a proxy."),
    ] = None,
    https: Annotated[
        bool, typer.Option("--https", help="A proxy serves this by https: cookies travel by nothing else.")
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let addresses in private networks be read.")
    ] = False,
    open: Annotated[bool, typer.Option("--open", help="Open a browser at it.")] = False,
) -> None:
    """Serve the workbench: read, check and follow a record in a browser.

    Without accounts whoever can reach it may do everything, so it listens on this machine alone.
    """  # fmt: skip
    from pourparler.errors import SettingsError

    if host not in LOOPBACK and accounts is None:
        raise SettingsError(
            f"{host} can be reached by others, so that people must sign in: make accounts with "
            "`pourparler user add NAME --role admin --accounts FILE.db`, and give --accounts FILE.db."
        )
    from pourparler.web.serving import Place, run_server

    place = Place(host, port, tuple(allow_host or ()), open)
    run_server(record, place, sessions=_sessions(accounts, https), allow_private=allow_private)


def _sessions(accounts: str | Path | None, https: bool) -> Sessions | None:
    if accounts is None:
        return None
    from pourparler.errors import SettingsError
    from pourparler.store.accounts import AccountStore
    from pourparler.web.sessions import Sessions

    store = AccountStore(accounts)
    if not store.accounts():
        raise SettingsError(
            f"{accounts} holds no accounts; make one with: pourparler user add NAME --role admin --accounts {accounts}"
        )
    return Sessions(store, secure=https)
