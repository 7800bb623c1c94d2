"""Runs the server until it is stopped."""

from __future__ import annotations

import getpass
import socket
import sys
import webbrowser
from dataclasses import dataclass

import uvicorn

from pourparler.ask.open_records import OpenRecord
from pourparler.errors import SettingsError
from pourparler.store.engine import open_record, record_name
from pourparler.web.app import make_app
from pourparler.web.guards import LOOPBACK
from pourparler.web.sessions import Sessions
from pourparler.web.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server listens, by which further names it may be called, and whether a browser is opened at it."""

    host: str
    port: int
    names: tuple[str, ...] = ()
    open: bool = False


def run_server(record: str, place: Place, *, sessions: Sessions | None, allow_private: bool) -> None:
    """Serve a record until somebody stops it.

    Args:
        record: where it is.
        place: where to listen.
        sessions: who may sign in, None where nobody needs to.
        allow_private: True lets addresses in private networks be read.

    Raises:
        SettingsError: the address or port cannot be listened at.
    """
    engine = open_record(record)
    bench = Workbench(
        OpenRecord(engine),
        record_name(engine),
        _login(),
        address=record,
        allow_private=allow_private,
        sessions=sessions,
    )
    names = (*LOOPBACK, place.host, *_own_names(place.host), *place.names)
    listening = _listen(place)
    url = f"http://{_in_url(place.host)}:{listening.getsockname()[1]}/"
    sys.stderr.write(f"The workbench of {record_name(engine)} is at {url} (Ctrl-C ends it).\n")
    config = uvicorn.Config(
        make_app(bench, names), log_level="warning", server_header=False, date_header=True, timeout_keep_alive=30
    )
    if place.open:
        webbrowser.open(url)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(place: Place) -> socket.socket:
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((place.host, place.port))
    except (OSError, OverflowError) as error:
        listening.close()
        reason = error.strerror if isinstance(error, OSError) else error
        raise SettingsError(
            f"{place.host}, port {place.port}, cannot be listened at ({reason}); give another --port or --host."
        ) from error
    return listening


def _own_names(host: str) -> tuple[str, ...]:
    """Return this machine's names where it listens at all of its addresses."""
    if host not in ("0.0.0.0", "::"):
        return ()
    return (socket.gethostname(), socket.getfqdn())


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a user of that number
        return "unnamed"
