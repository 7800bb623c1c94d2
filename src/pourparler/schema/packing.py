"""What follows from a record as compact JSON and back, so that a view unpacks only what it shows.

Proposals are packed one by one, each with its steps; stands by side and issue. Of a step, what views show is packed.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import msgspec

from pourparler.schema.claims import Issue, Stance
from pourparler.schema.ledger import Answer, Ledger, Offer, OfferHead, OfferTerm, Process, StateChange
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


class _Ledger(msgspec.Struct, array_like=True):
    labels: dict[str, str]
    processes: list[Process]
    offers: list[tuple[OfferHead, msgspec.Raw]]


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


class _AllSeries(msgspec.Struct, array_like=True):
    labels: dict[str, str]
    series: list[tuple[date | None, msgspec.Raw]]


def pack_step(taken: TakenStep) -> _Step:
    """Return a step without who is named in it where."""
    bare = replace(taken.step, by=(), to=(), owners=(), voice=None, near=(), naming=None)
    return _Step(taken.source, bare, taken.by, taken.voice, taken.obligors, taken.accepted)


def _unpack_step(packed: _Step) -> TakenStep:
    return TakenStep(
        packed.step,
        packed.source,
        by=packed.by,
        voice=packed.voice,
        obligors=packed.obligors,
        accepted=packed.accepted,
    )


def pack_ledger(ledger: Ledger, labels: Mapping[str, str]) -> str:
    """Return a ledger as JSON, with the names of its sides."""
    sides: set[str | None] = {side for process in ledger.processes for side in process.parties}
    sides |= {side for offer in ledger.offers for side in _sides_of(offer)}
    offers = [(OfferHead.of(offer), msgspec.Raw(_ENCODE.encode(_pack_offer(offer)))) for offer in ledger.offers]
    return _ENCODE.encode(_Ledger(_labels_of(sides, labels), list(ledger.processes), offers)).decode()


def _labels_of(sides: Iterable[str | None], labels: Mapping[str, str]) -> dict[str, str]:
    return {side: labels[side] for side in sorted({side for side in sides if side}) if side in labels}


def _sides_of(offer: Offer) -> Iterator[str | None]:
    yield from (offer.author, *offer.addressees)
    yield from (answer.side for answer in offer.answers)
    yield from (term.obligor for term in offer.terms)


def _pack_offer(offer: Offer) -> _Offer:
    places: dict[int, int] = {}
    steps: list[_Step] = []

    def place(taken: TakenStep) -> int:
        if id(taken) not in places:
            places[id(taken)] = len(steps)
            steps.append(pack_step(taken))
        return places[id(taken)]

    return _Offer(
        offer.addressees,
        offer.version,
        [(place(term.taken), term.taken.step.terms.index(term.facts), term.obligor) for term in offer.terms],
        [(answer.side, answer.reply, answer.day, place(answer.taken)) for answer in offer.answers],
        [(change.day, change.state, [place(taken) for taken in change.because]) for change in offer.changes],
        [place(taken) for taken in offer.steps],
        steps,
    )


class PackedLedger:
    """A packed ledger: heads at once, proposals when they are asked for."""

    def __init__(self, text: str) -> None:
        packed = _LEDGER.decode(text)
        self.labels = packed.labels
        self.processes = tuple(packed.processes)
        self.heads = tuple(head for head, _ in packed.offers)
        self._bodies = packed.offers

    def offers(self, ids: Container[str] | None = None) -> tuple[Offer, ...]:
        """Return the proposals with some ids, or all."""
        return tuple(_unpack_offer(head, body) for head, body in self._bodies if ids is None or head.id in ids)

    def naming(self, claim: str) -> tuple[str, ...]:
        """Return the ids of the proposals of which a claim tells whose id begins so."""
        sign = f'"{claim}'.encode()
        return tuple(head.id for head, body in self._bodies if sign in bytes(body))


def _unpack_offer(head: OfferHead, body: msgspec.Raw) -> Offer:
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
    places: dict[int, int] = {}

    def step(utterance: Utterance) -> int | None:
        if utterance.step is None:
            return None
        taken = utterance.step()
        if id(taken) not in places:
            places[id(taken)] = len(steps)
            steps.append(msgspec.Raw(_ENCODE.encode(pack_step(taken))))
        return places[id(taken)]

    def pack(stand: Stand) -> _Stand:
        return _pack_stand(stand, sources.setdefault(stand.latest.source, len(sources)), step(stand.latest))

    cells = [(*cell, history.days, [pack(stand) for stand in history]) for cell, history in histories.items()]
    known = _labels_of((side for side, _ in histories), labels)
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


def pack_series(series: Sequence[Series], labels: Mapping[str, str]) -> str:
    """Return series as JSON, with the names of who counts."""
    known = _labels_of((each.counter for each in series), labels)
    packed = [(_last_revised(each), msgspec.Raw(_ENCODE.encode(each))) for each in series]
    return _ENCODE.encode(_AllSeries(known, packed)).decode()


def _last_revised(series: Series) -> date | None:
    return max((point.day for point in series.points if point.revises is not None), default=None)


class PackedSeries:
    """Packed series: each when it is asked for."""

    def __init__(self, text: str) -> None:
        packed = _ALL_SERIES.decode(text)
        self.labels = packed.labels
        self._bodies = packed.series

    def series(self, revised_since: date | None = None) -> tuple[Series, ...]:
        """Return all series, or those of which a counter revised a figure on a day or later."""
        return tuple(
            _SERIES.decode(body)
            for last, body in self._bodies
            if revised_since is None or (last is not None and last >= revised_since)
        )


_ENCODE = msgspec.json.Encoder()
_LEDGER = msgspec.json.Decoder(_Ledger)
_OFFER = msgspec.json.Decoder(_Offer)
_STEP = msgspec.json.Decoder(_Step)
_HISTORIES = msgspec.json.Decoder(_Histories)
_ALL_SERIES = msgspec.json.Decoder(_AllSeries)
_SERIES = msgspec.json.Decoder(Series)
