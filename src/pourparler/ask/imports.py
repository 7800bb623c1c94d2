"""A record out of lines: all of them are checked first, then all are stored or none."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TextIO

import msgspec

from pourparler.errors import FormatError
from pourparler.schema.exports import Entry, Imported, KeptReading
from pourparler.schema.line_faults import fault_of
from pourparler.schema.transcripts import FORMAT, EntryDigest, decode_entry, line_of
from pourparler.store.importing import EntryVersion, Importer, version_of

Place = str
"""Where a line stands, for sentences: ``line 12``."""
_NOTHING = "nothing was imported"


class ImportedFile:
    """The lines of ``pourparler export --format claims``, in a file that may be compressed.

    Args:
        source: the file.
        tell: called for each line.
    """

    def __init__(self, source: Path, tell: Callable[[], None] = lambda: None) -> None:
        self._source = source
        self._tell = tell

    def check(self) -> list[EntryVersion]:
        """Return the versions of all readings, having made sure that every line is sound and none is missing.

        Raises:
            FormatError: it cannot be read or understood, a line is damaged, or the end is missing.
        """
        digest, versions = EntryDigest(), []
        for place, value in self._values():
            entry = self._entry(place, value)
            digest.add(line_of(entry))
            if isinstance(entry, KeptReading):
                fault = fault_of(value, entry.reading)
                if fault:
                    raise FormatError(f"{self._source}, {place}: {fault}; {_NOTHING}.")
                versions.append(version_of(entry))
            self._tell()
        if digest.hash != self._told_hash:
            raise FormatError(
                f"{self._source} was changed after it was written, so that its last line's hash does not fit; "
                f"{_NOTHING}; export it again."
            )
        return versions

    def entries(self) -> Iterator[Entry]:
        """Yield the entries of a file that was checked."""
        for place, value in self._values():
            yield self._entry(place, value)
            self._tell()

    def _entry(self, place: Place, value: Mapping[str, Any]) -> Entry:
        try:
            return decode_entry(value)
        except KeyError as error:
            raise FormatError(f"{self._source}, {place} has no {error}; {_NOTHING}; {_HOW}") from error
        except (ValueError, TypeError, AttributeError, msgspec.ValidationError) as error:
            raise FormatError(f"{self._source}, {place} cannot be understood ({error}); {_NOTHING}; {_HOW}") from error

    def _values(self) -> Iterator[tuple[Place, dict[str, Any]]]:
        """Yield the lines between the first and the last."""
        self._told_hash = ""
        with self._opened() as lines:
            self._check_heading(lines.readline())
            for number, line in enumerate(lines, 2):
                value = self._parsed(number, line)
                if "hash" in value and "entries" in value:
                    self._told_hash = str(value["hash"])
                    return
                yield f"line {number}", value
        raise FormatError(f"{self._source} is cut short: its last line is missing; {_NOTHING}; export it again.")

    def _parsed(self, number: int, line: str) -> dict[str, Any]:
        try:
            value = json.loads(line)
        except ValueError as error:
            raise FormatError(f"{self._source}, line {number} is no JSON; {_NOTHING}; export it again.") from error
        if not isinstance(value, dict):
            raise FormatError(f"{self._source}, line {number} is no JSON object; {_NOTHING}; export it again.")
        return value

    def _check_heading(self, line: str) -> None:
        try:
            value = json.loads(line)
        except ValueError:
            value = None
        if not isinstance(value, dict) or value.get("format") != FORMAT:
            raise FormatError(f"{self._source} does not begin as an export does; {_NOTHING}; {_HOW}")

    @contextmanager
    def _opened(self) -> Iterator[TextIO]:
        opening = gzip.open if self._source.suffix == ".gz" else open
        try:
            with opening(self._source, "rt", encoding="utf-8", newline="\n") as lines:
                yield lines
        except (EOFError, gzip.BadGzipFile, zlib.error, UnicodeDecodeError) as error:
            raise FormatError(f"{self._source} is damaged or cut short; {_NOTHING}; export it again.") from error
        except OSError as error:
            raise FormatError(f"{self._source} cannot be read ({error.strerror}); name an exported file.") from error


_HOW = "`pourparler export --format claims -o FILE` writes what can be imported."


class Source(Protocol):
    """Entries that were checked."""

    def entries(self) -> Iterator[Entry]:
        """Yield the entries in order."""
        ...


def import_into(importer: Importer, source: Source, versions: Sequence[EntryVersion]) -> Imported:
    """Store the entries of a file or folder that was checked, all or none.

    Raises:
        StoreError: the record cannot be written.
    """
    return importer.add(source.entries(), versions)
