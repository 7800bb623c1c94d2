"""``pourparler check``, ``backup`` and ``restore``: looking after a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.options import Record

if TYPE_CHECKING:
    from pourparler.schema.upkeep import Contents

Json = Annotated[bool, typer.Option("--json", help="One JSON object for machines.")]


def check(
    record: Record = "record.db",
    index: Annotated[bool, typer.Option("--index", help="Make the search index anew first.")] = False,
    hash: Annotated[
        bool, typer.Option("--hash", help="Only the hash of what the record was told; `import` keeps it.")
    ] = False,
    json: Json = False,
) -> None:
    """Check a record: its database, references, hashes, every quoted word against its text, the search index.

    The exit status is 1 where something is wrong. The hash of a sound record is that of all its rows; with --hash, that
    of all it was told, whatever the order of reading, which an export and its import keep.
    """
    from pourparler.ask.exports import hash_of
    from pourparler.cli.terminal import open_console, print_out, write_json
    from pourparler.show.upkeep import checkup_lines, encode_checkup
    from pourparler.store.checks import check_record, index_again
    from pourparler.store.engine import open_record, record_name

    engine = open_record(record)
    if hash:
        told = hash_of(engine)
        write_json({"record": record_name(engine), "hash": told}) if json else print_out(open_console(), told)
        return
    if index:
        index_again(engine)
    checkup = check_record(engine)
    if json:
        write_json({"record": record_name(engine)} | encode_checkup(checkup))
    else:
        print_out(open_console(), checkup_lines(checkup, record_name(engine)))
    if checkup.findings:
        raise typer.Exit(1)


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write; compressed if it ends with .gz.")],
    record: Record = "record.db",
    replace: Annotated[bool, typer.Option("--replace", help="Let it take the place of a file that is there.")] = False,
    json: Json = False,
) -> None:
    """Write all of a record to a file that `pourparler restore` makes a record from, on either database.

    Other programs may go on writing to the record meanwhile.
    """
    from pourparler.store.backups import back_up
    from pourparler.store.engine import open_record, record_name

    engine = open_record(record)
    contents = back_up(engine, file, replace=replace)
    _tell(f"Wrote {contents.total:,} rows of {record_name(engine)} to {file}.", contents, json)


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file that `pourparler backup` wrote.")],
    record: Record = "record.db",
    json: Json = False,
) -> None:
    """Make a record from a backup: a new file, or in an empty PostgreSQL database; what is there is never replaced."""
    from pourparler.store.engine import record_name
    from pourparler.store.restoring import restore as restore_record

    engine, contents = restore_record(file, record)
    _tell(f"Restored {contents.total:,} rows from {file} into {record_name(engine)}.", contents, json)


def _tell(sentence: str, contents: Contents, json: bool) -> None:
    from pourparler.cli.terminal import open_console, print_out, write_json
    from pourparler.show.upkeep import encode_contents

    if json:
        write_json(encode_contents(contents))
    else:
        print_out(open_console(), f"{sentence}\nThe hash of its contents is {contents.hash}.")
