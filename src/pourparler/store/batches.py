"""Numbers and keys in pieces that fit an IN list; databases limit the parameters of a statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

AT_ONCE = 500
Value = TypeVar("Value")


def batches(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """Yield the values in order, at most 500 at once.

    >>> [len(some) for some in batches(range(1200))]
    [500, 500, 200]
    """
    return (values[at : at + AT_ONCE] for at in range(0, len(values), AT_ONCE))
