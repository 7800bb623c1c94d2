"""The forms of a brief hold all of it: notes, headings, tables, drawings, alternative texts; nothing is loaded."""

from __future__ import annotations

import importlib.util
import re
import zipfile
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree

import docx
import pytest
from brief_samples import day, quarrel, record_of

from pourparler.ask.briefs.briefs import write_brief
from pourparler.ask.briefs.wishes import BriefWish
from pourparler.errors import SettingsError
from pourparler.schema.briefs import Brief, Note, Paragraph, Piece, Points, Section, Sentence
from pourparler.schema.spans import Quote, Span
from pourparler.show.briefs import pdf
from pourparler.show.briefs.machine import encode_brief
from pourparler.show.briefs.markdown import brief_markdown
from pourparler.show.briefs.page import brief_html
from pourparler.show.briefs.word import brief_docx

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VOID = {"meta", "br", "line", "rect", "link", "img"}


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    place = tmp_path_factory.mktemp("briefs") / "record.db"
    engine = record_of(str(place), (report.reading() for report in quarrel()))
    return write_brief(engine, BriefWish(record="record.db", since=day(1)))


def hostile() -> Brief:
    """A brief whose words are a script, control characters and half of a pair."""
    words = "<script>alert(1)</script>\x1b[31m \ud800 & [x](javascript:y) |"
    note = Note(
        number=1, document="<b>", title='"><i>', publisher="A & B", published=None, url='javascript:"', version=1,
        words=Quote(words, Span(0, len(words))), cut=(False, False), claims=("c-1",), review="suggested",
        confidence=0.5,
    )  # fmt: skip
    sentence = Sentence((Piece(words, (1,), strong=True),), "suggested")
    section = Section("changes", words, (Points((Paragraph((sentence,)),)),))
    return Brief(title=words, subtitle=words, since=date(2024, 1, 1), until=date(2024, 1, 2), as_of=date(2024, 1, 2),
                 facts=(words,), sections=(section,), silent=(words,), notes=(note,))  # fmt: skip


class Tags(HTMLParser):
    """Checks that tags are closed in order, and keeps what is asked of them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(page: str) -> Tags:
    found = Tags()
    found.feed(page)
    found.close()
    assert found.open == []
    return found


def test_the_page_is_whole_and_every_reference_leads_to_a_note(brief: Brief) -> None:
    found = tags(brief_html(brief)).seen
    ids = [facts["id"] for _, facts in found if facts.get("id")]
    assert len(ids) == len(set(ids))
    targets = {facts["href"] for tag, facts in found if tag == "a" and str(facts.get("href")).startswith("#")}
    assert {f"#n{note.number}" for note in brief.notes} <= targets
    assert {str(target).removeprefix("#") for target in targets if str(target).startswith("#n")} <= set(ids)


def test_the_page_loads_nothing_and_runs_nothing(brief: Brief) -> None:
    page = brief_html(brief)
    assert not {tag for tag, _ in tags(page).seen} & {"script", "link", "img", "iframe", "object"}
    assert "@import" not in page
    assert "url(" not in page


def test_drawings_have_alternative_texts(brief: Brief) -> None:
    page = brief_html(brief)
    drawings = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(drawings) == 2
    for drawing in drawings:
        root = ElementTree.fromstring(drawing)
        names = root.attrib["aria-labelledby"].split()
        texts = {element.attrib.get("id"): element.text for element in root.iter()}
        assert all(texts[name] for name in names)


def test_hostile_words_stay_words() -> None:
    found = tags(brief_html(hostile())).seen
    assert not {tag for tag, _ in found} & {"script", "i", "b"}
    assert not [facts for tag, facts in found if tag == "a" and "javascript" in str(facts.get("href"))]
    assert "\x1b" not in brief_markdown(hostile())
    assert docx.Document(BytesIO(brief_docx(hostile()))).paragraphs


def test_markdown_has_each_note_once_and_cites_it(brief: Brief) -> None:
    page = brief_markdown(brief)
    defined = re.findall(r"^\[\^(\d+)\]: ", page, re.MULTILINE)
    assert defined == [str(note.number) for note in brief.notes]
    assert set(re.findall(r"\[\^(\d+)\](?!:)", page)) == set(defined)
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert rows
    assert len({line.count("|") for line in rows if "Lima" in line and "Oslo" in line}) <= 2


def test_the_word_document_has_headings_tables_and_alternative_texts(brief: Brief) -> None:
    made = docx.Document(BytesIO(brief_docx(brief)))
    styles = {paragraph.style.name for paragraph in made.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet"} <= styles
    headings = [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == [section.heading for section in brief.sections]
    assert made.core_properties.title == brief.title
    assert made.core_properties.created.date() == made.core_properties.modified.date() == brief.as_of
    for table in made.tables:
        assert table._tbl.tblPr.find(f"{WORD}tblDescription").get(f"{WORD}val")
        assert table.rows[0]._tr.trPr.find(f"{WORD}tblHeader") is not None


def test_the_word_documents_footnotes_are_the_notes_in_order(brief: Brief) -> None:
    with zipfile.ZipFile(BytesIO(brief_docx(brief))) as package:
        notes = ElementTree.fromstring(package.read("word/footnotes.xml"))
        body = ElementTree.fromstring(package.read("word/document.xml"))
        settings = ElementTree.fromstring(package.read("word/settings.xml"))
        kinds = package.read("[Content_Types].xml").decode()
    made = {n.get(f"{WORD}id"): "".join(n.itertext()) for n in notes if n.get(f"{WORD}type") is None}
    assert [*made] == [str(note.number) for note in brief.notes]
    for note in brief.notes:
        assert " ".join(note.words.text.split()) in made[str(note.number)]
    assert [r.get(f"{WORD}id") for r in body.iter(f"{WORD}footnoteReference")] == [*made]
    bookmarks = {mark.get(f"{WORD}name") for mark in body.iter(f"{WORD}bookmarkStart")}
    again = [str(field.text).split()[1] for field in body.iter(f"{WORD}instrText")]
    assert again
    assert set(again) <= bookmarks
    assert "/word/footnotes.xml" in kinds
    assert len(list(settings.iter(f"{WORD}footnotePr"))) == 1


def test_data_tell_the_same_as_the_brief(brief: Brief) -> None:
    data = encode_brief(brief)
    assert [note["words"]["text"] for note in data["notes"]] == [note.words.text for note in brief.notes]
    assert [section["key"] for section in data["sections"]] == [section.key for section in brief.sections]
    assert data["since"] == "2024-02-01"


def test_a_pdf_holds_the_title(brief: Brief) -> None:
    pytest.importorskip("weasyprint", exc_type=ImportError)
    import pypdfium2

    made = pypdfium2.PdfDocument(pdf.brief_pdf(brief))
    try:
        words = made[0].get_textpage().get_text_range()
    finally:
        made.close()
    assert brief.title in " ".join(words.split())


@pytest.mark.skipif(importlib.util.find_spec("weasyprint") is not None, reason="it is installed")
def test_without_its_library_a_pdf_is_refused_with_what_to_do(brief: Brief) -> None:
    with pytest.raises(SettingsError, match=r"pip install 'pourparler\[pdf\]'"):
        pdf.brief_pdf(brief)


def test_no_form_is_longer_than_its_reader_has_time(brief: Brief) -> None:
    words = sum(len(text.split()) for text, _ in brief.said())
    assert words < 1200, "two pages"
