"""Sentences too long for one window: cut into overlapping units, their readings joined again.

In the overlap of two units each half belongs to the unit in which it stands further from the border.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pourparler.neural.pieces import chunk
from pourparler.schema.reading import Frame, NameSpan, SentenceReading

EMPTY = SentenceReading((), (), (), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of one sentence's words that is read in one go: nearly always the whole sentence."""

    sentence: int
    start: int
    end: int
    pieces: Sequence[Sequence[int]]

    @property
    def length(self) -> int:
        """Return the number of pieces."""
        return sum(map(len, self.pieces))


def cut_units(pieces: Sequence[Sequence[Sequence[int]]]) -> list[Unit]:
    """Return the units of a document; a sentence without words has none.

    Args:
        pieces: for each sentence the piece ids of each word.
    """
    return [
        Unit(i, start, end, words[start:end])
        for i, words in enumerate(pieces)
        if words
        for start, end in chunk([len(ids) for ids in words])
    ]


def join_units(units: Sequence[Unit], readings: Sequence[SentenceReading], count: int) -> list[SentenceReading]:
    """Return one reading for each of `count` sentences."""
    parts: list[list[tuple[Unit, SentenceReading]]] = [[] for _ in range(count)]
    for unit, reading in zip(units, readings, strict=True):
        parts[unit.sentence].append((unit, reading))
    return [_join(part) if len(part) > 1 else part[0][1] if part else EMPTY for part in parts]


def _join(parts: Sequence[tuple[Unit, SentenceReading]]) -> SentenceReading:
    """Join the readings of one sentence's units, each giving the words that belong to it."""
    bounds = [0]
    bounds += [(left.end + right.start) // 2 for (left, _), (right, _) in pairwise(parts)]
    bounds.append(parts[-1][0].end)
    heads: list[int] = []
    columns: list[list[str]] = [[], [], [], []]
    names: list[NameSpan] = []
    frames: list[Frame] = []
    for (unit, reading), first, end in zip(parts, bounds, bounds[1:], strict=False):
        own = slice(first - unit.start, end - unit.start)
        heads += [head + unit.start if head else 0 for head in reading.heads[own]]
        layers = (reading.relations, reading.upos, reading.feats, reading.lemmas)
        for column, layer in zip(columns, layers, strict=True):
            column += layer[own]
        names += [
            replace(name, start=name.start + unit.start, end=name.end + unit.start)
            for name in reading.names
            if first <= name.start + unit.start < end
        ]
        frames += [_move(frame, unit.start) for frame in reading.frames if first <= frame.anchor + unit.start < end]
    _mend(heads, columns[0])
    relations, upos, feats, lemmas = map(tuple, columns)
    return SentenceReading(tuple(heads), relations, upos, feats, lemmas, tuple(names), tuple(frames))


def _move(frame: Frame, offset: int) -> Frame:
    arguments = tuple(replace(a, start=a.start + offset, end=a.end + offset) for a in frame.arguments)
    attributes = {
        (f"issue:{int(name[6:]) + offset}" if name.startswith("issue:") else name): value
        for name, value in frame.attributes.items()
    }
    return replace(frame, anchor=frame.anchor + offset, attributes=attributes, arguments=arguments)


def _mend(heads: list[int], relations: list[str]) -> None:
    """Make one tree of the units' trees: words that reach no root, and second roots, hang on the first root."""
    roots = [i for i, head in enumerate(heads) if head == 0] or [0]
    heads[roots[0]], relations[roots[0]] = 0, "root"
    for i in roots[1:]:
        heads[i], relations[i] = roots[0] + 1, "parataxis"
    for start in range(len(heads)):
        seen: set[int] = set()
        node = start
        while heads[node] and node not in seen:
            seen.add(node)
            node = heads[node] - 1
        if heads[node]:
            heads[node], relations[node] = roots[0] + 1, "parataxis"
