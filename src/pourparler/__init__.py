"""pourparler reads reports of a negotiation and keeps its record: every claim with its exact words.

>>> import pourparler as pp
>>> record = pp.open("record.db")
>>> record.read("report.txt", published="2026-03-05").unreadable
()
>>> for stored in record.events(type="ACCUSE"):
...     print(stored.claim.actors[0].label, "|", stored.claim.trigger.text, "|", stored.sentence.text)
Norvast | accused | Norvast accused the Front of shelling the port on Wednesday.
>>> record.close()

Importing this package loads nothing else: what is needed is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from pourparler.errors import PourparlerError
from pourparler.version import __version__

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pourparler.ask.records import Record
    from pourparler.ask.rows import Rows
    from pourparler.schema.answers import Change, Cited, Counted, Listed, Named, ReadResult, Standing
    from pourparler.schema.claims import Event, Figure, Link, Position, Proposal, Response, Statement, Term
    from pourparler.schema.dates import When
    from pourparler.schema.documents import Document
    from pourparler.schema.entities import Party, Place
    from pourparler.schema.record import Judgement, Reading
    from pourparler.schema.spans import Quote, Span
    from pourparler.schema.views import StoredClaim
    from pourparler.settings import LanguageModel

__all__ = [
    "Change",
    "Cited",
    "Counted",
    "Document",
    "Event",
    "Figure",
    "Judgement",
    "LanguageModel",
    "Link",
    "Listed",
    "Named",
    "Party",
    "Place",
    "Position",
    "PourparlerError",
    "Proposal",
    "Quote",
    "ReadResult",
    "Reading",
    "Record",
    "Response",
    "Rows",
    "Span",
    "Standing",
    "Statement",
    "StoredClaim",
    "Term",
    "When",
    "__version__",
    "open",
    "read_claims",
]
_HOMES = {
    "ask.records": ("Record",),
    "ask.rows": ("Rows",),
    "schema.answers": ("Change", "Cited", "Counted", "Listed", "Named", "ReadResult", "Standing"),
    "schema.claims": ("Event", "Figure", "Link", "Position", "Proposal", "Response", "Statement", "Term"),
    "schema.dates": ("When",),
    "schema.documents": ("Document",),
    "schema.entities": ("Party", "Place"),
    "schema.record": ("Judgement", "Reading"),
    "schema.spans": ("Quote", "Span"),
    "schema.views": ("StoredClaim",),
    "settings": ("LanguageModel",),
}


def open(where: str | Path, *, create: bool = True) -> Record:
    """Open a record: a SQLite file, or a PostgreSQL database by its address.

    Args:
        where: the file, or ``postgresql://…``.
        create: False refuses to make a record where there is none.

    Raises:
        StoreError: it cannot be opened.

    >>> with open("new.db") as record:
    ...     record
    <pourparler record new.db>
    """
    from pourparler.ask.records import Record

    return Record.open(where, create=create)


def read_claims(text: str, *, published: date | str | None = None, publisher: str = "", title: str = "") -> Reading:
    """Read one report that is at hand as a string, and keep nothing.

    Args:
        text: the report.
        published: its day of publication, by which “on Tuesday” is understood.
        publisher: who published it.
        title: its headline.

    Raises:
        ReadError: there is no text, or too much.
        SettingsError: ``published`` is no day.

    >>> reading = read_claims("On Tuesday, Norway accused Denmark of delay.", published="2024-02-07")
    >>> event = reading.claims[0]
    >>> event.type, event.actors[0].label, event.recipients[0].label, str(event.when.start)
    ('ACCUSE', 'Norway', 'Denmark', '2024-02-06')
    """
    from pourparler.ask.pipelines import pipeline_of
    from pourparler.ask.sources import document_of
    from pourparler.ask.wanted import parse_day
    from pourparler.settings import Settings

    document = document_of(text, parse_day("published", published), publisher, title)
    return pipeline_of(Settings.from_environment()).read(document)


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(f"pourparler.{home}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'pourparler' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
