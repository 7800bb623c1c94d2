"""Tables of a Word document: repeated headings, alternative texts, shaded cells; the timeline is one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell

from pourparler.schema.briefs import Bar, Cell, Review, Stretch, Table, Timeline
from pourparler.schema.claims import Stance
from pourparler.schema.negotiation import State
from pourparler.show.briefs.footnotes import Footnotes
from pourparler.show.briefs.marks import REVIEWS, clean, row_signs
from pourparler.show.ledgers import STATE_MARKS
from pourparler.show.words import day_phrase

_STANCES: dict[Stance, str] = {
    "support": "D9EFDD", "oppose": "F9DCD9", "conditional": "FDF0C8", "ambiguous": "E5E7EB",
}  # fmt: skip
_STATES: dict[State, str] = {
    "floated": "E5E7EB", "presented": "DBE7F6", "under review": "CFDFF2", "answered": "B9D0EC",
    "agreed in principle": "CDEBD2", "in force": "A8DCB2", "extended": "A8DCB2", "violated": "F4B9B3",
    "ended": "B5BBC3", "withdrawn": "B5BBC3", "superseded": "CBD0D6", "disputed": "E6D6F2",
}  # fmt: skip
_WIDTH, _LABEL = 17.8, 4.6
"""Centimetres of a page's text, and of a timeline's labels."""
_MOST_COLUMNS = 24


def add_table(document: Document, table: Table, notes: Footnotes) -> None:
    """Add a table of a brief."""
    made = _table(document, table.head, len(table.rows), table.caption, table.description)
    for at, row in enumerate(table.rows, 1):
        signs = row_signs(row, matrix=table.matrix)
        for column, (cell, review) in enumerate(zip(row, signs, strict=True)):
            _fill(made.cell(at, column), cell, review, notes)
    if not table.matrix and len(table.head) == len(_WIDTHS.get(len(table.head), ())):
        _set_widths(made, _WIDTHS[len(table.head)])


_WIDTHS = {3: (3.2, 4.2, 10.4), 4: (2.2, 5.0, 3.0, 7.6)}
"""Centimetres of the columns of terms and of figures."""


def _table(document: Document, head: Sequence[str], rows: int, caption: str, description: str) -> WordTable:
    """Return a new table with a heading that is repeated on every page, and its alternative text."""
    made: WordTable = document.add_table(rows=rows + 1, cols=len(head))
    made.style = "Table Grid"
    for cell, name in zip(made.rows[0].cells, head, strict=True):
        _write(cell, name, bold=True)
        _shade(cell, "F0F2F4")
    made.rows[0]._tr.get_or_add_trPr().append(_flag("w:tblHeader"))
    for row in made.rows:
        row._tr.get_or_add_trPr().append(_flag("w:cantSplit"))
    properties = made._tbl.tblPr
    for name, words in (("w:tblCaption", caption), ("w:tblDescription", description)):
        element = OxmlElement(name)
        element.set(qn("w:val"), clean(words)[:2000])
        properties.append(element)
    return made


def _fill(place: WordCell, cell: Cell, review: Review | None, notes: Footnotes) -> None:
    _write(place, cell.text, bold=cell.review is None and not cell.notes)
    notes.cite(place.paragraphs[0], cell.notes)
    if review:
        place.paragraphs[0].add_run(f"\u00a0{REVIEWS[review][0]}").font.size = Pt(7)
    if cell.stance:
        _shade(place, _STANCES[cell.stance])


def _write(place: WordCell, words: str, *, bold: bool = False, size: float = 8.5) -> None:
    paragraph = place.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
    run = paragraph.add_run(clean(words))
    run.bold = bold
    run.font.size = Pt(size)


def _shade(place: WordCell, color: str) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", color)):
        shade.set(qn(key), value)
    place._tc.get_or_add_tcPr().append(shade)


def _flag(name: str) -> Any:
    return OxmlElement(name)


def _set_widths(made: WordTable, widths: Sequence[float]) -> None:
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def add_timeline(document: Document, timeline: Timeline, notes: Footnotes) -> None:
    """Add the bars of a timeline as a table, a column for a day or for several, each state with its sign and colour."""
    if not timeline.bars:
        return
    days = (timeline.last - timeline.first).days + 1
    step = -(-days // _MOST_COLUMNS)
    columns = [timeline.first + timedelta(at) for at in range(0, days, step)]
    head = ("Proposal", *(_tick(day, columns) for day in columns))
    made = _table(document, head, len(timeline.bars), timeline.caption, timeline.description)
    for at, bar in enumerate(timeline.bars, 1):
        _write(made.cell(at, 0), bar.label, bold=True, size=8)
        notes.cite(made.cell(at, 0).paragraphs[0], [number for part in bar.stretches for number in part.notes])
        _draw(bar, columns, step, lambda column, row=at: made.cell(row, column + 1))  # type: ignore[misc]  # it cannot type a bound row
    for row in made.rows:
        for cell in row.cells[1:]:
            _tighten(cell)
    _set_widths(made, (_LABEL, *[(_WIDTH - _LABEL) / len(columns)] * len(columns)))


def _tick(day: date, columns: Sequence[date]) -> str:
    """Return a column's day: its number, and the month where it begins."""
    first = day == columns[0] or day.day <= (columns[1] - columns[0]).days if len(columns) > 1 else True
    words = day_phrase(day).split(" ")
    return f"{words[0]} {words[1]}" if first else words[0]


def _draw(bar: Bar, columns: Sequence[date], step: int, cell_at: Callable[[int], WordCell]) -> None:
    for column, day in enumerate(columns):
        part = _state_on(bar, day, day + timedelta(step - 1))
        if part:
            _write(cell_at(column), STATE_MARKS[part.state], size=8)
            _shade(cell_at(column), _STATES[part.state])


def _state_on(bar: Bar, first: date, last: date) -> Stretch | None:
    """Return the latest state of some days."""
    return next((part for part in reversed(bar.stretches) if part.first <= last and part.last >= first), None)


def _tighten(cell: WordCell) -> None:
    """Take the space at both sides of a narrow cell away, and make its words small."""
    margins = OxmlElement("w:tcMar")
    for side in ("w:left", "w:right"):
        edge = OxmlElement(side)
        edge.set(qn("w:w"), "20")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    cell._tc.get_or_add_tcPr().append(margins)
    for run in cell.paragraphs[0].runs:
        run.font.size = Pt(7)
