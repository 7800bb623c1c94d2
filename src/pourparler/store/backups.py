"""Backups: all rows of a record in a file of JSON lines, from either database and into either.

The first line says what it is, the last one how many rows there are and what their hash is. The same record gives
the same bytes. A file is there whole or not at all, and so is what is restored from it.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from sqlalchemy import Connection, Engine

from pourparler.errors import StoreError
from pourparler.schema.upkeep import Contents
from pourparler.store.contents import Digest, content_tables, heading_of, lines_of
from pourparler.store.engine import record_name, store_errors
from pourparler.store.upgrades import REVISIONS

FORMAT = "pourparler backup 1"


def back_up(engine: Engine, target: Path, *, replace: bool = False) -> Contents:
    """Write a record's rows to a file, as they are at one moment; other programs may go on writing.

    Args:
        engine: of an open record.
        target: the file; it is compressed where its name ends with ``.gz``.
        replace: True lets it take the place of a file that is there.

    Raises:
        StoreError: the file is there already or cannot be written, or the record cannot be read.
    """
    if target.exists() and not replace:
        raise StoreError(f"{target} is there already; name another file, or let it be replaced with --replace.")
    name = record_name(engine)
    with store_errors(name), engine.connect() as connection, _whole_file(target) as file:
        return _write(connection, file)


def _write(connection: Connection, file: TextIO) -> Contents:
    file.write(json.dumps({"format": FORMAT, "revision": REVISIONS[-1]}) + "\n")
    digest = Digest()
    for table in content_tables(connection):
        file.write(digest.begin(table.name, heading_of(table)))
        for line in lines_of(connection, table):
            file.write(digest.add(line))
    contents = digest.contents()
    file.write(json.dumps({"rows": contents.total, "hash": contents.hash}) + "\n")
    return contents


@contextmanager
def _whole_file(target: Path) -> Iterator[TextIO]:
    """Give a file that takes its name only when it is written to the end and on the disk."""
    part = target.with_name(f"{target.name}.part")
    try:
        try:
            with part.open("wb") as raw:
                # The name and the time would make the same rows other bytes.
                packed = gzip.GzipFile("", "wb", 6, raw, mtime=0) if target.suffix == ".gz" else None
                with TextIOWrapper(packed or raw, encoding="ascii", newline="\n", write_through=True) as file:
                    yield file
                    file.flush()
                    if packed is not None:
                        packed.close()
                    raw.flush()
                    os.fsync(raw.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{target} cannot be written ({error.strerror}); the record is as it was.") from error
