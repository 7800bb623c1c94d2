"""The parts in which what follows from a record is kept: reports, threads, proposals, positions, figures.

Each part is a function of the record alone. What is large comes in many parts of one sort, so that a change writes few.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from zlib import crc32

import msgspec
from sqlalchemy import Connection

from pourparler.follow.decisions import Decisions
from pourparler.follow.entries import Entry
from pourparler.follow.ledgers import Member
from pourparler.follow.summaries import Summary
from pourparler.follow.ties import Ties
from pourparler.schema.ledger import OfferHead, Process
from pourparler.store.followed import Part, load_parts

REPORTS_IN_PART = 256
THREADS_IN_PART = 256
_CELL_PARTS = 256


class Report(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A report as far as it is followed.

    Attributes:
        document: its number.
        version, reading: numbers of those that count.
        key: what names the document on every machine.
        published: its day.
        fingerprint: of its version.
        publisher: its publisher.
        first: the publisher that has it first-hand.
        facts: numbers of the facts about parties on which its part rests.
        cells: where its positions are.
        groups: where its figures are.
        speaks: True where a position may be that of a proposal's author.
    """

    document: int
    version: int
    reading: int
    key: str
    published: date | None
    fingerprint: str
    publisher: str
    first: str
    facts: tuple[int, ...]
    cells: tuple[str, ...]
    groups: tuple[str, ...]
    speaks: bool


class Reports(msgspec.Struct, array_like=True):
    """Some reports and their steps, in the order of threading."""

    reports: list[Report]
    entries: list[Entry]


class KeptOffer(msgspec.Struct, frozen=True, array_like=True):
    """A proposal without its words.

    Attributes:
        first: its first day.
        head: what lists show.
        member: what tells its crisis.
        sides: whose names are shown with it.
        called: nouns by which reports call it.
        cells: where the positions are that follow from it.
        documents: the reports that these come from.
    """

    first: date
    head: OfferHead
    member: Member
    sides: tuple[str, ...]
    called: tuple[tuple[int, str], ...]
    cells: tuple[str, ...]
    documents: tuple[int, ...]


class KeptThread(msgspec.Struct, frozen=True, array_like=True):
    """A thread, what it has to do with, and the proposal that it is."""

    number: int
    summary: Summary
    related: tuple[str, ...]
    version: int
    offer: KeptOffer | None


class KeptLedger(msgspec.Struct, array_like=True):
    """What lists of proposals show: heads by their first day with the number of the thread, crises, names of sides."""

    heads: list[tuple[int, OfferHead]]
    processes: list[Process]
    labels: dict[str, str]


class KeptDecisions(msgspec.Struct, array_like=True):
    """What persons had decided about claims."""

    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    edits: dict[str, str] = msgspec.field(default_factory=dict)
    same: dict[str, str] = msgspec.field(default_factory=dict)
    different: list[list[str]] = msgspec.field(default_factory=list)

    @classmethod
    def of(cls, decisions: Decisions) -> KeptDecisions:
        """Return decisions to be kept."""
        edits = {claim: repr(edit) for claim, edit in decisions.edits.items()}
        different = sorted(sorted(pair) for pair in decisions.ties.different)
        return cls(decisions.accepted, decisions.rejected, edits, dict(decisions.ties.same), different)

    @property
    def ties(self) -> Ties:
        """What was decided about pairs."""
        return Ties(self.same, frozenset(frozenset(pair) for pair in self.different))

    def claims_unlike(self, other: KeptDecisions) -> set[str]:
        """Return the claims about which others decide otherwise."""
        edited = {claim for claim in {*self.edits, *other.edits} if self.edits.get(claim) != other.edits.get(claim)}
        return {*(self.accepted ^ other.accepted), *(self.rejected ^ other.rejected), *edited}


class Base(msgspec.Struct, array_like=True):
    """What the other parts are made from.

    Attributes:
        reading: greatest number of a reading.
        judgement: greatest number of a judgement.
        next_thread: number of the next thread.
        names: the party that each name is of, by the name's number.
        keys: sides and words, by their numbers.
        facts: facts about parties and what was known, by their numbers.
        decisions: what persons decided.
    """

    reading: int = 0
    judgement: int = 0
    next_thread: int = 1
    names: dict[int, str] = msgspec.field(default_factory=dict)
    keys: list[str] = msgspec.field(default_factory=list)
    facts: list[tuple[str, str]] = msgspec.field(default_factory=list)
    decisions: KeptDecisions = msgspec.field(default_factory=KeptDecisions)


ENCODE = msgspec.json.Encoder()
BASE = msgspec.json.Decoder(Base)
REPORTS = msgspec.json.Decoder(Reports)
THREADS = msgspec.json.Decoder(list[KeptThread])
LEDGER = msgspec.json.Decoder(KeptLedger)


@dataclass
class Parts:
    """The kept parts of a record, with those that are new.

    Attributes:
        connection: sees the record and its parts in one state.
        new: parts that changed; None for those that are gone.
        empty: True where nothing is kept.
    """

    connection: Connection
    empty: bool
    new: dict[Part, str | None] = field(default_factory=dict)

    def all(self, sort: str) -> dict[str, str]:
        """Return all parts of a sort by name."""
        return self._laid_over(sort, {} if self.empty else load_parts(self.connection, sort), None)

    def some(self, sort: str, names: Iterable[str]) -> dict[str, str]:
        """Return the parts of a sort with some names."""
        wanted = set(names)
        found = {} if self.empty or not wanted else load_parts(self.connection, sort, wanted)
        return self._laid_over(sort, found, wanted)

    def _laid_over(self, sort: str, found: dict[str, str], wanted: set[str] | None) -> dict[str, str]:
        for (of, name), content in self.new.items():
            if of == sort and (wanted is None or name in wanted):
                found.pop(name, None)
                if content is not None:
                    found[name] = content
        return found

    def put(self, sort: str, name: str, value: object) -> None:
        """Take a new part."""
        self.new[sort, name] = ENCODE.encode(value).decode()

    def drop(self, sort: str, name: str) -> None:
        """Let a part go."""
        self.new[sort, name] = None


def part_of(number: int, size: int) -> str:
    """Return the name of the part that holds something with a number."""
    return str(number // size)


def cell_part(words: str) -> str:
    """Return the name of the part that holds the cells of a side, or the figures of a place."""
    return str(crc32(words.encode()) % _CELL_PARTS)
