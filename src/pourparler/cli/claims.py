"""``pourparler claims``: the claims of reports as JSON Lines; nothing is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.options import AllowPrivate, Published, Publisher, Sources, Workers, parse_day

if TYPE_CHECKING:
    from pourparler.schema.claims import AnyClaim
    from pourparler.schema.documents import Unreadable
    from pourparler.schema.record import Reading


def claims(  # noqa: PLR0913  # one parameter for each option
    sources: Sources,
    published: Published = None,
    source: Publisher = "",
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Leave out less certain claims.")] = 0.0,
    workers: Workers = 1,
    allow_private: AllowPrivate = False,
) -> None:
    """Print the claims of reports as JSON Lines, one document a line; nothing is stored."""
    from pourparler.cli.sources import Order, readings_of
    from pourparler.cli.terminal import Progress, write_json
    from pourparler.schema.codec import encode_reading
    from pourparler.schema.documents import Unreadable

    order = Order(tuple(sources), parse_day("--published", published), source, workers, allow_private)
    progress, anything = Progress(), False
    for result in readings_of(order):
        reading = unread(result) if isinstance(result, Unreadable) else confident(result, min_confidence)
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


def confident(reading: Reading, least: float) -> Reading:
    """Return the reading without the claims of less confidence, and without links to those."""
    from dataclasses import replace

    kept = {claim.id for claim in reading.claims if claim.confidence >= least}
    return replace(reading, claims=tuple(claim for claim in reading.claims if _stands(claim, kept)))


def _stands(claim: AnyClaim, kept: set[str]) -> bool:
    from pourparler.schema.claims import Link

    ends = (claim.source, claim.target) if isinstance(claim, Link) else ()
    return claim.id in kept and all(end in kept for end in ends)
