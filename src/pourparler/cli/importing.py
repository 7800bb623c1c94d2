"""``pourparler import``: an exported record, or tables of claims, into a record; nothing there is overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.options import Record

if TYPE_CHECKING:
    from pourparler.schema.exports import Imported


def import_record(
    source: Annotated[
        Path, typer.Argument(metavar="FILE|FOLDER", help="What `pourparler export` wrote as claims or csv.")
    ],
    record: Record = "record.db",
    json: Annotated[bool, typer.Option("--json", help="One JSON object for machines.")] = False,
) -> None:
    """Read an exported record back.

    An empty record becomes the exported one, with the moments at which each thing was learned. A record that holds
    something learns what it does not know, as reading would. Every line is checked against the words of its report
    first: all is stored, or nothing.
    """
    from pourparler.ask.csv_imports import ImportedFolder
    from pourparler.ask.exports import hash_of
    from pourparler.ask.imports import ImportedFile, import_into
    from pourparler.cli.terminal import Progress, open_console, print_out, write_json
    from pourparler.resolve.identities.linking import Linker
    from pourparler.store.engine import open_record, record_name
    from pourparler.store.importing import Importer

    progress = Progress()
    opened = (ImportedFolder if source.is_dir() else ImportedFile)(source, progress.step)
    try:
        versions = opened.check()
        engine = open_record(record, create=True)
        done = import_into(Importer(engine, Linker()), opened, versions)
    finally:
        progress.clear()
    told = hash_of(engine)
    if json:
        counts = {name: getattr(done, name) for name in done.__slots__}
        write_json({"record": record_name(engine)} | counts | {"hash": told})
    else:
        print_out(open_console(), f"{_sentence(done, source, record_name(engine))}\nThe record's hash is {told}.")


def _sentence(done: Imported, source: Path, name: str) -> str:
    parts = [_counted(done.claims, "claim") + " of " + _counted(done.readings, "report")]
    parts += [_counted(done.judgements, "decision")] if done.judgements else []
    parts += [_counted(done.notes, "unreadable source")] if done.notes else []
    parts += [_counted(done.seen, "mark") + " that a report was seen"] if done.seen else []
    parts += [_counted(done.assignments, "assignment")] if done.assignments else []
    left = [f"{_counted(done.known, 'report')} it knew already"] if done.known else []
    left += [f"{_counted(done.outdated, 'version')} older than one it knows"] if done.outdated else []
    without = f"; left out: {', '.join(left)}" if left else ""
    return f"Imported {', '.join(parts)} from {source} into {name}{without}."


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}" + ("" if count == 1 else "s")
