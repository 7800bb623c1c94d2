"""Open contradictions: what reports or sides tell otherwise, side by side with who tells it; nobody is believed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from pourparler.ask.briefs.counts import TOPICS
from pourparler.ask.briefs.courses import cite_steps, step_words, told_by
from pourparler.ask.briefs.deeds import act_words, best_report, day_of
from pourparler.ask.briefs.scenes import Scene
from pourparler.ask.briefs.values import cannot_all_be_true, told_values, values_of, values_pieces
from pourparler.ask.briefs.wording import STATES, capital, sources_phrase
from pourparler.schema.acts import Act
from pourparler.schema.briefs import Block, Paragraph, Piece, Points, Section, Sentence
from pourparler.schema.claims import Topic
from pourparler.schema.ledger import Offer, StateChange
from pourparler.show.words import plain

_MOST = 6
_HARM = ("killed", "wounded", "missing", "displaced")
_STOCKS: tuple[Topic, ...] = ("captives", "prisoners", "displaced", "missing")
"""What can be counted again any day; the dead of two attacks are not."""
_TOGETHER = timedelta(21)
"""Counts of one thing by two counters are set side by side when their days lie no farther apart."""


def write_contradictions(scene: Scene) -> Section:
    """Return the section on what is told in more than one way."""
    found = [*_of_proposals(scene), *_of_acts(scene), *_of_counts(scene)]
    points = tuple(Paragraph((sentence,)) for sentence in found[:_MOST])
    blocks: list[Block] = [Points(points)] if points else []
    since = scene.source.days.since
    blocks += scene.more(len(found) - len(points), "contradiction", f"show acts --since {since} --limit 0")
    return Section("contradictions", "Open contradictions", tuple(blocks))


def _of_proposals(scene: Scene) -> Iterator[Sentence]:
    for offer in scene.source.offers:
        if offer.state_on(scene.source.days.as_of) == "disputed" and (said := _disputed(scene, offer)):
            yield said


def _disputed(scene: Scene, offer: Offer) -> Sentence | None:
    """Return what is told of a disputed proposal: the state that one side claims, and the denial."""
    course = [change for change in offer.changes if change.day <= scene.source.days.as_of]
    last, before = course[-1], next((change for change in course[-2::-1] if change.state != "disputed"), None)
    told = [change for change in (before, last) if change]
    scene.know(taken.step.claim for change in told for taken in change.because)
    author = scene.name(offer.author)
    lead = Piece(f"{capital(scene.offer_name(offer))}{f' ({author})' if author else ''}: ", strong=True)
    pieces = [_change(scene, change, "; " if change is not told[0] else "") for change in told]
    claims = [taken.step.claim for change in told for taken in change.because]
    return scene.sentence(claims, lead, *pieces, Piece("."))


def _change(scene: Scene, change: StateChange, between: str) -> Piece:
    words = step_words(change.because[0], 90)
    tellers = sources_phrase([told_by(scene, taken) for taken in change.because])
    return Piece(f"{between}{STATES[change.state]}, {words}{tellers}", cite_steps(scene, change.because))


def _of_acts(scene: Scene) -> Iterator[Sentence]:
    acts = sorted(scene.source.acts, key=lambda act: (-act.origins, -len(act.reports), act.id))
    for act in acts:
        scene.know_acts([act])
        if act.status == "disputed" and (said := _denied(scene, act)):
            yield said
        if act.type == "ASSAULT":
            yield from _harm(scene, act)


def _harm(scene: Scene, act: Act) -> Iterator[Sentence]:
    """Yield the numbers of dead and hurt that cannot all be true."""
    for topic in _HARM:
        values = told_values(scene, act.values.get(topic, ()))
        if len(values) > 1 and cannot_all_be_true(values):
            claims = [stored.claim.id for value in values for stored in value.claims]
            lead = Piece(f"{capital(topic)}, {_named(scene, act)}: ", strong=True)
            if said := scene.sentence(claims, lead, *values_pieces(scene, values), Piece(".")):
                yield said


def _named(scene: Scene, act: Act) -> str:
    place = act.values.get("place", ())
    where = f" at {plain(place[0].value)}" if place else ""
    return f"{scene.day(day_of(act))}{where}"


def _denied(scene: Scene, act: Act) -> Sentence | None:
    """Return what some tell as done and others deny."""
    done = [stored for stored in act.reports if stored.claim.factuality in ("happened", "ongoing")]
    denied = [stored for stored in act.reports if stored.claim.factuality == "negated"]
    if not done or not denied:
        return None
    first, other = best_report(act) if best_report(act) in done else done[0], denied[-1]
    told, no = first.claim.id, other.claim.id
    return scene.sentence(
        [told, no],
        Piece(f"{_named(scene, act)}: ", strong=True),
        Piece(f"told as done, {act_words(first, 110)}{sources_phrase(scene.tellers([told]))}", scene.citer.cite(told)),
        Piece(f"; denied, {act_words(other, 110)}{sources_phrase(scene.tellers([no]))}.", scene.citer.cite(no)),
    )


def _of_counts(scene: Scene) -> Iterator[Sentence]:
    """Yield counts of one thing by several counters that cannot all be true."""
    days, wish = scene.source.days, scene.source.wish
    if wish.issue is not None:
        return
    latest: defaultdict[tuple[Topic, str], list[str]] = defaultdict(list)
    for series in scene.source.negotiation.series():
        points = [point for point in series.points if days.until - _TOGETHER <= point.day <= days.until]
        if series.topic in _STOCKS and series.period != "event" and series.counter and points:
            latest[series.topic, series.place].append(points[-1].figure.claim)
    for (topic, place), claims in latest.items():
        if len(claims) < 2:
            continue
        scene.know(claims)
        values = values_of(stored for claim in claims if (stored := scene.citer.known(claim)))
        if cannot_all_be_true(values):
            lead = Piece(f"{TOPICS[topic]}{f', {place}' if place else ''}: ", strong=True)
            if said := scene.sentence(claims, lead, *values_pieces(scene, values), Piece(".")):
                yield said
