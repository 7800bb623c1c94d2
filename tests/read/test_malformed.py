"""Every malformed input ends with documents or one clear sentence, never with a traceback, and never stops a batch."""

from __future__ import annotations

import io
import os
import time
from datetime import date
from pathlib import Path

import pytest

from pourparler.read import sources
from pourparler.schema.documents import Document, Unreadable
from pourparler.settings import Settings

REFUSED = {
    "empty.txt": "is empty",
    "blank.txt": "is empty",
    "binary.txt": "found binary bytes",
    "image.txt": "found a PNG image",
    "truncated.pdf": "truncated PDF",
    "pictures_only.pdf": "only pictures",
    "no_pdf.pdf": "PDF",
    "no_word_file.docx": "no whole DOCX file",
    "zip_bomb.docx": "would unpack",
    "no_words.html": "without a report",
    "broken_utf16.txt": "promise UTF-16",
    "truncated.json": "is no JSON",
    "deep.json": "nested too deeply",
    "no_text_column.csv": "no “text” column (found: headline, body)",
}


@pytest.mark.parametrize(("name", "sentence"), REFUSED.items())
def test_refused_with_one_clear_sentence(read, malformed: Path, name: str, sentence: str) -> None:
    (refused,) = read(malformed / name)
    assert isinstance(refused, Unreadable)
    assert sentence in refused.problem
    assert "\n" not in refused.problem
    assert len(refused.problem) < 400
    assert refused.source == str(malformed / name)


def test_the_whole_folder_is_read_without_a_traceback(read, malformed: Path) -> None:
    results = read(malformed)
    names = {str(result.url if isinstance(result, Document) else result.source).split(",")[0] for result in results}
    files = {str(path) for path in malformed.iterdir()}
    assert files - names <= {str(malformed / "hostile_feed.xml")}
    assert all(result.problem for result in results if isinstance(result, Unreadable))
    assert sum(isinstance(result, Document) for result in results) > 15


def test_a_line_of_five_megabytes_takes_seconds(read, malformed: Path) -> None:
    started = time.process_time()
    (document,) = read(malformed / "five_megabyte_line.txt")
    assert len(document.text) > 4_900_000
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "unit", ["(Reporting by ", "© 2024 ", "By A. B and ", "# ", "-- ", "<p>", "\n", "All rights ", "("]
)
def test_repeated_openings_take_linear_time(read_one, unit: str) -> None:
    started = time.process_time()
    read_one("long.txt", "The envoy met both sides. " + unit * (1_000_000 // len(unit)))
    assert time.process_time() - started < 20


@pytest.mark.parametrize("unit", ["<div>", "<p>word ", "<!--", "<script>", "&amp", "<a href='", "</p>"])
def test_hostile_pages_end(read, tmp_path: Path, unit: str) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body><p>The envoy met both sides on Tuesday.</p>" + unit * 20_000)
    started = time.process_time()
    assert len(read(path)) == 1
    assert time.process_time() - started < 30


def test_three_hundred_pages_are_read_without_heads_and_page_numbers(read, malformed: Path) -> None:
    (document,) = read(malformed / "three_hundred_pages.pdf")
    assert document.text.count("cease-fire") + document.text.count("ceasefire") == 300
    assert "HARBOUR WIRE" not in document.text
    assert "Page 7" not in document.text
    assert "On day 300 the delegations" in document.text


def test_broken_html_keeps_its_words(read, malformed: Path) -> None:
    (document,) = read(malformed / "broken.html")
    assert document.title == "Truce holds in Port Amal"
    assert "held for a third day on Tuesday" in document.text


def test_mixed_encodings_are_mended_and_told(read, malformed: Path) -> None:
    (document,) = read(malformed / "mixed_encodings.txt")
    assert "naïve reader’s note" in document.text
    assert "envoy’s café talks in Réunion" in document.text
    assert "mixes encodings" in document.problems[0]


def test_windows_1252_is_guessed_and_told(read, malformed: Path) -> None:
    (document,) = read(malformed / "windows_1252.txt")
    assert "envoy’s talks in San José went on, “calm and slow”" in document.text
    assert "Windows-1252" in document.problems[0]


def test_utf_16_without_a_mark_is_read(read, malformed: Path) -> None:
    (document,) = read(malformed / "utf16_without_mark.txt")
    assert document.text == "The envoy met both delegations on Tuesday and the truce was holding.\n"


def test_right_to_left_text_is_kept_and_not_analysed(read, malformed: Path) -> None:
    path = malformed / "right_to_left.txt"
    (document,) = read(path)
    assert document.text == path.read_text(encoding="utf-8")
    assert document.language == "und"
    assert any("Arabic script" in problem for problem in document.problems)


def test_nul_bytes_are_kept_and_told(read, malformed: Path) -> None:
    (document,) = read(malformed / "nul_bytes.txt")
    assert document.text.count("\x00") == 2
    assert any("2 control characters" in problem for problem in document.problems)


def test_bad_lines_are_named_and_the_rest_goes_on(read, malformed: Path) -> None:
    results = read(malformed / "invalid_lines.jsonl")
    documents = {result.id: result for result in results if isinstance(result, Document)}
    refused = [result for result in results if isinstance(result, Unreadable)]
    assert set(documents) == {"one", "nine", "ten", "eleven"}
    assert documents["ten"].text == "  Both sides came back. \r\n\n"
    assert documents["nine"].text == "\ufffd The talks in Port Amal went on."
    assert documents["eleven"].text == "The café talks went on."
    lines = [result.source.rsplit(" ", 1)[-1] for result in refused]
    assert lines == ["2", "3", "4", "5", "6", "8", "12"]
    assert {result.id for result in refused} >= {"five", "six", "twelve"}


def test_odd_dates_are_not_believed(read, malformed: Path) -> None:
    documents = {document.id: document for document in read(malformed / "odd_dates.jsonl")}
    for name in ("impossible", "far", "ambiguous", "words", "zero"):
        assert documents[name].published is None
        assert "is none that can be used" in documents[name].problems[0]
        assert "No publication date was found" in documents[name].problems[1]
    assert documents["future"].published == date(2098, 1, 1)
    assert "lies in the future" in documents["future"].problems[0]
    assert documents["number"].published == date(2024, 5, 7)
    assert documents["none"].problems[0].startswith("No publication date was found")


def test_odd_members_of_a_list_are_named(read, malformed: Path) -> None:
    first, second, third = read(malformed / "list_of_oddities.json")
    assert isinstance(first, Unreadable)
    assert "document 1 is a number" in first.problem
    assert isinstance(second, Unreadable)
    assert '"text" is null' in second.problem
    assert isinstance(third, Document)


def test_ragged_rows_are_named(read, malformed: Path) -> None:
    results = read(malformed / "ragged.csv")
    assert [isinstance(result, Document) for result in results] == [True, False, True]
    assert "row 2" in results[1].problem


def test_a_hostile_feed_gives_words_only(read, malformed: Path) -> None:
    results = read(malformed / "hostile_feed.xml")
    words = " ".join(result.text + result.title + result.source for result in results if isinstance(result, Document))
    assert "The truce held on Tuesday.\n\nTalks go on." in words
    for hidden in ("alert", "steal", "<", "iframe", "onclick", Path("/etc/hostname").read_text().strip() or "<"):
        assert hidden not in words


def test_a_missing_file_is_said_to_be_missing(read, tmp_path: Path) -> None:
    (refused,) = read(tmp_path / "nothing.txt")
    assert "does not exist" in refused.problem


def test_a_file_that_may_not_be_opened(read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("The talks went on.")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (refused,) = read(path)
    assert "cannot be opened (Permission denied)" in refused.problem


def test_a_folder_with_none_readable(read, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert [type(result) for result in read(tmp_path)] == [Unreadable, Unreadable]


def test_an_empty_folder_says_so(read, tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text("The talks went on.")
    (refused,) = read(tmp_path)
    assert "holds no files" in refused.problem


def test_a_loop_of_links_ends(read, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "report.txt").write_text("The envoy met both sides.")
    (inner / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    results = read(tmp_path)
    assert sum(isinstance(result, Document) for result in results) == 1
    assert sum(isinstance(result, Unreadable) for result in results) == 2


def test_a_pipe_in_a_folder_does_not_hang(read, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (refused,) = read(tmp_path)
    assert "no regular file" in refused.problem


def test_limits_refuse_and_never_cut(read, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("The envoy met both sides. " * 100)
    (refused,) = read(path, settings=Settings(max_bytes=1000))
    assert "larger than the limit of 1,000 bytes" in refused.problem
    (refused,) = read(path, settings=Settings(max_characters=1000))
    assert "the limit is 1,000" in refused.problem


def test_a_line_over_the_limit_does_not_lose_the_next(read, tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text('{"text": "' + "long " * 1000 + '"}\n{"text": "The talks went on."}\n')
    first, second = read(path, settings=Settings(max_bytes=1000))
    assert "longer than the limit" in first.problem
    assert second.text == "The talks went on."


def test_standard_input_may_be_empty(read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_standard_input", lambda: io.BytesIO(b""))
    (refused,) = read("-")
    assert "standard input is empty" in refused.problem
