"""Threads steps again where a record changed, and only there; the threads are those that threading all would give.

Steps are taken again in their order: those that are new, those of threads that changed before them, and those that see
such a thread. Each is compared with the threads as they are at its place. Where it lands in the thread that it was in,
nothing further follows from it; where it does not, both threads change from there on.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from operator import attrgetter

from pourparler.follow.entries import LOOSE, Entry
from pourparler.follow.features import Features
from pourparler.follow.passes import best_of, may_open, nearest
from pourparler.follow.places import claim_at
from pourparler.follow.pools import Share, rank_of, window
from pourparler.follow.snapshots import Snapshot
from pourparler.follow.thread import Thread
from pourparler.follow.ties import Ties

_UNDECIDED = -1


@dataclass(frozen=True, slots=True)
class Regathered:
    """What came out.

    Attributes:
        entries: all steps as they are threaded now, in their order.
        threads: those that changed, by number; without a step where one is gone.
        next_thread: number of the next new thread.
    """

    entries: list[Entry]
    threads: dict[int, Thread]
    next_thread: int


class Regathering:
    """Threads again what a change touches.

    Args:
        before: all steps as they were threaded, in their order.
        documents: reports of which the steps are other ones now.
        new: the steps that these reports have now.
        ties: what persons decide about claims now.
        ties_before: what they had decided.
        next_thread: number of the next new thread.
    """

    def __init__(  # noqa: PLR0913  # what was and what is
        self,
        before: Sequence[Entry],
        documents: Iterable[int],
        new: Iterable[Entry],
        ties: Ties,
        ties_before: Ties,
        next_thread: int,
    ) -> None:
        self._before = Snapshot(before)
        self._ties, self._next = ties, next_thread
        self._all = list(before)
        self._threads = [entry.thread for entry in before]
        self._lows = [entry.low for entry in before]
        self._gone: set[int] = set()
        self._waiting: list[tuple[str, int]] = []
        self._seen: set[int] = set()
        self._changed: dict[int, str] = {}
        self._states: dict[int, Thread] = {}
        self._counts: dict[int, int] = {}
        self._pools: dict[int, list[Share]] = {}
        self._shared: defaultdict[int, list[Share]] = defaultdict(list)
        self._keys: dict[int, set[int]] = {}
        self._numbers: dict[str, int] = {}
        self._told_in = self._before.told_in
        self._tied: dict[str, list[int]] = {}
        self._replace(set(documents), new)
        self._tie(ties_before)

    def run(self) -> Regathered:
        """Return the steps and threads as they are now."""
        while self._waiting:
            place, at = heappop(self._waiting)
            self._take(place, at)
        for at in self._seen - self._gone:
            if (self._all[at].thread, self._all[at].low) != (self._threads[at], self._lows[at]):
                self._all[at] = self._all[at].threaded(self._threads[at], self._lows[at])
        kept = [entry for at, entry in enumerate(self._all) if at not in self._gone]
        kept.sort(key=attrgetter("place"))
        return Regathered(kept, {number: self._states[number] for number in self._changed}, self._next)

    # What changed

    def _replace(self, documents: set[int], new: Iterable[Entry]) -> None:
        old = {self._all[at].place: at for document in documents for at in self._told_in.get(document, ())}
        for entry in new:
            same = old.get(entry.place)
            if same is not None and self._all[same].features == entry.features:
                del old[entry.place]
                continue
            self._add(entry)
        for at in old.values():
            self._gone.add(at)
            self._push(at)

    def _add(self, entry: Entry) -> None:
        at = len(self._all)
        self._all.append(entry.threaded(LOOSE, 0))
        self._threads.append(_UNDECIDED)
        self._lows.append(0)
        self._told_in[entry.document].append(at)
        self._push(at)

    def _tie(self, before: Ties) -> None:
        """Find the steps of claims about which persons decided; those that are decided otherwise now wait."""
        if not (self._ties.claims() or before.claims()):
            return
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at in sorted(range(len(self._all)), key=lambda at: self._all[at].place):
            if at not in self._gone:
                found[claim_at(self._all[at].place)].append(at)
        self._tied = dict(found)
        for claim in sorted({*self._ties.claims(), *before.claims()}):
            tied = self._ties.same.get(claim) != before.same.get(claim)
            if tied or self._ties.apart_from(claim) != before.apart_from(claim):
                self._push_claims({claim, *self._group(claim)}, "")

    def _group(self, claim: str) -> set[str]:
        leader = self._ties.same.get(claim)
        return {each for each, first in self._ties.same.items() if first == leader} if leader is not None else set()

    # One step

    def _take(self, place: str, at: int) -> None:
        before = self._all[at].thread
        if at in self._gone:
            if before != LOOSE:
                self._change(before, place)
            self._push_tied(place)
            return
        features = self._all[at].features
        number = self._decide(place, at, features)
        if number == self._threads[at]:
            return
        if self._threads[at] not in (LOOSE, _UNDECIDED):
            self._change(before, place)
        self._threads[at], self._lows[at] = number, 0
        if number != LOOSE:
            self._change(number, place)
            self._join(number, place, at, features)
        self._push_tied(place)

    def _decide(self, place: str, at: int, features: Features) -> int:
        """Return the number of the thread that a step belongs to at its place."""
        thread = self._said_same(place, features.claim) or best_of(
            place, features, self._candidates(place, at, features)
        )
        if thread is not None:
            return self._numbers[thread.opened]
        return self._opening(place, at) if may_open(place, features) else LOOSE

    def _opening(self, place: str, at: int) -> int:
        before = self._all[at].thread
        if before != LOOSE and self._before.members[before][0] == at:
            number = before
        else:
            number, self._next = self._next, self._next + 1
            self._changed[number], self._keys[number] = place, set()
        if number in self._changed:
            self._states[number], self._numbers[place] = Thread(place), number
        return number

    def _candidates(self, place: str, at: int, features: Features) -> Iterator[Thread]:
        entry = self._all[at]
        here = {self._opened(number) for number in self._threads_of(self._told_in[entry.document], place)}
        found = nearest(here, (window(self._pool(key), entry.day, place) for key in entry.looked_up))
        barred = {self._last_of(other, place) for other in self._ties.apart_from(features.claim)}
        numbers = (self._number(opened) for opened in found)
        return (self._state(number, place) for number in numbers if number not in barred)

    def _threads_of(self, steps: Iterable[int], place: str) -> Iterator[int]:
        for at in steps:
            if self._all[at].place < place and at not in self._gone and self._threads[at] > LOOSE:
                yield self._threads[at]

    def _said_same(self, place: str, claim: str) -> Thread | None:
        steps = sorted(
            (at for each in self._group(claim) for at in self._tied.get(each, ())), key=lambda at: self._all[at].place
        )
        number = next(self._threads_of(steps, place), None)
        return self._state(number, place) if number is not None else None

    def _last_of(self, claim: str, place: str) -> int | None:
        return next(self._threads_of(reversed(self._tied.get(claim, [])), place), None)

    # Threads

    def _opened(self, number: int) -> str:
        if number in self._states:
            return self._states[number].opened
        return self._before.opened(number)

    def _number(self, opened: str) -> int:
        number = self._numbers.get(opened)
        if number is None:
            places = self._before.entries
            at = bisect_right(places, opened, key=lambda entry: entry.place) - 1
            number = self._numbers[opened] = places[at].thread
        return number

    def _state(self, number: int, place: str) -> Thread:
        """Return a thread as it is at a place."""
        thread = self._states.get(number)
        members = self._before.members.get(number, [])
        if thread is None:
            thread = self._states[number] = Thread(self._before.opened(number))
            self._numbers[thread.opened] = number
            self._counts[number] = 0
        if number not in self._changed:
            while self._counts[number] < len(members):
                entry = self._all[members[self._counts[number]]]
                if entry.place >= place:
                    break
                thread.add(entry.place, entry.features)
                self._counts[number] += 1
        return thread

    def _change(self, number: int, place: str) -> None:
        """Let a thread be another one from a place on: its later steps, and those that see it, wait."""
        if number in self._changed:
            return
        self._state(number, place)
        self._changed[number] = place
        members = self._before.members[number]
        opened, shares = self._before.opened(number), dict[int, Share]()
        for at in members:
            entry = self._all[at]
            for key in (*entry.looked_up, *entry.given):
                shares.setdefault(key, Share(entry.low, opened, entry.place, number))
            if entry.place >= place and at not in self._gone:
                self._threads[at] = _UNDECIDED
                self._push(at)
        self._keys[number] = {key for key, share in shares.items() if share.given < place}
        for key, share in shares.items():
            if share.given >= place and key in self._pools:
                del self._pools[key][rank_of(self._pools[key], share)]
            self._push_all(self._before.seeing(key, self._before.pool(key), share, place), place)
        for document in dict.fromkeys(self._all[at].document for at in members):
            self._push_all(self._told_in[document], place)

    def _join(self, number: int, place: str, at: int, features: Features) -> None:
        thread, entry = self._states[number], self._all[at]
        thread.add(place, features)
        self._lows[at] = thread.first_day.toordinal()
        for key in (*entry.looked_up, *entry.given):
            if key not in self._keys[number]:
                self._keys[number].add(key)
                self._share(key, Share(self._lows[at], thread.opened, place, number))
        self._push_all(self._told_in[entry.document], place)

    def _share(self, key: int, share: Share) -> None:
        pool = self._pool(key)
        self._shared[key].append(share)
        insort(pool, share)
        self._push_all(self._before.seeing(key, pool, share, share.given), share.given)

    def _pool(self, key: int) -> list[Share]:
        """Return the threads that share a side or word now, as far as is decided."""
        pool = self._pools.get(key)
        if pool is None:
            old = (s for s in self._before.pool(key) if s.given < self._changed.get(s.thread, "9"))
            pool = self._pools[key] = sorted([*old, *self._shared[key]])
        return pool

    # Who waits

    def _push(self, at: int) -> None:
        if at not in self._seen:
            self._seen.add(at)
            heappush(self._waiting, (self._all[at].place, at))

    def _push_all(self, steps: Iterable[int], place: str) -> None:
        for at in steps:
            if self._all[at].place > place:
                self._push(at)

    def _push_claims(self, claims: Iterable[str], place: str) -> None:
        for claim in claims:
            self._push_all(self._tied.get(claim, ()), place)

    def _push_tied(self, place: str) -> None:
        self._push_claims(self._group(claim_at(place)), place)
