"""CSV with named columns: one report a row; ``text`` is required, in any case and order.

``title``, ``published`` (or ``date``), ``source``, ``url``, ``author`` and ``id`` are read where they exist.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from pourparler.errors import FormatError
from pourparler.read.drafts import Blob, Draft, refuse
from pourparler.read.encodings import decode
from pourparler.schema.documents import Unreadable

_WANTED = "text, title, published (or date), source, url, author, id"


def read_csv(blob: Blob) -> Iterator[Draft | Unreadable]:
    """Yield a draft for each row with a text, a refusal for each without.

    Raises:
        FormatError: there is no header line with a ``text`` column.
    """
    decoded = decode(blob.content, blob.charset)
    # The module's own limit of 131,072 characters a cell is shorter than a long report.
    csv.field_size_limit(max(csv.field_size_limit(), len(decoded.text) + 1))
    header = decoded.text.lstrip().split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(decoded.text.lstrip("\r\n"), newline=""), delimiter=_delimiter(header))
    names = [(name or "").strip().lower() for name in rows.fieldnames or ()]
    if "text" not in names:
        shown = ", ".join(name for name in names if name)[:200] or "none"
        raise FormatError(f"{blob.name} has no “text” column (found: {shown}); name its columns {_WANTED}.")
    rows.fieldnames = names
    yield from _read_rows(rows, blob.name, decoded.problems)


def _read_rows(rows: csv.DictReader[str], name: str, problems: tuple[str, ...]) -> Iterator[Draft | Unreadable]:
    number = 0
    while True:
        number += 1
        place = f"{name}, row {number}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield refuse(place, f"{place} is no CSV ({error}); the rows after it were not read.")
            return
        if row is None:
            return
        yield _draft_of(row, place, problems)


def _draft_of(row: Mapping[str, str | None], place: str, problems: tuple[str, ...]) -> Draft | Unreadable:
    text = row.get("text") or ""
    if not text.strip():
        return refuse(place, f"{place} has an empty “text” cell; expected a report.", (row.get("id") or "").strip())
    known = {
        name: (row.get(name) or "").strip() for name in ("title", "published", "date", "source", "url", "author", "id")
    }
    known["published"] = known["published"] or known["date"]
    known["url"] = known["url"] or place
    del known["date"]
    return Draft(name=place, text=text, problems=problems, **known)


def _delimiter(header: str) -> str:
    return max(",;\t|", key=lambda character: (header.count(character), character == ","))
