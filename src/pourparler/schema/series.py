"""Figures over time: what one counter counts of one thing in one place, never mixed with what others count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pourparler.schema.claims import Topic
from pourparler.schema.following import TakenFigure


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """What a counter gave on a day; ``revises`` tells that the counter gave another number before.

    Attributes:
        day: day of the report that tells it.
        figure: the figure.
        others: further reports of the same number by the same counter, by day.
        revises: the figure before, None for the first one and where the number is the same.
    """

    day: date
    figure: TakenFigure
    others: tuple[TakenFigure, ...] = ()
    revises: TakenFigure | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one topic, place, counter and period, by day.

    Attributes:
        topic: what is counted.
        place: where, ``""`` where the words tell none.
        counter: id of who counts, None for the reports themselves.
        period: cumulative, of one event, or unknown.
        about: day of the event that figures of period “event” are of, None for others.
        points: by day.
    """

    topic: Topic
    place: str
    counter: str | None
    period: str
    about: date | None
    points: tuple[SeriesPoint, ...]
