"""``pourparler demo``: the bundled reports into a record, shown as they are read and then laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.errors import StoreError
from pourparler.settings import DATA

if TYPE_CHECKING:
    from rich.console import Console

    from pourparler.schema.record import Reading
    from pourparler.schema.views import ClaimFilter
    from pourparler.store.view import View

SAMPLES = DATA / "samples" / "demo"
_TIMELINE, _OTHERS = 15, 6


def demo(
    record: Annotated[
        str | None,
        typer.Option(metavar="FILE.db|postgresql://…", help="Keep the record here; without it, it is thrown away."),
    ] = None,
) -> None:
    """Read the bundled sample reports into a record and show it: no network, no arguments."""
    from tempfile import TemporaryDirectory

    if not SAMPLES.is_dir():
        raise StoreError(f"The sample reports were expected in {SAMPLES}; reinstall pourparler.")
    if record is not None:
        _read_and_show(record, kept=True)
        return
    with TemporaryDirectory(prefix="pourparler-") as folder:
        _read_and_show(f"{folder}/demo.db", kept=False)


def _read_and_show(record: str, *, kept: bool) -> None:
    from pourparler.ask.keeping import Keeper
    from pourparler.ask.sources import Order
    from pourparler.ask.writers import open_writer
    from pourparler.cli.terminal import open_console
    from pourparler.schema.record import Reading
    from pourparler.store.engine import open_record, record_name
    from pourparler.store.view import View

    console, engine = open_console(), open_record(record, create=True)
    keeper = Keeper(open_writer(engine))
    console.print("Reading the bundled reports of an invented crisis …\n", style="bold")
    for result in keeper.keep(Order((str(SAMPLES),))):
        if isinstance(result, Reading):
            _show_reading(console, result)
    _show_record(console, View(engine))
    _say_what_next(console, record_name(engine), kept)


def _show_reading(console: Console, reading: Reading) -> None:
    """Print a report as it is read, with the number of its claims."""
    from collections import Counter
    from datetime import UTC, datetime

    from rich.text import Text

    from pourparler.cli.terminal import print_out
    from pourparler.schema.codec import kind_of
    from pourparler.schema.views import StoredDocument
    from pourparler.show.lines import report_name
    from pourparler.show.tables import counted

    stored = StoredDocument(reading.document, 1, 1, datetime.now(UTC))
    counts = Counter(kind_of(claim) for claim in reading.claims)
    print_out(console, Text.assemble(report_name(stored), (f" · {counted(counts)}", "dim")))


def _show_record(console: Console, view: View) -> None:
    from pourparler.schema.views import ClaimFilter

    timeline = ClaimFilter(kinds=("event", "proposal", "response"), limit=_TIMELINE)
    _show_part(console, view, "Timeline", timeline)
    _show_part(console, view, "Positions", ClaimFilter(kinds=("position",), limit=_OTHERS))
    _show_part(console, view, "Proposals", ClaimFilter(kinds=("proposal",), limit=_OTHERS))


def _show_part(console: Console, view: View, heading: str, wanted: ClaimFilter) -> None:
    from pourparler.cli.terminal import print_out
    from pourparler.show.tables import claims_table, timeline

    found, total = view.claims(wanted), view.count(wanted)
    shown = f"{heading} (the latest {len(found)} of {total})" if total > len(found) else f"{heading} ({total})"
    console.print(f"\n{shown}\n", style="bold")
    print_out(console, (timeline if heading == "Timeline" else claims_table)(found, console.width))


def _say_what_next(console: Console, record: str, kept: bool) -> None:
    if kept:
        console.print(f"The record is {record}. Ask it: pourparler show positions --record {record}")
        console.print(f"Two pages of it before a meeting: pourparler brief -o brief.html --record {record}")
    else:
        console.print(
            "Keep it to ask it more: pourparler demo --record demo.db; pourparler show timeline --record demo.db"
        )
        console.print("Two pages of it before a meeting: pourparler brief -o brief.html --record demo.db")
