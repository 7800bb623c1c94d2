"""A record that stays open: what many questions need is made once and made again when the record changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine

from pourparler.ask.claim_index import KINDS, ClaimIndex
from pourparler.ask.claim_masks import Look, Wanted, claims_mask
from pourparler.ask.claim_parties import ClaimParties
from pourparler.ask.contested import Contested
from pourparler.ask.edited_claims import Edits, KnownEdits
from pourparler.ask.followed_records import FollowedRecord
from pourparler.ask.kept import Kept
from pourparler.ask.orders import Order
from pourparler.ask.review_columns import review_column
from pourparler.ask.reviews import Reviews
from pourparler.ask.story_groups import StoryGroups
from pourparler.ask.tallies import Tallies
from pourparler.schema.identity import PartyCount
from pourparler.schema.views import USUAL_CONFIDENCE
from pourparler.store.claim_judgements import RecordState, claim_judgements, record_state
from pourparler.store.columns import ColumnView
from pourparler.store.party_view import PartyView
from pourparler.store.view import View

_MOMENTS = 2
"""Pasts (``known_on``) whose columns are kept at once."""
_SEARCHES = 32


@dataclass(frozen=True)
class Now:
    """A record as it stands: its state, columns, decisions, and ways to look up the rest.

    ``look`` has the claims as people edited them, ``made`` their columns as they were made.
    ``decided_places`` tells where in the columns those claims are that anybody decided about. ``hidden`` are claims of
    which ``seen_by``, one of several coders, sees only the own decisions.
    """

    state: RecordState
    known_on: datetime | None
    reviews: Reviews
    made: ClaimIndex
    look: Look
    order: Order
    decided_places: Mapping[str, NDArray[np.int64]]
    hidden: frozenset[str] = frozenset()
    seen_by: str = ""

    @property
    def index(self) -> ClaimIndex:
        """The columns."""
        return self.look.index

    @property
    def edits(self) -> Edits:
        """What people edited."""
        return self.look.edits

    @cached_property
    def document_ids(self) -> Mapping[str, str]:
        """The ids of reports by their fingerprints."""
        return {report.fingerprint: report.id for report in self.index.reports}

    def select(self, wanted: Wanted, *, latest_first: bool = False) -> NDArray[np.int64]:
        """Return the places of the claims that pass a filter, in order."""
        return self.order.select(claims_mask(self.look, wanted), latest_first=latest_first)


class OpenRecord:
    """One record, asked by many.

    Args:
        engine: of an open record.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.view = View(engine)
        self._columns = ColumnView(engine)
        self._edits = KnownEdits(self.view)
        self._index = Kept[ClaimIndex](ClaimIndex.empty())
        self._now = Kept[Now]()
        self._parties = Kept[ClaimParties](ClaimParties.empty())
        self._issues = Kept[dict[str, NDArray[np.int64]]]()
        self._about_reports = Kept[int]()
        self._stories = Kept[StoryGroups]()
        self._tallies = Kept[Tallies]()
        self._contested = Kept[Contested]()
        self._counts = Kept[tuple[PartyCount, ...]]()
        self._overview = Kept[dict[str, Any]]()
        self._followed = Kept[FollowedRecord]()
        self._pasts: OrderedDict[datetime, Now] = OrderedDict()
        self._found: OrderedDict[tuple[str, str, int], NDArray[np.int64]] = OrderedDict()
        self._lock = Lock()

    def state(self) -> RecordState:
        """Return the state of the record."""
        return record_state(self.engine)

    def now(self, known_on: datetime | None = None) -> Now:
        """Return the record as it stands, or as it stood at a moment."""
        state = self.state()
        if known_on is None:
            return self._now.get((state.readings, state.claims, state.judgements), lambda _: self._make(state))
        with self._lock:
            kept = self._pasts.get(known_on)
            # What was known at a moment that has passed stays so.
            if kept is None or kept.state != state:
                kept = self._pasts[known_on] = self._made(state, ClaimIndex.load(self.engine, known_on), known_on)
            self._pasts.move_to_end(known_on)
            while len(self._pasts) > _MOMENTS:
                self._pasts.popitem(last=False)
            return kept

    def overview(self) -> dict[str, Any]:
        """Return the record's size and days; it needs no columns, so that a page can show it at once."""
        state = self.state()
        return self._overview.get((state.readings, state.claims), lambda _: self._count())

    def _count(self) -> dict[str, Any]:
        reports, first, last = self._columns.size()
        counts = self._columns.counts()
        return {
            "documents": reports,
            "claims": {kind: counts.get(kind, 0) for kind in KINDS},
            "first_day": first.isoformat() if first else None,
            "last_day": last.isoformat() if last else None,
        }

    def numbers_of_claim(self, identity: str) -> list[int]:
        """Return the numbers of a claim, one for each reading that made it, oldest first."""
        return self._columns.numbers_of([identity]).get(identity, [])

    def parties(self) -> ClaimParties:
        """Return who is named in which claim, as it was made."""
        state = self.state()
        made = (state.claims, state.judgements)
        return self._parties.get(made, lambda before: (before or ClaimParties.empty()).grown(self.engine))

    def stories(self) -> StoryGroups:
        """Return which reports tell one story."""
        now = self.now()
        # Most judgements are about claims; only those about copies and stories change what tells one story.
        about = self._about_reports.get(now.state.judgements, lambda _: StoryGroups.state_of(self.engine))
        made = now.state.readings, about
        return self._stories.get(made, lambda _: StoryGroups.of(self.engine, now.index.reports))

    def tallies(self, now: Now) -> Tallies:
        """Return counts of claims by report; kept for the record as it stands."""
        if now.known_on is not None or now.seen_by:
            return Tallies.of(now.index, now.look.reviews)
        made = (now.state.readings, now.state.claims, now.state.judgements)
        return self._tallies.get(made, lambda _: Tallies.of(now.index, now.look.reviews))

    def party_counts(self) -> tuple[PartyCount, ...]:
        """Return all parties with their claims, reports and offices."""
        state = self.state()
        made = (state.readings, state.claims, state.judgements)
        return self._counts.get(made, lambda _: PartyView(self.engine).counts())

    def contested(self) -> Contested:
        """Return which positions are contested."""
        now = self.now()
        made = (now.state.readings, now.state.claims, now.state.judgements)
        parties = now.edits.over_parties(self.parties())
        return self._contested.get(made, lambda _: Contested.of(self.engine, now.look, parties, USUAL_CONFIDENCE))

    def followed(self, known_on: datetime | None = None) -> FollowedRecord:
        """Return the ledger, positions and figures."""
        if known_on is not None:
            return FollowedRecord(self.engine, known_on)
        state = self.state()
        return self._followed.get((state.readings, state.judgements), lambda _: FollowedRecord(self.engine))

    def _make(self, state: RecordState) -> Now:
        index = self._index.get(
            (state.readings, state.claims), lambda before: (before or ClaimIndex.empty()).grown(self.engine)
        )
        return self._made(state, index, None)

    def _made(self, state: RecordState, index: ClaimIndex, known_on: datetime | None) -> Now:
        reviews = Reviews.of(claim_judgements(self.engine, known_on))
        numbers = self._columns.numbers_of(reviews.decided)
        edits = self._edits.of(reviews, numbers)
        edited = edits.over(index)
        look = Look(
            edited,
            review_column(index, reviews, numbers),
            edits,
            lambda issue: self._issue_numbers(state).get(issue, np.zeros(0, np.int64)),
            self.parties,
            lambda words: self._holding("claims", words, state),
            lambda words: self._holding("versions", words, state),
        )
        places = {claim: index.positions(found) for claim, found in numbers.items()}
        return Now(state, known_on, reviews, index, look, Order(edited), places)

    def _issue_numbers(self, state: RecordState) -> dict[str, NDArray[np.int64]]:
        return self._issues.get(state.claims, lambda _: self._load_issues())

    def _load_issues(self) -> dict[str, NDArray[np.int64]]:
        found: dict[str, list[int]] = {}
        for row in self._columns.issues(0):
            found.setdefault(row.issue, []).append(row.claim)
        return {issue: np.array(numbers, np.int64) for issue, numbers in found.items()}

    def _holding(self, where: str, words: str, state: RecordState) -> NDArray[np.int64]:
        """Return numbers of what holds words; the latest searches are remembered."""
        asked = (where, words, state.claims)
        with self._lock:
            if asked in self._found:
                self._found.move_to_end(asked)
                return self._found[asked]
        search = self._columns.claims_holding if where == "claims" else self._columns.versions_holding
        found = np.array(sorted(search(words)), np.int64)
        with self._lock:
            self._found[asked] = found
            while len(self._found) > _SEARCHES:
                self._found.popitem(last=False)
        return found
