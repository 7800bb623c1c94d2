"""Decisions as a column over all claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pourparler.ask.claim_index import ClaimIndex
from pourparler.ask.reviews import STATES, Reviews


def review_column(index: ClaimIndex, reviews: Reviews, numbers: Mapping[str, Sequence[int]]) -> NDArray[np.int8]:
    """Return for each claim the place of its state in `STATES`.

    Args:
        index: the claims.
        reviews: the decisions.
        numbers: by the id of a claim that is decided about its numbers, one for each reading that made it.
    """
    column = np.zeros(len(index), np.int8)
    for claim, found in numbers.items():
        column[index.positions(found)] = STATES.index(reviews.state(claim))
    return column
