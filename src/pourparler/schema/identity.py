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

PairKind = Literal["party", "copy", "story", "act"]
"""What two things are that may be the same: names, texts of reports, reports of one story, reports of one act."""


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
        uses: how many readings use it.
    """

    key: str
    label: str
    sort: NameSort
    kind: PartyKind | None = None
    country: str | None = None
    entity: str | None = None
    uses: int = 1

    def combined(self, other: PartyName) -> PartyName:
        """Return what two uses of a name tell together; the order of the uses does not matter.

        >>> one, other = PartyName("army@berun", "army", "organ"), PartyName("army@berun", "Berun's army", "organ")
        >>> one.combined(other) == other.combined(one) == PartyName("army@berun", "Berun's army", "organ", uses=2)
        True
        """
        kinds: list[PartyKind] = [kind for kind in (self.kind, other.kind) if kind]
        countries = [country for country in (self.country, other.country) if country]
        return PartyName(
            key=self.key,
            label=min(self.label, other.label, key=self._order),
            sort=self.sort,
            kind=min(kinds, default=None),
            country=min(countries, default=None),
            entity=self.entity,
            uses=self.uses + other.uses,
        )

    def _order(self, label: str) -> tuple[bool, int, str]:
        """A label that names the owner comes first, then the shorter one."""
        owner = self.key.partition("@")[2]
        return owner not in label.casefold(), len(label), label


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """The program's view that two things are the same, or certainly not; ``one`` sorts before ``other``.

    Attributes:
        one: key of a name, id of an act's claim, or fingerprint of a report.
        other: the second one.
        same: False where they must be kept apart.
        score: how sure, 0 to 1.
        reason: why, in words.
    """

    one: str
    other: str
    same: bool
    score: float
    reason: str

    @classmethod
    def of(cls, one: str, other: str, score: float, reason: str, *, same: bool = True) -> Pair:
        """Return the pair in its one order, so that it does not matter which came first.

        >>> Pair.of("b", "a", 0.9, "alike") == Pair.of("a", "b", 0.9, "alike")
        True
        """
        first, second = sorted((one, other))
        return cls(first, second, same, score, reason)


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
        reports: how many reports say so; 0 for the table.
    """

    person: str
    office: str
    party: str
    since: date | None
    until: date | None
    source: Literal["table", "reports"]
    reports: int


@dataclass(frozen=True, slots=True)
class PartyCount:
    """A party, how many current claims and reports name it, and whom it acts for if it is a person."""

    party: PartyIdentity
    claims: int
    reports: int
    acts_for: tuple[ActsFor, ...] = ()

    @property
    def is_known(self) -> bool:
        """Tell whether it has a name that other reports share; “both sides” and “she” have none."""
        return any("#" not in name.key for name in self.party.names)


@dataclass(frozen=True, slots=True)
class ActSketch:
    """What decides whether two claims report one act; made from its report alone.

    Attributes:
        claim: id of an event, a proposal or a response.
        report: fingerprint of the report.
        sentence: index of its sentence.
        type: event type; a proposal is AGREE, an acceptance AGREE, a refusal REJECT.
        mode: mode of an event, or ``""``.
        factuality: how the report presents it.
        first: first day that it may be of; None where even the report's day is unknown.
        last: last day.
        told: whether the report's words tell the day; else it follows from the report's own.
        trigger: stem of the word that names it.
        place: folded name of its place, or ``""``.
        actors: keys of the actors' names.
        recipients: keys of the recipients' names.
        words: stems of the words around it.
    """

    claim: str
    report: str
    sentence: int
    type: str
    mode: str
    factuality: str
    first: date | None
    last: date | None
    told: bool
    trigger: str
    place: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportSketch:
    """What decides whether two reports are copies, or tell one story; made from the report alone.

    Attributes:
        report: fingerprint of the report.
        source: publisher.
        moment: when it was published, ISO 8601, or ``""``.
        credits: by-line and dateline in lower case.
        digest: MinHash of its text.
        day: publication day.
        lead: stems of its title and first sentences.
        acts: the acts that its first sentences report, the leading one first.
    """

    report: str
    source: str
    moment: str
    credits: str
    digest: tuple[int, ...]
    day: date | None
    lead: tuple[str, ...]
    acts: tuple[ActSketch, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """What a reading adds to the record about identities.

    Attributes:
        names: the names it uses.
        mentions: for each claim's id, the keys of its parties' names in the order of `participants.parties_of`.
        offices: who acts for whom, as the report says.
        acts: sketches of its acts, each with the keys under which reports of the same act are looked up.
        report: sketch of the report, and the keys under which copies and reports of the same story are looked up.
        pairs: what is the same, by what: names (``party``), reports' texts (``copy``), stories (``story``), ``act``.
    """

    names: tuple[PartyName, ...]
    mentions: Mapping[str, tuple[str, ...]]
    offices: tuple[Office, ...]
    acts: tuple[tuple[ActSketch, tuple[str, ...]], ...]
    report: tuple[ReportSketch, tuple[str, ...]]
    pairs: tuple[tuple[PairKind, Pair], ...]


class Known(Protocol):
    """What the record tells while a reading is linked: look-ups by key, never a walk through all of it."""

    def new_names(self, keys: Sequence[str]) -> frozenset[str]:
        """Return which of the names the record does not hold yet."""
        ...

    def names_under(self, words: Sequence[str]) -> Sequence[str]:
        """Return the keys of the names that can be looked up under one of the words."""
        ...

    def acts_under(self, keys: Sequence[str]) -> Mapping[str, Sequence[ActSketch]]:
        """Return the acts of other reports by each of the keys that they can be looked up under."""
        ...

    def reports_under(self, keys: Sequence[str], least: int) -> Sequence[ReportSketch]:
        """Return the other reports that can be looked up under at least so many of the keys."""
        ...


class Linker(Protocol):
    """Decides what is the same; ``resolve`` implements it, ``store`` calls it inside the reading's transaction."""

    @property
    def program(self) -> str:
        """The program's name and version, with which it signs."""
        ...

    def link(self, reading: Reading, known: Known) -> Links:
        """Return what a reading adds about identities."""
        ...

    def lookup_words(self, key: str) -> Sequence[str]:
        """Return the words under which a name is to be found."""
        ...

    def group(self, keys: Iterable[str], judgements: Sequence[Judgement]) -> Mapping[str, str]:
        """Return the least key of its party for each name, given the judgements about them, oldest first."""
        ...
