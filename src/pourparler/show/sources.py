"""Publishers for people and machines; what only their names say is marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pourparler.schema.sources import GRADES, Source
from pourparler.show.words import day_phrase, plain

_HEADINGS = ("publisher", "kind", "country", "speaks for", "grade", "reports", "days")


def sources_table(sources: Sequence[Source], labels: Mapping[str, str]) -> RenderableType:
    """Return the publishers; what follows from a name and was not decided by a person ends with “?”.

    Args:
        sources: publishers.
        labels: labels of parties by id or key.
    """
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False)
    for heading in _HEADINGS:
        table.add_column(heading)
    for source in sources:
        days = f"{day_phrase(source.first)} – {day_phrase(source.last)}" if source.first and source.last else ""
        table.add_row(
            Text(plain(source.name), "bold"),
            _fact(source, "kind", source.kind),
            _fact(source, "country", source.country),
            _fact(source, "affiliated", _voice(source, labels)),
            f"{source.grade} {GRADES[source.grade]}" if source.grade else "",
            str(source.reports),
            days,
        )
    return table


def _voice(source: Source, labels: Mapping[str, str]) -> str | None:
    if source.affiliated_to is None:
        return None
    return labels.get(source.affiliated_to, source.affiliated_to) or "nobody"


def _fact(source: Source, fact: str, value: str | None) -> str:
    if value is None:
        return ""
    return value if fact in source.decided else f"{value}?"


def encode_source(source: Source) -> dict[str, Any]:
    """Return a publisher for JSON Lines."""
    return {
        "key": source.key,
        "name": source.name,
        "kind": source.kind,
        "country": source.country,
        "affiliated_to": source.affiliated_to,
        "grade": source.grade,
        "decided": sorted(source.decided),
        "reports": source.reports,
        "first": source.first.isoformat() if source.first else None,
        "last": source.last.isoformat() if source.last else None,
    }
