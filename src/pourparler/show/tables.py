"""Lists for people: columns where the window is wide, stacked lines where it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pourparler.schema.views import DocumentTally, PartyTally, StoredClaim
from pourparler.show.lines import REPORTED, SHOWN_ID, Line, line_of, named, origin_of, party_names
from pourparler.show.quoting import quoted_sentence
from pourparler.show.words import day_phrase, plain

WIDE = 130
"""Columns from which a table is easier to read than stacked lines."""
_ROLES = {
    "actor": "acting", "recipient": "acted on", "speaker": "speaking", "audience": "spoken to", "according_to": "cited",
    "holder": "positions", "author": "proposing", "addressee": "offered to", "obligor": "to do",
    "responder": "answering", "counted_by": "counting",
}  # fmt: skip
_KINDS = ("event", "statement", "position", "proposal", "response", "figure", "link")
"""The order in which claims are counted."""


def claims_table(claims: Iterable[StoredClaim], width: int) -> RenderableType:
    """Return the claims, one after the other, each with its quotation and report."""
    lines = [line_of(stored) for stored in claims]
    return _columns(lines) if width >= WIDE else _stacked(lines, width)


def timeline(claims: Sequence[StoredClaim], width: int) -> RenderableType:
    """Return the claims under a heading for each day."""
    parts: list[RenderableType] = []
    for heading, members in groupby(claims, key=_heading):
        parts.append(Text(heading, "bold underline"))
        lines = [_under(heading, line_of(stored)) for stored in members]
        parts.append(_columns(lines, headed=False) if width >= WIDE else _stacked(lines, width))
    return Group(*parts)


def _under(heading: str, line: Line) -> Line:
    """Return a line without the day that its heading tells already."""
    return replace(line, day={heading: "", f"{REPORTED} {heading}": REPORTED}.get(line.day, line.day))


def _heading(stored: StoredClaim) -> str:
    when, published = stored.claim.when, stored.stored.document.published
    day = when.start if when and when.start else published
    return day_phrase(day) if day else "Undated"


def _columns(lines: Sequence[Line], *, headed: bool = True) -> Table:
    table = Table(box=None, show_header=headed, expand=True, padding=(0, 2, 1, 0), show_edge=False)
    table.add_column("", width=1, no_wrap=True)
    table.add_column("when", ratio=4)
    table.add_column("what", ratio=8)
    table.add_column("words", ratio=12)
    table.add_column("report", ratio=6, no_wrap=True, overflow="ellipsis")
    table.add_column("claim", width=SHOWN_ID, no_wrap=True)
    for line in lines:
        report = Text("\n".join(part for part in (line.origin, line.title) if part), "dim")
        table.add_row(line.mark, line.day, line.what, line.quote, report, Text(line.id, "cyan"))
    return table


def _stacked(lines: Sequence[Line], width: int) -> Group:
    return Group(*(part for line in lines for part in _stack(line, width)))


def _stack(line: Line, width: int) -> Iterator[RenderableType]:
    day = (f"{line.day}  ", "green") if line.day else ""
    yield hanging(Text.assemble(f"{line.mark} ", day, line.what), 2)
    yield Padding(line.quote, (0, 0, 0, 4))
    yield _source(line.origin, line.title, line.id, width)


def _source(origin: str, title: str, identity: str, width: int) -> RenderableType:
    """Return the line that tells where a quotation is from, its title cut to leave it one line."""
    name = named(origin, title, width - len(" · ") - len(identity) - 4)
    return Padding(Text.assemble((name, "dim"), " · ", (identity, "cyan")), (0, 0, 1, 4))


def hanging(text: Text, indent: int) -> Table:
    """Return a text whose second and later lines are indented."""
    grid = Table.grid()
    grid.add_column(width=indent, no_wrap=True)
    grid.add_column()
    grid.add_row(text[:indent], text[indent:])
    return grid


def parties_table(parties: Sequence[PartyTally], width: int) -> RenderableType:
    """Return who is named, how often in which role, with the newest words."""
    return Group(*(part for tally in parties for part in _party(tally, width)))


def _party(tally: PartyTally, width: int) -> Iterator[RenderableType]:
    known = (tally.party.kind, tally.party.country, tally.party.entity)
    facts = ", ".join(value for value in known if value)
    roles = ", ".join(f"{_ROLES.get(role, role)} {count}" for role, count in tally.roles.items())
    name = (party_names([tally.party]), "bold")
    yield Text.assemble(name, (f" ({facts})" if facts else ""), f" · {roles}")
    yield Padding(quoted_sentence(tally.latest), (0, 0, 0, 4))
    stored, identity = tally.latest.stored, tally.latest.claim.id[:SHOWN_ID]
    yield _source(origin_of(stored), plain(stored.document.title), identity, width)


def documents_table(documents: Sequence[DocumentTally], width: int) -> RenderableType:
    """Return the reports, how many claims each gave, its first words, and what was met."""
    return Group(*(part for tally in documents for part in _document(tally, width)))


def _document(tally: DocumentTally, width: int) -> Iterator[RenderableType]:
    document = tally.stored.document
    yield Text(named(origin_of(tally.stored), plain(document.title), 2 * width), "bold")
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

    >>> counted({"position": 1, "event": 2})
    '2 events, 1 position'
    """
    found = [(kind, claims[kind]) for kind in _KINDS if claims.get(kind)]
    return ", ".join(f"{n} {kind if n == 1 else kind + 's'}" for kind, n in found) or "no claims"
