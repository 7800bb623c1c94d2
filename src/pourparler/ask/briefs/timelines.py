"""The timeline: the proposals of a brief as bars of their states, its meetings and incidents as marks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from pourparler.ask.briefs.courses import cite_step
from pourparler.ask.briefs.deeds import best_report, day_of, last_day_of
from pourparler.ask.briefs.incidents import SHOWN as INCIDENTS
from pourparler.ask.briefs.incidents import incidents_of
from pourparler.ask.briefs.meetings import DUE, HELD, OFF, SHOWN, meetings_of
from pourparler.ask.briefs.proposals import is_recent, tells_enough, weight_of
from pourparler.ask.briefs.scenes import Scene
from pourparler.ask.briefs.wording import capital
from pourparler.schema.acts import Act
from pourparler.schema.briefs import Bar, Mark, MarkSort, Section, Stretch, Timeline
from pourparler.schema.ledger import Offer
from pourparler.show.words import plain

_MOST_BARS = 4
_AHEAD = timedelta(9)
"""What is due later than this is told in words alone."""
_SORTS: dict[str, MarkSort] = {HELD: "meeting", DUE: "due", OFF: "cancelled"}


def write_timeline(scene: Scene) -> Section:
    """Return the section that shows the days at a glance; it has no block where there is nothing to show."""
    days = scene.source.days
    telling = [offer for offer in scene.source.offers if tells_enough(offer) and is_recent(offer, days)]
    ranked = sorted(telling, key=lambda offer: weight_of(offer, days), reverse=True)
    bars = tuple(bar for offer in sorted(ranked[:_MOST_BARS], key=_begin) if (bar := _bar(scene, offer)))
    marks = tuple(sorted(_marks(scene), key=lambda mark: (mark.day, mark.label)))
    if not bars and not marks:
        return Section("timeline", "At a glance", ())
    last = max((days.as_of, *(mark.day for mark in marks if mark.day <= days.as_of + _AHEAD)))
    caption = f"{scene.days(days.since, last)}: states of proposals, meetings and incidents"
    told = [
        f"{bar.label}: {', '.join(f'{s.state} {scene.days(s.first, s.last)}' for s in bar.stretches)}" for bar in bars
    ]
    told += [f"{mark.sort} {scene.day(mark.day)}: {mark.label}" for mark in marks]
    shown = tuple(mark for mark in marks if days.since <= mark.day <= last)
    drawn = Timeline(caption, f"{caption}. {'; '.join(told)}.", days.since, last, bars, shown)
    return Section("timeline", f"At a glance, {scene.days(days.since, last)}", (drawn,))


def _begin(offer: Offer) -> tuple[int, str]:
    return offer.changes[0].day.toordinal(), offer.id


def _bar(scene: Scene, offer: Offer) -> Bar | None:
    """Return the states of a proposal in the days; what is over is not drawn on."""
    days = scene.source.days
    course = [change for change in offer.changes if change.day <= days.as_of]
    scene.know(taken.step.claim for change in course for taken in change.because[:1])
    stretches = []
    for at, change in enumerate(course):
        over = change.state in ("ended", "withdrawn", "superseded")
        following = course[at + 1].day - timedelta(1) if at + 1 < len(course) else days.as_of
        last = change.day if over else max(following, change.day)
        notes = cite_step(scene, change.because[0])
        if last >= days.since and notes and not (at + 1 < len(course) and course[at + 1].day == change.day):
            stretches.append(Stretch(change.day, last, change.state, notes))
    author = scene.name(offer.author)
    name = scene.offer_name(offer)
    return Bar(f"{author}: {name}" if author else capital(name), tuple(stretches)) if stretches else None


def _marks(scene: Scene) -> Iterator[Mark]:
    for heading, acts in meetings_of(scene).items():
        if heading in _SORTS:
            yield from (_mark(scene, act, _SORTS[heading]) for act in acts[: SHOWN[heading]])
    yield from (_mark(scene, act, "incident") for act in incidents_of(scene)[:INCIDENTS])


def _mark(scene: Scene, act: Act, sort: MarkSort) -> Mark:
    scene.know_acts([act])
    place = act.values.get("place", ())
    best = best_report(act)
    trigger = getattr(best.claim, "trigger", None)
    label = plain(place[0].value) if place else plain(trigger.text if trigger else act.type.lower())
    day = last_day_of(act) if sort == "due" else day_of(act)
    return Mark(day, sort, label, scene.citer.cite(best.claim.id))
