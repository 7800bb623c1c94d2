"""What changed since a day: positions, proposals, answers, what is due and overdue, figures revised."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from pourparler.schema.acts import Act
from pourparler.schema.ledger import Offer
from pourparler.schema.news import News
from pourparler.show.acts import acts_list, encode_act
from pourparler.show.ledger_machine import encode_taken
from pourparler.show.ledgers import REPLIES, STATE_MARKS, LedgerView, evidence_lines
from pourparler.show.positions import ToldStand, encode_stand, stand_lines
from pourparler.show.series import REPORTS, encode_point, point_phrase
from pourparler.show.words import STANCES, day_phrase, plain

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


def changes_list(told: ToldNews, view: LedgerView) -> RenderableType:
    """Return what changed under one heading for each sort."""
    parts: list[RenderableType] = []
    for heading, found in (
        ("Positions, new or changed", list(_stands(told, view))),
        ("Proposals", list(_offers(told.news, view))),
        ("Answers", list(_answers(told.news, view))),
        ("Overdue: no report tells the outcome", [acts_list(told.overdue)] if told.overdue else []),
        ("Due", [acts_list(told.due)] if told.due else []),
        ("Figures revised", list(_figures(told.news, view.label))),
    ):
        if found:
            parts += [Text(heading, "bold underline"), *found]
    return Group(*parts) if parts else Text(NOTHING)


def _stands(told: ToldNews, view: LedgerView) -> Iterator[RenderableType]:
    before = {(each.now.side, each.now.issue): each.before for each in told.news.stands}
    for each in told.stands:
        earlier = before.get((each.stand.side, each.stand.issue))
        was = f"was {STANCES[earlier.stance].removesuffix(' on')}" if earlier else "new"
        name = Text.assemble((plain(view.label(each.stand.side)), "bold"), (f" · {was}", "yellow"))
        yield Padding(name, (0, 0, 0, 2))
        yield from stand_lines(each, view.width)


def _offers(news: News, view: LedgerView) -> Iterator[RenderableType]:
    for moved in news.offers:
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


def _answers(news: News, view: LedgerView) -> Iterator[RenderableType]:
    for each in news.answers:
        answer = each.answer
        says = f"  {plain(view.label(answer.side))} {REPLIES.get(answer.reply, answer.reply)}: "
        yield Padding(Text.assemble((day_phrase(answer.day), "green"), says, _name(each.offer)), (0, 0, 0, 2))
        yield from evidence_lines(answer.taken, view, each.offer.id)


def _figures(news: News, label: Callable[[str], str]) -> Iterator[RenderableType]:
    for series, point in news.figures:
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
