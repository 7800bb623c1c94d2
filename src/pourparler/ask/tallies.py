"""How many claims each report has, and how many of them somebody decided about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pourparler.ask.claim_index import KINDS, ClaimIndex
from pourparler.ask.reviews import STATES
from pourparler.schema.views import USUAL_CONFIDENCE

_OPEN = (STATES.index("new"), STATES.index("deferred"))


@dataclass(frozen=True)
class Tallies:
    """Counts of claims for each reading of an index, links left out of what is to be decided."""

    place_of: Mapping[int, int]
    kinds: NDArray[np.int64]
    undecided: NDArray[np.int64]
    decided: NDArray[np.int64]

    @classmethod
    def of(cls, index: ClaimIndex, reviews: NDArray[np.int8]) -> Tallies:
        """Return the counts."""
        report, kind = index.columns["report"], index.columns["kind"]
        size = len(index.reports)
        kinds = np.bincount(report * len(KINDS) + kind, minlength=size * len(KINDS)).reshape(size, len(KINDS))
        told = (index.columns["confidence"] >= np.float32(USUAL_CONFIDENCE)) & (kind != KINDS.index("link"))
        is_open = np.isin(reviews, _OPEN)
        return cls(
            {each.reading: at for at, each in enumerate(index.reports)},
            kinds,
            np.bincount(report[told & is_open], minlength=size),
            np.bincount(report[~is_open], minlength=size),
        )
