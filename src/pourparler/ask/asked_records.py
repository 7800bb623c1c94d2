"""A record asked by programs: claims, reports, and how the negotiation stands; nothing here changes the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Unpack, get_args

from sqlalchemy import Engine

from pourparler.ask import flat_rows
from pourparler.ask.answering import changes, counted, listed, standings
from pourparler.ask.claims_told import claims_told
from pourparler.ask.followed_records import FollowedRecord
from pourparler.ask.news import tell_news
from pourparler.ask.rows import Rows
from pourparler.ask.wanted import Day, Filters, filter_of, parse_day, parse_moment
from pourparler.errors import SettingsError
from pourparler.schema.answers import Change, Counted, Listed, Standing
from pourparler.schema.claims import Issue, Topic
from pourparler.schema.codes import find_code
from pourparler.schema.identity import PartyCount
from pourparler.schema.views import DocumentTally, FoundDocument, StoredClaim
from pourparler.store.engine import record_name
from pourparler.store.party_view import PartyView
from pourparler.store.view import View


class AskedRecord:
    """The questions to a record.

    Args:
        engine: of an open record.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._view = View(engine)

    @property
    def name(self) -> str:
        """The record's file, or its address without the password."""
        return record_name(self._engine)

    def __repr__(self) -> str:
        return f"<pourparler record {self.name}>"

    # Claims and reports

    def claims(self, kind: str | Iterable[str] | None = None, **wanted: Unpack[Filters]) -> Rows[StoredClaim]:
        """Return claims in order of their days, as people left them: without rejected ones, edited ones as edited.

        Args:
            kind: ``event``, ``statement``, ``position``, ``proposal``, ``response``, ``figure``, ``link``, or several.
            wanted: what else restricts them; see `pourparler.ask.wanted.Filters`.

        Raises:
            SettingsError: a code or day is not known.
        """
        return flat_rows.claim_rows(self._claims(kind, wanted))

    def events(self, **wanted: Unpack[Filters]) -> Rows[StoredClaim]:
        """Return events; the keywords are those of `claims`."""
        return flat_rows.claim_rows(self._claims("event", wanted), "events")

    def _claims(self, kinds: str | Iterable[str] | None, wanted: Filters) -> Sequence[StoredClaim]:
        asked = filter_of(kinds, wanted)
        return self._view.claims(asked) if wanted.get("as_made") else claims_told(self._engine, asked)

    def claim(self, identity: str) -> StoredClaim:
        """Return the claim whose id begins so, as it was made.

        Raises:
            StoreError: there is none, or there are several.
        """
        return self._view.claim(identity)

    def documents(self, **wanted: Unpack[Filters]) -> Rows[DocumentTally]:
        """Return reports by publication; what is asked of claims must be true of one of theirs."""
        asked: Filters = {"min_confidence": 0.0, **wanted}
        return flat_rows.document_rows(self._view.documents(filter_of(None, asked)))

    def search(self, words: str, /, *, kind: str | None = None, **wanted: Unpack[Filters]) -> Rows[StoredClaim]:
        """Return the claims whose sentence or parties hold all the words and “quoted phrases”."""
        asked: Filters = {**wanted, "words": words}
        return flat_rows.claim_rows(self._claims(kind, asked))

    def search_reports(self, words: str, /, **wanted: Unpack[Filters]) -> Rows[FoundDocument]:
        """Return the reports whose title or text holds all the words and “quoted phrases”."""
        asked: Filters = {"min_confidence": 0.0, **wanted, "words": words}
        return flat_rows.found_rows(self._view.finds(filter_of(None, asked)))

    # The negotiation

    def positions(
        self, *, as_of: Day | None = None, party: str = "", issue: str | None = None, known_on: Day | None = None
    ) -> Rows[Standing]:
        """Return where each party stands on each issue at the end of a day, the last that is known without one.

        Args:
            as_of: the day.
            party: part of a party's name.
            issue: one issue.
            known_on: only what the record had learned by this day or moment.
        """
        code = find_code("issue", issue, get_args(Issue))
        found = standings(self._followed(known_on), self._view, parse_day("as_of", as_of))
        asked = party.casefold()
        return flat_rows.standing_rows(
            [each for each in found if code in (None, each.issue) and asked in each.party.label.casefold()]
        )

    def ledger(self, *, as_of: Day | None = None, party: str = "", known_on: Day | None = None) -> Rows[Listed]:
        """Return the proposals with their state at the end of a day, by their first day.

        Args:
            as_of: the day; the last that is known without one.
            party: part of the name of an author or addressee.
            known_on: only what the record had learned by this day or moment.
        """
        found, asked = listed(self._followed(known_on), parse_day("as_of", as_of)), party.casefold()
        sides = (each.addressees if each.author is None else (each.author, *each.addressees) for each in found)
        kept = [
            each
            for each, named in zip(found, sides, strict=True)
            if not asked or any(asked in side.label.casefold() for side in named)
        ]
        return flat_rows.listed_rows(kept)

    def changes(self, since: Day, *, as_of: Day | None = None, known_on: Day | None = None) -> Rows[Change]:
        """Return what is new or other: positions, proposals, answers, what is due and overdue, figures revised.

        Args:
            since: first day.
            as_of: last day.
            known_on: only what the record had learned by this day or moment.
        """
        moment, followed = parse_moment("known_on", known_on), self._followed(known_on)
        first = parse_day("since", since)
        if first is None:
            raise SettingsError("since expects a day as YYYY-MM-DD, such as 2024-02-07.")
        told = tell_news(self._engine, followed, first, parse_day("as_of", as_of), moment)
        return flat_rows.change_rows(changes(told, followed.label))

    def figures(
        self, *, topic: str | None = None, place: str = "", as_of: Day | None = None, known_on: Day | None = None
    ) -> Rows[Counted]:
        """Return counts over time, one row for each number that a counter gave; nothing is added up.

        Args:
            topic: ``killed``, ``displaced``, ``aid`` …
            place: part of a place's name.
            as_of: last day.
            known_on: only what the record had learned by this day or moment.
        """
        code = find_code("topic", topic, get_args(Topic))
        followed = self._followed(known_on)
        series = [
            each
            for each in followed.series()
            if code in (None, each.topic) and place.casefold() in each.place.casefold()
        ]
        return flat_rows.counted_rows(counted(series, parse_day("as_of", as_of), followed.label))

    def parties(self, like: str = "", *, every: bool = False) -> Rows[PartyCount]:
        """Return parties, those of most claims first.

        Args:
            like: part of one of their names.
            every: True lists descriptions that one report alone uses as well.
        """
        asked = like.casefold()
        found = (each for each in PartyView(self._engine).counts() if every or each.is_known)
        return flat_rows.party_rows(
            each for each in found if any(asked in name.label.casefold() for name in each.party.names)
        )

    def _followed(self, known_on: Day | datetime | None) -> FollowedRecord:
        return FollowedRecord(self._engine, parse_moment("known_on", known_on))
