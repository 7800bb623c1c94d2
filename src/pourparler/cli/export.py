"""``pourparler export``: a record's claims for other programs, in the claims format or as a table of PLOVER events."""

from __future__ import annotations

import csv
import io
import json as json_text
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from pourparler.cli.options import (
    USUAL_CONFIDENCE,
    Json,
    KnownOn,
    MinConfidence,
    Record,
    parse_chance,
    parse_code,
    parse_day,
    parse_moment,
)
from pourparler.cli.publishers import GradeAsked, Independent, SourceKindAsked, publishers_asked

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from pourparler.schema.views import ClaimFilter

FORMATS = ("claims", "plover")


def export(  # noqa: PLR0913  # one parameter for each option
    format: Annotated[
        str, typer.Option(metavar="claims|plover", help="The claims format, or PLOVER events as CSV.")
    ] = "claims",
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
    factuality: Annotated[str | None, typer.Option(help="happened, ongoing, planned, negated …")] = None,
    document: Annotated[str, typer.Option(help="Part of a report's title, publisher, address or id.")] = "",
    source_kind: SourceKindAsked = None,
    grade: GradeAsked = None,
    independent: Independent = False,
    min_confidence: MinConfidence = None,
    known_on: KnownOn = None,
    json: Json = False,
) -> None:
    """Write a record's newest claims for other programs.

    `--format claims` gives the claims format, a document a line, as `pourparler claims --min-confidence 0` prints it.
    `--format plover` gives a table of events by PLOVER's conventions (docs/plover.md); with `--json`, JSON Lines with
    the same columns. The filters choose among the program's claims, before any convention.
    """
    from pourparler.cli.filters import make_filter
    from pourparler.store.engine import open_record

    wanted_format = parse_code("--format", format, FORMATS)
    wanted = make_filter(
        ("event",) if wanted_format == "plover" else (),
        party=party,
        issue=issue,
        type=type,
        place=place,
        since=parse_day("--since", since),
        until=parse_day("--until", until),
        factuality=factuality,
        document=document,
        sources=publishers_asked(record, source_kind, grade, independent=independent),
        min_confidence=parse_chance(
            "--min-confidence", min_confidence, 0.0 if wanted_format == "claims" else USUAL_CONFIDENCE
        ),
        known_on=parse_moment("--known-on", known_on),
    )
    engine = open_record(record)
    with _opened(output) as target:
        if wanted_format == "claims":
            said = _export_claims(engine, wanted, target)
        else:
            said = _export_plover(engine, wanted, target, as_json=json)
    if output != "-":
        sys.stderr.write(f"Wrote {said} to {output}.\n")


def _export_claims(engine: Engine, wanted: ClaimFilter, target: BinaryIO) -> str:
    """Write a line for each document; return what was written."""
    from pourparler.schema.codec import encode_reading
    from pourparler.schema.links import without_loose_links
    from pourparler.store.readings import ReadingsView

    documents = claims = 0
    for reading in ReadingsView(engine).readings(wanted):
        kept = without_loose_links(reading)
        target.write(_json_line(encode_reading(kept)))
        documents, claims = documents + 1, claims + len(kept.claims)
    return f"{_counted(claims, 'claim')} of {_counted(documents, 'document')}"


def _export_plover(engine: Engine, wanted: ClaimFilter, target: BinaryIO, *, as_json: bool) -> str:
    """Write a row for each event; return what was written and what the conventions left out."""
    from pourparler.show.coded_events import code_events
    from pourparler.show.plover import COLUMNS, row_of
    from pourparler.store.view import View

    coded, left_out = code_events(View(engine).claims(wanted))
    if not as_json:
        target.write(_csv_line(list(COLUMNS)))
    for event in coded:
        row = row_of(event)
        target.write(_json_line(row) if as_json else _csv_line(list(row.values())))
    return _counted(len(coded), "event") + _left_out_phrase(left_out)


def _left_out_phrase(left_out: Counter[str]) -> str:
    if not left_out:
        return ""
    parts = ", ".join(f"{count} by {convention}" for convention, count in left_out.most_common())
    return f" ({left_out.total()} left out: {parts})"


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" + ("" if count == 1 else "s")


def _json_line(value: object) -> bytes:
    # A lone surrogate becomes \udXXX, which is how JSON itself writes it.
    return (json_text.dumps(value, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _csv_line(cells: list[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode("utf-8", "backslashreplace")


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
