"""What changed between two days: proposals that came into another state, positions that are new or other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from pourparler.ask.briefs.courses import course_sentence, shown_course
from pourparler.ask.briefs.proposals import tells_enough, weight_of
from pourparler.ask.briefs.scenes import Scene
from pourparler.ask.briefs.stances import stand_phrase, told_stands
from pourparler.ask.briefs.wording import capital, sources_phrase
from pourparler.follow.news import news_of
from pourparler.schema.briefs import Block, Heading, Paragraph, Piece, Points, Section
from pourparler.schema.news import Moved, News, StandChange

_MOST_OFFERS, _MOST_STANDS = 4, 5


def write_changes(scene: Scene) -> Section:
    """Return the section on what changed."""
    days, source = scene.source.days, scene.source
    news = news_of(source.offers, source.negotiation.histories, (), days.since, days.until)
    heading = f"What changed, {scene.days(days.since, days.until)}"
    return Section("changes", heading, (*_offers(scene, news), *_stands(scene, news)))


def _offers(scene: Scene, news: News) -> Iterator[Block]:
    moved = sorted(news.offers, key=lambda each: weight_of(each.offer, scene.source.days), reverse=True)
    shown = [each for each in moved if tells_enough(each.offer)][:_MOST_OFFERS]
    scene.know(taken.step.claim for each in shown for change in each.offer.changes for taken in change.because)
    points = [point for each in shown if (point := _moved(scene, each))]
    if points:
        yield Heading("Proposals and truces")
        yield Points(tuple(points))
    yield from scene.more(len(moved) - len(points), "proposal that changed", _command(scene))


def _command(scene: Scene) -> str:
    days = scene.source.days
    return f"changes --since {days.since} --as-of {days.until} --limit 0"


def _moved(scene: Scene, moved: Moved) -> Paragraph | None:
    """Return the course of a proposal in the days, beginning with the state that it was in before."""
    before = moved.offer.change_on(scene.source.days.since - timedelta(1))
    author = scene.name(moved.offer.author)
    name = capital(scene.offer_name(moved.offer))
    lead = Piece(f"{name}{f' ({author})' if author else ''}: ", strong=True)
    course = shown_course(moved.offer, moved.changes)
    said = course_sentence(scene, [*([before] if before else []), *course], lead)
    return Paragraph((said,)) if said else None


def _stands(scene: Scene, news: News) -> Iterator[Block]:
    source = scene.source
    changed = [
        change
        for change in news.stands
        if source.is_asked((change.now.side,))
        and source.wish.issue in (None, change.now.issue)
        and "#" not in change.now.side
    ]
    ordered = sorted(changed, key=lambda change: _weight(scene, change), reverse=True)
    shown = sorted(ordered[:_MOST_STANDS], key=lambda change: (scene.name(change.now.side), change.now.issue))
    told = told_stands(scene, [change.now for change in shown])
    points = []
    for change, each in zip(shown, told, strict=True):
        if each is None:
            continue
        claim = change.now.latest.claim
        words = f"{stand_phrase(scene, each, change.before)}{sources_phrase(scene.tellers([claim]))}."
        cited = Piece(words, scene.citer.cite(claim, each.words))
        if said := scene.sentence([claim], Piece(f"{scene.name(change.now.side)} ", strong=True), cited):
            points.append(Paragraph((said,)))
    if points:
        yield Heading("Positions")
        yield Points(tuple(points))
    yield from scene.more(len(changed) - len(points), "position that is new or other", _command(scene))


def _weight(scene: Scene, change: StandChange) -> tuple[int, int, int, int, str]:
    """What matters: what a person looked at, a turn before what is told first, several sources, the newest."""
    now = change.now
    reviewed = scene.source.counting.review([now.latest.claim]) != "suggested"
    own = now.latest.origin in ("position", "truce")
    turned = change.before is not None
    return int(reviewed), int(turned), now.sources + int(own), now.latest.day.toordinal(), now.latest.claim
