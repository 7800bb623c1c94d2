"""Positions after a change: the history of each side and issue of which something else is said now is made again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

import msgspec

from pourparler.ask.refreshing.parts import Parts, cell_part
from pourparler.ask.refreshing.proposals import cell_of
from pourparler.follow.stands import histories_of
from pourparler.follow.utterances import in_time
from pourparler.schema.claims import Issue, Stance
from pourparler.schema.negotiation import Source
from pourparler.schema.packing import pack_histories, step_as_json, step_of_json, unpack_histories
from pourparler.schema.stands import History, StandOrigin, Utterance

_NO_STEP = msgspec.Raw(b"null")


class Said(msgspec.Struct, frozen=True, array_like=True):
    """Something that the side of a cell said about its issue; it follows from a report (“d12”) or thread (“t34”)."""

    by: str
    stance: Stance
    day: date
    source: Source
    claim: str
    origin: StandOrigin
    confidence: float
    number: int | None
    step: msgspec.Raw

    @classmethod
    def of(cls, by: str, each: Utterance) -> Said:
        """Return something said, to be kept."""
        step = step_as_json(each.step()) if each.step is not None else _NO_STEP
        what = (each.stance, each.day, each.source, each.claim, each.origin, each.confidence, each.number)
        return cls(by, *what, step)

    def utterance(self, cell: str) -> Utterance:
        """Return it as it was."""
        issue, _, side = cell.partition(" ")
        packed = self.step
        step = None if bytes(packed) == bytes(_NO_STEP) else lambda: step_of_json(packed)
        what = (self.stance, self.day, self.source, self.claim, self.origin, self.confidence, self.number)
        return Utterance(side, cast(Issue, issue), *what, step)


_SAID = msgspec.json.Decoder(dict[str, list[Said]])


@dataclass
class SaidOtherwise:
    """What is said otherwise.

    Attributes:
        gone: reports and threads of which nothing that was said before counts, by cell.
        new: what is said now, with its report or thread, by cell.
    """

    gone: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    new: defaultdict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))

    def replace(self, by: str, before: Iterable[str], now: Iterable[Utterance]) -> tuple[str, ...]:
        """Put what a report or thread says now in the place of what it said before; return its cells."""
        for cell in before:
            self.gone[cell].add(by)
        cells = set()
        for each in now:
            cells.add(cell_of(each))
            self.new[cell_of(each)].append(Said.of(by, each))
        return tuple(sorted(cells))

    def touch(self, cells: Iterable[str]) -> None:
        """Have the histories of cells made again from what is said."""
        for cell in cells:
            self.gone[cell]  # an empty set is put there


def renew_cells(
    parts: Parts, otherwise: SaidOtherwise, publishers: Mapping[str, str], labels: Mapping[str, str]
) -> None:
    """Make the histories again of which something is said otherwise.

    Args:
        parts: what is kept.
        otherwise: what is said otherwise.
        publishers: by a report's fingerprint the publisher that has it first-hand.
        labels: names of parties.
    """
    by_part: defaultdict[str, list[str]] = defaultdict(list)
    for cell in sorted({*otherwise.gone, *otherwise.new}):
        by_part[cell_part(cell.partition(" ")[2])].append(cell)
    said, cells = parts.some("said", by_part), parts.some("cells", by_part)
    for part, names in by_part.items():
        told = _SAID.decode(said[part]) if part in said else {}
        known = dict(unpack_histories(cells[part])[0]) if part in cells else {}
        for name in names:
            _renew_cell(name, told, known, otherwise, publishers)
        parts.put("said", part, told)
        parts.new["cells", part] = pack_histories(dict(sorted(known.items())), labels)


def _renew_cell(
    name: str,
    told: dict[str, list[Said]],
    known: dict[tuple[str, Issue], History],
    otherwise: SaidOtherwise,
    publishers: Mapping[str, str],
) -> None:
    gone = otherwise.gone[name]
    found = [each for each in told.pop(name, []) if each.by not in gone] + otherwise.new[name]
    issue, _, side = name.partition(" ")
    known.pop((side, cast(Issue, issue)), None)
    if found:
        told[name] = found
        known |= histories_of(sorted((each.utterance(name) for each in found), key=in_time), publishers)
