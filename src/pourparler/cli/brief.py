"""``pourparler brief``: what changed and how it stands, on two pages, every sentence with the exact words behind it."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.options import (
    AsOf,
    KnownOn,
    MinConfidence,
    Record,
    parse_chance,
    parse_code,
    parse_day,
    parse_moment,
)

if TYPE_CHECKING:
    from pourparler.ask.briefs.wishes import BriefWish
    from pourparler.schema.briefs import Brief

_QUIET = 2.0
"""Seconds before signs of life begin."""
FORMATS = (".html", ".docx", ".md", ".pdf")


def brief(  # noqa: PLR0913  # one parameter for each option
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Where to write it; .html, .docx, .md or .pdf says in which form."
        ),
    ] = "",
    record: Record = "record.db",
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="First day of what changed; a week before the last one.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Last day of what changed; the day of the newest report.")
    ] = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    party: Annotated[str, typer.Option(help="Part of a party's name, or of another of its names.")] = "",
    issue: Annotated[str | None, typer.Option(help="One issue, such as captives.")] = None,
    reviewed_only: Annotated[
        bool, typer.Option("--reviewed-only/--all", help="Only what a person accepted or edited, or all.")
    ] = False,
    min_confidence: MinConfidence = None,
    json: Annotated[bool, typer.Option("--json", help="The brief as one JSON object on standard output.")] = False,
) -> None:
    """Write a brief: what changed, who stands where, each proposal with its replies, meetings, incidents, figures.

    It is chosen for two pages; where there is more, it says how much and which command lists it. Rejected claims are
    left out, edited ones told as edited, and what nobody has reviewed is marked so.
    """
    from typing import get_args

    from pourparler.ask.briefs.wishes import BriefWish
    from pourparler.schema.claims import Issue

    form = _form(output, json=json)
    least = None if min_confidence is None else parse_chance("--min-confidence", min_confidence)
    wish = BriefWish(
        record=record,
        since=parse_day("--since", since),
        until=parse_day("--until", until),
        as_of=parse_day("--as-of", as_of),
        known_on=parse_moment("--known-on", known_on),
        party=party,
        issue=parse_code("--issue", issue, get_args(Issue)),  # type: ignore[arg-type]  # one of the codes
        reviewed_only=reviewed_only,
        min_confidence=least,
    )
    made = _written(wish)
    if json:
        from pourparler.cli.terminal import write_json
        from pourparler.show.briefs.machine import encode_brief

        write_json(encode_brief(made))
    if form:
        _keep(made, Path(output))


def _form(output: str, *, json: bool) -> str:
    """Return the ending that says in which form the brief is written, ``""`` where it goes to standard output alone.

    Raises:
        SettingsError: none of the forms.
    """
    from pourparler.errors import SettingsError

    form = Path(output).suffix.lower()
    if form in FORMATS or (json and not output):
        return form
    asked = f"not {output!r}" if output else "and none was given"
    raise SettingsError(f"-o expects a file that ends in {', '.join(FORMATS)}, {asked}; or ask for --json.")


class _Signs:
    """Tells on standard error what is being done, if that is a terminal and it takes long enough."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def tell(self, stage: str) -> None:
        """Tell of a stage that begins."""
        if sys.stderr.isatty() and time.monotonic() - self._began > _QUIET:
            sys.stderr.write(f"\r{stage:<50}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the sign away."""
        if sys.stderr.isatty() and time.monotonic() - self._began > _QUIET:
            sys.stderr.write("\r" + " " * 50 + "\r")


def _written(wish: BriefWish) -> Brief:
    from pourparler.ask.briefs.briefs import write_brief
    from pourparler.store.engine import open_record

    signs = _Signs()
    made = write_brief(open_record(wish.record), wish, signs.tell)
    signs.clear()
    return made


def _keep(made: Brief, path: Path) -> None:
    from pourparler.ask.brief_files import keep_brief

    keep_brief(made, path)
    sentences = sum(1 for _ in made.said())
    notes = f"{len(made.notes)} note{'s' * (len(made.notes) != 1)}"
    sys.stderr.write(f"Wrote {path}: {sentences} sentences and cells with {notes}.\n")
