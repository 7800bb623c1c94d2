"""Options that filter by who published a report, and the publishers that they mean."""

from __future__ import annotations

from typing import Annotated

import typer

from pourparler.cli.options import parse_code

SourceKindAsked = Annotated[
    str | None, typer.Option("--source-kind", metavar="KIND", help="Only of publishers of this kind, such as wire.")
]
GradeAsked = Annotated[
    str | None, typer.Option("--grade", metavar="A-E", help="Only of publishers that people graded so or better.")
]
Independent = Annotated[
    bool, typer.Option("--independent", help="Leave out publishers that are known to be a party's voice.")
]


def publishers_asked(record: str, kind: str | None, grade: str | None, *, independent: bool) -> tuple[str, ...] | None:
    """Return the names of the publishers that pass, None where nothing is asked of them.

    Args:
        record: the record that knows them.
        kind: kind of publisher.
        grade: the lowest Admiralty letter that passes.
        independent: True leaves out a party's voice.
    """
    if kind is None and grade is None and not independent:
        return None
    from pourparler.cli.source import known_sources
    from pourparler.schema.sources import KINDS

    wanted = parse_code("--source-kind", kind, [code.replace(" ", "-") for code in KINDS])
    lowest = parse_code("--grade", grade, "ABCDE")
    return tuple(
        source.name
        for source in known_sources(record)
        if (wanted is None or source.kind == wanted.replace("-", " "))
        and (lowest is None or (source.grade is not None and source.grade <= lowest))
        and not (independent and source.affiliated_to)
    )
