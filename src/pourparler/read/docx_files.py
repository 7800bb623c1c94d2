"""DOCX to text: paragraphs and table cells in their order, blank lines between; archives that would burst are refused.

The file's own dates are when somebody saved it, not when it was published, and are not used.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from pourparler.errors import FormatError
from pourparler.read.drafts import Blob, Draft

_LARGEST = 200_000_000
_RATIO = 200
_SMALL = 1_000_000
"""Uncompressed bytes below which a high ratio harms nobody."""


def read_docx(blob: Blob) -> Iterator[Draft]:
    """Yield the one report of a Word file.

    Raises:
        FormatError: it is no Word file, damaged, encrypted, or a zip bomb.
    """
    _check_archive(blob)
    title, author, paragraphs = _open(blob)
    if paragraphs and paragraphs[0][1] in {"Title", "Heading 1"}:
        title = paragraphs.pop(0)[0].strip()
    text = "\n\n".join(words for words, _ in paragraphs if words.strip())
    yield Draft(blob.name, text, title, url=blob.name, author=author)


def _check_archive(blob: Blob) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(blob.content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise FormatError(f"{blob.name} is no whole DOCX file ({error}); save or download it again.") from error
    size = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if size > _LARGEST or (size > _SMALL and size > _RATIO * max(1, packed)):
        raise FormatError(
            f"{blob.name} would unpack from {packed:,} to {size:,} bytes, as no report does; it was not opened."
        )
    if "word/document.xml" not in {member.filename for member in members}:
        raise FormatError(f"{blob.name} is an archive but no Word file; unpack it and read what is inside.")


def _open(blob: Blob) -> tuple[str, str, list[tuple[str, str]]]:
    """Return title, author, and the words and style name of each paragraph."""
    from docx import Document as open_docx
    from docx.opc.exceptions import OpcError

    try:
        document = open_docx(io.BytesIO(blob.content))
        properties = document.core_properties
        return str(properties.title or ""), str(properties.author or ""), list(_paragraphs(document))
    # KeyError: a part is missing; SyntaxError: lxml's for broken XML; RuntimeError: an encrypted member;
    # AttributeError, TypeError: the XML is well-formed but not Word's.
    except (
        OpcError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, SyntaxError, RuntimeError, EOFError,
        AttributeError, TypeError,
    ) as error:  # fmt: skip
        raise FormatError(f"{blob.name} is no whole DOCX file ({error}); open it in Word and save it again.") from error


def _paragraphs(document: Any) -> Iterator[tuple[str, str]]:
    """Yield words and style name of each paragraph; a table's rows come as lines of cells."""
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield " | ".join(cell.text.strip() for cell in row.cells), "Table"
        else:
            yield block.text, (block.style.name if block.style is not None else "") or ""
