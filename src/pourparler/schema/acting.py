"""Whom a person acts for on a day: terms of the embedded table first, then what reports say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from pourparler.schema.identity import ActsFor


@dataclass(frozen=True)
class Offices:
    """Who acts for whom, by person.

    >>> offices = Offices.of([ActsFor("party:a", "minister", "state:xa", None, None, "table", 0)])
    >>> offices.principals("party:a", date(2024, 1, 1))
    ('state:xa',)
    """

    by_person: dict[str, tuple[ActsFor, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, terms: Iterable[ActsFor]) -> Offices:
        """Return the offices by person."""
        found: defaultdict[str, list[ActsFor]] = defaultdict(list)
        for term in terms:
            found[term.person].append(term)
        return cls({person: tuple(held) for person, held in found.items()})

    def principals(self, person: str, day: date | None) -> tuple[str, ...]:
        """Return whom a person acts for on a day, the best attested first; everyone ever where the day is unknown.

        The table's terms count where it knows the person. Reports tell an office from the day they were published, and
        it lasts until other reports tell another body; before the first report, the first body counts.
        """
        held = self.by_person.get(person, ())
        terms = [term for term in held if term.source == "table"]
        if terms:
            return tuple(dict.fromkeys(term.party for term in terms if _covers(term, day)))
        return _reported(held, day)


def _covers(term: ActsFor, day: date | None) -> bool:
    if day is None:
        return True
    return (term.since is None or term.since <= day) and (term.until is None or day <= term.until)


def _reported(held: tuple[ActsFor, ...], day: date | None) -> tuple[str, ...]:
    """Return the bodies that reports name; those of other days only where this day has none."""
    reports: defaultdict[str, int] = defaultdict(int)
    current: set[str] = set()
    for office in held:
        reports[office.party] += office.reports
        if day is None or _covers(office, day):
            current.add(office.party)
    bodies = [body for body in reports if not current or body in current]
    return tuple(sorted(bodies, key=lambda body: (-reports[body], body)))
