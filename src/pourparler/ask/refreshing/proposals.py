"""Proposals after a change: those of threads that changed, or that have to do with one, are made again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pourparler.ask.refreshing.parts import (
    THREADS,
    THREADS_IN_PART,
    KeptLedger,
    KeptOffer,
    KeptThread,
    Parts,
    part_of,
)
from pourparler.follow.entries import LOOSE, Entry
from pourparler.follow.ledgers import Member, processes_of
from pourparler.follow.offers import by_first_day, offer_of
from pourparler.follow.relations import Relations, relate
from pourparler.follow.sides import Sides
from pourparler.follow.summaries import Summary, summary_of
from pourparler.follow.thread import Thread
from pourparler.follow.utterances import called_in, said_by
from pourparler.schema.ledger import Offer, OfferHead
from pourparler.schema.negotiation import TakenStep
from pourparler.schema.packing import labels_of, pack_offer, sides_of
from pourparler.schema.stands import Utterance

Steps = Callable[[Iterable[int]], Mapping[str, TakenStep]]
"""Returns the steps of some reports by their places."""


@dataclass
class Renewed:
    """Proposals that changed.

    Attributes:
        said: what follows from each that is there now, by the number of its thread.
        before: what they were before.
        now: all proposals.
    """

    said: dict[int, list[Utterance]] = field(default_factory=dict)
    before: dict[int, KeptOffer] = field(default_factory=dict)
    now: dict[int, KeptOffer] = field(default_factory=dict)


class Proposals:
    """Makes the proposals that a change touches.

    Args:
        parts: what is kept.
        entries: all steps as they are threaded now, in their order.
        sides: who stands for whom.
        steps: gives the steps of reports.
    """

    def __init__(self, parts: Parts, entries: Sequence[Entry], sides: Sides, steps: Steps) -> None:
        self._parts = parts
        self._entries = entries
        self._sides = sides
        self._steps = steps
        self._threads = {
            each.number: each for content in parts.all("threads").values() for each in THREADS.decode(content)
        }

    def renew(self, changed: Mapping[int, Thread], documents: set[int]) -> Renewed:
        """Return the proposals that changed, and keep all as they are now.

        Args:
            changed: threads that changed, by number; without a step where one is gone.
            documents: reports that tell other things than before, or the same of parties that are others now.
        """
        before = dict(self._threads)
        for number, thread in changed.items():
            self._threads.pop(number, None)
            if thread.steps:
                self._threads[number] = KeptThread(number, summary_of(thread), (), 0, None)
        retold = {entry.thread for entry in self._entries if entry.document in documents} - {LOOSE}
        dirty = {number for number, thread in changed.items() if thread.steps} | retold
        relations = relate(sorted(self._offers(), key=lambda summary: summary.opened))
        dirty = self._related(dirty, relations)
        offers = dict(self._made(dirty, changed, relations))
        return self._keep(before, {*changed, *dirty}, offers, relations)

    def _offers(self) -> Iterator[Summary]:
        return (thread.summary for thread in self._threads.values() if thread.summary.is_offer)

    def _related(self, dirty: set[int], relations: Relations) -> set[int]:
        """Return the threads that changed and those that have to do with others, or with changed ones, since."""
        numbers = {thread.summary.opened: number for number, thread in self._threads.items()}
        found = set(dirty)
        for number, thread in self._threads.items():
            others = relations.of(thread.summary)
            if not others and not thread.related:
                continue
            same = thread.related == related_of(thread.summary, relations)
            same = same and thread.version == relations.version(thread.summary)
            if not same or any(numbers[other.opened] in dirty for other in others):
                found.add(number)
        return found

    def _made(
        self, dirty: set[int], changed: Mapping[int, Thread], relations: Relations
    ) -> Iterator[tuple[int, Offer]]:
        threads = {number: changed[number] for number in dirty if number in changed}
        threads |= self._whole(dirty - set(threads))
        proposals = {number: self._threads[number].summary for number in sorted(dirty)}
        proposals = {number: summary for number, summary in proposals.items() if summary.is_offer}
        places = {place for number in proposals for place in threads[number].at}
        others = (other for summary in proposals.values() for other in relations.of(summary))
        places |= {other.first_made for other in others if other.first_made is not None}
        taken = self._steps({self._entry(place).document for place in places})
        for number, summary in proposals.items():
            yield number, offer_of(threads[number], summary, relations, taken, self._sides)

    def _entry(self, place: str) -> Entry:
        return self._entries[bisect_left(self._entries, place, key=lambda entry: entry.place)]

    def _whole(self, numbers: set[int]) -> dict[int, Thread]:
        found: dict[int, Thread] = {}
        for entry in self._entries if numbers else ():
            if entry.thread in numbers:
                thread = found.setdefault(entry.thread, Thread(entry.place))
                thread.add(entry.place, entry.features)
        return found

    def _keep(
        self, before: Mapping[int, KeptThread], dirty: set[int], offers: Mapping[int, Offer], relations: Relations
    ) -> Renewed:
        renewed = Renewed()
        for number in sorted(dirty):
            was = before.get(number)
            if was is not None and was.offer is not None:
                renewed.before[number] = was.offer
            if number not in self._threads:
                self._parts.drop("offer", str(number))
                continue
            self._threads[number] = self._renewed(number, offers.get(number), relations, renewed)
        for part in {part_of(number, THREADS_IN_PART) for number in dirty}:
            mine = [self._threads[n] for n in sorted(self._threads) if part_of(n, THREADS_IN_PART) == part]
            self._parts.put("threads", part, mine)
        renewed.now = {number: each.offer for number, each in self._threads.items() if each.offer is not None}
        return renewed

    def _renewed(self, number: int, offer: Offer | None, relations: Relations, renewed: Renewed) -> KeptThread:
        summary = self._threads[number].summary
        if offer is None:
            self._parts.drop("offer", str(number))
            return KeptThread(number, summary, (), 0, None)
        self._parts.put("offer", str(number), pack_offer(offer))
        said = renewed.said[number] = list(said_by(offer, self._sides))
        kept = KeptOffer(
            first=by_first_day(offer)[0],
            head=OfferHead.of(offer),
            member=Member.of(offer),
            sides=tuple(sorted({side for side in sides_of(offer) if side})),
            called=tuple(sorted(called_in(offer))),
            cells=tuple(sorted({cell_of(each) for each in said})),
            documents=tuple(sorted({each.source.document for each in said})),
        )
        return KeptThread(number, summary, related_of(summary, relations), relations.version(summary), kept)


def related_of(summary: Summary, relations: Relations) -> tuple[str, ...]:
    """Return what a proposal has to do with, as words to compare."""
    answered = relations.counter_to.get(summary.opened)
    ways = (
        ((answered,) if answered is not None else ()),
        relations.supersedes.get(summary.opened, ()),
        relations.countered_by.get(summary.opened, ()),
        relations.superseded_by.get(summary.opened, ()),
    )
    return tuple(f"{way} {other.opened}" for way, others in enumerate(ways) for other in others)


def cell_of(utterance: Utterance) -> str:
    """Return the name of the cell that something said is about."""
    return f"{utterance.issue} {utterance.side}"


def keep_ledger(parts: Parts, offers: Mapping[int, KeptOffer], labels: Mapping[str, str]) -> None:
    """Keep what lists of proposals show."""
    ordered = sorted(offers.items(), key=lambda item: (item[1].first, item[1].head.id, item[0]))
    processes = processes_of([offer.member for _, offer in ordered])
    sides = {side for _, offer in ordered for side in offer.sides} | {s for each in processes for s in each.parties}
    heads = [(number, offer.head) for number, offer in ordered]
    parts.put("ledger", "", KeptLedger(heads, list(processes), labels_of(sides, labels)))
