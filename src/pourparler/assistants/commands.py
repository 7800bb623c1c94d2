"""What an assistant may do to a record where a person allows it: have a report read, and decide about claims."""

from __future__ import annotations

from typing import Any, cast, get_args

from pourparler.ask.deciding import Decision
from pourparler.ask.records import Record
from pourparler.assistants.citations import Answer
from pourparler.errors import SettingsError
from pourparler.schema.answers import ReadResult
from pourparler.schema.codes import find_code


class Commands:
    """Writes to one record, in the assistant's name.

    Args:
        record: an open record.
        by: the name under which decisions are kept.
    """

    def __init__(self, record: Record, by: str) -> None:
        self._record = record
        self._by = by

    def read(
        self, text: str = "", address: str = "", title: str = "", publisher: str = "", published: str | None = None
    ) -> Answer:
        """Read a report into the record: either its text, or a public web address. Files of this machine are not read.

        published: its day of publication as YYYY-MM-DD, without which relative days stay open.
        """
        if bool(text.strip()) == bool(address.strip()):
            raise SettingsError("read expects either a text or an address.")
        if text.strip():
            return _told(self._record.read_text(text, published=published, publisher=publisher, title=title))
        if not address.strip().lower().startswith(("http://", "https://")):
            raise SettingsError(f"read expects an http or https address, not {address[:80]!r}; files are not read.")
        return _told(self._record.read(address.strip(), published=published, publisher=publisher))

    def judge(self, decision: str, claims: list[str], values: dict[str, Any] | None = None, reason: str = "") -> Answer:
        """Decide about claims: accept, reject, defer, edit, same, different, or undo. Nothing is ever deleted.

        claims: ids. values: for edit, new values of fields, such as {"reply": "accept"}. reason: why, kept with it.
        """
        code = cast(Decision, find_code("decision", decision, get_args(Decision)))
        made = self._record.judge(code, *claims, values=values, reason=reason, by=self._by)
        return {
            "judgements": [
                {"id": each.id, "subject": each.subject, "verdict": each.verdict, "other": each.other, "by": each.by}
                for each in made
            ]
        }


def _told(result: ReadResult) -> Answer:
    return {
        "reports": [
            {"id": each.document.id, "title": each.document.title, "status": each.status} for each in result.documents
        ],
        "new_claims": result.claims,
        "could_not_be_read": [{"source": each.source, "problem": each.problem} for each in result.unreadable],
        "problems": [{"report": name, "problem": problem} for name, problem in result.problems],
    }
