"""What a program asks of a record, by keywords, becomes a filter; days may be dates or their ISO form."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any, TypedDict, cast, get_args

from pourparler.errors import SettingsError
from pourparler.schema import claims
from pourparler.schema.codes import find_code
from pourparler.schema.views import USUAL_CONFIDENCE, ClaimFilter

Day = date | str
_TYPES: dict[str, tuple[str, ...]] = {
    "event": get_args(claims.EventType),
    "statement": get_args(claims.SpeechMode),
    "position": get_args(claims.Stance),
    "response": get_args(claims.Reply),
    "figure": get_args(claims.Topic),
    "link": get_args(claims.Relation),
    "proposal": (),
}


class Filters(TypedDict, total=False):
    """Keywords that restrict which claims are asked for; each left out does not.

    Attributes:
        party: part of a party's name in any role, or its id.
        issue: issue of positions and proposals, such as ``ceasefire``.
        type: event type, stance, reply, topic of a figure or mode of a statement.
        place: part of a place's name, or a country's two-letter code.
        since: from this day on.
        until: up to this day.
        factuality: ``happened``, ``planned``, ``negated`` …
        document: part of a report's id, title, publisher or address.
        words: words that the claim's sentence and parties hold.
        min_confidence: only claims at least this certain; 0.2 where it is left out.
        known_on: only what the record had learned by this day or moment.
        limit: only so many, the latest.
        as_made: True gives claims as the program made them, also those that people rejected or edited.
    """

    party: str
    issue: str | None
    type: str | None
    place: str
    since: Day | None
    until: Day | None
    factuality: str | None
    document: str
    words: str
    min_confidence: float
    known_on: Day | datetime | None
    limit: int | None
    as_made: bool


def filter_of(kinds: str | Iterable[str] | None, wanted: Filters) -> ClaimFilter:
    """Return the filter that keywords mean.

    Raises:
        SettingsError: a code is not known, a day is none, or the days are the wrong way round.
    """
    asked = (kinds,) if isinstance(kinds, str) else tuple(kinds or ())
    known = tuple(code for kind in asked if (code := find_code("kind", kind, _TYPES)))
    types = [code for kind in known or tuple(_TYPES) for code in _TYPES[kind]]
    since, until = parse_day("since", wanted.get("since")), parse_day("until", wanted.get("until"))
    if since and until and since > until:
        raise SettingsError(f"since {since} lies after until {until}; give the earlier day to since.")
    codes: dict[str, Any] = {
        "issue": find_code("issue", wanted.get("issue"), get_args(claims.Issue)),
        "factuality": find_code("factuality", wanted.get("factuality"), get_args(claims.Factuality)),
    }
    return ClaimFilter(
        kinds=known,
        type=find_code("type", wanted.get("type"), types) or "",
        since=since,
        until=until,
        party=wanted.get("party", ""),
        place=wanted.get("place", ""),
        document=wanted.get("document", ""),
        words=wanted.get("words", ""),
        min_confidence=_chance(wanted.get("min_confidence", USUAL_CONFIDENCE)),
        known_on=parse_moment("known_on", wanted.get("known_on")),
        limit=wanted.get("limit"),
        **codes,
    )


def _chance(value: float) -> float:
    if not 0 <= value <= 1:
        raise SettingsError(f"min_confidence expects a number from 0 to 1, such as 0.7, not {value!r}.")
    return value


def parse_day(name: str, value: Day | None) -> date | None:
    """Return the day that a date or its ISO form means.

    Raises:
        SettingsError: it is none.

    >>> parse_day("since", "2024-02-07")
    datetime.date(2024, 2, 7)
    """
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value.strip())
    except (ValueError, AttributeError) as error:
        raise SettingsError(f"{name} expects a day as YYYY-MM-DD, such as 2024-02-07, not {value!r}.") from error


def parse_moment(name: str, value: Day | datetime | None) -> datetime | None:
    """Return the moment that a value means, in UTC where it tells no zone; a day means its end.

    Raises:
        SettingsError: it is none.
    """
    if value is None:
        return None
    moment = value
    if isinstance(moment, str) and len(moment.strip()) > len("2024-02-07"):
        try:
            moment = datetime.fromisoformat(moment.strip())
        except ValueError as error:
            raise SettingsError(
                f"{name} expects a day or moment such as 2024-02-07 or 2024-02-07T18:30, not {value!r}."
            ) from error
    if not isinstance(moment, datetime):
        moment = datetime.combine(cast(date, parse_day(name, moment)), time.max)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
