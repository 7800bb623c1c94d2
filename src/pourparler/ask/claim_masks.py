"""A filter as a mask over the columns of claims; the same claims pass as in `store.questions`, a test compares them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from pourparler.ask.claim_index import KINDS, ClaimIndex, Mask, Report
from pourparler.ask.claim_parties import ClaimParties
from pourparler.ask.edited_claims import Edits
from pourparler.ask.reviews import STATES, ReviewState
from pourparler.schema.views import ClaimFilter

LISTED: tuple[ReviewState, ...] = ("new", "accepted", "deferred", "edited")
"""What lists show unless something else is asked for: all but what somebody rejected."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is asked for.

    Attributes:
        filter: as everywhere.
        as_of: only of reports published by this day, or on no known day.
        reviews: only claims in these states.
    """

    filter: ClaimFilter
    as_of: date | None = None
    reviews: tuple[ReviewState, ...] = LISTED

    @property
    def asks_claims(self) -> bool:
        """Tell whether reports are asked for by their claims; the usual certainty alone asks nothing."""
        wanted = self.filter
        named = (wanted.kinds, wanted.type, wanted.factuality, wanted.party, wanted.issue, wanted.place)
        return any(named) or self.reviews != LISTED


@dataclass(frozen=True)
class Look:
    """The columns, and what must be looked up elsewhere, each asked for only where a filter needs it.

    Attributes:
        index: the columns, as people edited the claims.
        reviews: for each claim its state's place in `STATES`.
        edits: what people edited.
        issues: gives the numbers of claims about an issue, as they were made.
        parties: gives who is named in which claim, as it was made.
        holding: gives the numbers of claims whose sentence or parties hold words.
        versions_holding: gives the numbers of versions whose title or text holds words.
    """

    index: ClaimIndex
    reviews: NDArray[np.int8]
    edits: Edits
    issues: Callable[[str], NDArray[np.int64]]
    parties: Callable[[], ClaimParties]
    holding: Callable[[str], NDArray[np.int64]]
    versions_holding: Callable[[str], NDArray[np.int64]]


def claims_mask(look: Look, wanted: Wanted) -> Mask:
    """Return which claims pass."""
    mask: Mask = _reports_mask(look.index, wanted)[look.index.columns["report"]]
    for condition in (*_claim_conditions(look, wanted), *_time_conditions(look.index, wanted.filter)):
        mask &= condition
    if wanted.filter.words:
        mask &= _among(look.index.columns["number"], look.holding(wanted.filter.words))
    return mask


def reports_passing(look: Look, wanted: Wanted) -> Iterator[Report]:
    """Yield the reports that pass: what is asked of claims must be true of one of a report's claims."""
    holding = set(look.versions_holding(wanted.filter.words).tolist()) if wanted.filter.words else None
    having: set[int] | None = None
    if wanted.asks_claims:
        mask = np.ones(len(look.index), np.bool_)
        for condition in _claim_conditions(look, wanted):
            mask &= condition
        having = set(np.unique(look.index.columns["report"][mask]).tolist())
    index = look.index
    passing = _reports_mask(index, wanted)
    if wanted.filter.since:
        passing &= index.days >= wanted.filter.since.toordinal()
    if wanted.filter.until:
        passing &= (index.days > 0) & (index.days <= wanted.filter.until.toordinal())
    for at in np.flatnonzero(passing):
        report = index.reports[at]
        if (having is None or int(at) in having) and (holding is None or report.version in holding):
            yield report


def _reports_mask(index: ClaimIndex, wanted: Wanted) -> Mask:
    """Return which reports may have claims that pass; what nobody asks of reports is not looked at."""
    asked, mask = wanted.filter, index.current.copy()
    if wanted.as_of is not None:
        mask &= index.days <= wanted.as_of.toordinal()
    if asked.sources is not None or asked.document or asked.recorded_since is not None:
        for at in np.flatnonzero(mask):
            mask[at] = _report_passes(index.reports[at], wanted)
    return mask


def _report_passes(report: Report, wanted: Wanted) -> bool:
    asked = wanted.filter
    return (
        (asked.sources is None or report.source in asked.sources)
        and (not asked.document or _names(report, asked.document.lower()))
        and (asked.recorded_since is None or report.read_at >= asked.recorded_since)
    )


def _names(report: Report, part: str) -> bool:
    return any(part in told.lower() for told in (report.id, report.url, report.title, report.source))


def _claim_conditions(look: Look, wanted: Wanted) -> Iterator[Mask]:
    index, asked = look.index, wanted.filter
    columns = index.columns
    if asked.kinds:
        yield np.isin(columns["kind"], [KINDS.index(kind) for kind in asked.kinds])
    if asked.type:
        yield columns["type"] == index.types.find(asked.type)
    if asked.factuality:
        yield columns["factuality"] == index.factualities.find(asked.factuality)
    if asked.min_confidence:
        yield columns["confidence"] >= np.float32(asked.min_confidence)
    if asked.party:
        yield _among(columns["number"], look.edits.over_parties(look.parties()).claims_naming(asked.party))
    if asked.issue:
        yield _among(columns["number"], look.edits.of_issue(asked.issue, look.issues(asked.issue)))
    if asked.place:
        yield np.isin(columns["place"], _places(index, asked.place))
    if set(wanted.reviews) != set(STATES):
        yield np.isin(look.reviews, [STATES.index(state) for state in wanted.reviews])


def _places(index: ClaimIndex, words: str) -> list[int]:
    folded, code = words.lower(), words.upper()
    return [
        at
        for at, (place, country) in enumerate(index.places.values)
        if (place is not None and folded in place.lower()) or country == code
    ]


def _time_conditions(index: ClaimIndex, wanted: ClaimFilter) -> Iterator[Mask]:
    columns = index.columns
    if wanted.since:
        yield last_days(index) >= wanted.since.toordinal()
    if wanted.until:
        first = first_days(index)
        yield (first > 0) & (first <= wanted.until.toordinal())
    if wanted.due:
        published = index.published
        planned = columns["factuality"] == index.factualities.find("planned")
        yield planned & (published > 0) & (columns["last"] > published)


def first_days(index: ClaimIndex) -> NDArray[np.int64]:
    """Return when each claim is told of: its own first day, else its report's; 0 where neither is known."""
    first = index.columns["first"]
    return np.where(first > 0, first, index.published)


def last_days(index: ClaimIndex) -> NDArray[np.int64]:
    """Return the last day of each claim, else its first one, else its report's."""
    last = index.columns["last"]
    return np.where(last > 0, last, first_days(index))


def _among(numbers: NDArray[np.int64], some: NDArray[np.int64]) -> Mask:
    """Return which numbers are among some; both grow."""
    mask = np.zeros(len(numbers), np.bool_)
    at = np.searchsorted(numbers, some)
    at = at[at < len(numbers)]
    mask[at[np.isin(numbers[at], some)]] = True
    return mask
