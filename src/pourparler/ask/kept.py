"""A value that is made once for each state of a record, by one thread, however many ask."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """Keeps the value of the latest state.

    >>> kept = Kept[int]()
    >>> kept.get("a", lambda before: 1), kept.get("a", lambda before: 2), kept.get("b", lambda before: before + 2)
    (1, 1, 3)
    """

    def __init__(self, first: Value | None = None) -> None:
        self._lock = Lock()
        self._state: Hashable = None
        self._value = first

    def get(self, state: Hashable, make: Callable[[Value | None], Value]) -> Value:
        """Return the value of a state; ``make`` gets the value before it."""
        if self._state == state and self._value is not None:
            return self._value
        with self._lock:
            if self._state != state or self._value is None:
                self._value = make(self._value)
                self._state = state
            return self._value
