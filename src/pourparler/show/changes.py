"""What changed since a day: positions, proposals, answers, what is due and overdue, figures revised."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from pourparler.schema.acts import Act
from pourparler.schema.claims import Issue
from pourparler.schema.ledger import Offer
from pourparler.schema.news import Moved, NewAnswer, News
from pourparler.schema.series import Series, SeriesPoint
from pourparler.schema.stands import Stand
from pourparler.show.acts import acts_list, encode_act
from pourparler.show.ledger_machine import encode_taken
from pourparler.show.ledgers import REPLIES, STATE_MARKS, LedgerView, evidence_lines
from pourparler.show.positions import ToldStand, encode_stand, stand_lines
from pourparler.show.series import REPORTS, encode_point, point_phrase
from pourparler.show.words import STANCES, day_phrase, plain

Item = TypeVar("Item")
NOTHING = "Nothing changed in these days, as far as the record knows."


@dataclass(frozen=True, slots=True)
class ToldNews:
    """What changed, with the words of stands and the acts that are due or overdue.

    Attributes:
        news: what changed.
        stands: the changed stands with their words, in the order of ``news.stands``.
        due: planned acts whose day is still to come.
        overdue: planned acts whose day is past and of which no report tells the outcome.
    """

    news: News
    stands: Sequence[ToldStand]
    due: Sequence[Act]
    overdue: Sequence[Act]


def changes_list(told: ToldNews, view: LedgerView, limit: int | None = None) -> RenderableType:
    """Return what changed under one heading for each sort.

    Args:
        told: what changed.
        view: how parties are called, and the window's width.
        limit: only so many of each sort, the latest ones.
    """
    news = told.news
    before = {(each.now.side, each.now.issue): each.before for each in news.stands}
    parts = [
        *_part("Positions, new or changed", told.stands, limit, _stand_day, lambda some: _stands(some, before, view)),
        *_part("Proposals", news.offers, limit, _moved_day, lambda some: _offers(some, view)),
        *_part("Answers", news.answers, limit, _answer_day, lambda some: _answers(some, view)),
        *_part("Overdue: no report tells the outcome", told.overdue, limit, _act_day, lambda some: [acts_list(some)]),
        *_part("Due", told.due, limit, _act_day, lambda some: [acts_list(some)]),
        *_part("Figures revised", news.figures, limit, _figure_day, lambda some: _figures(some, view.label)),
    ]
    return Group(*parts) if parts else Text(NOTHING)


def _part(
    heading: str,
    found: Sequence[Item],
    limit: int | None,
    day_of: Callable[[Item], date],
    layout: Callable[[Sequence[Item]], Iterable[RenderableType]],
) -> Iterator[RenderableType]:
    """Yield one sort of changes under its heading; the latest ones where a limit leaves others out."""
    if not found:
        return
    shown = found
    if limit is not None and len(found) > limit:
        latest = sorted(range(len(found)), key=lambda at: (day_of(found[at]), at))[-limit:]
        shown = [found[at] for at in sorted(latest)]
        heading = f"{heading} (the latest {len(shown)} of {len(found)}; --limit 0 shows all)"
    yield Text(heading, "bold underline")
    yield from layout(shown)


def _stand_day(told: ToldStand) -> date:
    return told.stand.latest.day


def _moved_day(moved: Moved) -> date:
    return moved.changes[-1].day


def _answer_day(new: NewAnswer) -> date:
    return new.answer.day


def _act_day(act: Act) -> date:
    return act.first or date.min


def _figure_day(pair: tuple[Series, SeriesPoint]) -> date:
    return pair[1].day


def _stands(
    stands: Sequence[ToldStand], before: Mapping[tuple[str, Issue], Stand | None], view: LedgerView
) -> Iterator[RenderableType]:
    for each in stands:
        earlier = before.get((each.stand.side, each.stand.issue))
        was = f"was {STANCES[earlier.stance].removesuffix(' on')}" if earlier else "new"
        name = Text.assemble((plain(view.label(each.stand.side)), "bold"), (f" · {was}", "yellow"))
        yield Padding(name, (0, 0, 0, 2))
        yield from stand_lines(each, view.width)


def _offers(offers: Sequence[Moved], view: LedgerView) -> Iterator[RenderableType]:
    for moved in offers:
        last = moved.changes[-1]
        course = " → ".join(dict.fromkeys((moved.before or "new", *(change.state for change in moved.changes))))
        yield Padding(
            Text.assemble(
                f"{STATE_MARKS[last.state]} ", (day_phrase(last.day), "green"), f"  {course}  ", _name(moved.offer)
            ),
            (0, 0, 0, 2),
        )
        yield from evidence_lines(last.because[0], view, moved.offer.id)


def _name(offer: Offer) -> tuple[str, str]:
    return plain(offer.name), "bold"


def _answers(answers: Sequence[NewAnswer], view: LedgerView) -> Iterator[RenderableType]:
    for each in answers:
        answer = each.answer
        says = f"  {plain(view.label(answer.side))} {REPLIES.get(answer.reply, answer.reply)}: "
        yield Padding(Text.assemble((day_phrase(answer.day), "green"), says, _name(each.offer)), (0, 0, 0, 2))
        yield from evidence_lines(answer.taken, view, each.offer.id)


def _figures(figures: Sequence[tuple[Series, SeriesPoint]], label: Callable[[str], str]) -> Iterator[RenderableType]:
    for series, point in figures:
        counter = plain(label(series.counter)) if series.counter else REPORTS
        place = f" · {plain(series.place)}" if series.place else ""
        yield Padding(Text.assemble((f"{series.topic}{place}", "bold"), f" · {counter}"), (0, 0, 0, 2))
        yield Padding(point_phrase(point), (0, 0, 1, 4))


def encode_changes(told: ToldNews, view: LedgerView) -> Iterator[dict[str, Any]]:
    """Yield one dictionary for each change; ``change`` tells its sort."""
    before = {(each.now.side, each.now.issue): each.before for each in told.news.stands}
    for each in told.stands:
        earlier = before.get((each.stand.side, each.stand.issue))
        yield {"change": "position", "was": earlier.stance if earlier else None} | encode_stand(each, view.label)
    for moved in told.news.offers:
        states = [
            {"day": change.day.isoformat(), "state": change.state, "because": [encode_taken(t) for t in change.because]}
            for change in moved.changes
        ]
        offer = {"id": moved.offer.id, "name": moved.offer.name}
        yield {"change": "proposal", "proposal": offer, "was": moved.before, "changes": states}
    for new in told.news.answers:
        answer = new.answer
        yield {
            "change": "answer",
            "proposal": {"id": new.offer.id, "name": new.offer.name},
            "side": {"id": answer.side, "label": view.label(answer.side)},
            "reply": answer.reply,
            "day": answer.day.isoformat(),
            "evidence": encode_taken(answer.taken),
        }
    yield from ({"change": "overdue"} | encode_act(act) for act in told.overdue)
    yield from ({"change": "due"} | encode_act(act) for act in told.due)
    for series, point in told.news.figures:
        counter = {"id": series.counter, "label": view.label(series.counter)} if series.counter else None
        about = {"topic": series.topic, "place": series.place or None, "counter": counter}
        yield {"change": "figure"} | about | encode_point(point)
