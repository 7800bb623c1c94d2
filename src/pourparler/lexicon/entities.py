"""Known parties: a name in, every entity that bears it out. Nothing is chosen here; choosing is resolving.

The table holds states, bodies, movements and office-holders with the times of their offices (`resources/`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from pourparler.lexicon.names import acronym_key, fold
from pourparler.lexicon.tables import read_json
from pourparler.schema.entities import PartyKind

How = Literal["name", "alias", "metonym", "adjective", "people", "surname"]


@dataclass(frozen=True, slots=True)
class Term:
    """One time in office.

    Attributes:
        office: as the table writes it, lower case.
        acts_for: id of the state, body or movement.
        start: first day that it may have begun on; None where unknown.
        end: last day that it may have lasted to; None while it lasts as far as the table knows.
    """

    office: str
    acts_for: str
    start: date | None
    end: date | None

    def covers(self, day: date) -> bool:
        """Whether the day may fall within the term; coarse dates count whole."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """One known party.

    Attributes:
        id: stable, kind first: `state:ua`, `body:unhcr`, `movement:m23`, `person:antony-blinken`.
        name: the form to show.
        kind: what sort of party.
        countries: ISO 3166 alpha-2 codes, the main one first; empty for international bodies.
        acts_for: id of the party it is an organ of.
        terms: offices held, for persons.
        contested: a neutral sentence where the status of a state is disputed.
    """

    id: str
    name: str
    kind: PartyKind
    countries: tuple[str, ...] = ()
    acts_for: str | None = None
    terms: tuple[Term, ...] = ()
    contested: str | None = None

    @property
    def country(self) -> str | None:
        """The main country."""
        return self.countries[0] if self.countries else None

    def terms_at(self, day: date | None) -> tuple[Term, ...]:
        """The offices that the person may have held on a day; all of them where the day is unknown."""
        return self.terms if day is None else tuple(term for term in self.terms if term.covers(day))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a name may mean, and which kind of name it is."""

    entity: Entity
    how: How


@dataclass(frozen=True, slots=True)
class EntityTable:
    """All known parties, by id and by name."""

    entities: tuple[Entity, ...]
    by_id: dict[str, Entity]
    folded: dict[str, list[tuple[int, How]]]
    acronyms: dict[str, list[tuple[int, How]]]

    @classmethod
    def load(cls) -> EntityTable:
        """Load the embedded table (once a process)."""
        return _load()

    def lookup(self, text: str) -> tuple[Candidate, ...]:
        """Return every entity that bears the name, full names before surnames.

        A name without any capital letter ("turkey", "us") is not a name here.
        """
        found = list(self.acronyms.get(acronym_key(text), ()))
        if any(letter.isupper() for letter in text):
            found += self.folded.get(fold(text), ())
        seen: dict[int, How] = {}
        for index, how in found:
            seen.setdefault(index, how)
        return tuple(Candidate(self.entities[index], how) for index, how in seen.items())

    def holders(self, acts_for: str, day: date) -> tuple[tuple[Entity, Term], ...]:
        """Return the persons who may have held an office for a party on a day."""
        return tuple(
            (entity, term)
            for entity in self.entities
            for term in entity.terms
            if term.acts_for == acts_for and term.covers(day)
        )


@cache
def _load() -> EntityTable:
    rows = read_json("entities.json")
    entities = tuple(_entity(row) for row in rows["entities"])
    by_id = {entity.id: entity for entity in entities}
    return EntityTable(entities, by_id, rows["folded"], rows["acronyms"])


def _entity(row: dict[str, Any]) -> Entity:
    terms = tuple(
        Term(office, acts_for, _day(start), _day(end)) for office, acts_for, start, end in row.get("terms", ())
    )
    return Entity(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        countries=tuple(row.get("countries", ())),
        acts_for=row.get("acts_for"),
        terms=terms,
        contested=row.get("contested"),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
