"""Steps as they were threaded before a change, with what finds those that the change may touch."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pourparler.follow.entries import LOOSE, Entry
from pourparler.follow.pools import Pool, Share, days_around, rank_of, sees

_RUN = 64
"""Steps of the first pass that are looked at together: at each place fewer threads are known than at the next."""


class Snapshot:
    """Steps as they were threaded.

    Args:
        entries: in their order.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.members: defaultdict[int, list[int]] = defaultdict(list)
        self.told_in: defaultdict[int, list[int]] = defaultdict(list)
        self._giving: defaultdict[int, list[int]] = defaultdict(list)
        self._asking: defaultdict[int, list[int]] = defaultdict(list)
        self._pools: dict[int, list[Share]] = {}
        self._by_day: dict[tuple[int, str], list[tuple[int, int]]] = {}
        for at, entry in enumerate(entries):
            self.members[entry.thread].append(at)
            self.told_in[entry.document].append(at)
            for key in entry.looked_up:
                self._giving[key].append(at)
                self._asking[key].append(at)
            for key in entry.given:
                self._giving[key].append(at)

    def opened(self, thread: int) -> str:
        """Return the place of the step that opened a thread."""
        return self.entries[self.members[thread][0]].place

    def pool(self, key: int) -> list[Share]:
        """Return the threads that share a side or word."""
        pool = self._pools.get(key)
        if pool is None:
            pool = self._pools[key] = sorted(self._shares(key))
        return pool

    def _shares(self, key: int) -> Iterator[Share]:
        seen = {LOOSE}
        for at in self._giving.get(key, ()):
            entry = self.entries[at]
            if entry.thread not in seen:
                seen.add(entry.thread)
                yield Share(entry.low, self.opened(entry.thread), entry.place, entry.thread)

    def seeing(self, key: int, pool: Pool, share: Share, place: str) -> Iterator[int]:
        """Yield the steps behind a place that see a thread by a side or word, in the pool as it was or as it is."""
        rank = rank_of(pool, share)
        for at in self._near(key, pool, rank, place):
            entry = self.entries[at]
            if entry.place > place and sees(pool, rank, entry.day, entry.place):
                yield at

    def _near(self, key: int, pool: Pool, rank: int, place: str) -> Iterator[int]:
        """Yield the steps of the days between which a thread can be seen at all."""
        asking = self._asking.get(key, [])
        second = bisect_left(asking, "2", key=lambda at: self.entries[at].place)
        start = bisect_right(asking, place, 0, second, key=lambda at: self.entries[at].place)
        for run in range(start, second, _RUN):
            some = asking[run : min(run + _RUN, second)]
            earliest, latest = days_around(pool, rank, self.entries[some[0]].place)
            yield from (at for at in some if earliest <= self.entries[at].day <= latest)
        for sign in ("2", "3"):
            if place < sign or place[0] == sign:
                earliest, latest = days_around(pool, rank, max(place, sign))
                ordered = self._of_pass(key, sign)
                first, last = bisect_left(ordered, (earliest, -1)), bisect_left(ordered, (latest + 1, -1))
                yield from (at for _, at in ordered[first:last])

    def _of_pass(self, key: int, sign: str) -> list[tuple[int, int]]:
        found = self._by_day.get((key, sign))
        if found is None:
            mine = (at for at in self._asking.get(key, ()) if self.entries[at].place[0] == sign)
            found = self._by_day[key, sign] = sorted((self.entries[at].day, at) for at in mine)
        return found
