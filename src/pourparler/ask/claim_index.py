"""All claims of a record as columns in memory, and their reports without the texts.

A list of claims is a mask over these columns; only what is shown is asked of the database. For a hundred thousand
claims they take some ten megabytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine, Row

from pourparler.store.columns import ColumnView

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]
KINDS = ("event", "statement", "position", "proposal", "response", "figure", "link")
_COLUMNS = ("number", "report", "kind", "type", "factuality", "sentence", "first", "last", "place", "confidence")


@dataclass(frozen=True, slots=True)
class Report:
    """A reading's document without its text.

    Attributes:
        reading: number of the reading.
        version: number of the version.
        document: number of the document.
        place: which version of the document it is, from 1.
        versions: how many versions the record holds.
        moment: when it was published, for order in time; ``""`` where nothing tells.
        read_at: when the record learned of its claims.
        current: whether it is the reading that counts for its document.
    """

    reading: int
    version: int
    document: int
    fingerprint: str
    id: str
    title: str
    source: str
    url: str
    published: date | None
    moment: str
    recorded_at: datetime
    read_at: datetime
    place: int = 1
    versions: int = 1
    current: bool = True


@dataclass
class Codes:
    """Values with a small number each."""

    values: list[Any] = field(default_factory=list)
    _of: dict[Any, int] = field(default_factory=dict)

    def code(self, value: Any) -> int:
        """Return the number of a value, a new one where it was not met before."""
        known = self._of.get(value)
        if known is None:
            known = self._of[value] = len(self.values)
            self.values.append(value)
        return known

    def find(self, value: Any) -> int:
        """Return the number of a value, -1 where it was not met."""
        return self._of.get(value, -1)


class _Days(dict[Any, int]):
    """Ordinals of days as the databases give them, each made once: there are many claims and few days."""

    def __missing__(self, day: Any) -> int:
        told = day if day is None or isinstance(day, date) else date.fromisoformat(day)
        ordinal = self[day] = told.toordinal() if told else 0
        return ordinal


@dataclass(frozen=True)
class ClaimIndex:
    """Columns of all claims, of superseded readings too; ``current`` marks those that count.

    Attributes:
        reports: the readings in order of their numbers.
        columns: by name; days are ordinals with 0 for none, ``report`` counts ``reports``.
        types: codes of event types, stances …
        factualities: codes of factualities.
        places: (place, country) pairs.
    """

    reports: tuple[Report, ...]
    columns: dict[str, NDArray[Any]]
    types: Codes
    factualities: Codes
    places: Codes

    @classmethod
    def empty(cls) -> ClaimIndex:
        """Return the index of no claims."""
        return cls((), {name: np.zeros(0, _type_of(name)) for name in _COLUMNS}, Codes(), Codes(), Codes())

    @classmethod
    def load(cls, engine: Engine, known_on: datetime | None = None) -> ClaimIndex:
        """Return the index of a record; with ``known_on``, of what it had learned by then."""
        return cls.empty().grown(engine, known_on)

    def grown(self, engine: Engine, known_on: datetime | None = None) -> ClaimIndex:
        """Return the index with what the record learned since."""
        view = ColumnView(engine)
        last_reading = self.reports[-1].reading if self.reports else 0
        reports = _counted((*self.reports, *map(_report, view.reports(last_reading, known_on))))
        place_of = {report.reading: at for at, report in enumerate(reports)}
        numbers = self.columns["number"]
        rows = view.claims(int(numbers[-1]) if len(numbers) else 0)
        # The second value of a row is its reading.
        new = list(zip(*self._coded((row for row in rows if row[1] in place_of), place_of), strict=True))
        added = {
            name: np.array(new[at], _type_of(name)) if new else np.zeros(0, _type_of(name))
            for at, name in enumerate(_COLUMNS)
        }
        columns = {name: np.concatenate([self.columns[name], added[name]]) for name in _COLUMNS}
        return replace(self, reports=reports, columns=columns)

    def _coded(self, rows: Iterable[Any], place_of: dict[int, int]) -> Iterable[tuple[Any, ...]]:
        kinds, days = {kind: at for at, kind in enumerate(KINDS)}, _Days()
        types, factualities, places = self.types.code, self.factualities.code, self.places.code
        for number, reading, kind, type_, factuality, sentence, first, last, place, country, confidence in rows:
            yield (
                number,
                place_of[reading],
                kinds[kind],
                types(type_),
                factualities(factuality),
                sentence,
                days[first],
                days[last],
                -1 if place is None and country is None else places((place, country)),
                confidence,
            )

    def __len__(self) -> int:
        return len(self.columns["number"])

    def of_reports(self, values: Iterable[Any], kind: Any) -> NDArray[Any]:
        """Return for each claim the value of its report."""
        taken: NDArray[Any] = np.fromiter(values, kind, len(self.reports))[self.columns["report"]]
        return taken

    @cached_property
    def current(self) -> Mask:
        """For each report whether it is the reading that counts."""
        return np.fromiter((report.current for report in self.reports), np.bool_, len(self.reports))

    @cached_property
    def days(self) -> Numbers:
        """For each report its day as an ordinal, 0 where it is not known."""
        told = (report.published.toordinal() if report.published else 0 for report in self.reports)
        return np.fromiter(told, np.int64, len(self.reports))

    @cached_property
    def published(self) -> Numbers:
        """For each claim its report's day as an ordinal, 0 where it is not known."""
        taken: Numbers = self.days[self.columns["report"]]
        return taken

    def positions(self, numbers: Iterable[int]) -> Numbers:
        """Return the places of the claims with some numbers; unknown ones are left out."""
        asked = np.unique(np.fromiter(numbers, np.int64))
        own = self.columns["number"]
        at = np.searchsorted(own, asked)
        at = at[at < len(own)]
        return at[np.isin(own[at], asked)].astype(np.int64)


def _type_of(name: str) -> Any:
    return {"number": np.int64, "confidence": np.float32, "kind": np.int8}.get(name, np.int32)


def _report(row: Row[Any]) -> Report:
    told = json.loads(row.facts)["published_at"]
    moment = told or (row.published.isoformat() if row.published else "")
    names = ("reading", "version", "document", "fingerprint", "id", "title", "source", "url", "published")
    known = {name: getattr(row, name) for name in names}
    return Report(**known, moment=moment, recorded_at=row.recorded_at, read_at=row.read_at)


def _counted(reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """Return reports with the place among their versions; the newest reading of the newest version counts."""
    versions: dict[int, list[int]] = {}
    newest: dict[int, tuple[int, int]] = {}
    for report in reports:
        known = versions.setdefault(report.document, [])
        if report.version not in known:
            known.append(report.version)
        newest[report.document] = max(newest.get(report.document, (0, 0)), (report.version, report.reading))
    return tuple(
        each if (each.place, each.versions, each.current) == told else _told(each, *told)
        for each in reports
        if (
            told := (
                sorted(versions[each.document]).index(each.version) + 1,
                len(versions[each.document]),
                newest[each.document] == (each.version, each.reading),
            )
        )
    )


def _told(report: Report, place: int, versions: int, current: bool) -> Report:
    return replace(report, place=place, versions=versions, current=current)
