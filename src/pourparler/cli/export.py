"""``pourparler export``: a record for other programs, in one of ten formats."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from pourparler.cli.export_list import FORMATS, formats_help
from pourparler.cli.options import (
    KnownOn,
    MinConfidence,
    Record,
    parse_chance,
    parse_code,
    parse_day,
    parse_moment,
)
from pourparler.cli.publishers import GradeAsked, Independent, SourceKindAsked, publishers_asked
from pourparler.schema.views import USUAL_CONFIDENCE

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from pourparler.ask.export_formats import Tally
    from pourparler.schema.exports import ExportOrder

_KINDS = {"plover": ("event",), "hxl": ("figure",), "ical": ("event",)}
_EVERYTHING = ("claims", "csv")
"""Formats that leave out no claim for being uncertain, unless they are told to."""


def export(  # noqa: PLR0913  # one parameter for each option
    format: Annotated[str, typer.Option(metavar="FORMAT", help=f"One of {', '.join(FORMATS)}; see below.")] = "claims",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write here; without it, to standard output.")
    ] = "-",
    record: Record = "record.db",
    party: Annotated[str, typer.Option(help="Part of a party's name, in any role, or its id.")] = "",
    issue: Annotated[str | None, typer.Option(help="Issue of positions and proposals, such as ceasefire.")] = None,
    type: Annotated[str | None, typer.Option(help="Event type, stance, reply, topic or mode of speech.")] = None,
    place: Annotated[str, typer.Option(help="Part of a place's name, or a country's two-letter code.")] = "",
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="Only what was published by the end of this day.")
    ] = None,
    factuality: Annotated[str | None, typer.Option(help="happened, ongoing, planned, negated …")] = None,
    document: Annotated[str, typer.Option(help="Part of a report's title, publisher, address or id.")] = "",
    source_kind: SourceKindAsked = None,
    grade: GradeAsked = None,
    independent: Independent = False,
    min_confidence: MinConfidence = None,
    reviewed_only: Annotated[
        bool, typer.Option("--reviewed-only", help="Only claims that a person accepted or edited.")
    ] = False,
    known_on: KnownOn = None,
    json: Annotated[bool, typer.Option("--json", help="Events of the format plover as JSON Lines, not CSV.")] = False,
) -> None:
    """Write a record for other programs.

    Claims that a person rejected are left out, edited ones are written as edited, and each tells whether it was
    reviewed; only the format claims, without filters, holds all of it as it was, decisions included.
    """
    from pourparler.cli.filters import make_filter
    from pourparler.schema.exports import ExportOrder
    from pourparler.store.engine import open_record

    wanted_format = parse_code("--format", format, FORMATS) or "claims"
    usual = 0.0 if wanted_format in _EVERYTHING else USUAL_CONFIDENCE
    wanted = make_filter(
        _KINDS.get(wanted_format, ()),
        party=party,
        issue=issue,
        type=type,
        place=place,
        since=parse_day("--since", since),
        until=parse_day("--until", until),
        factuality=factuality,
        document=document,
        sources=publishers_asked(record, source_kind, grade, independent=independent),
        min_confidence=parse_chance("--min-confidence", min_confidence, usual),
        known_on=parse_moment("--known-on", known_on),
    )
    order = ExportOrder(wanted, parse_day("--as-of", as_of), reviewed_only)
    _write(open_record(record), wanted_format, order, output, as_json=json)


def _write(engine: Engine, format: str, order: ExportOrder, output: str, *, as_json: bool) -> None:
    """Write one format, and tell what was written unless it went to standard output."""
    from pourparler.ask.export_formats import Tally, write_csv_folder
    from pourparler.cli.terminal import Progress

    progress = Progress()
    tally = Tally(tell=progress.step)
    try:
        if format == "csv":
            with _new_folder(output) as folder:
                write_csv_folder(engine, order, folder, tally)
        else:
            with _opened(output) as target:
                _write_file(engine, format, order, target, tally, as_json=as_json)
    finally:
        progress.clear()
    if output != "-":
        sys.stderr.write(f"Wrote {tally.phrase} to {output}.\n")


def _write_file(  # noqa: PLR0913  # what a format needs
    engine: Engine, format: str, order: ExportOrder, target: BinaryIO, tally: Tally, *, as_json: bool
) -> None:
    from pourparler.ask.export_formats import counted, format_lines
    from pourparler.ask.exports import Exporter
    from pourparler.errors import SettingsError
    from pourparler.show.exports.parquet import write_parquet

    if format == "parquet":
        if target is sys.stdout.buffer and sys.stdout.isatty():
            raise SettingsError("--format parquet is no text; name a file with -o claims.parquet.")
        write_parquet(counted(Exporter(engine, order).claims(), tally), target)
        return
    target.writelines(format_lines(engine, format, order, tally, as_json=as_json, asked=_asked(order)))


def _asked(order: ExportOrder) -> Mapping[str, Any]:
    """Return what was asked for, as a heading tells it."""
    wanted = {name: getattr(order.wanted, name) for name in order.wanted.__slots__}
    asked = wanted | {"as_of": order.as_of, "reviewed_only": order.reviewed_only}
    told = {name: value for name, value in asked.items() if value not in (None, "", (), False, 0.0)}
    return {name: value if isinstance(value, str | float | bool) else str(value) for name, value in told.items()}


@contextmanager
def _opened(output: str) -> Iterator[BinaryIO]:
    """Open what is written to; a file is there only once it is whole.

    Raises:
        SettingsError: it cannot be written.
    """
    from pourparler.errors import SettingsError

    if output == "-":
        yield sys.stdout.buffer
        return
    path = Path(output)
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("wb") as target:
            yield target
        os.replace(partial, path)
    except OSError as error:
        raise SettingsError(f"--output {output} cannot be written ({error.strerror}); name another file.") from error
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def _new_folder(output: str) -> Iterator[Path]:
    """Give a folder that takes its name only once all files in it are written.

    Raises:
        SettingsError: none is named, there is one already, or it cannot be written.
    """
    from pourparler.errors import SettingsError

    path = Path(output)
    if output == "-":
        raise SettingsError("--format csv writes a folder; name it with -o tables.")
    if path.exists():
        raise SettingsError(f"--output {output} is there already; name a folder that is not.")
    partial = path.with_name(f".{path.name}.partial")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir()
        yield partial
        os.replace(partial, path)
    except OSError as error:
        raise SettingsError(f"--output {output} cannot be written ({error.strerror}); name another folder.") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


export.__doc__ = f"{cleandoc(export.__doc__ or '')}\n\nFormats:\n\n{formats_help()}"
