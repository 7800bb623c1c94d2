"""``pourparler positions``: where each side stands on each issue on a day, as a matrix and with the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.options import AsOf, Json, KnownOn, Record, parse_code, parse_day, parse_moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pourparler.ask.followed_records import FollowedRecord
    from pourparler.schema.stands import Stand

NOTHING = "The record tells of no such position by then."
LIMIT = 40
"""Cells whose words are shown to people."""


def positions(  # noqa: PLR0913  # one parameter for each option
    record: Record = "record.db",
    as_of: AsOf = None,
    known_on: KnownOn = None,
    party: Annotated[str, typer.Option(help="Part of a party's name.")] = "",
    issue: Annotated[str | None, typer.Option(help="One issue, such as ceasefire.")] = None,
    limit: Annotated[
        int, typer.Option(min=0, help="How many positions with their words, the latest; 0 for all.")
    ] = LIMIT,
    json: Json = False,
) -> None:
    """Show where each side stands on each issue: for, against or under which condition, since when, and its words."""
    from typing import get_args

    from pourparler.ask.followed_records import FollowedRecord
    from pourparler.follow.stands import stands_on
    from pourparler.schema.claims import Issue
    from pourparler.store.engine import open_record

    code = parse_code("--issue", issue, get_args(Issue))
    day, moment = parse_day("--as-of", as_of), parse_moment("--known-on", known_on)
    followed = FollowedRecord(open_record(record), moment)
    found = stands_on(followed.histories, day)
    asked = party.casefold()
    wanted = [s for s in found if code in (None, s.issue) and asked in followed.label(s.side).casefold()]
    _show(record, followed, wanted, limit, json)


def _show(record: str, followed: FollowedRecord, stands: Sequence[Stand], limit: int, json: bool) -> None:
    from pourparler.cli.terminal import open_console, print_out, write_json
    from pourparler.show.positions import encode_stand, matrix, stands_list, with_words
    from pourparler.store.engine import open_record
    from pourparler.store.view import View

    latest = sorted(stands, key=lambda stand: (stand.latest.day, stand.side, stand.issue))
    shown = latest if json or not limit else latest[-limit:]
    numbers = sorted({stand.latest.number for stand in shown if stand.latest.number is not None})
    told = with_words(shown, View(open_record(record)).claims_numbered(numbers))
    label = followed.label
    if json:
        for each in told:
            write_json(encode_stand(each, label))
        return
    console = open_console()
    if not stands:
        print_out(console, NOTHING)
        return
    print_out(console, matrix(stands, label, console.width), stands_list(told, label, console.width))
    if len(shown) < len(stands):
        console.print(f"The words of the latest {len(shown)} of {len(stands)}; --limit 0 shows all.", style="dim")
