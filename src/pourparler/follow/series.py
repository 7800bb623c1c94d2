"""Figures to series: by topic, place, counter and what they cover; numbers of two counters never meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from pourparler.follow.sides import Sides
from pourparler.schema.claims import Topic
from pourparler.schema.following import TakenFigure
from pourparler.schema.series import Series, SeriesPoint

_ANOTHER_EVENT = timedelta(days=5)
_Key = tuple[Topic, str, str | None, str, date | None]
_Number = tuple[float | None, float | None, float | None]
Group = tuple[_Key, _Number | None]
_Sentence = tuple[str, str, int | None, Topic, str | None]


def series_of(figures: Iterable[TakenFigure], sides: Sides) -> tuple[Series, ...]:
    """Return the series of some figures, the longest first; a name that one report alone uses counts as written."""
    found = [series for group, members in grouped(figures, sides).items() for series in series_in(group, members)]
    return tuple(sorted(found, key=series_order))


def grouped(figures: Iterable[TakenFigure], sides: Sides) -> dict[Group, list[TakenFigure]]:
    """Return the figures that may be of one series; those of one report are put in without a look at others."""
    found: defaultdict[Group, list[TakenFigure]] = defaultdict(list)
    known = [figure for figure in figures if _day(figure) is not None and _number(figure) is not None]
    firsts = _first_of_sentences(known)
    for figure in known:
        # A further number in a sentence (“14 people, among them three drivers”) is a part or another thing.
        part = None if firsts.get(_sentence(figure), figure.claim) == figure.claim else _number(figure)
        found[_key(figure, sides), part].append(figure)
    return dict(found)


def series_in(group: Group, members: Iterable[TakenFigure]) -> list[Series]:
    """Return the series of the figures of a group."""
    key, _ = group
    return [Series(*key, tuple(_points(one))) for one in _events(key, members)]


def figures_in(series: Series) -> Iterator[TakenFigure]:
    """Yield the figures that a series is made of."""
    for point in series.points:
        yield from (point.figure, *point.others)


def _sentence(figure: TakenFigure) -> _Sentence:
    return figure.source.fingerprint, figure.source.key, figure.sentence, figure.topic, figure.counter


def _first_of_sentences(figures: Iterable[TakenFigure]) -> dict[_Sentence, str]:
    """Return the figure that stands first in each sentence, of a topic and counter."""
    found: dict[_Sentence, str] = {}
    for figure in sorted(figures, key=lambda figure: (figure.start, figure.claim)):
        if figure.sentence is not None:
            found.setdefault(_sentence(figure), figure.claim)
    return found


def series_order(series: Series) -> tuple[int, str, str, str, date, str]:
    """Return what sorts series, the longest first."""
    first = series.points[0]
    return -len(series.points), series.topic, series.place, series.counter or "", first.day, first.figure.claim


def _key(figure: TakenFigure, sides: Sides) -> _Key:
    """Return what a figure is a figure of; one of an event is of that event's day only."""
    counter = sides.global_of(figure.counter) if figure.counter is not None else None
    about = figure.day if figure.period == "event" else None
    return figure.topic, figure.place, counter, figure.period, about


def _events(key: _Key, figures: Iterable[TakenFigure]) -> Iterator[list[TakenFigure]]:
    """Yield the figures of each event: where none tells its day, a gap of days means another one."""
    ordered = sorted(figures, key=lambda figure: (_day(figure) or date.min, figure.source.key, figure.claim))
    *_, period, about = key
    if period != "event" or about is not None:
        yield ordered
        return
    run: list[TakenFigure] = []
    for figure in ordered:
        if run and (_day(figure) or date.min) - (_day(run[-1]) or date.min) > _ANOTHER_EVENT:
            yield run
            run = []
        run.append(figure)
    yield run


def _day(figure: TakenFigure) -> date | None:
    return figure.source.published or figure.day


def _number(figure: TakenFigure) -> _Number | None:
    numbers = (figure.low, figure.best, figure.high)
    return None if numbers == (None, None, None) else numbers


def _points(ordered: Iterable[TakenFigure]) -> Iterator[SeriesPoint]:
    """Yield one point for each number that follows another one; repetitions are kept beside it."""
    before: TakenFigure | None = None
    current: list[TakenFigure] = []
    for figure in ordered:
        if current and _number(figure) == _number(current[0]):
            current.append(figure)
            continue
        if current:
            yield _point(current, before)
            before = current[0]
        current = [figure]
    if current:
        yield _point(current, before)


def _point(same: list[TakenFigure], before: TakenFigure | None) -> SeriesPoint:
    day = _day(same[0])
    assert day is not None
    return SeriesPoint(day, same[0], tuple(same[1:]), before)
