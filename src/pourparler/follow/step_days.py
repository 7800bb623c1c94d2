"""The day of a step: the claim's own time where it is a day that may belong to the verb, else none (the report's)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pourparler.follow.told import Told
from pourparler.lexicon.negotiation import alternatives
from pourparler.schema.claims import AnyClaim, Event, Proposal, Response
from pourparler.schema.codec import evidence
from pourparler.schema.dates import When
from pourparler.schema.negotiation import Move
from pourparler.schema.spans import Span

_LASTING: frozenset[Move] = frozenset({"review", "no answer", "describe", "hold", "deny"})
"""What is under way when the report is written has the report's day."""
_FARTHEST = timedelta(days=400)
_NEAR = 60
"""Code points between a verb and a time that no claim ties to it."""
_BEFORE_TIME = re.compile(
    rf"\b({alternatives('verbs', 'bring')})\s+(?:(?:in|at|to)\s+[A-Z]\w+\s+)?(?:on\s+|last\s+|late\s+|earlier\s+)*$",
    re.IGNORECASE,
)
_BROUGHT = re.compile(
    rf"\b(?:{alternatives('verbs', 'bring')}|{alternatives('verbs', 'sign')}|agreed|reached|concluded|adopted)\b",
    re.IGNORECASE,
)
_LEANS = re.compile(r"\b(?:of|until|till|by|since|from|before|after|for)\s+(?:the\s+|last\s+|dawn\s+on\s+)*$")
_ENDS = re.compile(r"(?:until|till|by|since|from|before|after|for|within)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:hours?|days?|weeks?|months?|years?)\s+(?:after|before|earlier|later)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;]?\s(?:where|who|which|when|whose)\s")


def day_of(told: Told, verb: Span, move: Move, anchor: AnyClaim) -> date | None:
    """Return the day that the words give the step, None where they give none or another verb's."""
    if move in _LASTING:
        return None
    words = evidence(anchor) if isinstance(anchor, (Event, Response, Proposal)) else None
    own = words is not None and told.inside(words).overlaps(verb)
    whens = [anchor.when] if own and anchor.when else [claim.when for claim in told.claims if claim.when]
    fitting = [when for when in whens if _may_be(when, told, verb, near=not own)]
    if not fitting:
        return None
    return min(fitting, key=lambda when: abs(told.inside(when.quote.span).start - verb.end)).start


def _may_be(when: When, told: Told, verb: Span, *, near: bool) -> bool:
    start, published = when.start, told.published
    if start is None or when.precision != "day" or (published is not None and not _precedes(start, published)):
        return False
    place = told.inside(when.quote.span)
    distance = max(place.start - verb.end, verb.start - place.end, 0)
    if _ENDS.match(when.quote.text):
        return False
    if near and (distance > _NEAR or _RELATIVE.search(told.text, place.start, place.end + 8)):
        return False
    return not _is_anothers(told.text, place, verb)


def _precedes(day: date, published: date) -> bool:
    return timedelta(0) <= published - day <= _FARTHEST


def _is_anothers(text: str, place: Span, verb: Span) -> bool:
    """Tell whether the time belongs to a name (“the text of 4 March”) or another verb (“the plan sent on Monday”)."""
    if _LEANS.search(text[: place.start]):
        return True
    if place.start >= verb.end:
        between = text[verb.end : place.start]
        return bool(_BROUGHT.search(between) or _CLAUSE.search(between))
    before = _BEFORE_TIME.search(text[: place.start])
    return before is not None and not verb.overlaps(Span(*before.span(1)))
