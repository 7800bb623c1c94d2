from __future__ import annotations

import io
import json
import zipfile
from datetime import date, timedelta
from types import ModuleType

import docx
import pytest

from pourparler.read.html_fragments import fragment_text
from pourparler.read.page_lines import join_pages

PARAGRAPHS = (
    "PORT AMAL, May 7 (Harbour Wire) - The envoy met both delegations on Tuesday and said that the truce was holding.",
    "The northern delegation asked for the release of forty captives before any further round of talks could begin.",
    "“Nobody has left the table,” the mediator said in a statement that was read out to reporters late at night.",
)


def page(head: str, heading: str = "<h1>Truce holds in Port Amal</h1>") -> str:
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    return (
        f"<!doctype html><html><head><title>Truce holds in Port Amal | Harbour Wire</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/world'>World</a></nav><article>{heading}{body}</article>"
        "<footer>About us. Terms of use.</footer></body></html>"
    )


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_main_text_without_title_and_furniture(read_one) -> None:
    document = read_one("a.html", page(""))
    assert document.title == "Truce holds in Port Amal"
    assert [line for line in document.text.split("\n") if line] == list(PARAGRAPHS)
    assert document.dateline is not None
    assert document.dateline.of(document.text) == "PORT AMAL, May 7 (Harbour Wire) -"


def test_json_ld_beats_meta_and_keeps_the_zone(read_one) -> None:
    head = linked(
        **{"@type": "NewsArticle", "headline": "Truce holds", "dateModified": "2024-05-09T10:00:00Z"},
        datePublished="2024-05-07T23:30:00-04:00",
        author=[{"@type": "Person", "name": "Ana Writer"}, "Bo Chief"],
        publisher={"@type": "Organization", "name": "Harbour Wire"},
    )
    meta = '<meta property="article:modified_time" content="2024-05-10"><meta property="og:site_name" content="Other">'
    canonical = '<link rel="canonical" href="https://harbour.example/truce">'
    document = read_one("a.html", page(head + meta + canonical))
    assert document.published == date(2024, 5, 7)
    assert document.published_at is not None
    assert document.published_at.utcoffset() == timedelta(hours=-4)
    assert (document.source, document.author) == ("Harbour Wire", "Ana Writer, Bo Chief")
    assert document.url == "https://harbour.example/truce"


def test_a_graph_with_references(read_one) -> None:
    graph = [
        {"@type": "Organization", "@id": "#org", "name": "Harbour Wire"},
        {"@type": "WebPage", "datePublished": "2020-01-01"},
        {"@type": ["NewsArticle"], "headline": "T", "datePublished": "2024-05-07", "publisher": {"@id": "#org"}},
    ]
    document = read_one("a.html", page(linked(**{"@context": "https://schema.org", "@graph": graph})))
    assert (document.source, document.published) == ("Harbour Wire", date(2024, 5, 7))


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-05-07T08:00:00+02:00">',
        '<meta name="DC.date.issued" content="2024-05-07">',
        '<meta itemprop="datePublished" content="2024-05-07">',
        '<script type="application/ld+json">{broken</script><meta name="pubdate" content="7 May 2024">',
        '<meta name="date" content="nonsense"><meta name="pubdate" content="2024-05-07">',
    ],
)
def test_meta_dates(read_one, head: str) -> None:
    assert read_one("a.html", page(head)).published == date(2024, 5, 7)


def test_time_elements(read_one) -> None:
    heading = '<h1>Truce holds in Port Amal</h1><time datetime="2024-05-07T06:00:00+03:00">7 May</time>'
    assert read_one("a.html", page("", heading)).published == date(2024, 5, 7)


def test_a_date_of_change_is_a_last_resort_and_told(read_one) -> None:
    document = read_one("a.html", page('<meta property="article:modified_time" content="2024-05-10">'))
    assert document.published == date(2024, 5, 10)
    assert any("last change" in problem for problem in document.problems)


def test_fragments() -> None:
    assert fragment_text("Plain &amp; simple\n words") == "Plain & simple words"
    assert fragment_text("<ul><li>One<li>Two</ul>") == "One\n\nTwo"
    assert fragment_text("<script>x</script>a<style>b</style>") == "a"


def test_pages_join_words_lines_and_pages() -> None:
    pages = [
        "The delegations spoke of a cease-\r\nfire and of a Northern-\r\nbacked group that was long-\r\nstanding in",
        "its aims. The long-standing offer stands, and so talks went on.\r\nShort end.\r\nA new paragraph opens.",
    ]
    text = join_pages(pages)
    assert "a ceasefire and of a Northern-backed group that was long-standing in its aims." in text
    assert "Short end.\n\nA new paragraph" in text


def test_docx_paragraphs_tables_and_title(read_one) -> None:
    document = docx.Document()
    document.core_properties.author = "Ana Writer"
    document.add_heading("Truce holds", 0)
    for words in PARAGRAPHS:
        document.add_paragraph(words)
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "Captives", "40"
    packed = io.BytesIO()
    document.save(packed)
    read = read_one("a.docx", packed.getvalue())
    assert (read.title, read.author) == ("Truce holds", "Ana Writer")
    assert read.text == "\n\n".join([*PARAGRAPHS, "Captives | 40"])
    assert read.published is None


@pytest.mark.parametrize("missing", ["[Content_Types].xml", "word/document.xml", "_rels/.rels", "word/styles.xml"])
@pytest.mark.parametrize("content", [None, b"<broken", b"<a/>"])
def test_damaged_docx(read, tmp_path, missing: str, content: bytes | None) -> None:
    packed, damaged = io.BytesIO(), tmp_path / "a.docx"
    docx.Document().save(packed)
    with zipfile.ZipFile(packed) as whole, zipfile.ZipFile(damaged, "w") as broken:
        for name in whole.namelist():
            if name != missing:
                broken.writestr(name, whole.read(name))
            elif content is not None:
                broken.writestr(name, content)
    (refused,) = read(damaged)
    assert (
        "damaged" in refused.problem
        or "DOCX" in refused.problem
        or "Word" in refused.problem
        or "no text" in refused.problem
    )


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.8, 0.95, 0.99])
def test_truncated_pdf_anywhere(read, tmp_path, makers: ModuleType, share: float) -> None:
    whole = makers.pdf_of([makers.page_lines(number) for number in range(1, 9)])
    path = tmp_path / "a.pdf"
    path.write_bytes(whole[: int(len(whole) * share)])
    (result,) = read(path)
    assert getattr(result, "text", "") or "PDF" in result.problem


def test_feed_entries(read, tmp_path) -> None:
    path = tmp_path / "feed.atom"
    path.write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Wire</title>'
        '<entry><title>Truce holds</title><link href="https://h.example/1"/><author><name>Ana</name></author>'
        "<published>2024-05-07T23:30:00-04:00</published><updated>2024-05-09T00:00:00Z</updated>"
        '<content type="html">&lt;p&gt;The truce held.&lt;/p&gt;&lt;p&gt;Talks go on.&lt;/p&gt;</content></entry>'
        "<entry><title>Second</title><updated>2024-05-09T00:00:00Z</updated><summary>The envoy left.</summary></entry>"
        "<entry><title>Nothing</title></entry></feed>"
    )
    first, second, third = read(path)
    assert (first.title, first.text, first.source) == ("Truce holds", "The truce held.\n\nTalks go on.", "Harbour Wire")
    assert (first.published, first.url, first.author) == (date(2024, 5, 7), "https://h.example/1", "Ana")
    assert second.published == date(2024, 5, 9)
    assert "last change" in second.problems[0]
    assert "no text and no link" in third.problem
