"""Figures as a table with HXL hashtags (HXL 1.1): a heading for people, a row of tags for machines, a row a figure.

Numbers of different counters stand in different rows and are never added. Coordinates are given for places only: the
middle of a region or country is no place where anything happened.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from pourparler.schema.claims import Figure
from pourparler.schema.exports import ExportedClaim
from pourparler.schema.participants import parties_of
from pourparler.show.exports.claim_facts import identity_at, iso

_Cell = Callable[[ExportedClaim, Figure], object]
COLUMNS: dict[str, tuple[str, _Cell]] = {
    "What is counted": ("#indicator+topic", lambda exported, figure: figure.topic),
    "At least": ("#indicator+value+min", lambda exported, figure: _number(figure.low)),
    "Best": ("#indicator+value+best", lambda exported, figure: _number(figure.best)),
    "At most": ("#indicator+value+max", lambda exported, figure: _number(figure.high)),
    "In words": ("#indicator+value+text", lambda exported, figure: figure.text.text),
    "Counts": ("#indicator+period", lambda exported, figure: figure.period),
    "Counted by": ("#org+counter+name", lambda exported, figure: _counter(exported)),
    "First day": ("#date+start", lambda exported, figure: iso(figure.when.start) if figure.when else None),
    "Last day": ("#date+end", lambda exported, figure: iso(figure.when.end) if figure.when else None),
    "Place": ("#loc+name", lambda exported, figure: _place(figure)),
    "Place is": ("#loc+type", lambda exported, figure: figure.where.precision if figure.where else None),
    "Country": ("#country+code+v_iso2", lambda exported, figure: figure.where.country if figure.where else None),
    "Latitude": ("#geo+lat", lambda exported, figure: _coordinates(figure)[0]),
    "Longitude": ("#geo+lon", lambda exported, figure: _coordinates(figure)[1]),
    "How it is told": ("#status+factuality", lambda exported, figure: figure.factuality),
    "Confidence": ("#meta+confidence", lambda exported, figure: figure.confidence),
    "Review": ("#status+review", lambda exported, figure: exported.review),
    "Sentence": ("#description+quotation", lambda exported, figure: exported.stored.sentence.text),
    "Publisher": ("#meta+source+name", lambda exported, figure: exported.stored.stored.document.source),
    "Report": ("#meta+source+title", lambda exported, figure: exported.stored.stored.document.title),
    "Published": ("#date+reported", lambda exported, figure: iso(exported.stored.stored.document.published)),
    "Address": ("#meta+source+url", lambda exported, figure: exported.stored.stored.document.url),
    "Claim": ("#meta+id", lambda exported, figure: figure.id),
}  # fmt: skip
"""Headings with their tags and cells."""


def hxl(claims: Iterable[ExportedClaim]) -> Iterator[bytes]:
    """Yield the lines of the table of the figures among some claims."""
    yield _line(list(COLUMNS))
    yield _line([tag for tag, _ in COLUMNS.values()])
    for exported in claims:
        figure = exported.stored.claim
        if isinstance(figure, Figure):
            yield _line([cell(exported, figure) for _, cell in COLUMNS.values()])


def _counter(exported: ExportedClaim) -> str | None:
    for at, (role, party) in enumerate(parties_of(exported.stored.claim)):
        if role == "counted_by":
            known = identity_at(exported, at)
            return known.label if known else party.label
    return None


def _place(figure: Figure) -> str | None:
    return (figure.where.name or figure.where.quote.text) if figure.where else None


def _coordinates(figure: Figure) -> tuple[float | None, float | None]:
    place = figure.where
    return (place.latitude, place.longitude) if place and place.precision == "place" else (None, None)


def _number(value: float | None) -> object:
    return value if value is None or value != int(value) else int(value)


def _line(cells: list[object] | list[str]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode("utf-8", "backslashreplace")
