"""Where claims are told to have happened: each place once, with the number of its claims and the latest of them."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from pourparler.ask.claim_masks import first_days
from pourparler.ask.open_records import Now
from pourparler.schema.overviews import PlaceTally
from pourparler.store.view import View


def places_told(view: View, now: Now, claims: NDArray[np.int64], limit: int) -> tuple[PlaceTally, ...]:
    """Return the places of some claims, those told of most often first.

    Args:
        view: gives claims by their numbers.
        now: the record as it stands.
        claims: places of the claims among the columns, in order of their days.
        limit: how many places.
    """
    codes = now.index.columns["place"][claims]
    latest_first = np.flatnonzero(codes >= 0)[::-1]
    found, at, counts = np.unique(codes[latest_first], return_index=True, return_counts=True)
    order = np.lexsort((found, -counts))[:limit]
    latest = claims[latest_first[at[order]]]
    numbers = now.index.columns["number"][latest]
    days = first_days(now.index)[latest]
    stored = view.claims_numbered([int(number) for number in numbers])
    stored = {number: now.edits.edited(number, each) for number, each in stored.items()}
    return tuple(
        PlaceTally(where, int(count), stored[number], date.fromordinal(int(day)) if day > 0 else None)
        for number, count, day in zip(map(int, numbers), counts[order], days, strict=True)
        if number in stored and (where := stored[number].claim.where) is not None
    )
