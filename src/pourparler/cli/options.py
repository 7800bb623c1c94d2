"""Options that several commands share, and how their words become values."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Annotated

import typer

from pourparler.errors import SettingsError
from pourparler.schema.codes import find_code

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Files (text, Markdown, HTML, PDF, DOCX, JSON, JSON Lines, CSV), folders, web addresses, feeds, "
        "or - for standard input.",
    ),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Publication day of reports that do not tell it, as YYYY-MM-DD.")
]
Publisher = Annotated[str, typer.Option("--source", metavar="NAME", help="Publisher of reports that do not tell it.")]
Workers = Annotated[int, typer.Option(min=1, max=64, help="Processes that read; the result is the same.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let web addresses on this machine or in private networks be asked.")
]
Record = Annotated[
    str,
    typer.Option(metavar="FILE.db|postgresql://…", help="The record: a file, or the address of a PostgreSQL database."),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="How it stood in the world at the end of this day.")
]
KnownOn = Annotated[
    str | None,
    typer.Option("--known-on", metavar="MOMENT", help="Only what the record had learned by this day or moment."),
]
MinConfidence = Annotated[
    str | None,
    typer.Option(
        "--min-confidence",
        metavar="P",
        help="Leave out claims less certain than this, from 0 to 1; lists leave out those below 0.2 unless told.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines for machines.")]


def parse_day(option: str, value: str | None) -> date | None:
    """Return the day an option names.

    Raises:
        SettingsError: it is no day.
    """
    if value is None:
        return None
    try:
        return date.fromisoformat(value.strip())
    except ValueError as error:
        raise SettingsError(f"{option} expects a day as YYYY-MM-DD, such as 2024-02-07, not {value!r}.") from error


def parse_moment(option: str, value: str | None) -> datetime | None:
    """Return the moment an option names, in UTC where it tells no zone; a day means its end.

    Raises:
        SettingsError: it is no moment.
    """
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError as error:
        raise SettingsError(
            f"{option} expects a day or moment such as 2024-02-07 or 2024-02-07T18:30, not {value!r}."
        ) from error
    if len(value.strip()) == len("2024-02-07"):
        moment = datetime.combine(moment.date(), time.max)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def parse_chance(option: str, value: str | None, usual: float = 0.0) -> float:
    """Return the chance an option names; the usual one where it is not given.

    Raises:
        SettingsError: it is no number from 0 to 1.
    """
    try:
        chance = usual if value is None else float(value)
    except ValueError:
        chance = -1.0
    if not 0 <= chance <= 1:
        raise SettingsError(f"{option} expects a number from 0 to 1, such as 0.7, not {value!r}.")
    return chance


parse_code = find_code
"""Return the code that an option names."""
