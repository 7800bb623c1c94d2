"""A brief as a Word document: real headings, lists, tables and footnotes, with alternative texts."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from pourparler.schema.briefs import Block, Brief, Heading, More, Paragraph, Points, Sentence, Table, Timeline
from pourparler.show.briefs.drawn_timeline import MARKS
from pourparler.show.briefs.footnotes import Footnotes
from pourparler.show.briefs.marks import HOW_TO_READ, REVIEWS, clean, legend, more_line, signs_of, silent_line
from pourparler.show.briefs.word_tables import add_table, add_timeline
from pourparler.show.ledgers import STATE_MARKS
from pourparler.show.words import day_phrase

_QUIET = RGBColor(0x45, 0x4D, 0x55)


def brief_docx(brief: Brief) -> bytes:
    """Return the brief as the bytes of a Word document."""
    document = docx.Document()
    _set_up(document, brief)
    notes = Footnotes(document, brief.notes)
    document.add_heading(clean(brief.title), 0)
    document.add_paragraph().add_run(f"{clean(brief.subtitle)}.").bold = True
    _quiet(document, f"{' · '.join(brief.facts)}.")
    _quiet(document, f"{HOW_TO_READ} {legend()}.")
    for section in brief.sections:
        document.add_heading(clean(section.heading), 1)
        for block in section.blocks:
            _add(document, block, notes)
    if brief.silent:
        _quiet(document, silent_line(brief))
    notes.finish()
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _set_up(document: Document, brief: Brief) -> None:
    """Set the page to A4, the typeface, the language and the document's properties."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.6)
    section.top_margin = section.bottom_margin = Cm(1.4)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(9)
    normal.paragraph_format.space_after = Pt(2)
    for name, size in (("Title", 16), ("Heading 1", 12), ("Heading 2", 10)):
        style = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(5 if name != "Title" else 0), Pt(2)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(1)
    language = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): "en-GB"})
    normal.element.get_or_add_rPr().append(language)
    properties = document.core_properties
    properties.title, properties.subject = clean(brief.title)[:250], clean(brief.subtitle)[:250]
    properties.author, properties.comments, properties.language = "pourparler", "", "en-GB"
    # The day that it tells of; else it would be the one on which the empty template was made.
    properties.created = properties.modified = datetime.combine(brief.as_of, time.min)
    _drop_thumbnail(document)


def _drop_thumbnail(document: Document) -> None:
    """Take out the picture of the empty template, which file managers would show for the brief."""
    relations = document.part.package.rels
    for name in [name for name, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        relations.pop(name)


def _quiet(document: Document, words: str) -> WordParagraph:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(clean(words))
    run.font.size, run.font.color.rgb = Pt(8), _QUIET
    return paragraph


def _add(document: Document, block: Block, notes: Footnotes) -> None:
    match block:
        case Heading():
            document.add_heading(clean(block.text), 2)
        case Paragraph():
            _write(document.add_paragraph(), block, notes)
        case Points():
            for point in block.points:
                _write(document.add_paragraph(style="List Bullet"), point, notes)
        case Table():
            add_table(document, block, notes)
        case Timeline():
            _add_timeline(document, block, notes)
        case More():
            _quiet(document, f"{more_line(block)}: {block.command}").paragraph_format.space_before = Pt(2)


def _write(place: WordParagraph, paragraph: Paragraph, notes: Footnotes) -> None:
    for sentence, review in zip(paragraph.sentences, signs_of(paragraph), strict=True):
        _write_sentence(place, sentence, notes)
        if review:
            place.add_run(f"\u00a0{REVIEWS[review][0]}").font.size = Pt(7)


def _write_sentence(place: WordParagraph, sentence: Sentence, notes: Footnotes) -> None:
    for piece in sentence.pieces:
        place.add_run(clean(piece.text)).bold = piece.strong
        notes.cite(place, piece.notes)


def _add_timeline(document: Document, timeline: Timeline, notes: Footnotes) -> None:
    add_timeline(document, timeline, notes)
    states = dict.fromkeys(part.state for bar in timeline.bars for part in bar.stretches)
    if states:
        _quiet(document, " · ".join(f"{STATE_MARKS[state]} {state}" for state in states))
    if not timeline.marks:
        return
    place = document.add_paragraph()
    for at, mark in enumerate(timeline.marks):
        sign, _, meaning = MARKS[mark.sort]
        day = day_phrase(mark.day).rsplit(" ", 1)[0]
        place.add_run(f"{'; ' if at else ''}{day} {sign} {meaning}: {clean(mark.label)}")
        notes.cite(place, mark.notes)
