"""``pourparler read``: reports into a record, and what is new about them."""

from __future__ import annotations

from typing import Annotated

import typer

from pourparler.cli.extractors import Extractor, ExtractorModel, parse_extractor, tell_who_is_asked
from pourparler.cli.options import (
    AllowPrivate,
    Json,
    MinConfidence,
    Published,
    Publisher,
    Record,
    Sources,
    Workers,
    parse_chance,
    parse_code,
    parse_day,
)
from pourparler.schema.views import USUAL_CONFIDENCE

Output = Annotated[
    str, typer.Option(metavar="summary|claims", help="A summary, or every document's claims as JSON Lines.")
]


def read(  # noqa: PLR0913  # one parameter for each option
    sources: Sources,
    record: Record = "record.db",
    published: Published = None,
    source: Publisher = "",
    workers: Workers = 1,
    json: Json = False,
    output: Output = "summary",
    min_confidence: MinConfidence = None,
    allow_private: AllowPrivate = False,
    extractor: Extractor = None,
    extractor_model: ExtractorModel = None,
) -> None:
    """Read reports into a record, and tell what is new: positions, proposals, due dates, corrections.

    All claims are kept, whatever --min-confidence leaves out of what is told.
    """
    from pourparler.ask.keeping import Keeper
    from pourparler.ask.learned import news_since
    from pourparler.ask.sources import Order
    from pourparler.ask.writers import open_writer
    from pourparler.cli.terminal import Progress, open_console, print_out, write_json
    from pourparler.show.summary import encode_summary, summary
    from pourparler.store.engine import open_record, record_name
    from pourparler.store.view import View

    asked = parse_extractor(extractor, extractor_model)
    order = Order(tuple(sources), parse_day("--published", published), source, workers, allow_private, asked)
    as_claims = parse_code("--output", output, ("summary", "claims")) == "claims"
    least = parse_chance("--min-confidence", min_confidence, USUAL_CONFIDENCE)
    engine = open_record(record, create=True)
    tell_who_is_asked(asked)
    keeper, progress = Keeper(open_writer(engine), skip_known=not as_claims), Progress()
    for result in keeper.keep(order):
        progress.clear()
        if as_claims:
            _write_claims(result, least)
        progress.step()
    progress.clear()
    if not as_claims:
        news = news_since(View(engine), keeper.began, least)
        if json:
            write_json(encode_summary(keeper.tally, record_name(engine), news))
        else:
            console = open_console()
            print_out(console, summary(keeper.tally, record_name(engine), news, console.width))
    if not keeper.tally.read:
        raise typer.Exit(1)


def _write_claims(result: object, least: float) -> None:
    from pourparler.cli.claims import unread
    from pourparler.cli.terminal import write_json
    from pourparler.schema.codec import encode_reading
    from pourparler.schema.documents import Unreadable
    from pourparler.schema.links import confident
    from pourparler.schema.record import Reading

    if isinstance(result, Unreadable):
        write_json(encode_reading(unread(result)))
    elif isinstance(result, Reading):
        write_json(encode_reading(confident(result, least)))
