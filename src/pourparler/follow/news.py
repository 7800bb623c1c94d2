"""What changed in a negotiation since a day: stands, proposals, answers, figures; each from what the record knows now.

Comes in: the ledger, utterances and series; goes out: what is new or other than at the end of the day before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from pourparler.follow.stands import Histories
from pourparler.schema.ledger import Offer
from pourparler.schema.news import Moved, NewAnswer, News, StandChange
from pourparler.schema.series import Series, SeriesPoint


def news_of(
    offers: Iterable[Offer], histories: Histories, series: Iterable[Series], since: date, until: date | None
) -> News:
    """Return what changed between two days, both included.

    Args:
        offers: the proposals; those that did not change may be left out.
        histories: stands by side and issue.
        series: figures over time.
        since: first day.
        until: last day, None for no end.
    """
    known = tuple(offers)
    return News(
        stands=tuple(_stands(histories, since, until)),
        offers=tuple(_offers(known, since, until)),
        answers=tuple(_answers(known, since, until)),
        figures=tuple(_figures(series, since, until)),
    )


def _within(day: date, since: date, until: date | None) -> bool:
    return since <= day and (until is None or day <= until)


def _stands(histories: Histories, since: date, until: date | None) -> Iterator[StandChange]:
    """Yield cells whose stance at the end is another one than before the first day."""
    for cell in sorted(cell for cell, history in histories.items() if history.days[-1] >= since):
        now, before = histories[cell].on(until), histories[cell].on(since - timedelta(1))
        if now is not None and (before is None or before.stance != now.stance):
            yield StandChange(now, before)


def _offers(offers: Iterable[Offer], since: date, until: date | None) -> Iterator[Moved]:
    for offer in offers:
        changes = tuple(change for change in offer.changes if _within(change.day, since, until))
        if changes:
            yield Moved(offer, offer.state_on(since - timedelta(1)), changes)


def _answers(offers: Iterable[Offer], since: date, until: date | None) -> Iterator[NewAnswer]:
    found = [
        NewAnswer(offer, answer) for offer in offers for answer in offer.answers if _within(answer.day, since, until)
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
