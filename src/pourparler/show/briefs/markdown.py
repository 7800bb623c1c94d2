"""A brief as Markdown with footnotes, as many programs read them (``[^1]``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.schema.briefs import (
    Block,
    Brief,
    Cell,
    Heading,
    More,
    Note,
    Paragraph,
    Points,
    Review,
    Sentence,
    Table,
    Timeline,
)
from pourparler.show.briefs.marks import (
    HOW_TO_READ,
    NOTES,
    REVIEWS,
    clean,
    legend,
    more_line,
    note_origin,
    note_words,
    row_signs,
    signs_of,
    silent_line,
)
from pourparler.show.words import day_phrase

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|#"})


def brief_markdown(brief: Brief) -> str:
    """Return the brief as Markdown."""
    return "\n\n".join(part for part in _parts(brief) if part) + "\n"


def _parts(brief: Brief) -> Iterator[str]:
    yield f"# {_plain(brief.title)}"
    yield f"*{_plain(brief.subtitle)}.* {_plain(' · '.join(brief.facts))}."
    yield f"{HOW_TO_READ} {legend()}"
    for section in brief.sections:
        yield f"## {_plain(section.heading)}"
        for block in section.blocks:
            yield _block(block)
    yield _plain(silent_line(brief))
    yield f"## {NOTES}"
    yield "\n".join(_note(note) for note in brief.notes)


def _plain(text: str) -> str:
    return clean(text).translate(_SPECIAL)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"### {_plain(block.text)}"
        case Paragraph():
            return _paragraph(block)
        case Points():
            return "\n".join(f"- {_paragraph(point)}" for point in block.points)
        case Table():
            return f"*{_plain(block.caption)}*\n\n{_table(block)}"
        case Timeline():
            return _timeline(block)
        case More():
            return f"*{_plain(more_line(block))}:* `{clean(block.command)}`"


def _paragraph(paragraph: Paragraph) -> str:
    pairs = zip(paragraph.sentences, signs_of(paragraph), strict=True)
    return "".join(_sentence(sentence) + _sign(review) for sentence, review in pairs).strip()


def _sentence(sentence: Sentence) -> str:
    return "".join(
        (_strong(piece.text) if piece.strong else _plain(piece.text)) + _numbers(piece.notes)
        for piece in sentence.pieces
    )


def _strong(text: str) -> str:
    """Return strong words; blanks at their ends stay outside, as Markdown wants it."""
    words = text.strip()
    return text.replace(words, f"**{_plain(words)}**", 1) if words else text


def _numbers(notes: Sequence[int]) -> str:
    return "".join(f"[^{number}]" for number in notes)


def _sign(review: Review | None) -> str:
    return f"\u00a0{REVIEWS[review][0]}" if review else ""


def _table(table: Table) -> str:
    lines = [[_plain(name) for name in table.head], ["---"] * len(table.head)]
    for row in table.rows:
        signs = row_signs(row, matrix=table.matrix)
        lines.append([_cell(cell, review) for cell, review in zip(row, signs, strict=True)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(cell: Cell, review: Review | None) -> str:
    return f"{_plain(cell.text)}{_numbers(cell.notes)}{_sign(review)}".strip()


def _timeline(timeline: Timeline) -> str:
    """Return a timeline as lists; Markdown draws nothing."""
    lines = [f"*{_plain(timeline.caption)}*", ""]
    for bar in timeline.bars:
        parts = [f"{part.state} from {day_phrase(part.first)}{_numbers(part.notes)}" for part in bar.stretches]
        lines.append(f"- **{_plain(bar.label)}:** {', '.join(parts)}")
    lines += [f"- {day_phrase(m.day)}, {m.sort}: {_plain(m.label)}{_numbers(m.notes)}" for m in timeline.marks]
    return "\n".join(lines)


def _note(note: Note) -> str:
    return f"[^{note.number}]: {_plain(note_origin(note))}: {_plain(note_words(note))} {REVIEWS[note.review][0]}"
