"""How often somebody may try to sign in: a few failures, then a wait, by name and by address."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

FAILURES, WITHIN = 5, 900.0
"""So many failures within so many seconds."""
_REMEMBERED = 10_000


class Rates:
    """Counts failures.

    >>> rates = Rates(clock=lambda: 0.0)
    >>> for _ in range(5): rates.fail("mara")
    >>> rates.wait("mara"), rates.wait("jun")
    (900.0, 0.0)
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, *keys: str) -> float:
        """Return how many seconds there are to wait for any of some keys, 0 for none."""
        now = self._clock()
        with self._lock:
            return max((self._wait(key, now) for key in keys), default=0.0)

    def fail(self, *keys: str) -> None:
        """Count a failure."""
        with self._lock:
            for key in keys:
                times = self._failed.setdefault(key, deque(maxlen=FAILURES))
                times.append(self._clock())
                self._failed.move_to_end(key)
            while len(self._failed) > _REMEMBERED:
                self._failed.popitem(last=False)

    def forget(self, *keys: str) -> None:
        """Forget the failures of some keys."""
        with self._lock:
            for key in keys:
                self._failed.pop(key, None)

    def _wait(self, key: str, now: float) -> float:
        times = self._failed.get(key)
        if times is None or len(times) < FAILURES:
            return 0.0
        return max(0.0, times[0] + WITHIN - now)
