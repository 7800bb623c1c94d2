"""``pourparler serve``: the workbench, in a browser."""

from __future__ import annotations

from typing import Annotated

import typer


def serve(
    record: Annotated[str, typer.Argument(metavar="RECORD", help="A record: FILE.db or postgresql://…")] = "record.db",
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Which port; 0 for any that is free.")] = 8765,
) -> None:
    """Serve the workbench: read, check and follow a record in a browser."""
    import uvicorn

    from pourparler.ask.open_records import OpenRecord
    from pourparler.cli.signing import sign
    from pourparler.store.engine import open_record, record_name
    from pourparler.web.app import make_app
    from pourparler.web.workbench import Workbench

    engine = open_record(record)
    bench = Workbench(OpenRecord(engine), record_name(engine), sign("", "").by)
    uvicorn.run(make_app(bench), host=host, port=port, log_level="warning", server_header=False)
