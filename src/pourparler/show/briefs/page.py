"""A brief as one self-contained page: no script, nothing loaded, the drawings within it."""

from __future__ import annotations

from collections.abc import Iterator

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
    Section,
    Sentence,
    Table,
    Timeline,
)
from pourparler.show.briefs.drawn_matrix import draw_matrix
from pourparler.show.briefs.drawn_timeline import draw_timeline
from pourparler.show.briefs.marks import (
    HOW_TO_READ,
    NOTES,
    REVIEWS,
    legend,
    more_line,
    note_origin,
    note_words,
    row_signs,
    signs_of,
    silent_line,
)
from pourparler.show.briefs.markup import References, sign, text
from pourparler.show.briefs.styles import STYLE


def brief_html(brief: Brief) -> str:
    """Return the brief as a page."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    references = References()
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{text(brief.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>"
    yield f"<header><h1>{text(brief.title)}</h1>"
    yield f'<p class="lead">{text(brief.subtitle)}.</p>'
    yield f'<p class="facts">{text(" · ".join(brief.facts))}.</p>'
    yield f'<p class="how">{text(HOW_TO_READ)} {text(legend())}.</p></header>'
    for section in brief.sections:
        yield from _section(section, references)
    if brief.silent:
        yield f'<p class="silent">{text(silent_line(brief))}</p>'
    yield f'<section class="sources" id="sources"><h2>{NOTES}</h2>\n<ol class="notes">'
    yield from (_note(note) for note in brief.notes)
    yield "</ol></section>\n</main>\n</body>\n</html>"


def _section(section: Section, references: References) -> Iterator[str]:
    yield f'<section id="{section.key}"><h2>{text(section.heading)}</h2>'
    for block in section.blocks:
        yield _block(block, references)
    yield "</section>"


def _block(block: Block, references: References) -> str:
    match block:
        case Heading():
            return f"<h3>{text(block.text)}</h3>"
        case Paragraph():
            return f"<p>{_paragraph(block, references)}</p>"
        case Points():
            points = "\n".join(f"<li>{_paragraph(point, references)}</li>" for point in block.points)
            return f"<ul>\n{points}\n</ul>"
        case Table():
            return _matrix(block) if block.matrix else _table(block, references)
        case Timeline():
            return _figure(block.caption, draw_timeline(block))
        case More():
            return f'<p class="more">{text(more_line(block))}: <code>{text(block.command)}</code></p>'


def _paragraph(paragraph: Paragraph, references: References) -> str:
    pairs = zip(paragraph.sentences, signs_of(paragraph), strict=True)
    return "".join(_sentence(sentence, references) + sign(review) for sentence, review in pairs).strip()


def _sentence(sentence: Sentence, references: References) -> str:
    parts = []
    for piece in sentence.pieces:
        words = f"<strong>{text(piece.text)}</strong>" if piece.strong else text(piece.text)
        parts.append(words + references.links(piece.notes))
    return "".join(parts)


def _matrix(table: Table) -> str:
    return _figure(table.caption, draw_matrix(table))


def _figure(caption: str, drawing: str) -> str:
    told = f'<figcaption class="unseen">{text(caption)}</figcaption>'
    return f'<figure>{told}<div class="scroll" tabindex="0">{drawing}</div></figure>'


def _table(table: Table, references: References) -> str:
    head = "".join(f'<th scope="col">{text(name)}</th>' for name in table.head)
    rows = "\n".join(_row(table, row, references) for row in table.rows)
    caption = f'<caption class="unseen">{text(table.caption)}</caption>'
    return f'<table class="plain">{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>'


def _row(table: Table, row: tuple[Cell, ...], references: References) -> str:
    signs = row_signs(row, matrix=False)
    label = f'<th scope="row">{text(row[0].text)}{references.links(row[0].notes)}{sign(signs[0])}</th>'
    cells = (
        f'<td data-head="{text(name)}">{_cell(cell, review, references)}</td>'
        for name, cell, review in zip(table.head[1:], row[1:], signs[1:], strict=True)
    )
    return f"<tr>{label}{''.join(cells)}</tr>"


def _cell(cell: Cell, review: Review | None, references: References) -> str:
    return f"{text(cell.text)}{references.links(cell.notes)}{sign(review)}"


def _note(note: Note) -> str:
    number = note.number
    back = f' <a class="back" href="#r{number}" aria-label="back to the sentence">↑</a>'
    words, mark = text(note_words(note)), REVIEWS[note.review][0]
    address = text(note.url)
    origin = text(note_origin(note))
    if address.startswith(("http://", "https://")):
        origin = f'<a href="{address}">{origin}</a>'
    return f'<li id="n{number}" value="{number}">{words} <span class="origin">{origin} {mark}</span>{back}</li>'
