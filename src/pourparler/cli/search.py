"""``pourparler search``: claims and reports that hold words, whichever database the record is in."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.options import Json, KnownOn, Record, parse_code, parse_day, parse_moment

if TYPE_CHECKING:
    from pourparler.schema.views import ClaimFilter
    from pourparler.store.view import View

LIMIT = 20
"""Claims, and as many reports, for people; machines get all."""


class Where(StrEnum):
    """What is searched."""

    both = "both"
    claims = "claims"
    reports = "reports"


def search(  # noqa: PLR0913  # one parameter for each option
    words: Annotated[list[str], typer.Argument(help='Words, all of them; "a phrase" in quotation marks.')],
    record: Record = "record.db",
    where: Annotated[
        Where, typer.Option("--in", help="Claims (their sentence and parties), reports (title and text), or both.")
    ] = Where.both,
    kind: Annotated[str | None, typer.Option(help="event, statement, position, proposal, response or figure.")] = None,
    party: Annotated[str, typer.Option(help="Part of a party's name, in any role, or its id.")] = "",
    issue: Annotated[str | None, typer.Option(help="Issue of positions and proposals, such as ceasefire.")] = None,
    type: Annotated[str | None, typer.Option(help="Event type, stance, reply, topic or mode of speech.")] = None,
    place: Annotated[str, typer.Option(help="Part of a place's name, or a country's two-letter code.")] = "",
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day.")] = None,
    factuality: Annotated[str | None, typer.Option(help="happened, ongoing, planned, negated …")] = None,
    document: Annotated[str, typer.Option(help="Part of a report's title, publisher, address or id.")] = "",
    known_on: KnownOn = None,
    limit: Annotated[
        int | None, typer.Option(min=0, help=f"How many of each, the latest, {LIMIT} else; 0 for all.")
    ] = None,
    json: Json = False,
) -> None:
    """Find claims and reports by words, whatever their case and accents; hyphens count as blanks.

    A filter of claims also restricts the reports: to those with such a claim.
    """
    from pourparler.cli.filters import make_filter
    from pourparler.schema.claims import KINDS
    from pourparler.store.engine import open_record
    from pourparler.store.view import View

    asked = parse_code("--kind", kind, KINDS)
    wanted = make_filter(
        (asked,) if asked else (),
        party=party,
        issue=issue,
        type=type,
        place=place,
        since=parse_day("--since", since),
        until=parse_day("--until", until),
        factuality=factuality,
        document=document,
        words=_asked(words),
        known_on=parse_moment("--known-on", known_on),
        limit=(None if json else LIMIT) if limit is None else limit or None,
    )
    view = View(open_record(record))
    (_write if json else _print)(view, wanted, where)


def _asked(words: list[str]) -> str:
    """Return the words as the record takes them: what a shell has freed of its quotation marks is a phrase.

    >>> _asked(["ceasefire", "Port Sudan", '"two weeks"'])
    'ceasefire "Port Sudan" "two weeks"'
    """
    return " ".join(f'"{word}"' if " " in word.strip() and '"' not in word else word for word in words)


def _write(view: View, wanted: ClaimFilter, where: Where) -> None:
    from pourparler.cli.terminal import write_json
    from pourparler.show.machine import encode_found_document, encode_stored_claim

    if where is not Where.reports:
        for stored in view.claims(wanted):
            write_json({"found": "claim"} | encode_stored_claim(stored))
    if where is not Where.claims:
        for found in view.finds(wanted):
            write_json({"found": "report"} | encode_found_document(found))


def _print(view: View, wanted: ClaimFilter, where: Where) -> None:
    from pourparler.cli.terminal import open_console, print_out
    from pourparler.show.finds import found_claims, found_documents

    console = open_console()
    if where is not Where.reports:
        claims = view.claims(wanted)
        print_out(console, found_claims(claims, view.count(wanted), console.width))
    if where is not Where.claims:
        print_out(console, found_documents(view.finds(wanted), view.count_documents(wanted)))
