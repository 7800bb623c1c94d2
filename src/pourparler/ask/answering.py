"""Positions, proposals, changes and counts of a followed record as nouns that hold their names and quotations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from pourparler.ask.followed_records import FollowedRecord
from pourparler.follow.stands import stands_on
from pourparler.schema.acts import Act
from pourparler.schema.answers import Change, ChangeKind, Cited, Counted, Listed, Named, Standing
from pourparler.schema.claims import Event
from pourparler.schema.codec import evidence
from pourparler.schema.ledger import Offer
from pourparler.schema.negotiation import Source, TakenStep
from pourparler.schema.series import Series, SeriesPoint
from pourparler.schema.stands import Stand
from pourparler.schema.views import StoredClaim
from pourparler.show.changes import ToldNews
from pourparler.show.ledgers import REPLIES
from pourparler.show.lines import party_names
from pourparler.show.positions import ToldStand, with_words
from pourparler.show.series import figure_phrase
from pourparler.store.view import View

Label = Callable[[str], str]


def standings(followed: FollowedRecord, view: View, day: date | None) -> list[Standing]:
    """Return where each side stands on each issue at the end of a day, the last that is known without a day."""
    found = stands_on(followed.histories, day)
    numbers = sorted({stand.latest.number for stand in found if stand.latest.number is not None})
    return [_standing(told, followed.label) for told in with_words(found, view.claims_numbered(numbers))]


def _standing(told: ToldStand, label: Label) -> Standing:
    stand = told.stand
    return Standing(
        party=Named(stand.side, label(stand.side)),
        issue=stand.issue,
        stance=stand.stance,
        since=stand.since,
        before=stand.before,
        condition=told.condition,
        publishers=stand.sources,
        origin=stand.latest.origin,
        cited=_cited_stand(told),
    )


def _cited_stand(told: ToldStand) -> Cited:
    start = told.sentence.span.start
    words = told.sentence.text[max(told.words.start - start, 0) : max(told.words.end - start, 0)]
    return _cited(told.stand.latest.claim, words, told.sentence.text, told.stand.latest.source)


def _cited(claim: str, words: str, sentence: str, source: Source) -> Cited:
    return Cited(claim, words or sentence, sentence, source.publisher, source.published, source.title)


def cited_step(taken: TakenStep) -> Cited:
    """Return the words of a step and its report."""
    return _cited(taken.step.claim, taken.step.words.text, taken.step.sentence.text, taken.source)


def cited_claim(stored: StoredClaim) -> Cited:
    """Return the words that a claim hangs on and its report."""
    document, words = stored.stored.document, evidence(stored.claim)
    said = words.of(document.text) if words else stored.sentence.text
    return Cited(stored.claim.id, said, stored.sentence.text, document.source, document.published, document.title)


def listed(followed: FollowedRecord, day: date | None) -> list[Listed]:
    """Return the proposals that are known on a day, by their first day."""
    process_of = {identity: process.id for process in followed.processes for identity in process.offers}
    known = {head.id for head in followed.heads if head.moved_on(day) is not None}
    found = (_listed(offer, day, process_of.get(offer.id, ""), followed.label) for offer in followed.offers(known))
    return [each for each in found if each is not None]


def _listed(offer: Offer, day: date | None, process: str, label: Label) -> Listed | None:
    change = offer.change_on(day)
    if change is None:
        return None
    return Listed(
        offer=offer,
        state=change.state,
        since=change.day,
        author=Named(offer.author, label(offer.author)) if offer.author else None,
        addressees=tuple(Named(side, label(side)) for side in offer.addressees),
        process=process,
        cited=cited_step(change.because[0]),
    )


def counted(series: Sequence[Series], day: date | None, label: Label) -> list[Counted]:
    """Return the points of series up to a day, in order of days."""
    found = [
        _counted(each, point, label) for each in series for point in each.points if day is None or point.day <= day
    ]
    return sorted(found, key=lambda each: (each.day, each.topic, each.place, each.cited.claim))


def _counted(series: Series, point: SeriesPoint, label: Label) -> Counted:
    figure = point.figure
    return Counted(
        topic=series.topic,
        place=series.place,
        counter=Named(series.counter, label(series.counter)) if series.counter else None,
        period=series.period,
        about=series.about,
        day=point.day,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        revises=point.revises is not None,
        cited=_cited(figure.claim, figure.text, figure.text, figure.source),
    )


def changes(told: ToldNews, label: Label) -> Iterator[Change]:
    """Yield what changed, one thing at a time, sort by sort."""
    before = {(each.now.side, each.now.issue): each.before for each in told.news.stands}
    for stand in told.stands:
        yield _changed_stand(stand, before.get((stand.stand.side, stand.stand.issue)), label)
    for moved in told.news.offers:
        change = moved.changes[-1]
        author = moved.offer.author
        party = Named(author, label(author)) if author else None
        yield Change(
            "proposal", change.day, party, moved.offer.name, moved.before or "", change.state,
            cited_step(change.because[0]),
        )  # fmt: skip
    for new in told.news.answers:
        answer = new.answer
        party, reply = Named(answer.side, label(answer.side)), REPLIES.get(answer.reply, answer.reply)
        yield Change("answer", answer.day, party, new.offer.name, "", reply, cited_step(answer.taken))
    for act in told.overdue:
        yield _act("overdue", act)
    for act in told.due:
        yield _act("due", act)
    for series, point in told.news.figures:
        yield _revised(series, point, label)


def _changed_stand(told: ToldStand, before: Stand | None, label: Label) -> Change:
    stand = told.stand
    party = Named(stand.side, label(stand.side))
    return Change(
        "position",
        stand.latest.day,
        party,
        stand.issue,
        before.stance if before else "",
        stand.stance,
        _cited_stand(told),
    )


def _act(kind: ChangeKind, act: Act) -> Change:
    """Return an act that was announced; its parties are several, and stand in its words."""
    latest = act.reports[-1]
    actors = party_names(latest.claim.actors) if isinstance(latest.claim, Event) and latest.claim.actors else ""
    about = f"{act.type}: {actors}" if actors else act.type
    return Change(kind, act.first, None, about, "", act.status, cited_claim(latest))


def _revised(series: Series, point: SeriesPoint, label: Label) -> Change:
    found = _counted(series, point, label)
    about = f"{series.topic} · {series.place}" if series.place else series.topic
    before = figure_phrase(point.revises) if point.revises else ""
    return Change("figure", point.day, found.counter, about, before, figure_phrase(point.figure), found.cited)
