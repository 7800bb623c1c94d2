"""Claims as people edited them, as columns: what an edit changes of a claim is what filters and counts look at.

The columns of a record hold claims as they were made. An edit is laid over them, and taken off again when it is undone:
nothing is written back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparler.ask.claim_index import ClaimIndex
from pourparler.ask.claim_parties import ClaimParties
from pourparler.ask.reviews import Reviews
from pourparler.errors import SettingsError
from pourparler.schema.claims import AnyClaim
from pourparler.schema.dates import When
from pourparler.schema.edits import apply_edit, read_edit
from pourparler.schema.participants import parties_of
from pourparler.schema.record import Judgement
from pourparler.schema.views import StoredClaim
from pourparler.store.rows import claim_row, issues_of
from pourparler.store.view import View

Numbers = NDArray[np.int64]
Naming = tuple[str, str, str | None]
"""Role, label and entity of a party."""


@dataclass(frozen=True, slots=True)
class EditedClaim:
    """A claim as one edit leaves it.

    Attributes:
        claim: the claim with the edit's values.
        row: its columns, as the record would keep them.
        issues: what it is about.
        parties: who is named in it; None where the edit leaves them as they were.
    """

    claim: AnyClaim
    row: Mapping[str, Any]
    issues: tuple[str, ...]
    parties: tuple[Naming, ...] | None


@dataclass(frozen=True, slots=True)
class Edits:
    """The edits that people made and did not take back.

    Attributes:
        numbers: of the edited claims, by id: one for each reading that made it.
        made: edited claims by the judgement that edited them.
        standing: by the number of a claim, the edit that counts.
    """

    numbers: Mapping[str, Sequence[int]]
    made: Mapping[str, EditedClaim]
    standing: Mapping[int, EditedClaim]

    @classmethod
    def of(cls, numbers: Mapping[str, Sequence[int]], made: Mapping[str, EditedClaim], reviews: Reviews) -> Edits:
        """Return the edits that count under some reviews."""
        counting = {
            number: made[latest.id]
            for claim, found in numbers.items()
            if (latest := reviews.latest(claim)) and latest.id in made
            for number in found
        }
        return cls(numbers, made, dict(sorted(counting.items())))

    def under(self, reviews: Reviews) -> Edits:
        """Return the edits that count for somebody who sees other decisions."""
        return Edits.of(self.numbers, self.made, reviews)

    def over(self, index: ClaimIndex) -> ClaimIndex:
        """Return columns with the edited values in place of those that were made."""
        edited = [(place, self.standing[number]) for number, place in self._places(index)]
        if not edited:
            return index
        columns = dict(index.columns)
        for name, values in _values(index, [each.row for _, each in edited]).items():
            columns[name] = columns[name].copy()
            columns[name][[place for place, _ in edited]] = values
        return replace(index, columns=columns)

    def _places(self, index: ClaimIndex) -> Iterator[tuple[int, int]]:
        """Yield the number and the place of each edited claim among the columns."""
        places = index.positions(self.standing)
        yield from zip(index.columns["number"][places].tolist(), places.tolist(), strict=True)

    def of_issue(self, issue: str, numbers: Numbers) -> Numbers:
        """Return the numbers of claims about an issue, from those that were made so."""
        if not self.standing:
            return numbers
        mine = [number for number, edited in self.standing.items() if issue in edited.issues]
        kept = numbers[~np.isin(numbers, np.fromiter(self.standing, np.int64))]
        return np.union1d(kept, np.array(mine, np.int64))

    def over_parties(self, parties: ClaimParties) -> ClaimParties:
        """Return who is named in which claim, as edited."""
        changed = {number: edited.parties for number, edited in self.standing.items() if edited.parties is not None}
        return parties.naming(changed) if changed else parties

    def edited(self, number: int, stored: StoredClaim) -> StoredClaim:
        """Return a claim as it was edited, or as it was made."""
        found = self.standing.get(number)
        return replace(stored, claim=found.claim) if found else stored


class KnownEdits:
    """Looks up each edit of a record once.

    Args:
        view: of the record.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._made: dict[str, EditedClaim] = {}
        self._lock = Lock()

    def of(self, reviews: Reviews, numbers: Mapping[str, Sequence[int]]) -> Edits:
        """Return the edits that stand, those that others overtook too: one of several coders may see only the own."""
        standing = [each for told in reviews.standing.values() for each in told if each.verdict == "edit"]
        claims = {each.subject: numbers[each.subject] for each in standing if each.subject in numbers}
        with self._lock:
            self._learn([each for each in standing if each.id not in self._made and each.subject in claims], claims)
            made = {each.id: self._made[each.id] for each in standing if each.id in self._made}
        return Edits.of(claims, made, reviews)

    def _learn(self, edits: Sequence[Judgement], numbers: Mapping[str, Sequence[int]]) -> None:
        stored = self._view.claims_numbered(sorted({numbers[each.subject][-1] for each in edits}))
        for each in edits:
            found = stored.get(numbers[each.subject][-1])
            edited = _edited(found, each) if found else None
            if edited:
                self._made[each.id] = edited


def _edited(stored: StoredClaim, judgement: Judgement) -> EditedClaim | None:
    """Return a claim as edited; None for an edit by a version of the program that knew other fields."""
    try:
        edit = read_edit(judgement.other)
        claim = apply_edit(stored.claim, edit, stored.sentence)
    except SettingsError:
        return None
    if edit.day is not None:
        words = claim.when.quote if claim.when else stored.sentence
        claim = replace(claim, when=When(words, edit.day, edit.day, "day"))
    before, after = _namings(stored.claim), _namings(claim)
    return EditedClaim(claim, claim_row(claim), issues_of(claim), after if after != before else None)


def _namings(claim: AnyClaim) -> tuple[Naming, ...]:
    return tuple((role, party.label, party.entity) for role, party in parties_of(claim))


def _values(index: ClaimIndex, rows: Iterable[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return the values of claims in the columns by which filters go."""
    found: dict[str, list[Any]] = {
        name: [] for name in ("type", "factuality", "first", "last", "place", "confidence")
    }  # fmt: skip
    for row in rows:
        where = (row["place"], row["country"])
        found["type"].append(index.types.code(row["type"]))
        found["factuality"].append(index.factualities.code(row["factuality"]))
        found["first"].append(row["first_day"].toordinal() if row["first_day"] else 0)
        found["last"].append(row["last_day"].toordinal() if row["last_day"] else 0)
        found["place"].append(-1 if where == (None, None) else index.places.code(where))
        found["confidence"].append(row["confidence"])
    return found
