"""Who is named in which claim, as columns: for filters by party, for the network and for the list of parties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine

from pourparler.ask.claim_index import Codes, Mask
from pourparler.store.columns import ColumnView

_COLUMNS = ("claim", "role", "label", "name")


@dataclass(frozen=True)
class ClaimParties:
    """Each naming of a party in a claim.

    Attributes:
        columns: ``claim`` (its number), ``role``, ``label`` (codes) and ``name`` (number of the name, 0 for none).
        roles: codes of roles.
        labels: codes of (label, entity).
        party_of: number of the party of each name, as judged when this was made.
        names: key and label of each name.
    """

    columns: dict[str, NDArray[np.int64]]
    roles: Codes
    labels: Codes
    party_of: dict[int, int]
    names: dict[int, tuple[str, str]]

    @classmethod
    def empty(cls) -> ClaimParties:
        """Return the columns of no claims."""
        return cls({name: np.zeros(0, np.int64) for name in _COLUMNS}, Codes(), Codes(), {}, {})

    def grown(self, engine: Engine) -> ClaimParties:
        """Return the columns with what the record learned since, and parties as they are judged now."""
        view = ColumnView(engine)
        claims = self.columns["claim"]
        role, label = self.roles.code, self.labels.code
        new = [
            (row.claim, role(row.role), label((row.label, row.entity)), row.name or 0)
            for row in view.parties(int(claims[-1]) if len(claims) else 0)
        ]
        added = np.array(new, np.int64).reshape(len(new), len(_COLUMNS))
        columns = {name: np.concatenate([self.columns[name], added[:, at]]) for at, name in enumerate(_COLUMNS)}
        names = list(view.parties_by_name())
        return replace(
            self,
            columns=columns,
            party_of={row.number: row.party for row in names},
            names={row.number: (row.key, row.label) for row in names},
        )

    def naming(self, changed: Mapping[int, Sequence[tuple[str, str, str | None]]]) -> ClaimParties:
        """Return the columns with other namings (role, label, entity) in some claims, by number.

        Who is meant by words that a person gave is told by the names of the record: the party so called, else the one
        that reports call so.
        """
        called = self._called()
        rows = [
            (number, self.roles.code(role), self.labels.code((label, entity)), called.get(label.casefold(), 0))
            for number, found in changed.items()
            for role, label, entity in found
        ]
        kept = ~np.isin(self.columns["claim"], np.fromiter(changed, np.int64))
        added = np.array(rows, np.int64).reshape(len(rows), len(_COLUMNS))
        joined = {name: np.concatenate([self.columns[name][kept], added[:, at]]) for at, name in enumerate(_COLUMNS)}
        order = np.argsort(joined["claim"], kind="stable")
        return replace(self, columns={name: column[order] for name, column in joined.items()})

    def _called(self) -> dict[str, int]:
        """Return the number of a name by its words without case."""
        names, labels = self.columns["name"], self.columns["label"]
        told, first = np.unique(np.where(names > 0, labels, -1), return_index=True)
        found = {
            self.labels.values[label][0].casefold(): int(names[at])
            for label, at in zip(told.tolist(), first.tolist(), strict=True)
            if label >= 0
        }
        return found | {label.casefold(): number for number, (_, label) in sorted(self.names.items(), reverse=True)}

    def parties(self) -> NDArray[np.int64]:
        """Return for each naming the number of the party, 0 where nothing was linked."""
        known = np.zeros(max(self.party_of, default=0) + 1, np.int64)
        if self.party_of:
            known[np.fromiter(self.party_of, np.int64)] = np.fromiter(self.party_of.values(), np.int64)
        taken: NDArray[np.int64] = known[self.columns["name"]]
        return taken

    def claims_naming(self, words: str) -> NDArray[np.int64]:
        """Return the numbers of claims that name a party: in part, by its id or by another of its names."""
        folded = words.lower()
        labels = self._codes(
            at for at, (label, entity) in enumerate(self.labels.values) if folded in label.lower() or entity == words
        )
        key = words.removeprefix("party:").replace("-", " ")
        so_called = {
            self.party_of[number]
            for number, (own, label) in self.names.items()
            if folded in label.lower() or own == key or own == words.removeprefix("party:")
        }
        mask: Mask = np.isin(self.columns["label"], labels)
        if so_called:
            mask |= np.isin(self.parties(), np.fromiter(so_called, np.int64))
        return self.columns["claim"][mask]

    def _codes(self, found: Iterable[Any]) -> NDArray[np.int64]:
        return np.fromiter(found, np.int64)
