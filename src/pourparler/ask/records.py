"""A record for programs: open it, read reports into it, ask it, decide about its claims.

Every answer is a frozen noun of `pourparler.schema` with its exact words and report; lists of them are `Rows`.
"""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Unpack, cast, get_args

from sqlalchemy import Engine

from pourparler.ask import flat_rows
from pourparler.ask.answering import changes, counted, listed, standings
from pourparler.ask.claims_told import claims_told
from pourparler.ask.deciding import DECISIONS, Decider, Decision
from pourparler.ask.followed_records import FollowedRecord
from pourparler.ask.news import tell_news
from pourparler.ask.reading import document_of, documents_of, keep_all
from pourparler.ask.rows import Rows
from pourparler.ask.wanted import Day, Filters, filter_of, parse_day, parse_moment
from pourparler.ask.writers import open_writer
from pourparler.errors import SettingsError
from pourparler.schema.answers import Change, Counted, Listed, ReadResult, Standing
from pourparler.schema.briefs import Brief
from pourparler.schema.claims import Issue, Topic
from pourparler.schema.codes import find_code
from pourparler.schema.documents import Document, Unreadable
from pourparler.schema.identity import PartyCount
from pourparler.schema.judgements import Hand
from pourparler.schema.record import Judgement
from pourparler.schema.views import DocumentTally, FoundDocument, StoredClaim
from pourparler.settings import LanguageModel
from pourparler.store.columns import ColumnView
from pourparler.store.engine import open_record, record_name
from pourparler.store.party_view import PartyView
from pourparler.store.view import View


class Record:
    """A record, in a SQLite file or a PostgreSQL database; `pourparler.open` opens one.

    Args:
        engine: of an open record.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._view = View(engine)

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True) -> Record:
        """Return a record, made where there is none unless ``create`` is False.

        Raises:
            StoreError: it cannot be opened, or there is none and none is to be made.
        """
        return cls(open_record(where, create=create))

    @property
    def name(self) -> str:
        """The record's file, or its address without the password."""
        return record_name(self._engine)

    def __repr__(self) -> str:
        return f"<pourparler record {self.name}>"

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the connections; whoever asks the record again opens it again."""
        self._engine.dispose()

    # Reading

    def read(
        self,
        *sources: str | Path,
        published: Day | None = None,
        publisher: str = "",
        allow_private: bool = False,
        language_model: LanguageModel | None = None,
    ) -> ReadResult:
        """Read files, folders, web addresses and feeds into the record; what it knows already is left as it is.

        Args:
            sources: what to read.
            published: publication day of reports that do not tell it.
            publisher: publisher of reports that do not tell it.
            allow_private: True lets addresses on this machine or in private networks be asked.
            language_model: asked for further claims; reports are sent to its host.

        Raises:
            StoreError: the record cannot be written.
            SettingsError: ``published`` is no day.
        """
        day = parse_day("published", published)
        items = documents_of([str(each) for each in sources], day, publisher, allow_private=allow_private)
        return self._keep(items, language_model)

    def read_text(self, text: str, *, published: Day | None = None, publisher: str = "", title: str = "") -> ReadResult:
        """Read a report that is at hand as a string.

        Raises:
            ReadError: there is no text, or too much.
            StoreError: the record cannot be written.
        """
        return self._keep([document_of(text, parse_day("published", published), publisher, title)], None)

    def _keep(self, items: Iterable[Document | Unreadable], language_model: LanguageModel | None) -> ReadResult:
        return keep_all(items, open_writer(self._engine), language_model)

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

    def brief(  # noqa: PLR0913  # one keyword for each wish
        self,
        output: str | Path | None = None,
        *,
        since: Day | None = None,
        until: Day | None = None,
        as_of: Day | None = None,
        party: str = "",
        issue: str | None = None,
        reviewed_only: bool = False,
        known_on: Day | None = None,
    ) -> Brief:
        """Return a brief, every sentence with a note of the exact words; written to a file where one is named.

        Args:
            output: a file that ends in ``.html``, ``.docx``, ``.md`` or ``.pdf``.
            since: first day of what changed; a week before the last one when left out.
            until: last day of what changed; that of the newest report when left out.
            as_of: the day on which states and positions are told.
            party: part of a party's name.
            issue: one issue.
            reviewed_only: only what a person accepted or edited.
            known_on: only what the record had learned by this day or moment.

        Raises:
            SettingsError: the file's ending names no form, or the days are the wrong way round.
        """
        from pourparler.ask.brief_files import form_of, keep_brief
        from pourparler.ask.briefs.briefs import write_brief
        from pourparler.ask.briefs.wishes import BriefWish

        if output is not None:
            form_of(output)  # what cannot be written is said before the work
        wish = BriefWish(
            record=self.name,
            since=parse_day("since", since),
            until=parse_day("until", until),
            as_of=parse_day("as_of", as_of),
            known_on=parse_moment("known_on", known_on),
            party=party,
            issue=cast(Issue | None, find_code("issue", issue, get_args(Issue))),
            reviewed_only=reviewed_only,
        )
        made = write_brief(self._engine, wish)
        if output is not None:
            keep_brief(made, Path(output))
        return made

    # Decisions

    def judge(
        self,
        decision: Decision,
        *claims: str,
        values: Mapping[str, Any] | None = None,
        reason: str = "",
        by: str = "",
    ) -> tuple[Judgement, ...]:
        """Decide about claims; decisions are kept, win over the program, and can be undone.

        Args:
            decision: ``accept``, ``reject``, ``defer``, ``edit``, ``same``, ``different``, ``undo`` …
            claims: the beginnings of their ids.
            values: for ``edit``, new values of fields: ``{"reply": "accept"}``.
            reason: why, kept with the decision.
            by: who decides; the login name when left out.

        Raises:
            SettingsError: the decision does not fit the claims.
            StoreError: there is no such claim.
        """
        code = find_code("decision", decision, DECISIONS)
        hand = Hand(by or _login(), datetime.now(UTC), reason)
        decider, ids = Decider(self._engine), [self.claim(each).claim.id for each in claims]
        if code == "undo":
            return decider.undo(ids, hand).judgements
        if not ids:
            raise SettingsError(f"{code} expects the id of a claim.")
        numbers = ColumnView(self._engine).numbers_of(ids)
        newest = [numbers[identity][-1] for identity in ids]
        return decider.decide(decision, newest, values or {}, hand).judgements


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a user of that number
        return "unnamed"
