"""Bytes to drafts: the one place that knows which reader is for which format."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pourparler.errors import FormatError
from pourparler.read.csv_tables import read_csv
from pourparler.read.docx_files import read_docx
from pourparler.read.drafts import Blob, Draft
from pourparler.read.feeds import read_feed
from pourparler.read.formats import Format, detect_format
from pourparler.read.html_pages import read_page
from pourparler.read.json_lines import read_json, read_json_lines
from pourparler.read.options import ReadOptions
from pourparler.read.pdf_files import read_pdf
from pourparler.read.plain_texts import read_text
from pourparler.schema.documents import Unreadable


def read_blob(blob: Blob, options: ReadOptions) -> Iterator[Draft | Unreadable]:
    """Yield the drafts in ``blob``.

    Raises:
        FormatError: nothing of it can be read.
    """
    if not blob.content.strip():
        raise FormatError(f"{blob.name} is empty; expected a report.")
    yield from _read_as(detect_format(blob), blob, options)


def _read_as(form: Format, blob: Blob, options: ReadOptions) -> Iterator[Draft | Unreadable]:
    match form:
        case "text" | "markdown":
            return read_text(blob, markdown=form == "markdown")
        case "html":
            return read_page(blob)
        case "pdf":
            return read_pdf(blob)
        case "docx":
            return read_docx(blob)
        case "json":
            return read_json(blob)
        case "json-lines":
            return read_json_lines(io.BytesIO(blob.content), blob.name, options.settings.max_bytes)
        case "csv":
            return read_csv(blob)
        case "feed":
            return read_feed(blob)
