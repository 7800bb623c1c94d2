"""``pourparler changes``: what is new or other in a negotiation since a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.options import AsOf, Json, KnownOn, Record, parse_day, parse_moment

if TYPE_CHECKING:
    from pourparler.show.changes import ToldNews


LIMIT = 20
"""Changes of each sort that people see; machines get all."""


def changes(  # noqa: PLR0913  # one parameter for each option
    since: Annotated[str, typer.Option(metavar="DATE", help="From this day on.")],
    record: Record = "record.db",
    as_of: AsOf = None,
    known_on: KnownOn = None,
    limit: Annotated[int, typer.Option(min=0, help="How many of each sort, the latest; 0 for all.")] = LIMIT,
    json: Json = False,
) -> None:
    """Show what changed: positions, proposals, answers, what is due or overdue, figures revised."""
    from pourparler.ask.followed_records import FollowedRecord
    from pourparler.ask.news import tell_news
    from pourparler.cli.terminal import open_console
    from pourparler.errors import SettingsError
    from pourparler.show.ledgers import LedgerView
    from pourparler.store.engine import open_record

    first, last, moment = parse_day("--since", since), parse_day("--as-of", as_of), parse_moment("--known-on", known_on)
    assert first is not None
    if last is not None and last < first:
        raise SettingsError(f"--since {first} lies after --as-of {last}; give the earlier day to --since.")
    engine = open_record(record)
    followed = FollowedRecord(engine, moment)
    told = tell_news(engine, followed, first, last, moment)
    _show(told, LedgerView(followed.label, last, open_console().width), limit or None, json)


def _show(told: ToldNews, view: object, limit: int | None, json: bool) -> None:
    from pourparler.cli.terminal import open_console, print_out, write_json
    from pourparler.show.changes import changes_list, encode_changes
    from pourparler.show.ledgers import LedgerView

    assert isinstance(view, LedgerView)
    if json:
        for change in encode_changes(told, view):
            write_json(change)
    else:
        print_out(open_console(), changes_list(told, view, limit))
