"""The last step of reading: a `Draft` becomes a `Document`, with its date decided and its furniture marked.

The date comes from the metadata, else from a dateline with a full date, else from the user's ``--published``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pourparler.read.boilerplate import find_boilerplate
from pourparler.read.datelines import Dateline, find_dateline
from pourparler.read.drafts import Draft, refuse
from pourparler.read.languages import detect_language
from pourparler.read.options import ReadOptions
from pourparler.read.publication_dates import Published, parse_published
from pourparler.schema.documents import DateOrigin, Document, Unreadable
from pourparler.schema.hashes import content_hash
from pourparler.schema.spans import Span

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_NEAR = timedelta(days=15)
_UNDATED = (
    "No publication date was found in the document or its dateline; relative dates stay unresolved; "
    "give one with --published YYYY-MM-DD."
)


def finish_document(draft: Draft, options: ReadOptions) -> Document | Unreadable:
    """Return the document of a draft, or why there is none (no text, or too much of it)."""
    if not draft.text.strip():
        return refuse(draft.name, f"{draft.name} holds no text; expected a report.", draft.id)
    limit = options.settings.max_characters
    if len(draft.text) > limit:
        return refuse(
            draft.name,
            f"{draft.name} has {len(draft.text):,} characters and the limit is {limit:,}; split it into its reports.",
            draft.id,
        )
    return _assemble(draft, options)


def _assemble(draft: Draft, options: ReadOptions) -> Document:
    # A lone surrogate cannot be written as UTF-8; the replacement is one code point too, so no offset moves.
    text, mended = _SURROGATES.subn("\ufffd", draft.text)
    title, source, url, author, identity = (
        _SURROGATES.sub("\ufffd", field) for field in (draft.title, draft.source, draft.url, draft.author, draft.id)
    )
    boilerplate = find_boilerplate(text)
    dateline = _dateline_after(text, boilerplate)
    published, origin, date_problems = _decide_date(draft, dateline, options)
    language, foreign = detect_language(text)
    source = source.strip() or options.source
    return Document(
        id=identity or f"doc-{content_hash('document', title, text, source)}",
        text=text,
        title=" ".join(title.split()),
        published=published.day if published else None,
        published_at=published.at if published else None,
        published_from=origin,
        source=source,
        url=url,
        author=" ".join(author.split()),
        language=language,
        dateline=dateline.span if dateline else None,
        boilerplate=boilerplate,
        problems=(*draft.problems, *_text_problems(text, mended), *date_problems, *((foreign,) if foreign else ())),
    )


def _dateline_after(text: str, boilerplate: tuple[Span, ...]) -> Dateline | None:
    """Return the dateline at the start of the text, or after the boilerplate that leads it."""
    start = 0
    for span in boilerplate:
        if text[start : span.start].strip():
            break
        start = span.end
    found = find_dateline(text[start : start + 1000])
    if found is None:
        return None
    return Dateline(
        found.span.shifted(start), found.places, found.agency, found.year, found.month, found.day, found.weekday
    )


def _decide_date(
    draft: Draft, dateline: Dateline | None, options: ReadOptions
) -> tuple[Published | None, DateOrigin | None, tuple[str, ...]]:
    written = parse_published(draft.published) if draft.published.strip() else None
    bad = (_unusable(draft.published),) if draft.published.strip() and not written else ()
    if written:
        return written, "metadata", tuple(_future(written.day, options.today))
    day = _day_of(dateline, options.published) if dateline else None
    if day:
        return Published(day), "dateline", (*bad, *_future(day, options.today))
    if options.published:
        return Published(options.published), "given", bad
    return None, None, (*bad, _UNDATED)


def _day_of(dateline: Dateline, given: date | None) -> date | None:
    """Return the dateline's day; one without a year needs a given date within two weeks of it."""
    if dateline.year or given is None:
        return dateline.date
    # A report of 31 December is often published on 1 January: the nearest year is the right one.
    near = (dateline.date_in(given.year + step) for step in (0, -1, 1))
    return next((day for day in near if day and abs(day - given) <= _NEAR), None)


def _unusable(written: str) -> str:
    shown = written.strip()[:40]
    return f"The publication date “{shown}” is none that can be used; expected a day of the calendar as YYYY-MM-DD."


def _future(day: date, today: date) -> Iterator[str]:
    # One day of grace: it is already tomorrow in Auckland.
    if day > today + timedelta(days=1):
        yield f"The publication date {day.isoformat()} lies in the future; check it."


def _text_problems(text: str, mended: int) -> Iterator[str]:
    if mended:
        yield f"{mended} broken characters (lone surrogates) were replaced by the replacement character."
    controls = len(_CONTROLS.findall(text))
    if controls:
        many = "1 control character" if controls == 1 else f"{controls} control characters"
        yield f"The text holds {many} such as NUL; kept as they are."
