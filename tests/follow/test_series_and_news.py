"""Figures stay with their counter; what changed since a day is new or other than the day before."""

from __future__ import annotations

from typing import Any

from negotiation_samples import NOTHING, SIDES, day, report, stance, taken

from pourparler.follow.ledgers import build_ledger
from pourparler.follow.news import news_of
from pourparler.follow.series import series_of
from pourparler.follow.stands import histories_of
from pourparler.follow.utterances import utterances_of
from pourparler.schema.following import TakenFigure


def figure(number: float, counter: str | None = "ministry", on: int = 1, **known: Any) -> TakenFigure:
    name = known.get("name", f"{counter}-{on}-{number}")
    source = report(name, on, known.get("publisher", "Meril Wire"))
    who = f"party:{counter}" if counter else None
    place, text = known.get("place", "Meril"), known.get("text", f"{number:.0f} people")
    period = known.get("period", "cumulative")
    return TakenFigure(f"c-{name}", source, "killed", place, who, None, number, number, None, text, period)


def test_two_counters_are_two_series_and_nothing_is_averaged() -> None:
    found = series_of([figure(31), figure(54, "committee")], SIDES)
    assert sorted((each.counter, [point.figure.best for point in each.points]) for each in found) == [
        ("party:committee", [54]),
        ("party:ministry", [31]),
    ]


def test_a_new_number_revises_the_one_before_and_a_repeated_one_does_not() -> None:
    (found,) = series_of([figure(37, on=3), figure(31, on=1), figure(31, on=2, publisher="Andes Post")], SIDES)
    assert [(point.figure.best, len(point.others), point.revises and point.revises.best) for point in found.points] == [
        (31, 1, None),
        (37, 0, 31),
    ]


def test_a_count_of_another_event_revises_nothing() -> None:
    """The dead of one attack are no correction of those of another, three weeks before."""
    attack = [figure(31, on=1, period="event"), figure(37, on=2, period="event")]
    later = figure(9, on=20, period="event")
    found = series_of([later, *attack], SIDES)
    assert [[point.figure.best for point in each.points] for each in found] == [[31, 37], [9]]
    assert found[1].points[0].revises is None


def test_figures_without_numbers_make_no_series() -> None:
    words = TakenFigure("c-1", report(), "killed", "", None, None, None, None, None, "many", "unknown")
    assert series_of([words], SIDES) == ()


def test_news_are_what_is_other_than_the_day_before() -> None:
    made = taken("present", "oslo", "a plan for the hills", to="lima", on=1)
    answer = taken("reject", "lima", "Oslo's plan for the hills", owners="oslo", on=4, report=report("b", 4))
    ledger = build_ledger([made, answer], SIDES)
    said = [stance("lima", "oppose", 1), stance("lima", "support", 4), stance("oslo", "support", 2)]
    histories = histories_of(utterances_of(said, NOTHING, SIDES), {})
    series = series_of([figure(31, on=1), figure(37, on=4)], SIDES)
    news = news_of(ledger.offers, histories, series, day(3), None)
    assert [(change.now.side, change.before and change.before.stance) for change in news.stands] == [
        ("party:lima", "oppose")
    ]
    assert [(moved.before, [change.state for change in moved.changes]) for moved in news.offers] == [
        ("presented", ["answered"])
    ]
    assert [each.answer.reply for each in news.answers] == ["reject"]
    assert [point.figure.best for _, point in news.figures] == [37]


def test_news_end_with_their_last_day() -> None:
    histories = histories_of(utterances_of([stance("lima", "oppose", 5)], NOTHING, SIDES), {})
    assert news_of((), histories, (), day(3), day(4)).stands == ()
