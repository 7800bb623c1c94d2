"""Bytes to text: byte order mark, UTF-8, the encoding a page names, then a guess; never a silent loss.

Nothing is normalised: line ends, blanks and odd characters stay as they are.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from pourparler.errors import FormatError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?([a-z0-9_.:-]{1,40})""")
_SAMPLE = 65_536
_NOT_GUESSED = ["utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be", "utf_7"]
"""Encodings that were ruled out before the guess."""
_FEW = 12
_LATIN_SHARE = 0.08
"""Below this share of bytes over 127 a text is Western: accents and typographic quotes in English."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the name of its encoding, and what had to be mended."""

    text: str
    encoding: str
    problems: tuple[str, ...] = ()


def decode(content: bytes, charset: str = "") -> Decoded:
    """Return the text of ``content``.

    Args:
        content: bytes of a text file or page.
        charset: the encoding a server names, tried after UTF-8; a page's own ``<meta charset>`` comes next.

    Raises:
        FormatError: a byte order mark promises an encoding that the bytes do not keep.
    """
    marked = _decode_marked(content)
    if marked is not None:
        return marked
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_other(content, charset)


def _decode_marked(content: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_promised(content, encoding)
    wide = wide_encoding(content)
    return _decode_promised(content, wide) if wide else None


def _decode_promised(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig":
            return _decode_other(content.removeprefix(codecs.BOM_UTF8), "")
        raise FormatError(
            f"The first bytes promise {encoding.upper()} text, but byte {error.start} breaks it; "
            "save the file as UTF-8 and read it again."
        ) from error


def wide_encoding(content: bytes) -> str | None:
    """Return ``utf-16-le`` or ``utf-16-be`` for Western text in two bytes a character without a mark, else None."""
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _decode_other(content: bytes, charset: str) -> Decoded:
    mixed = _decode_mixed(content)
    if mixed is not None:
        return mixed
    for name in (charset, named_charset(content)):
        text = _try(content, name)
        if text is not None:
            return Decoded(text, name.lower())
    return _decode_guessed(content)


def named_charset(content: bytes) -> str:
    """Return the encoding that an HTML page names in its first 4 KB, or ``""``."""
    found = _META_CHARSET.search(content[:4096])
    return found.group(1).decode("ascii") if found else ""


def _try(content: bytes, encoding: str) -> str | None:
    # A page that says Latin-1 means Windows-1252 (WHATWG encoding standard): the quotes are in its upper half.
    name = "cp1252" if encoding.lower() in {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"} else encoding
    try:
        info = codecs.lookup(name)
        # ``rot13``, ``hex`` … are codecs too, but of no text; a hostile header may name them.
        return content.decode(name) if getattr(info, "_is_text_encoding", True) else None
    except (LookupError, ValueError):  # no such encoding, or the bytes are not in it
        return None


def _decode_mixed(content: bytes) -> Decoded | None:
    """Decode UTF-8 with islands of Windows-1252, as pasted pages have it; None where it is not mostly UTF-8."""
    text = content.decode("utf-8", "replace")
    islands = text.count("\ufffd")
    if sum(1 for character in text if character > "\x7f") - islands < islands:
        return None
    mended = content.decode("utf-8", _ISLANDS)
    return Decoded(
        mended,
        "utf-8",
        (f"The text mixes encodings: about {islands} bytes that are no UTF-8 were read as Windows-1252.",),
    )


def _read_island(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_ISLANDS = "pourparler-windows-1252-islands"
codecs.register_error(_ISLANDS, _read_island)


def _decode_guessed(content: bytes) -> Decoded:
    encoding = _guess(content[:_SAMPLE])
    text = content.decode(encoding, "replace")
    lost = text.count("\ufffd")
    names = {"cp1252": "Windows-1252"}
    said = f"The text is not UTF-8; it was read as {names.get(encoding, encoding)}, the most likely encoding"
    return Decoded(text, encoding, (f"{said}; {lost} bytes could not be read." if lost else f"{said}.",))


def _guess(sample: bytes) -> str:
    high = sum(1 for byte in sample if byte > 127)
    if high < max(_FEW, _LATIN_SHARE * len(sample)):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_exclusion=_NOT_GUESSED).best()
    return best.encoding if best else "cp1252"
