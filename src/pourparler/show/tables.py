"""Lists for people: columns where the window is wide, stacked lines where it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pourparler.schema.views import DocumentTally, PartyTally, StoredClaim
from pourparler.show.lines import SHOWN_ID, Line, line_of, party_names, report_name
from pourparler.show.quoting import quoted_sentence
from pourparler.show.words import day_phrase, plain

WIDE = 130
"""Columns from which a table is easier to read than stacked lines."""
_ROLES = {"according_to": "cited", "counted_by": "counting"}


def claims_table(claims: Iterable[StoredClaim], width: int) -> RenderableType:
    """Return the claims, one after the other, each with its quotation and report."""
    lines = [line_of(stored) for stored in claims]
    return _columns(lines) if width >= WIDE else _stacked(lines)


def timeline(claims: Sequence[StoredClaim], width: int) -> RenderableType:
    """Return the claims under a heading for each day."""
    parts: list[RenderableType] = []
    for heading, members in groupby(claims, key=_heading):
        parts.append(Text(heading, "bold underline"))
        lines = [line_of(stored) for stored in members]
        parts.append(_columns(lines, headed=False) if width >= WIDE else _stacked(lines))
    return Group(*parts)


def _heading(stored: StoredClaim) -> str:
    when, published = stored.claim.when, stored.stored.document.published
    day = when.start if when and when.start else published
    return day_phrase(day) if day else "Undated"


def _columns(lines: Sequence[Line], *, headed: bool = True) -> Table:
    table = Table(box=None, show_header=headed, expand=True, padding=(0, 2, 1, 0), show_edge=False)
    table.add_column("", width=1, no_wrap=True)
    table.add_column("when", ratio=3)
    table.add_column("what", ratio=8)
    table.add_column("words", ratio=12)
    table.add_column("report", ratio=6)
    table.add_column("claim", width=SHOWN_ID, no_wrap=True)
    for line in lines:
        table.add_row(line.mark, line.day, line.what, line.quote, Text(line.report, "dim"), Text(line.id, "cyan"))
    return table


def _stacked(lines: Sequence[Line]) -> Group:
    return Group(*(part for line in lines for part in _stack(line)))


def _stack(line: Line) -> Iterator[RenderableType]:
    yield _hanging(Text.assemble(f"{line.mark} ", (f"{line.day}  ", "green"), line.what), 2)
    yield Padding(line.quote, (0, 0, 0, 4))
    yield Padding(Text.assemble((line.report, "dim"), " · ", (line.id, "cyan")), (0, 0, 1, 4))


def _hanging(text: Text, indent: int) -> Table:
    """Return a text whose second and later lines are indented."""
    grid = Table.grid()
    grid.add_column(width=indent, no_wrap=True)
    grid.add_column()
    grid.add_row(text[:indent], text[indent:])
    return grid


def parties_table(parties: Sequence[PartyTally]) -> RenderableType:
    """Return who is named, how often in which role, with the newest words."""
    return Group(*(part for tally in parties for part in _party(tally)))


def _party(tally: PartyTally) -> Iterator[RenderableType]:
    known = (tally.party.kind, tally.party.country, tally.party.entity)
    facts = ", ".join(value for value in known if value)
    roles = ", ".join(f"{_ROLES.get(role, role)} {count}" for role, count in tally.roles.items())
    name = (party_names([tally.party]), "bold")
    yield Text.assemble(name, (f" ({facts})" if facts else ""), f" · {roles}")
    yield Padding(quoted_sentence(tally.latest), (0, 0, 0, 4))
    report = (report_name(tally.latest.stored), "dim")
    yield Padding(Text.assemble(report, " · ", (tally.latest.claim.id[:SHOWN_ID], "cyan")), (0, 0, 1, 4))


def documents_table(documents: Sequence[DocumentTally]) -> RenderableType:
    """Return the reports, how many claims each gave, its first words, and what was met."""
    return Group(*(part for tally in documents for part in _document(tally)))


def _document(tally: DocumentTally) -> Iterator[RenderableType]:
    document = tally.stored.document
    yield Text.assemble((report_name(tally.stored), "bold"))
    yield Padding(Text(f"“{_beginning(document.text)}”"), (0, 0, 0, 4))
    known = dict.fromkeys(part for part in (document.url, document.id) if part)
    yield Padding(Text(f"{counted(tally.claims)} · {' · '.join(plain(part) for part in known)}", "dim"), (0, 0, 0, 4))
    for problem in tally.problems:
        yield Padding(Text(f"! {plain(problem)}", "yellow"), (0, 0, 0, 4))
    yield Text("")


def _beginning(text: str) -> str:
    words = plain(text[:600])
    return words if len(words) <= 150 else words[:150].rsplit(" ", 1)[0] + "…"


def counted(claims: Mapping[str, int]) -> str:
    """Return numbers of claims by kind in words.

    >>> counted({"event": 2, "position": 1})
    '2 events, 1 position'
    """
    return ", ".join(f"{n} {kind if n == 1 else kind + 's'}" for kind, n in claims.items()) or "no claims"
