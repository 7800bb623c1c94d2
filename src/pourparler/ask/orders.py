"""Claims that pass a filter in the order of lists, a page at a time.

The order is that of the command line: day, report, place in the text. A page begins after a key, not after a number of
rows, so that what is read meanwhile moves nothing; rows can be asked for by their place as well, for lists that scroll.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pourparler.ask.claim_index import ClaimIndex, Mask
from pourparler.ask.claim_masks import first_days

Key = tuple[int, int, int, int, int]
"""Day, publication, document, sentence and number; days are ordinals, 0 where nothing tells."""


@dataclass(frozen=True)
class Order:
    """The order of all claims of an index."""

    index: ClaimIndex

    @cached_property
    def keys(self) -> tuple[NDArray[np.int64], ...]:
        """The columns of the keys."""
        index = self.index
        documents = index.of_reports((report.document for report in index.reports), np.int64)
        columns = index.columns
        return first_days(index), index.published, documents, columns["sentence"], columns["number"]

    @cached_property
    def places(self) -> NDArray[np.int64]:
        """All claims in order, as places in the index."""
        return np.lexsort(self.keys[::-1])

    def select(self, mask: Mask, *, latest_first: bool = False) -> NDArray[np.int64]:
        """Return the places of the claims that pass, in order."""
        found = self.places[mask[self.places]]
        return found[::-1] if latest_first else found

    def key(self, place: int) -> Key:
        """Return the key of a claim."""
        day, published, document, sentence, number = (int(column[place]) for column in self.keys)
        return day, published, document, sentence, number

    def after(self, places: NDArray[np.int64], key: Key, *, latest_first: bool = False) -> NDArray[np.int64]:
        """Return those of some places, which are in order, that come after a key."""
        behind = np.zeros(len(places), np.bool_)
        equal = np.ones(len(places), np.bool_)
        for column, value in zip(self.keys, key, strict=True):
            own = column[places]
            behind |= equal & ((own < value) if latest_first else (own > value))
            equal &= own == value
        return places[behind]
