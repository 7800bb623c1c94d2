"""Claims as people left them: rejected ones are not told, edited ones as they were edited."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Engine

from pourparler.ask.counting import Counting
from pourparler.schema.views import ClaimFilter, StoredClaim
from pourparler.store.view import View


def claims_told(engine: Engine, wanted: ClaimFilter) -> list[StoredClaim]:
    """Return the claims that pass a filter as they stand; the filter looks at claims as they were made.

    Args:
        engine: of an open record.
        wanted: the filter; decisions that the record learned after its ``known_on`` do not count.
    """
    counting = Counting.of(engine, wanted.known_on)
    # As many more as could be left out, so that a limit is reached whatever people rejected.
    spare = len(counting.decisions.rejected)
    asked = wanted if wanted.limit is None else replace(wanted, limit=wanted.limit + spare)
    found = [counting.edited(each) for each in View(engine).claims(asked) if counting.counts(each.claim.id)]
    return found if wanted.limit is None else found[max(len(found) - wanted.limit, 0) :]
