"""Figures over time under one filter; a series is shown up to a day, and never put together with another's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from pourparler.schema.series import Series, SeriesPoint
from pourparler.schema.views import ClaimFilter


def series_within(
    every: Iterable[Series], wanted: ClaimFilter, label: Callable[[str], str], until: date | None = None
) -> Iterator[Series]:
    """Yield the series that pass a filter, each with the points that do.

    Args:
        every: all series.
        wanted: topic, place, party who counts, days and publishers count; the rest does not restrict.
        label: gives a party's name.
        until: leave out what was told later, as the record stood at the end of this day.
    """
    for series in every:
        if _fits(series, wanted, label):
            points = tuple(point for point in series.points if _is_within(point, wanted, until))
            if points:
                yield replace(series, points=points)


def _fits(series: Series, wanted: ClaimFilter, label: Callable[[str], str]) -> bool:
    counter = label(series.counter) if series.counter else ""
    return (
        wanted.type in ("", series.topic)
        and wanted.place.casefold() in series.place.casefold()
        and (wanted.party == series.counter or wanted.party.casefold() in counter.casefold())
    )


def _is_within(point: SeriesPoint, wanted: ClaimFilter, until: date | None) -> bool:
    day = point.day
    told = (point.figure, *point.others)
    return (
        (until is None or day <= until)
        and (wanted.until is None or day <= wanted.until)
        and (wanted.since is None or day >= wanted.since)
        and (wanted.sources is None or any(figure.source.publisher in wanted.sources for figure in told))
    )
