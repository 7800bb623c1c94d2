"""Steps as they were threaded, kept with a record, so that a change threads only what it touches again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from pourparler.follow.features import Features
from pourparler.follow.thread import Thread

_ENCODE = msgspec.json.Encoder()
_FEATURES = msgspec.json.Decoder(Features)
LOOSE = 0
"""The thread of a step that belongs to none."""


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A step as it was threaded.

    Attributes:
        place: in the order of threading.
        document: number of its report.
        day: of the step, as an ordinal.
        looked_up: numbers of the sides and words by which it finds proposals.
        given: further ones by which later steps find its proposal.
        thread: number of its thread, `LOOSE` without one.
        low: first day of that thread once the step is in it, as an ordinal.
        packed: its features as JSON, unpacked where they are compared.
    """

    place: str
    document: int
    day: int
    looked_up: tuple[int, ...]
    given: tuple[int, ...]
    thread: int
    low: int
    packed: msgspec.Raw

    @property
    def features(self) -> Features:
        """Its features."""
        return _FEATURES.decode(self.packed)

    def threaded(self, thread: int, low: int) -> Entry:
        """Return the entry in another thread."""
        return msgspec.structs.replace(self, thread=thread, low=low)


class Keys:
    """Numbers for sides and words, so that entries stay small; a number once given stays.

    Args:
        known: those of numbers 0, 1, 2 …
    """

    def __init__(self, known: Iterable[str] = ()) -> None:
        self.known = list(known)
        self._numbers = {key: number for number, key in enumerate(self.known)}

    def numbers(self, keys: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of some sides and words; new ones get the next."""
        return tuple(self._number(key) for key in keys)

    def _number(self, key: str) -> int:
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.known)
            self.known.append(key)
        return number


def entry_of(place: str, features: Features, keys: Keys) -> Entry:
    """Return a step that is not threaded yet."""
    return Entry(
        place,
        features.document,
        features.day.toordinal(),
        keys.numbers(features.looked_up),
        keys.numbers(features.given),
        LOOSE,
        0,
        msgspec.Raw(_ENCODE.encode(features)),
    )


def entries_of(
    steps: Iterable[tuple[str, Features]], threads: Sequence[Thread], keys: Keys
) -> tuple[list[Entry], dict[int, Thread]]:
    """Return all steps as they were threaded, in their order, and the threads by the numbers that they get."""
    numbered = dict(enumerate(threads, LOOSE + 1))
    placed = {place: (number, low) for number, thread in numbered.items() for place, low in _lows(thread)}
    entries = [entry_of(place, features, keys) for place, features in steps]
    return [each.threaded(*placed[each.place]) if each.place in placed else each for each in entries], numbered


def _lows(thread: Thread) -> Iterable[tuple[str, int]]:
    low = thread.steps[0].day.toordinal()
    for place, features in zip(thread.at, thread.steps, strict=True):
        low = min(low, features.day.toordinal())
        yield place, low
