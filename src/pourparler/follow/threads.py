"""One proposal out of what many reports say of it: steps gathered into threads.

Comes in: steps of many documents; goes out: threads, each a proposal, and steps that belong to no known one. A person's
“same” and “different” about two claims always win.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from pourparler.follow.features import Features
from pourparler.follow.passes import LATER, POOL, best_of, may_open, nearest
from pourparler.follow.thread import Thread
from pourparler.follow.ties import Ties

_LAST = "\U0010ffff"


def gather(steps: Iterable[tuple[str, Features]], ties: Ties | None = None) -> tuple[list[Thread], list[str]]:
    """Return the threads that steps make, and the places of the steps that belong to none.

    Args:
        steps: features by their place, in order.
        ties: what persons decided about claims.
    """
    gathering = _Gathering(ties or Ties())
    for place, features in steps:
        gathering.take(place, features)
    return list(gathering.threads.values()), gathering.loose


class _Gathering:
    """Threads as they grow, with what finds the few that a step may belong to."""

    def __init__(self, ties: Ties) -> None:
        self.threads: dict[str, Thread] = {}
        self.loose: list[str] = []
        self._ties = ties
        self._tied: dict[str, Thread] = {}
        self._of_claim: dict[str, Thread] = {}
        self._by_document: defaultdict[int, dict[str, None]] = defaultdict(dict)
        self._by_key: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
        self._keys: defaultdict[str, set[str]] = defaultdict(set)

    def take(self, place: str, features: Features) -> None:
        """Put a step into the thread that fits it best, or open one, or leave it loose."""
        thread = self._decided(features) or best_of(place, features, self._candidates(features))
        if thread is None and may_open(place, features):
            thread = self.threads[place] = Thread(place)
        if thread is None:
            self.loose.append(place)
            return
        self._add(thread, place, features)

    def _decided(self, features: Features) -> Thread | None:
        """Return the thread of the claims that a person said to be of the same proposal."""
        leader = self._ties.same.get(features.claim)
        return self._tied.get(leader) if leader is not None else None

    def _candidates(self, features: Features) -> Iterable[Thread]:
        windows = (self._window(key, features.day) for key in features.looked_up)
        barred = {id(self._of_claim.get(other)) for other in self._ties.apart_from(features.claim)}
        found = (self.threads[opened] for opened in nearest(self._by_document[features.document], windows))
        return (thread for thread in found if id(thread) not in barred)

    def _window(self, key: str, day: date) -> Sequence[str]:
        pool = self._by_key[key]
        first = max(bisect_right(pool, (day, _LAST)) - POOL, 0)
        return [opened for _, opened in pool[first : first + POOL + LATER]]

    def _add(self, thread: Thread, place: str, features: Features) -> None:
        thread.add(place, features)
        leader = self._ties.same.get(features.claim)
        if leader is not None:
            self._tied.setdefault(leader, thread)
        self._of_claim[features.claim] = thread
        self._by_document[features.document][thread.opened] = None
        known = self._keys[thread.opened]
        for key in (*features.looked_up, *features.given):
            if key not in known:
                known.add(key)
                insort(self._by_key[key], (thread.first_day, thread.opened))
