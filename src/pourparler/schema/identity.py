"""Who is who and what is the same across reports: nouns, and the protocols by which two rooms meet.

Identity is never stored in a claim. It follows from *judgements* (append-only, by the program or a person) about
pairs, each of which is a function of the two alone; so the order of reading does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from pourparler.schema.entities import PartyKind
from pourparler.schema.record import Judgement, Reading
from pourparler.schema.spans import Span

NameSort = Literal["entity", "organ", "name", "surname", "description"]
"""What a name is: known to the embedded table; an organ of a state; a full name; a surname; a description."""


@dataclass(frozen=True, slots=True)
class PartyName:
    """A name under which reports speak of a party; the same key means the same party in every report.

    Attributes:
        key: made from the words and their report alone, e.g. ``state:ua``, ``tavi korrad``, ``army@tarvona``.
        label: the name to show.
        sort: what sort of name.
        kind: what sort of party, once known.
        country: ISO 3166 alpha-2 code, once known.
        entity: id in the embedded table.
    """

    key: str
    label: str
    sort: NameSort
    kind: PartyKind | None = None
    country: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A person speaks or acts for a body or state, as a report says.

    Attributes:
        person: key of the person's name.
        office: in lower case, as written: ``foreign minister``.
        acts_for: key of the body's or state's name.
        words: where the report says so.
    """

    person: str
    office: str
    acts_for: str
    words: Span


@dataclass(frozen=True, slots=True)
class PartyIdentity:
    """A party as currently judged: all its names.

    Attributes:
        id: the entity's id where the embedded table knows the party, else ``party:`` and its leading name's key.
        label: the name to show; a person's choice wins.
        kind: what sort of party, once known.
        country: ISO 3166 alpha-2 code, once known.
        entity: id in the embedded table.
        names: all its names, the leading one first.
        number: the value of ``party_names.party`` that its names share.
    """

    id: str
    label: str
    kind: PartyKind | None
    country: str | None
    entity: str | None
    names: tuple[PartyName, ...]
    number: int


@dataclass(frozen=True, slots=True)
class ActsFor:
    """Whom a person acts for, in which office, and the days between which that is known.

    Attributes:
        person: id of the party that the person is.
        office: lower case.
        party: id of the party acted for.
        since: first day known; None where only the office itself is known.
        until: last day known; None while it lasts as far as known.
        source: ``table`` or ``reports``.
    """

    person: str
    office: str
    party: str
    since: date | None
    until: date | None
    source: Literal["table", "reports"]


@dataclass(frozen=True, slots=True)
class Uses:
    """What a reading tells of identities, from its document alone.

    Attributes:
        names: the names it uses.
        mentions: for each claim's id, the keys of its parties' names in the order of the claim's parties.
        offices: who acts for whom, as the report says.
        event_keys: for each event's id, the keys under which other reports of the same act are looked up.
        bands: parts of the text's MinHash under which copies are looked up.
    """

    names: tuple[PartyName, ...] = ()
    mentions: Mapping[str, tuple[str, ...]] = ()  # type: ignore[assignment]
    offices: tuple[Office, ...] = ()
    event_keys: Mapping[str, tuple[str, ...]] = ()  # type: ignore[assignment]
    bands: tuple[str, ...] = ()


class Known(Protocol):
    """What the record tells while a reading is being linked: look-ups by key, never a walk through all of it."""

    def names_with(self, words: Iterable[str]) -> Sequence[PartyName]:
        """Return the names that hold one of the words."""
        ...


class Linker(Protocol):
    """Decides what is the same; implemented by ``resolve``, called by ``store`` inside the reading's transaction."""

    def uses(self, reading: Reading) -> Uses:
        """Return what a reading tells of identities."""
        ...

    def judge(self, reading: Reading, uses: Uses, known: Known) -> Sequence[Judgement]:
        """Return the decisions that the reading calls for."""
        ...
