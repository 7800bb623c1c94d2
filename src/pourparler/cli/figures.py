"""``pourparler figures``: counts over time by topic, place and counter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.options import AsOf, Json, KnownOn, Record, parse_code, parse_day, parse_moment

if TYPE_CHECKING:
    from datetime import date

    from pourparler.schema.series import Series

NOTHING = "The record tells of no such figures by then."
LIMIT = 20


def figures(  # noqa: PLR0913  # one parameter for each option
    record: Record = "record.db",
    topic: Annotated[str | None, typer.Option(help="killed, wounded, displaced, captives, aid …")] = None,
    place: Annotated[str, typer.Option(help="Part of a place's name.")] = "",
    counter: Annotated[str, typer.Option(help="Part of the name of who counts.")] = "",
    as_of: AsOf = None,
    known_on: KnownOn = None,
    limit: Annotated[int, typer.Option(min=0, help="How many series, the longest; 0 for all.")] = LIMIT,
    json: Json = False,
) -> None:
    """Show figures over time, a line for each counter; nothing is added up, and nothing averaged."""
    from typing import get_args

    from pourparler.ask.followed_records import FollowedRecord
    from pourparler.cli.terminal import open_console, print_out, write_json
    from pourparler.schema.claims import Topic
    from pourparler.show.series import encode_series, series_list
    from pourparler.store.engine import open_record

    code, day = parse_code("--topic", topic, get_args(Topic)), parse_day("--as-of", as_of)
    followed = FollowedRecord(open_record(record), parse_moment("--known-on", known_on))
    label = followed.label
    found = [
        series
        for each in followed.series()
        if (series := _until(each, day)) is not None
        and code in (None, series.topic)
        and place.casefold() in series.place.casefold()
        and counter.casefold() in (label(series.counter).casefold() if series.counter else "")
    ]
    if json:
        for series in found:
            write_json(encode_series(series, label))
        return
    console, shown = open_console(), found[:limit] if limit else found
    print_out(console, series_list(shown, label) if shown else NOTHING)
    if len(shown) < len(found):
        console.print(f"The longest {len(shown)} of {len(found)} series; --limit 0 shows all.", style="dim")


def _until(series: Series, day: date | None) -> Series | None:
    """Return a series up to a day, None where it begins later."""
    from dataclasses import replace

    points = tuple(point for point in series.points if day is None or point.day <= day)
    return replace(series, points=points) if points else None
