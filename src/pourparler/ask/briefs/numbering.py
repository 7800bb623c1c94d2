"""The notes of a finished brief numbered anew, in the order in which a reader meets them; uncited ones left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pourparler.schema.briefs import Block, Brief, Paragraph, Points, Section, Table, Timeline


def renumbered(brief: Brief) -> Brief:
    """Return the brief with its notes numbered by first citing; footnotes of a text processor count so too."""
    order = dict.fromkeys(number for _, notes in brief.said() for number in notes)
    new = {old: number for number, old in enumerate(order, 1)}
    known = {note.number: note for note in brief.notes}
    return replace(
        brief,
        sections=tuple(_section(section, new) for section in brief.sections),
        notes=tuple(replace(known[old], number=number) for old, number in new.items()),
    )


def _section(section: Section, new: Mapping[int, int]) -> Section:
    return replace(section, blocks=tuple(_block(block, new) for block in section.blocks))


def _block(block: Block, new: Mapping[int, int]) -> Block:
    match block:
        case Paragraph():
            return _paragraph(block, new)
        case Points():
            return replace(block, points=tuple(_paragraph(point, new) for point in block.points))
        case Table():
            rows = (tuple(replace(cell, notes=_notes(cell.notes, new)) for cell in row) for row in block.rows)
            return replace(block, rows=tuple(rows))
        case Timeline():
            return _timeline(block, new)
        case _:
            return block


def _paragraph(paragraph: Paragraph, new: Mapping[int, int]) -> Paragraph:
    sentences = (
        replace(each, pieces=tuple(replace(piece, notes=_notes(piece.notes, new)) for piece in each.pieces))
        for each in paragraph.sentences
    )
    return Paragraph(tuple(sentences))


def _timeline(timeline: Timeline, new: Mapping[int, int]) -> Timeline:
    bars = (
        replace(bar, stretches=tuple(replace(part, notes=_notes(part.notes, new)) for part in bar.stretches))
        for bar in timeline.bars
    )
    marks = (replace(mark, notes=_notes(mark.notes, new)) for mark in timeline.marks)
    return replace(timeline, bars=tuple(bars), marks=tuple(marks))


def _notes(notes: Iterable[int], new: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(new[number] for number in notes)
