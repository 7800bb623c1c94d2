from __future__ import annotations

import contextlib
import io
import json
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.errors import FormatError
from pourparler.read import sources
from pourparler.read.encodings import decode
from pourparler.read.languages import detect_language
from pourparler.read.sources import ReadOptions, read_sources

BODY = "The envoy met both sides in Doha on Tuesday.\r\n\r\nShe left on Wednesday. \n"


def test_text_without_a_headline_is_kept_whole(read_one) -> None:
    document = read_one("a.txt", BODY)
    assert document.text == BODY
    assert document.title == ""


def test_a_headline_above_a_blank_line_is_the_title(read_one) -> None:
    document = read_one("a.txt", f"Truce holds in Port Amal\r\n\r\n{BODY}")
    assert (document.title, document.text) == ("Truce holds in Port Amal", BODY)


@pytest.mark.parametrize(
    "first", ["FOR IMMEDIATE RELEASE", "By Ana Writer", "He left.", "- one", "PORT AMAL, May 7 - Talks resumed", "Word"]
)
def test_other_first_lines_stay_in_the_text(read_one, first: str) -> None:
    document = read_one("a.txt", f"{first}\n\n{BODY}")
    assert (document.title, document.text) == ("", f"{first}\n\n{BODY}")


def test_a_header_block_is_read(read_one) -> None:
    document = read_one("a.txt", f"Title: Truce holds\nDate: 7 May 2024\nSource: Harbour Wire\nBy: Ana\n\n{BODY}")
    assert (document.title, document.source, document.author) == ("Truce holds", "Harbour Wire", "Ana")
    assert (document.published, document.published_from) == (date(2024, 5, 7), "metadata")
    assert document.text == BODY


def test_a_report_that_begins_like_a_header_is_left_alone(read_one) -> None:
    text = "Source: two officials.\nThe envoy met both sides in Doha.\n"
    assert read_one("a.txt", text).text == text


def test_markdown_front_matter_and_heading(read_one) -> None:
    front = '---\ntitle: "Truce holds"\ndate: 2024-05-07\ntags: [a]\nauthor: Ana\n---\n\n'
    document = read_one("a.md", f"{front}# Another heading\n\n{BODY}")
    assert (document.title, document.author, document.text) == ("Truce holds", "Ana", BODY)
    assert document.published == date(2024, 5, 7)
    assert read_one("b.md", f"# Truce *holds*\n\n{BODY}").title == "Truce *holds*"


def test_the_date_comes_from_metadata_then_dateline_then_the_user(read_one) -> None:
    given_date = {"published": date(2024, 5, 9)}
    dated = read_one("a.txt", f"Date: 2024-05-08\n\nDOHA, May 7, 2024 - {BODY}", **given_date)
    assert (dated.published, dated.published_from) == (date(2024, 5, 8), "metadata")
    lined = read_one("b.txt", f"DOHA, May 7, 2024 - {BODY}", **given_date)
    assert (lined.published, lined.published_from) == (date(2024, 5, 7), "dateline")
    bare = read_one("c.txt", BODY, **given_date)
    assert (bare.published, bare.published_from) == (date(2024, 5, 9), "given")
    none = read_one("d.txt", f"DOHA, May 7 - {BODY}")
    assert (none.published, none.published_from) == (None, None)
    assert "give one with --published" in none.problems[0]


def test_a_dateline_without_a_year_needs_a_year_near_by(read_one) -> None:
    near = read_one("a.txt", f"DOHA, Dec 31 - {BODY}", published=date(2024, 1, 1))
    assert (near.published, near.published_from) == (date(2023, 12, 31), "dateline")
    far = read_one("b.txt", f"DOHA, Dec 31 - {BODY}", published=date(2024, 6, 1))
    assert (far.published, far.published_from) == (date(2024, 6, 1), "given")


def test_a_dateline_after_a_release_line_is_found(read_one) -> None:
    document = read_one("a.txt", f"FOR IMMEDIATE RELEASE\n\nDOHA, May 7, 2024 - {BODY}")
    assert document.dateline is not None
    assert document.dateline.of(document.text) == "DOHA, May 7, 2024 -"


def test_the_id_is_of_the_content(read_one) -> None:
    one, again, other = read_one("a.txt", BODY), read_one("b.txt", BODY), read_one("c.txt", f"{BODY}More.")
    assert one.id == again.id != other.id
    assert one.id.startswith("doc-")


def test_the_users_source_fills_a_gap_only(read_one) -> None:
    assert read_one("a.txt", BODY, source="Given").source == "Given"
    assert read_one("b.txt", f"Source: Own\nTitle: T\n\n{BODY}", source="Given").source == "Own"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_encodings(encoding: str) -> None:
    assert decode(BODY.encode(encoding)).text == BODY


def test_a_named_encoding_is_used() -> None:
    words = "Посланник встретился с делегациями в городе во вторник"
    page = f'<html><meta charset="windows-1251"><p>{words}</p>'.encode("cp1251")
    assert words in decode(page).text
    assert words in decode(words.encode("koi8-r"), "koi8-r").text
    assert decode("“Talks” – ".encode("cp1252"), "no-such-encoding").text == "“Talks” – "
    assert decode("“Talks”".encode("cp1252"), "rot13").text == "“Talks”"


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_refused(content: bytes) -> None:
    with contextlib.suppress(FormatError):
        assert isinstance(decode(content).text, str)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300), st.dates())
def test_json_lines_keep_every_code_point(text: str, published: date) -> None:
    line = json.dumps({"id": "x", "text": text, "published": published.isoformat()})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.jsonl"
        path.write_text(line + "\n")
        (read,) = read_sources([str(path)], ReadOptions())
    if text.strip():
        assert read.text == text
        assert all(span.end <= len(text) for span in (*read.boilerplate, *([read.dateline] if read.dateline else [])))
    else:
        assert "holds no text" in read.problem


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (BODY, 1),
        ('{"text": "One."}\n{"text": "Two."}\n', 2),
        ('{"text":\n "One."}', 1),
        ('[{"text": "One."}, {"text": "Two."}]', 2),
        ('{"documents": [{"text": "One."}]}', 1),
        ("<html><body><article><p>The envoy met both sides in Doha.</p></article></body></html>", 1),
    ],
)
def test_standard_input_is_sniffed(read, monkeypatch: pytest.MonkeyPatch, content: str, count: int) -> None:
    monkeypatch.setattr(sources, "_standard_input", lambda: io.BytesIO(content.encode()))
    results = read("-")
    assert len(results) == count
    assert all(result.text.strip() for result in results)


def test_json_fields(read_one) -> None:
    fields = {
        "id": 7,
        "title": "T",
        "published": "2024-05-07T23:30:00-04:00",
        "source": "S",
        "url": "https://x.example",
    }
    document = read_one("a.json", json.dumps({**fields, "text": " The talks. "}))
    assert (document.id, document.title, document.source, document.url) == ("7", "T", "S", "https://x.example")
    assert document.text == " The talks. "
    assert document.published == date(2024, 5, 7)
    assert document.published_at is not None
    assert document.published_at.isoformat() == "2024-05-07T23:30:00-04:00"


def test_nested_lists_of_documents_are_not_followed(read, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"documents": [' * 300 + "]}" * 300)
    (refused,) = read(path)
    assert "no “text”" in refused.problem or 'no "text"' in refused.problem


def test_csv_columns_in_any_case_and_order(read, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('ID;Text;Date;Title\n1;"The talks; they\nwent on.";2024-05-07;T\n', encoding="utf-8-sig")
    (document,) = read(path)
    assert (document.id, document.title, document.text) == ("1", "T", "The talks; they\nwent on.")
    assert document.published == date(2024, 5, 7)


def test_a_folder_is_read_in_order_without_hidden_files(read, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden/x.txt", "a/.x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"The report is {name}.")
    assert [document.text for document in read(tmp_path)] == ["The report is a/z.txt.", "The report is b.txt."]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The envoy met both sides in Doha on Tuesday and left for Cairo with an offer of a truce.", "en"),
        ("Truce holds", "en"),
        ("L'émissaire a rencontré les délégations à Doha et est parti pour le Caire avec une offre de trêve.", "fr"),
        ("Der Gesandte traf die Delegationen in Doha und reiste mit dem Angebot der Waffenruhe ab.", "de"),
        ("השליח נפגש עם שתי המשלחות ביום שלישי", "he"),
        ("Посланник встретился с делегациями", "und"),
        ("特使周二在多哈会见了双方代表团", "zh"),
    ],
)  # fmt: skip
def test_languages(text: str, language: str) -> None:
    code, problem = detect_language(text)
    assert code == language
    assert bool(problem) == (language != "en")
