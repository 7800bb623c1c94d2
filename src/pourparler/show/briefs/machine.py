"""A brief as plain dictionaries, for machines."""

from __future__ import annotations

from typing import Any

from pourparler.schema.briefs import (
    Block,
    Brief,
    Cell,
    Heading,
    More,
    Note,
    Paragraph,
    Points,
    Section,
    Sentence,
    Table,
    Timeline,
)
from pourparler.schema.codec import encode_quote


def encode_brief(brief: Brief) -> dict[str, Any]:
    """Return the whole brief; sentences name their notes by number."""
    return {
        "title": brief.title,
        "subtitle": brief.subtitle,
        "since": brief.since.isoformat(),
        "until": brief.until.isoformat(),
        "as_of": brief.as_of.isoformat(),
        "facts": list(brief.facts),
        "sections": [_section(section) for section in brief.sections],
        "silent": list(brief.silent),
        "notes": [_note(note) for note in brief.notes],
    }


def _section(section: Section) -> dict[str, Any]:
    return {"key": section.key, "heading": section.heading, "blocks": [_block(block) for block in section.blocks]}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "sentences": [_sentence(sentence) for sentence in block.sentences]}
        case Points():
            return {"kind": "points", "points": [_block(point) for point in block.points]}
        case Heading():
            return {"kind": "heading", "text": block.text}
        case Table():
            rows = [[_cell(cell) for cell in row] for row in block.rows]
            kind = "matrix" if block.matrix else "table"
            return {"kind": kind, "caption": block.caption, "head": list(block.head), "rows": rows}
        case Timeline():
            return _timeline(block)
        case More():
            return {"kind": "more", "count": block.count, "what": block.what, "command": block.command}


def _sentence(sentence: Sentence) -> dict[str, Any]:
    pieces = [{"text": piece.text, "notes": list(piece.notes)} for piece in sentence.pieces]
    return {"text": sentence.text, "notes": list(sentence.notes), "review": sentence.review, "pieces": pieces}


def _cell(cell: Cell) -> dict[str, Any]:
    return {"text": cell.text, "notes": list(cell.notes), "review": cell.review, "stance": cell.stance}


def _timeline(timeline: Timeline) -> dict[str, Any]:
    return {
        "kind": "timeline",
        "caption": timeline.caption,
        "first": timeline.first.isoformat(),
        "last": timeline.last.isoformat(),
        "bars": [
            {
                "label": bar.label,
                "stretches": [
                    {
                        "first": part.first.isoformat(),
                        "last": part.last.isoformat(),
                        "state": part.state,
                        "notes": list(part.notes),
                    }
                    for part in bar.stretches
                ],
            }
            for bar in timeline.bars
        ],
        "marks": [
            {"day": mark.day.isoformat(), "sort": mark.sort, "label": mark.label, "notes": list(mark.notes)}
            for mark in timeline.marks
        ],
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "number": note.number,
        "document": {
            "id": note.document,
            "title": note.title,
            "source": note.publisher,
            "published": note.published.isoformat() if note.published else None,
            "url": note.url,
            "version": note.version,
        },
        "words": encode_quote(note.words),
        "claims": list(note.claims),
        "review": note.review,
        "confidence": note.confidence,
    }
