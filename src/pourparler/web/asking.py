"""The query of lists and views as a filter; the words mean the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Annotated, Literal

from fastapi import Depends, Query

from pourparler.ask.claim_masks import LISTED, Wanted
from pourparler.ask.reviews import ReviewState
from pourparler.schema import claims as nouns
from pourparler.schema.views import USUAL_CONFIDENCE, ClaimFilter
from pourparler.web.problems import Refusal

Kind = Literal["event", "statement", "position", "proposal", "response", "figure", "link"]
Words = Annotated[str, Query(max_length=200)]


def _no_control(name: str, value: str) -> str:
    if any(ord(sign) < 32 or 0xD800 <= ord(sign) < 0xE000 for sign in value):
        raise Refusal(422, f"{name} holds control characters; give plain words.")
    return value


def asked_filter(  # noqa: PLR0913  # one parameter for each word of the query
    kind: Annotated[list[Kind] | None, Query(description="Kinds of claims; several may be given.")] = None,
    party: Annotated[str, Query(max_length=200, description="Part of a party's name in any role, or its id.")] = "",
    issue: Annotated[nouns.Issue | None, Query(description="Issue of positions and proposals.")] = None,
    type: Annotated[str, Query(max_length=40, description="Event type, stance, reply, topic or mode of speech.")] = "",
    place: Annotated[str, Query(max_length=200, description="Part of a place's name, or a two-letter code.")] = "",
    since: Annotated[date | None, Query(description="From this day on.")] = None,
    until: Annotated[date | None, Query(description="Up to this day.")] = None,
    factuality: Annotated[nouns.Factuality | None, Query(description="How the report presents it.")] = None,
    document: Annotated[
        str, Query(max_length=300, description="Part of a report's title, publisher, address, id.")
    ] = "",
    words: Annotated[str, Query(max_length=300, description='Words, all of them; "a phrase" in quotation marks.')] = "",
    source: Annotated[list[str] | None, Query(max_length=100, description="Publishers by their names.")] = None,
    min_confidence: Annotated[float, Query(ge=0, le=1, description="Claims at least this certain.")] = USUAL_CONFIDENCE,
    as_of: Annotated[date | None, Query(description="As it stood in the world at the end of this day.")] = None,
    known_on: Annotated[str | None, Query(max_length=40, description="What the record had learned by then.")] = None,
    review: Annotated[list[ReviewState] | None, Query(description="Where claims stand; all but rejected.")] = None,
) -> Wanted:
    """Return the filter of a request."""
    if since and until and since > until:
        raise Refusal(422, f"since {since} lies after until {until}; give the earlier day to since.")
    texts = {"party": party, "type": type, "place": place, "document": document, "words": words}
    for name, value in (*texts.items(), *(("source", each) for each in source or ())):
        _no_control(name, value)
    asked = ClaimFilter(
        kinds=tuple(kind or ()),
        party=party.strip(),
        issue=issue,
        type=type,
        place=place.strip(),
        since=since,
        until=until,
        factuality=factuality,
        document=document.strip(),
        words=words.strip(),
        sources=tuple(source) if source else None,
        min_confidence=min_confidence,
        known_on=parse_moment(known_on),
    )
    return Wanted(asked, as_of, tuple(review) if review else LISTED)


def parse_moment(value: str | None) -> datetime | None:
    """Return a moment, in UTC where it tells no zone; a day means its end."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value.strip().replace(" ", "+"))
        if len(value.strip()) == len("2024-02-07"):
            moment = datetime.combine(moment.date(), time.max)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Refusal(422, "known_on expects a day or moment such as 2024-02-07 or 2024-02-07T18:30.") from error


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is asked for.

    Attributes:
        cursor: where it begins, as the answer before told it; ``""`` for the beginning.
        limit: at most so many.
        offset: where it begins, as a number of rows, for lists that scroll.
        latest_first: True turns the order round.
    """

    cursor: str
    limit: int
    offset: int
    latest_first: bool


def asked_page(
    cursor: Annotated[str, Query(max_length=300, description="`next` of the page before.")] = "",
    limit: Annotated[int, Query(ge=1, le=500, description="At most so many.")] = 50,
    offset: Annotated[int, Query(ge=0, le=100_000_000, description="Instead of a cursor: skip so many rows.")] = 0,
    order: Annotated[Literal["asc", "desc"] | None, Query(description="By day: asc, or the latest first.")] = None,
) -> Page:
    """Return which part of a list a request asks for."""
    return Page(cursor, limit, offset, order == "desc")


Filter = Annotated[Wanted, Depends(asked_filter)]
Paged = Annotated[Page, Depends(asked_page)]
