"""Figures after a change: the series of each group that has other figures now are made again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import msgspec

from pourparler.ask.refreshing.parts import ENCODE, Parts, cell_part
from pourparler.follow.series import Group, figures_in, series_in
from pourparler.schema.following import TakenFigure
from pourparler.schema.packing import labels_of, series_as_json, series_of_json

_GROUP = msgspec.json.Decoder(Group)


class KeptSeries(msgspec.Struct, array_like=True):
    """Series by their group, each with the day of its last revision, and the names of who counts."""

    labels: dict[str, str]
    groups: dict[str, list[tuple[date | None, msgspec.Raw]]]


SERIES = msgspec.json.Decoder(KeptSeries)


@dataclass
class CountedOtherwise:
    """Figures that are others now: reports of which those before do not count, and the new ones, by group."""

    gone: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    new: defaultdict[str, list[TakenFigure]] = field(default_factory=lambda: defaultdict(list))

    def replace(
        self, document: int, before: Iterable[str], now: Mapping[Group, Iterable[TakenFigure]]
    ) -> tuple[str, ...]:
        """Put the figures that a report has now in the place of those before; return the names of their groups."""
        for name in before:
            self.gone[name].add(document)
        for group, figures in now.items():
            self.new[_name(group)] += figures
        return tuple(sorted(_name(group) for group in now))


def renew_series(parts: Parts, otherwise: CountedOtherwise, labels: Mapping[str, str]) -> None:
    """Make the series again that have other figures now."""
    by_part: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted({*otherwise.gone, *otherwise.new}):
        (_, place, *_), _ = _GROUP.decode(name)
        by_part[cell_part(place)].append(name)
    kept = parts.some("series", by_part)
    for part, names in by_part.items():
        groups = SERIES.decode(kept[part]).groups if part in kept else {}
        for name in names:
            before = [figure for _, packed in groups.pop(name, []) for figure in figures_in(series_of_json(packed))]
            gone = otherwise.gone[name]
            figures = [each for each in before if each.source.document not in gone] + otherwise.new[name]
            if figures:
                groups[name] = [series_as_json(series) for series in series_in(_GROUP.decode(name), figures)]
        counters = {counter for name in groups for counter in [_GROUP.decode(name)[0][2]]}
        parts.put("series", part, KeptSeries(labels_of(counters, labels), groups))


def _name(group: Group) -> str:
    return ENCODE.encode(group).decode()
