"""The program's errors, one tree.

::

    PourparlerError
    ├── SettingsError     an option or environment variable makes no sense
    ├── ReadError         a source cannot be read
    │   ├── FetchError    an address gave nothing, or may not be asked
    │   └── FormatError   the bytes are not what they should be
    ├── WeightsError      the weights folder is missing, damaged or of another version
    ├── AnalysisError     a document cannot be analysed
    ├── ExtractorError    a language model gave no answer that can be used
    └── StoreError        the record cannot be opened or written
        └── RecordVersionError   the record was made by another version of the program

Each message is one sentence or two: what was expected, what was found, and what to do.
"""

from __future__ import annotations


class PourparlerError(Exception):
    """Base of every error that the program raises on purpose."""


class SettingsError(PourparlerError):
    """An option or environment variable makes no sense."""


class ReadError(PourparlerError):
    """A source cannot be read."""


class FetchError(ReadError):
    """An address gave nothing, or may not be asked."""


class FormatError(ReadError):
    """The bytes are not what they should be."""


class WeightsError(PourparlerError):
    """The weights folder is missing, damaged or of another version."""


class AnalysisError(PourparlerError):
    """A document cannot be analysed."""


class ExtractorError(PourparlerError):
    """A language model gave no answer that can be used."""


class StoreError(PourparlerError):
    """The record cannot be opened or written."""


class RecordVersionError(StoreError):
    """The record was made by another version of the program."""
