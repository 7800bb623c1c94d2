"""The writer of a record as the program uses it."""

from __future__ import annotations

from sqlalchemy import Engine

from pourparler.store.writer import Writer


def open_writer(engine: Engine) -> Writer:
    """Return the writer of a record that also decides who is who across its reports."""
    from pourparler.resolve.identities.linking import Linker

    return Writer(engine, Linker())
