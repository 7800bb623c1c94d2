"""PDF to text by PDFium: page by page, lines joined to paragraphs by `read/page_lines.py`.

The file's creation date is when somebody printed it, not when it was published, and is not used.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pourparler.errors import FormatError
from pourparler.read.drafts import Blob, Draft
from pourparler.read.page_lines import join_pages


def read_pdf(blob: Blob) -> Iterator[Draft]:
    """Yield the one report of a PDF file.

    Raises:
        FormatError: it is truncated or damaged, needs a password, or holds only pictures of text.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(blob.content)
    except pypdfium2.PdfiumError as error:
        raise FormatError(_explain(blob, str(error))) from error
    try:
        pages, unread = _read_pages(document, pypdfium2.PdfiumError)
        metadata = document.get_metadata_dict()
    finally:
        document.close()
    text = join_pages(pages)
    if not text.strip():
        raise FormatError(_explain_silence(blob, len(pages), unread))
    problems = (f"{unread} of {len(pages)} pages could not be read.",) if unread else ()
    title, author = (str(metadata.get(key) or "").replace("\x00", "") for key in ("Title", "Author"))
    yield Draft(blob.name, text, title, url=blob.name, author=author, problems=problems)


def _read_pages(document: Any, failure: type[Exception]) -> tuple[list[str], int]:
    pages, unread = [], 0
    for index in range(len(document)):
        try:
            pages.append(_read_page(document, index))
        except failure:
            pages.append("")
            unread += 1
    return pages, unread


def _read_page(document: Any, index: int) -> str:
    page = document[index]
    try:
        words = page.get_textpage()
        try:
            return str(words.get_text_bounded())
        finally:
            words.close()
    finally:
        page.close()


def _explain(blob: Blob, error: str) -> str:
    if "password" in error.lower():
        return f"{blob.name} is encrypted; save it without a password and read it again."
    if b"%%EOF" not in blob.content[-2048:]:
        return f"{blob.name} is a truncated PDF (its end is missing); download it again."
    return f"{blob.name} is no whole PDF ({error.rstrip('.')}); download or save it again."


def _explain_silence(blob: Blob, pages: int, unread: int) -> str:
    if unread or not pages:
        return f"{blob.name} is a damaged PDF: {unread} of its {pages} pages could not be read; download it again."
    return f"{blob.name} has {pages} pages and no text, only pictures; run text recognition (OCR) on it first."
