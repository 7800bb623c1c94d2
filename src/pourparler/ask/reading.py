"""Reads sources, or a text at hand, with this process's own pipeline; into a record where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from pourparler.errors import ReadError
from pourparler.pipeline import Pipeline
from pourparler.read.documents import finish_document
from pourparler.read.drafts import Draft
from pourparler.read.options import ReadOptions
from pourparler.read.sources import read_sources
from pourparler.schema.answers import ReadResult
from pourparler.schema.documents import Document, Unreadable
from pourparler.schema.record import Reading
from pourparler.schema.views import Outcome
from pourparler.settings import LanguageModel, Settings
from pourparler.store.writer import Writer


@cache
def pipeline_of(settings: Settings) -> Pipeline:
    """Return the pipeline of some settings; weights are loaded at its first report, once."""
    return Pipeline(settings)


def documents_of(
    sources: Sequence[str], published: date | None, publisher: str, *, allow_private: bool
) -> Iterator[Document | Unreadable]:
    """Yield what files, folders and addresses hold, in order."""
    options = ReadOptions(
        published=published, source=publisher, allow_private=allow_private, settings=Settings.from_environment()
    )
    return iter(read_sources(sources, options))


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


def read_document(document: Document, language_model: LanguageModel | None = None) -> Reading:
    """Return the reading of a document by the program's own pipeline."""
    return pipeline_of(replace(Settings.from_environment(), language_model=language_model)).read(document)


def keep_all(
    items: Iterable[Document | Unreadable], writer: Writer, language_model: LanguageModel | None
) -> ReadResult:
    """Read documents into a record, each in a transaction of its own; those that it knows are left as they are."""
    pipeline = pipeline_of(replace(Settings.from_environment(), language_model=language_model))
    outcomes: list[Outcome] = []
    unreadable: list[Unreadable] = []
    problems: list[tuple[str, str]] = []
    claims = 0
    for item in items:
        if isinstance(item, Unreadable):
            writer.note(item)
            unreadable.append(item)
        elif language_model is None and writer.knows(item, pipeline.program):
            outcomes.append(Outcome("unchanged", item))
        else:
            reading = pipeline.read(item)
            outcomes.append(writer.add(reading))
            claims += len(reading.claims) if outcomes[-1].status != "unchanged" else 0
            problems += [(item.title or item.url or item.id, problem) for problem in reading.problems]
    return ReadResult(tuple(outcomes), claims, tuple(unreadable), tuple(problems))
