"""Real footnotes of a Word document: their part, their styles, and references in the text (ECMA-376, part 1, 17.11)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from pourparler.schema.briefs import Note
from pourparler.show.briefs.marks import REVIEWS, clean, note_origin, note_words

_Xml = Any
"""An element of the document; its library carries no type information."""
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
_TEXT, _REFERENCE = "footnote text", "footnote reference"


class Footnotes:
    """Writes the notes of a brief into a document; the first citing makes the footnote, later ones refer to it.

    Word numbers footnotes by their place in the text, which is the order in which a brief cites its notes.
    """

    def __init__(self, document: Document, notes: Sequence[Note]) -> None:
        self._document = document
        self._notes = {note.number: note for note in notes}
        self._made: dict[int, None] = {}
        self._add_styles()

    def _add_styles(self) -> None:
        styles = self._document.styles
        text = styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH)
        text.base_style = styles["Normal"]
        text.font.size = Pt(7.5)
        text.paragraph_format.space_after = Pt(0)
        reference = styles.add_style(_REFERENCE, WD_STYLE_TYPE.CHARACTER)
        reference.font.superscript = True
        self._ids = {_TEXT: text.style_id, _REFERENCE: reference.style_id}

    def cite(self, paragraph: Paragraph, numbers: Sequence[int]) -> None:
        """Add references to notes at the end of a paragraph."""
        for at, number in enumerate(numbers):
            if at:
                paragraph.add_run("\u2009", style=_REFERENCE)
            if number in self._made:
                self._refer_again(paragraph, number)
            else:
                self._made[number] = None
                self._refer(paragraph, number)

    def _refer(self, paragraph: Paragraph, number: int) -> None:
        """Add a footnote's reference, with a bookmark around it by which others refer to it."""
        start = _element("w:bookmarkStart", {"w:id": str(number), "w:name": f"_RefNote{number}"})
        paragraph._p.append(start)
        run = paragraph.add_run(style=_REFERENCE)
        run._r.append(_element("w:footnoteReference", {"w:id": str(number)}))
        paragraph._p.append(_element("w:bookmarkEnd", {"w:id": str(number)}))

    def _refer_again(self, paragraph: Paragraph, number: int) -> None:
        """Add the number of an earlier footnote, as a field that follows when numbers change."""
        order = list(self._made).index(number) + 1
        parts = (
            _element("w:fldChar", {"w:fldCharType": "begin"}),
            _instruction(f" NOTEREF _RefNote{number} \\f \\h "),
            _element("w:fldChar", {"w:fldCharType": "separate"}),
            None,
            _element("w:fldChar", {"w:fldCharType": "end"}),
        )
        for part in parts:
            run = paragraph.add_run("" if part is not None else str(order), style=_REFERENCE)
            if part is not None:
                run._r.append(part)

    def finish(self) -> None:
        """Write the footnotes that were cited into the document."""
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        for kind, number in _SEPARATORS:
            root.append(_separator(kind, number))
        for number in self._made:
            root.append(self._footnote(self._notes[number]))
        package: Any = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, serialize_part_xml(root), package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._settle()

    def _footnote(self, note: Note) -> _Xml:
        footnote = _element("w:footnote", {"w:id": str(note.number)})
        paragraph = _element("w:p", {})
        style = _element("w:pPr", {})
        style.append(_element("w:pStyle", {"w:val": self._ids[_TEXT]}))
        paragraph.append(style)
        mark = self._run(_REFERENCE)
        mark.append(_element("w:footnoteRef", {}))
        paragraph.append(mark)
        words = f" {note_words(note)} {note_origin(note)} {REVIEWS[note.review][0]}"
        text = _element("w:r", {})
        text.append(_text(clean(words)))
        paragraph.append(text)
        footnote.append(paragraph)
        return footnote

    def _run(self, style: str) -> _Xml:
        run, properties = _element("w:r", {}), _element("w:rPr", {})
        properties.append(_element("w:rStyle", {"w:val": self._ids[style]}))
        run.append(properties)
        return run

    def _settle(self) -> None:
        """Name the separators in the settings, in the place that the schema gives them."""
        settings = self._document.settings.element
        properties = _element("w:footnotePr", {})
        for _, number in _SEPARATORS:
            properties.append(_element("w:footnote", {"w:id": str(number)}))
        before = next((child for child in settings if child.tag in (qn("w:compat"), qn("w:rsids"))), None)
        if before is None:
            settings.append(properties)
        else:
            before.addprevious(properties)


def _separator(kind: str, number: int) -> _Xml:
    footnote = _element("w:footnote", {"w:type": kind, "w:id": str(number)})
    paragraph, run = _element("w:p", {}), _element("w:r", {})
    run.append(_element(f"w:{kind}", {}))
    paragraph.append(run)
    footnote.append(paragraph)
    return footnote


def _element(name: str, attributes: dict[str, str]) -> _Xml:
    element: _Xml = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    return element


def _instruction(words: str) -> _Xml:
    element = _element("w:instrText", {"xml:space": "preserve"})
    element.text = words
    return element


def _text(words: str) -> _Xml:
    element = _element("w:t", {"xml:space": "preserve"})
    element.text = words
    return element
