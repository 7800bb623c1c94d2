"""What changed in a negotiation since a day: stands, proposals, answers, figures; each from what the record knows now.

Comes in: the ledger, utterances and series; goes out: what is new or other than at the end of the day before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from pourparler.follow.stands import Cells, stand_of
from pourparler.schema.ledger import Ledger
from pourparler.schema.news import Moved, NewAnswer, News, StandChange
from pourparler.schema.series import Series, SeriesPoint
from pourparler.schema.stands import Utterance


def news_of(
    ledger: Ledger,
    cells: Cells,
    series: Iterable[Series],
    days: tuple[date, date | None],
    publishers: Mapping[str, str],
) -> News:
    """Return what changed from the first day on, up to the end of the last one.

    Args:
        ledger: the proposals.
        cells: utterances by side and issue.
        series: figures over time.
        days: first day, and last one or None.
        publishers: see `stands_on`.
    """
    since, until = days
    return News(
        stands=tuple(_stands(cells, since, until, publishers)),
        offers=tuple(_offers(ledger, since, until)),
        answers=tuple(_answers(ledger, since, until)),
        figures=tuple(_figures(series, since, until)),
    )


def _within(day: date, since: date, until: date | None) -> bool:
    return since <= day and (until is None or day <= until)


def _stands(cells: Cells, since: date, until: date | None, publishers: Mapping[str, str]) -> Iterator[StandChange]:
    """Yield cells whose stance at the end is another one than before the first day."""
    for utterances in _recent(cells, since):
        now = stand_of(utterances, until, publishers)
        before = stand_of(utterances, since - timedelta(1), publishers)
        if now is not None and (before is None or before.stance != now.stance):
            yield StandChange(now, before)


def _recent(cells: Cells, since: date) -> Iterator[Sequence[Utterance]]:
    """Yield the cells about which anything was said since; the others cannot have changed."""
    return (utterances for _, utterances in sorted(cells.items()) if utterances[-1].day >= since)


def _offers(ledger: Ledger, since: date, until: date | None) -> Iterator[Moved]:
    for offer in ledger.offers:
        changes = tuple(change for change in offer.changes if _within(change.day, since, until))
        if changes:
            yield Moved(offer, offer.state_on(since - timedelta(1)), changes)


def _answers(ledger: Ledger, since: date, until: date | None) -> Iterator[NewAnswer]:
    found = [
        NewAnswer(offer, answer)
        for offer in ledger.offers
        for answer in offer.answers
        if _within(answer.day, since, until)
    ]
    yield from sorted(found, key=lambda each: (each.answer.day, each.offer.id, each.answer.side))


def _figures(series: Iterable[Series], since: date, until: date | None) -> Iterator[tuple[Series, SeriesPoint]]:
    """Yield figures with which a counter revises an earlier one."""
    found = [
        (each, point)
        for each in series
        for point in each.points
        if point.revises is not None and _within(point.day, since, until)
    ]
    yield from sorted(found, key=lambda pair: (pair[1].day, pair[0].topic, pair[0].place, pair[1].figure.claim))
