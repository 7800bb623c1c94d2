"""The matrix of positions as a drawing: issues down, sides across, a stance in each field with its note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from pourparler.schema.briefs import Cell, Table
from pourparler.schema.claims import Stance
from pourparler.show.briefs.marks import REVIEWS
from pourparler.show.briefs.pens import Field, Pen, drawing, linked

_COLORS: dict[Stance, tuple[str, str]] = {
    "support": ("#d9efdd", "#14532d"), "oppose": ("#f9dcd9", "#7f1d1d"), "conditional": ("#fdf0c8", "#6b4a00"),
    "ambiguous": ("#e5e7eb", "#374151"),
}  # fmt: skip
_WIDTH, _LABEL, _ROW, _LINE = 720, 148, 19, 12
_HEAD = Pen(11, name="ink", bold=True)


def draw_matrix(table: Table) -> str:
    """Return the matrix as SVG."""
    width = (_WIDTH - _LABEL) / max(len(table.head) - 1, 1)
    heads = [wrap(name, max(int(width / 6.6), 8))[:3] for name in table.head[1:]]
    top = 6 + _LINE * max((len(lines) for lines in heads), default=1)
    height = top + _ROW * len(table.rows) + 2
    return drawing((_WIDTH, height), table.caption, table.description, _parts(table, heads, top, width))


def _parts(table: Table, heads: Sequence[Sequence[str]], top: float, width: float) -> Iterator[str]:
    for at, lines in enumerate(heads):
        for down, line in enumerate(lines):
            yield _HEAD.write(line, _LABEL + at * width + 4, 12 + down * _LINE)
    for at, row in enumerate(table.rows):
        yield from _row(row, top + at * _ROW, width)


def _row(row: Sequence[Cell], top: float, width: float) -> Iterator[str]:
    yield _HEAD.write(row[0].text, 2, top + 13.5)
    for at, cell in enumerate(row[1:]):
        field = Field(_LABEL + at * width + 2, top + 1.5, width - 4, _ROW - 3)
        if cell.stance is None:
            yield field.fill("#f3f4f6", "empty")
        else:
            yield _stance(cell, cell.stance, field)


def _stance(cell: Cell, stance: Stance, field: Field) -> str:
    ground, ink = _COLORS[stance]
    sign = REVIEWS[cell.review][0] if cell.review else ""
    words = Pen(11, ink).write(cell.text, field.left + 6, field.top + 12.5)
    note = f"{' '.join(map(str, cell.notes))} {sign}"
    number = Pen(8.5, ink, end=True).write(note, field.left + field.width - 5, field.top + 12)
    return linked(cell.notes, field.fill(ground), words, number)
