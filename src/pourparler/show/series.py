"""Figures over time: each counter's own line; numbers of two counters are never put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from pourparler.schema.following import TakenFigure
from pourparler.schema.series import Series, SeriesPoint
from pourparler.show.lines import SHOWN_ID
from pourparler.show.words import day_phrase, plain

NOT_TOLD = "place not told"
REPORTS = "the reports themselves"


def series_list(series: Sequence[Series], label: Callable[[str], str]) -> RenderableType:
    """Return series under their topic and place, those of different counters side by side."""
    ordered = sorted(series, key=lambda each: (each.topic, each.place, each.about or each.points[0].day))
    parts: list[RenderableType] = []
    for (topic, place), members in groupby(ordered, key=lambda each: (each.topic, each.place)):
        parts.append(Text(f"{topic} · {plain(place) or NOT_TOLD}", "bold underline"))
        parts += [part for each in members for part in _series(each, label)]
        parts.append(Text(""))
    return Group(*parts[:-1])


def _series(series: Series, label: Callable[[str], str]) -> Iterator[RenderableType]:
    counter = plain(label(series.counter)) if series.counter else REPORTS
    about = f", of {day_phrase(series.about)}" if series.about else ""
    period = f" · {series.period}{about}" if series.period != "unknown" else ""
    yield Padding(Text.assemble((counter, "bold"), (period, "dim")), (0, 0, 0, 2))
    for point in series.points:
        yield Padding(point_phrase(point), (0, 0, 0, 4))


def point_phrase(point: SeriesPoint) -> Text:
    """Return a number with its day, what it was before, how often it was told, and its claim."""
    figure = point.figure
    before = f" (before: {figure_phrase(point.revises)})" if point.revises else ""
    again = f" · told {len(point.others) + 1} times" if point.others else ""
    publisher = plain(figure.source.publisher)
    return Text.assemble(
        (day_phrase(point.day), "green"),
        f"  {figure_phrase(figure)}",
        (before, "yellow"),
        f"  “{plain(figure.text)}”",
        (f" · {publisher}" if publisher else "", "dim"),
        (again, "dim"),
        " · ",
        (figure.claim[:SHOWN_ID], "cyan"),
    )


def figure_phrase(figure: TakenFigure) -> str:
    """Return a figure's number as exactly as its words give it.

    A lower and an upper bound alone are “at least” and “at most”.
    """
    low, best, high = (_number(value) for value in (figure.low, figure.best, figure.high))
    if low and high:
        return low if low == high else f"{low} to {high}"
    if low:
        return f"at least {low}"
    if high:
        return f"at most {high}"
    return f"about {best}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}" if value == int(value) else f"{value:,}"


def encode_series(series: Series, label: Callable[[str], str]) -> dict[str, Any]:
    """Return a series for machines."""
    return {
        "topic": series.topic,
        "place": series.place or None,
        "counter": {"id": series.counter, "label": label(series.counter)} if series.counter else None,
        "period": series.period,
        "about": series.about.isoformat() if series.about else None,
        "points": [encode_point(point) for point in series.points],
    }


def encode_point(point: SeriesPoint) -> dict[str, Any]:
    """Return a point of a series: its numbers, and the claims that tell it."""
    figure = point.figure
    return {
        "day": point.day.isoformat(),
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "text": figure.text,
        "claims": [figure.claim, *(other.claim for other in point.others)],
        "revises": point.revises.claim if point.revises else None,
        "source": figure.source.publisher,
    }
