"""What a search found, for people: claims with their words, then reports with the place of the first word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from pourparler.schema.spans import Span
from pourparler.schema.views import FoundDocument, StoredClaim
from pourparler.show.lines import report_name
from pourparler.show.tables import claims_table, counted
from pourparler.show.words import plain

AROUND = 90
"""Code points shown on each side of a report's first word found."""


def found_claims(claims: Sequence[StoredClaim], total: int, width: int) -> RenderableType:
    """Return the claims under a heading that tells how many there are."""
    return Group(_heading("claims", len(claims), total), claims_table(claims, width))


def found_documents(found: Sequence[FoundDocument], total: int) -> RenderableType:
    """Return the reports under a heading that tells how many there are."""
    return Group(_heading("reports", len(found), total), *(part for one in found for part in _document(one)))


def _heading(what: str, shown: int, total: int) -> Text:
    if not total:
        return Text(f"No {what} hold these words and pass the filters.")
    number = f"the latest {shown} of {total}; --limit 0 shows all" if shown < total else str(total)
    return Text(f"{what.capitalize()} ({number})\n", "bold")


def _document(found: FoundDocument) -> Iterator[RenderableType]:
    stored = found.tally.stored
    yield Text(report_name(stored), "bold")
    yield Padding(_excerpt(stored.document.text, found.place), (0, 0, 0, 4))
    yield Padding(Text(f"{counted(found.tally.claims)} · {plain(stored.document.id)}", "dim"), (0, 0, 1, 4))


def _excerpt(text: str, place: Span | None) -> Text:
    """Return the words found, bold, with what stands around them; the text's beginning where its title has them."""
    marked = place or Span(0, 0)
    start, end = max(0, marked.start - AROUND), min(len(text), marked.end + AROUND)
    while 0 < start < marked.start and not text[start - 1].isspace():
        start += 1
    while marked.end < end < len(text) and not text[end].isspace():
        end -= 1
    before, after = text[start : marked.start], text[marked.end : end]
    shown = Text("“…" if start else "“")
    shown.append(plain(before) + (" " if before[-1:].isspace() else ""))
    shown.append(plain(marked.of(text)), "bold")
    shown.append((" " if after[:1].isspace() else "") + plain(after))
    shown.append("…”" if end < len(text) else "”")
    return shown
