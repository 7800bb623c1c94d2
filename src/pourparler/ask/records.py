"""A record for programs: open it, read reports into it, ask it, decide about its claims.

Every answer is a frozen noun of `pourparler.schema` with its exact words and report; lists of them are `Rows`.
"""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, cast, get_args

from pourparler.ask.asked_records import AskedRecord
from pourparler.ask.deciding import DECISIONS, Decider, Decision
from pourparler.ask.read_results import read_into
from pourparler.ask.sources import Order, document_of
from pourparler.ask.wanted import Day, parse_day, parse_moment
from pourparler.ask.writers import open_writer
from pourparler.errors import SettingsError
from pourparler.schema.answers import ReadResult
from pourparler.schema.briefs import Brief
from pourparler.schema.claims import Issue
from pourparler.schema.codes import find_code
from pourparler.schema.judgements import Hand
from pourparler.schema.record import Judgement
from pourparler.settings import LanguageModel
from pourparler.store.columns import ColumnView
from pourparler.store.engine import open_record


class Record(AskedRecord):
    """A record, in a SQLite file or a PostgreSQL database; `pourparler.open` opens one.

    Args:
        engine: of an open record.
    """

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True) -> Record:
        """Return a record, made where there is none unless ``create`` is False.

        Raises:
            StoreError: it cannot be opened, or there is none and none is to be made.
        """
        return cls(open_record(where, create=create))

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
        names = tuple(map(str, sources))
        order = Order(names, day, publisher, allow_private=allow_private, language_model=language_model)
        return read_into(open_writer(self._engine), order)

    def read_text(self, text: str, *, published: Day | None = None, publisher: str = "", title: str = "") -> ReadResult:
        """Read a report that is at hand as a string.

        Raises:
            ReadError: there is no text, or too much.
            StoreError: the record cannot be written.
        """
        document = document_of(text, parse_day("published", published), publisher, title)
        return read_into(open_writer(self._engine), Order(()), [document])

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
