"""``pourparler claims``: the claims of reports as JSON Lines; nothing is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from pourparler.cli.extractors import Extractor, ExtractorModel, parse_extractor, tell_who_is_asked
from pourparler.cli.options import (
    AllowPrivate,
    MinConfidence,
    Published,
    Publisher,
    Sources,
    Workers,
    parse_chance,
    parse_day,
)
from pourparler.schema.views import USUAL_CONFIDENCE

if TYPE_CHECKING:
    from pourparler.schema.documents import Unreadable
    from pourparler.schema.record import Reading


def claims(  # noqa: PLR0913  # one parameter for each option
    sources: Sources,
    published: Published = None,
    source: Publisher = "",
    min_confidence: MinConfidence = None,
    workers: Workers = 1,
    allow_private: AllowPrivate = False,
    extractor: Extractor = None,
    extractor_model: ExtractorModel = None,
) -> None:
    """Print the claims of reports as JSON Lines, one document a line; nothing is stored."""
    from pourparler.ask.sources import Order, readings_of
    from pourparler.cli.terminal import Progress, write_json
    from pourparler.schema.codec import encode_reading
    from pourparler.schema.documents import Unreadable
    from pourparler.schema.links import confident

    least = parse_chance("--min-confidence", min_confidence, USUAL_CONFIDENCE)
    asked = parse_extractor(extractor, extractor_model)
    order = Order(tuple(sources), parse_day("--published", published), source, workers, allow_private, asked)
    tell_who_is_asked(asked)
    progress, anything = Progress(), False
    for result in readings_of(order):
        reading = unread(result) if isinstance(result, Unreadable) else confident(result, least)
        anything = anything or bool(reading.claims or reading.sentences)
        progress.clear()
        write_json(encode_reading(reading))
        progress.step()
    progress.clear()
    if not anything:
        raise typer.Exit(1)


def unread(unreadable: Unreadable) -> Reading:
    """Return the line of a source that gave no document: no claims, and the sentence that says why."""
    from pourparler.schema.documents import Document
    from pourparler.schema.record import Program, Reading
    from pourparler.version import RULES, __version__

    document = Document(id=unreadable.id, text="", url=unreadable.source)
    return Reading(document, (), (unreadable.problem,), Program(__version__, "", RULES))
