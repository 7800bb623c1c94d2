"""Writes the malformed inputs that are too large to keep: a line of 5 MB, a PDF of 300 pages, a zip bomb, a deep JSON.

``python tests/malformed/make_large.py FOLDER`` writes them; the tests call `write_large`. The small ones lie beside
this file.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

SENTENCE = "The envoy met both delegations in Port Amal on Tuesday and said the truce was holding. "


def write_large(folder: Path) -> None:
    """Write every large input to ``folder``."""
    (folder / "five_megabyte_line.txt").write_text(SENTENCE * (5_000_000 // len(SENTENCE)), encoding="utf-8")
    (folder / "three_hundred_pages.pdf").write_bytes(pdf_of([page_lines(number) for number in range(1, 301)]))
    (folder / "zip_bomb.docx").write_bytes(zip_bomb())
    (folder / "deep.json").write_text("[" * 200_000 + "]" * 200_000, encoding="utf-8")


def page_lines(number: int) -> list[str]:
    """Return the lines of a page with a running head, a broken word and a page number."""
    return [
        "HARBOUR WIRE - Record of the talks",
        f"On day {number} the delegations in Port Amal came back to the table and spoke of a cease-",
        "fire that would begin at dawn, and the mediator told them that the offer stands for now.",
        "Nobody signed.",
        f"Page {number} of 300",
    ]


def pdf_of(pages: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF with one line of text under the other on each page; ASCII only."""
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for index, lines in enumerate(pages):
        shown = " ".join(f"({_escape(line)}) Tj 0 -16 Td" for line in lines)
        stream = f"BT /F1 10 Tf 50 780 Td {shown} ET"
        page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects += [
            f"{page} /Contents {5 + 2 * index} 0 R >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    return _join(objects)


def _escape(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _join(objects: Sequence[str]) -> bytes:
    written = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode("ascii")
    written += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode("ascii")
    return bytes(written)


def zip_bomb() -> bytes:
    """Return a DOCX of 300 KB that would unpack to 300 MB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            for _ in range(300):
                member.write(b" " * 1_000_000)
        archive.writestr("[Content_Types].xml", "<Types/>")
    return packed.getvalue()


if __name__ == "__main__":
    write_large(Path(sys.argv[1]))
