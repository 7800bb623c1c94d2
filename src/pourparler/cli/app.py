"""The command ``pourparler``; the commands' modules import the rooms only when they run, so that help is quick."""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated

import typer

from pourparler.cli.act import act_app
from pourparler.cli.brief import brief
from pourparler.cli.changes import changes
from pourparler.cli.claims import claims
from pourparler.cli.demo import demo
from pourparler.cli.edges import told
from pourparler.cli.export import export
from pourparler.cli.figures import figures
from pourparler.cli.importing import import_record
from pourparler.cli.judge import judge
from pourparler.cli.ledger import ledger
from pourparler.cli.mcp import mcp
from pourparler.cli.party import party_app
from pourparler.cli.positions import positions
from pourparler.cli.read import read
from pourparler.cli.search import search
from pourparler.cli.serve import serve
from pourparler.cli.show import show
from pourparler.cli.source import source_app
from pourparler.cli.upkeep import backup, check, restore
from pourparler.cli.user import user_app
from pourparler.version import __version__

app = typer.Typer(
    name="pourparler",
    help="Read reports of a negotiation and keep its record: who wants what on which condition, with the exact words.",
    epilog="Example: pourparler demo",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"pourparler {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Version.")
    ] = False,
) -> None:
    """Hold the options that come before a command."""


for command, example in (
    (claims, "pourparler claims report.txt --published 2024-02-07"),
    (read, "pourparler read reports/ --record crisis.db"),
    (show, "pourparler show positions --party Hamas --issue ceasefire --record crisis.db"),
    (ledger, "pourparler ledger --as-of 2026-03-10 --record crisis.db"),
    (positions, "pourparler positions --as-of 2026-03-10 --issue ceasefire --record crisis.db"),
    (changes, "pourparler changes --since 2026-03-10 --record crisis.db"),
    (figures, "pourparler figures --topic killed --record crisis.db"),
    (brief, "pourparler brief --since 2026-03-10 -o brief.html --record crisis.db"),
    (export, "pourparler export --format plover --since 2026-03-01 -o events.csv --record crisis.db"),
    (judge, "pourparler judge edit c-5f0c12 --set reply=accept-with-changes --record crisis.db"),
    (search, "pourparler search ceasefire 'Port Sudan' --kind proposal --record crisis.db"),
    (mcp, "pourparler mcp --record crisis.db"),
    (check, "pourparler check --record crisis.db"),
    (backup, "pourparler backup crisis.jsonl.gz --record crisis.db"),
    (restore, "pourparler restore crisis.jsonl.gz --record postgresql://keeper@localhost/crisis"),
    (serve, "pourparler serve crisis.db --port 8765"),
    (demo, "pourparler demo --record demo.db"),
):
    app.command(epilog=f"Example: {example}")(told(command))
app.command("import", epilog="Example: pourparler import crisis.jsonl --record copy.db")(told(import_record))
app.add_typer(act_app, epilog="Example: pourparler act merge c-384b462d c-368d8dba --record crisis.db")
app.add_typer(source_app, epilog='Example: pourparler source grade "Harbour Wire" B --record crisis.db')
app.add_typer(party_app, epilog='Example: pourparler party show "Salt Coast Front" --record crisis.db')
app.add_typer(user_app, epilog="Example: pourparler user add mara --role editor --accounts accounts.db")


COLLECT_AFTER = (50_000, 20, 20)
"""A view makes many objects at once that all stay, so looking for garbage as often as Python does costs a fifth."""


def main() -> None:
    """Run the command line; a fault of the program is one sentence too, unless ``POURPARLER_TRACEBACK`` is set."""
    gc.set_threshold(*COLLECT_AFTER)
    try:
        app()
    except Exception as error:
        if os.environ.get("POURPARLER_TRACEBACK"):
            raise
        fault = f"{type(error).__name__}: {error}".splitlines()[0]
        sys.stderr.write(
            f"pourparler failed ({fault}); this is a fault of the program: "
            "set POURPARLER_TRACEBACK=1 to see where, and please report it.\n"
        )
        sys.exit(1)
