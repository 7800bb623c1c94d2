"""Threads that share a side or word, by their first day, and which of them a step sees at its place in the order.

A thread shares a side or word from the place on at which a step gave it; a step sees those given before its own place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pourparler.follow.passes import LATER, POOL

_LAST = "\U0010ffff"


class Share(NamedTuple):
    """A thread in a pool.

    Attributes:
        low: first day of the thread when it came to share the side or word, as an ordinal.
        opened: what sorts threads by the step that opened each.
        given: the place from which on it shares it.
        thread: its number.
    """

    low: int
    opened: str
    given: str
    thread: int


Pool = Sequence[Share]


def window(pool: Pool, day: int, place: str) -> list[str]:
    """Return what opened the threads that a step of a day sees at its place: the last before it and the first after."""
    middle = _middle(pool, day)
    found = [share.opened for share in _first(_before(pool, middle, place), POOL)]
    return found + [share.opened for share in _first(_after(pool, middle, place), POOL + LATER - len(found))]


def sees(pool: Pool, rank: int, day: int, place: str) -> bool:
    """Tell whether a step of a day sees at its place the thread at a place of the pool."""
    share, middle = pool[rank], _middle(pool, day)
    if share.given >= place:
        return False
    if rank < middle:
        return share in _first(_before(pool, middle, place), POOL)
    before = sum(1 for _ in _first(_before(pool, middle, place), POOL))
    return share in _first(_after(pool, middle, place), POOL + LATER - before)


def days_around(pool: Pool, rank: int, place: str) -> tuple[int, int]:
    """Return first and last day of the steps that may see, at a place or later, the thread at a place of the pool."""
    earliest, latest = 0, 2**31
    for number, share in enumerate(_before(pool, rank, place), 1):
        if number == POOL + LATER:
            earliest = share.low
            break
    for number, share in enumerate(_after(pool, rank + 1, place), 1):
        if number == POOL:
            latest = share.low - 1
            break
    return earliest, latest


def rank_of(pool: Pool, share: Share) -> int:
    """Return the place of a thread in a pool."""
    return bisect_left(pool, share)


def _middle(pool: Pool, day: int) -> int:
    return bisect_right(pool, (day, _LAST))


def _before(pool: Pool, end: int, place: str) -> Iterator[Share]:
    return (pool[at] for at in range(end - 1, -1, -1) if pool[at].given < place)


def _after(pool: Pool, start: int, place: str) -> Iterator[Share]:
    return (pool[at] for at in range(start, len(pool)) if pool[at].given < place)


def _first(shares: Iterator[Share], number: int) -> Iterator[Share]:
    for _, share in zip(range(number), shares, strict=False):
        yield share
