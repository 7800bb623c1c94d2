"""What follows from a record as compact JSON and back, so that a view unpacks only what it shows.

Proposals are packed one by one, each with its steps; stands by side and issue. Of a step, what views show is packed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import msgspec

from pourparler.schema.claims import Issue, Stance
from pourparler.schema.ledger import Answer, Offer, OfferHead, OfferTerm, StateChange
from pourparler.schema.negotiation import Move, Source, State, Step, TakenStep
from pourparler.schema.series import Series
from pourparler.schema.stands import History, Stand, StandOrigin, Utterance


class _Step(msgspec.Struct, array_like=True):
    source: Source
    step: Step
    by: tuple[str, ...]
    voice: str | None
    obligors: tuple[str | None, ...]
    accepted: bool


class _Offer(msgspec.Struct, array_like=True):
    addressees: tuple[str, ...]
    version: int
    terms: list[tuple[int, int, str | None]]
    answers: list[tuple[str, Move, date, int]]
    changes: list[tuple[date, State, list[int]]]
    all_steps: list[int]
    steps: list[_Step]


class _Stand(msgspec.Struct, array_like=True, gc=False):
    stance: Stance
    since: date
    before: Stance | None
    sources: int
    source: int
    claim: str
    origin: StandOrigin
    confidence: float
    number: int | None
    step: int | None


class _Histories(msgspec.Struct, array_like=True):
    labels: dict[str, str]
    sources: list[Source]
    steps: list[msgspec.Raw]
    cells: list[tuple[str, Issue, tuple[date, ...], list[_Stand]]]


def pack_step(taken: TakenStep) -> _Step:
    """Return a step without who is named in it where."""
    bare = replace(taken.step, by=(), to=(), owners=(), voice=None, near=(), naming=None)
    return _Step(taken.source, bare, taken.by, taken.voice, taken.obligors, taken.accepted)


def names_claim(offer: Offer, claim: str) -> bool:
    """Tell whether a claim whose id begins so tells of a proposal."""
    return f'"{claim}'.encode() in bytes(pack_offer(offer))


def step_as_json(taken: TakenStep) -> msgspec.Raw:
    """Return a step as JSON, without who is named in it where."""
    return msgspec.Raw(_ENCODE.encode(pack_step(taken)))


def step_of_json(packed: msgspec.Raw) -> TakenStep:
    """Return a step from JSON."""
    return _unpack_step(_STEP.decode(packed))


def _unpack_step(packed: _Step) -> TakenStep:
    return TakenStep(
        packed.step,
        packed.source,
        by=packed.by,
        voice=packed.voice,
        obligors=packed.obligors,
        accepted=packed.accepted,
    )


def labels_of(sides: Iterable[str | None], labels: Mapping[str, str]) -> dict[str, str]:
    """Return the names of some sides."""
    return {side: labels[side] for side in sorted({side for side in sides if side}) if side in labels}


def sides_of(offer: Offer) -> Iterator[str | None]:
    """Yield the sides whose names are shown with a proposal."""
    yield from (offer.author, *offer.addressees)
    yield from (answer.side for answer in offer.answers)
    yield from (term.obligor for term in offer.terms)


def pack_offer(offer: Offer) -> msgspec.Raw:
    """Return a proposal as JSON, without what its head holds."""
    places: dict[int, int] = {}
    steps: list[_Step] = []

    def place(taken: TakenStep) -> int:
        if id(taken) not in places:
            places[id(taken)] = len(steps)
            steps.append(pack_step(taken))
        return places[id(taken)]

    packed = _Offer(
        offer.addressees,
        offer.version,
        [(place(term.taken), term.taken.step.terms.index(term.facts), term.obligor) for term in offer.terms],
        [(answer.side, answer.reply, answer.day, place(answer.taken)) for answer in offer.answers],
        [(change.day, change.state, [place(taken) for taken in change.because]) for change in offer.changes],
        [place(taken) for taken in offer.steps],
        steps,
    )
    return msgspec.Raw(_ENCODE.encode(packed))


def unpack_offer(head: OfferHead, body: str) -> Offer:
    """Return a proposal from its head and the rest."""
    packed = _OFFER.decode(body)
    steps = [_unpack_step(step) for step in packed.steps]
    return Offer(
        id=head.id,
        name=head.name,
        author=head.author,
        addressees=packed.addressees,
        version=packed.version,
        counter_to=head.counter_to,
        supersedes=head.supersedes,
        terms=tuple(OfferTerm(steps[at].step.terms[term], who, steps[at]) for at, term, who in packed.terms),
        answers=tuple(Answer(side, reply, day, steps[at]) for side, reply, day, at in packed.answers),
        changes=tuple(StateChange(day, state, tuple(steps[at] for at in ats)) for day, state, ats in packed.changes),
        steps=tuple(steps[at] for at in packed.all_steps),
    )


def pack_histories(histories: Mapping[tuple[str, Issue], History], labels: Mapping[str, str]) -> str:
    """Return stands by side and issue as JSON, with the names of the sides."""
    sources: dict[Source, int] = {}
    steps: list[msgspec.Raw] = []
    places: dict[bytes, int] = {}

    def step(utterance: Utterance) -> int | None:
        if utterance.step is None:
            return None
        packed = _ENCODE.encode(pack_step(utterance.step()))
        if packed not in places:
            places[packed] = len(steps)
            steps.append(msgspec.Raw(packed))
        return places[packed]

    def pack(stand: Stand) -> _Stand:
        return _pack_stand(stand, sources.setdefault(stand.latest.source, len(sources)), step(stand.latest))

    cells = [(*cell, history.days, [pack(stand) for stand in history]) for cell, history in histories.items()]
    known = labels_of((side for side, _ in histories), labels)
    return _ENCODE.encode(_Histories(known, list(sources), steps, cells)).decode()


def _pack_stand(stand: Stand, source: int, step: int | None) -> _Stand:
    latest = stand.latest
    how = (stand.stance, stand.since, stand.before, stand.sources)
    return _Stand(*how, source, latest.claim, latest.origin, latest.confidence, latest.number, step)


def unpack_histories(text: str) -> tuple[dict[tuple[str, Issue], History], dict[str, str]]:
    """Return stands by side and issue, and the names of the sides."""
    packed = _HISTORIES.decode(text)
    found = {
        (side, issue): History(days, partial(_unpack_stand, packed, (side, issue), stands))
        for side, issue, days, stands in packed.cells
    }
    return found, packed.labels


def _unpack_stand(packed: _Histories, cell: tuple[str, Issue], stands: Sequence[_Stand], at: int, day: date) -> Stand:
    each = stands[at]
    step = partial(_unpack_kept_step, packed, each.step) if each.step is not None else None
    latest = Utterance(
        side=cell[0],
        issue=cell[1],
        stance=each.stance,
        day=day,
        source=packed.sources[each.source],
        claim=each.claim,
        origin=each.origin,
        confidence=each.confidence,
        number=each.number,
        step=step,
    )
    return Stand(*cell, each.stance, each.since, latest, each.before, each.sources)


def _unpack_kept_step(packed: _Histories, at: int) -> TakenStep:
    return _unpack_step(_STEP.decode(packed.steps[at]))


def series_as_json(series: Series) -> tuple[date | None, msgspec.Raw]:
    """Return a series as JSON, with the day on which a counter last revised a figure of it."""
    return last_revised(series), msgspec.Raw(_ENCODE.encode(series))


def last_revised(series: Series) -> date | None:
    """Return the day on which a counter last revised a figure of a series, None where none did."""
    return max((point.day for point in series.points if point.revises is not None), default=None)


def series_of_json(packed: msgspec.Raw) -> Series:
    """Return a series from JSON."""
    return _SERIES.decode(packed)


_ENCODE = msgspec.json.Encoder()
_OFFER = msgspec.json.Decoder(_Offer)
_STEP = msgspec.json.Decoder(_Step)
_HISTORIES = msgspec.json.Decoder(_Histories)
_SERIES = msgspec.json.Decoder(Series)
