"""From an order, or a text at hand, to documents and readings: the only place where reading and working meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pourparler.batch.workers import read_all
from pourparler.errors import ReadError
from pourparler.read.documents import finish_document
from pourparler.read.drafts import Draft
from pourparler.read.options import ReadOptions
from pourparler.read.sources import read_sources
from pourparler.schema.documents import Document, Unreadable
from pourparler.schema.record import Reading
from pourparler.settings import LanguageModel, Settings


@dataclass(frozen=True, slots=True)
class Order:
    """What a command was asked to read.

    Attributes:
        sources: files, folders, addresses, ``-``.
        published: publication day where a report does not tell it.
        publisher: publisher's name where a report does not tell it.
        workers: number of processes.
        allow_private: True lets private addresses be asked.
        language_model: asked for further claims, None for nobody.
    """

    sources: tuple[str, ...]
    published: date | None = None
    publisher: str = ""
    workers: int = 1
    allow_private: bool = False
    language_model: LanguageModel | None = None

    @property
    def settings(self) -> Settings:
        """The settings by which this order is read."""
        return replace(Settings.from_environment(), language_model=self.language_model)


def documents_of(order: Order) -> Iterator[Document | Unreadable]:
    """Yield what the sources hold, in order."""
    options = ReadOptions(
        published=order.published,
        source=order.publisher,
        allow_private=order.allow_private,
        settings=order.settings,
    )
    return iter(read_sources(list(order.sources), options))


def document_of(text: str, published: date | None, publisher: str, title: str) -> Document:
    """Return a text as a document.

    Raises:
        ReadError: it is empty, or longer than the limit.
    """
    draft = Draft("the text", text, title=title, published=published.isoformat() if published else "", source=publisher)
    document = finish_document(draft, ReadOptions(settings=Settings.from_environment()))
    if isinstance(document, Unreadable):
        raise ReadError(document.problem)
    return document


def readings_of(order: Order) -> Iterator[Reading | Unreadable]:
    """Yield the reading of every document, in order."""
    return read_all(documents_of(order), order.settings, order.workers)
