"""What one of several coders sees: not what the others decided about the same claims, until somebody settled it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pourparler.ask.open_records import Now
from pourparler.ask.orders import Order
from pourparler.ask.reviews import STATES


def as_seen_by(now: Now, reader: str, assigned: Mapping[str, tuple[str, ...]]) -> Now:
    """Return the record as a coder sees it; the same for who shares no report with another coder.

    Args:
        now: the record.
        reader: who looks.
        assigned: who is to check each report, by fingerprint.
    """
    shared = {
        at
        for at, report in enumerate(now.index.reports)
        if len(names := assigned.get(report.fingerprint, ())) > 1 and reader in names
    }
    if not shared:
        return now
    reports, settled = now.index.columns["report"], now.reviews.adjudicated
    hidden = frozenset(
        claim
        for claim, places in now.decided_places.items()
        if claim not in settled and any(int(reports[place]) in shared for place in places)
    )
    told = {claim: found for claim, found in now.reviews.standing.items() if claim not in hidden}
    own = {claim: tuple(j for j in now.reviews.standing.get(claim, ()) if j.by == reader) for claim in hidden}
    reviews = replace(now.reviews, standing=told | {claim: found for claim, found in own.items() if found})
    column = now.look.reviews.copy()
    for claim in hidden:
        column[now.decided_places[claim]] = STATES.index(reviews.state(claim))
    # What another coder edited would be told by the filter under which the claim appears.
    edits = now.edits.under(reviews)
    index = now.index if edits.standing == now.edits.standing else edits.over(now.made)
    look = replace(now.look, index=index, reviews=column, edits=edits)
    order = now.order if index is now.index else Order(index)
    return replace(now, reviews=reviews, look=look, order=order, hidden=hidden, seen_by=reader)
