"""``pourparler mcp``: a record for assistants, over the Model Context Protocol on standard input and output."""

from __future__ import annotations

from typing import Annotated

import typer

from pourparler.cli.options import Record


def mcp(
    record: Record = "record.db",
    allow_writes: Annotated[
        bool,
        typer.Option(
            "--allow-writes", help="Also offer `read` (texts and web addresses) and `judge`; else it only looks."
        ),
    ] = False,
    by: Annotated[
        str, typer.Option(metavar="NAME", help="Under which name its decisions are kept; “assistant of” you else.")
    ] = "",
) -> None:
    """Serve a record to an assistant over standard input and output; the assistant's settings name this command.

    Every answer cites the report, its day and the exact words. Needs the package mcp, an extra of this one.
    """
    from pourparler.ask.records import Record as OpenRecord
    from pourparler.assistants.servers import serve_stdio
    from pourparler.cli.signing import sign

    writer = (by or f"assistant of {sign('', '').by}") if allow_writes else None
    serve_stdio(OpenRecord.open(record, create=False), writer)
