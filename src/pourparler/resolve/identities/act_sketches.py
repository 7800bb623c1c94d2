"""What decides about an act, taken from one claim and its report: a sketch, and the keys under which it is looked up.

Whether the parties of two reports agree is asked later, when it is known who is who (`same_acts.py`); here names only
help to find each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pourparler.resolve.identities.content import content_words, stem
from pourparler.resolve.identities.keys import parts_of, plain
from pourparler.resolve.identities.trigger_words import kind_of
from pourparler.schema.claims import AnyClaim, Event, Proposal, Reply, Response
from pourparler.schema.identity import ActSketch
from pourparler.schema.participants import parties_of
from pourparler.schema.record import Reading

OPEN = frozenset({"planned", "conditional", "hypothetical"})
"""Factualities of what may still come."""
SAID = frozenset({"REQUEST", "ACCUSE", "AGREE", "REJECT", "SUPPORT", "THREATEN", "CONCEDE"})
"""Types of acts made with words: the same party may do several in a day, so what they are about must agree."""
_ANSWERS: dict[Reply, str] = {
    "accept": "AGREE", "accept-with-changes": "AGREE", "counter": "AGREE", "reject": "REJECT", "defer": "CONSULT",
    "none": "REJECT",
}  # fmt: skip
_LONGEST_DAYS = 15
"""A longer time is looked up by its month."""
_DAY = timedelta(days=1)
_RECENT, _BACKGROUND, _AHEAD, _LATE = 3 * _DAY, 7 * _DAY, 7 * _DAY, 2 * _DAY
"""How far back an act without a day may lie, and one that readers know; how far ahead a plan; how late it may come."""
_DEFINITE = ("the ", "that ", "this ", "'s ", "’s ", "its ", "their ")


def sketch_of(claim: AnyClaim, reading: Reading, mentions: Sequence[str]) -> ActSketch | None:
    """Return the sketch of a claim that reports an act; None for other kinds.

    Args:
        claim: an event, proposal or response.
        reading: the reading it is of.
        mentions: keys of the names of its parties, in order.
    """
    match claim:
        case Event():
            word, actors, recipients = claim.trigger, {"actor"}, {"recipient"}
        case Proposal():
            word, actors, recipients = claim.cue, {"author"}, {"addressee"}
        case Response():
            word, actors, recipients = claim.cue, {"responder"}, set[str]()
        case _:
            return None
    roles = [role for role, _ in parties_of(claim)]
    first, last, told = _days(claim, reading)
    return ActSketch(
        claim=claim.id,
        report=reading.document.fingerprint,
        sentence=claim.sentence,
        type=type_of(claim),
        mode=(claim.mode or "") if isinstance(claim, Event) else "",
        factuality=claim.factuality,
        first=first,
        last=last,
        told=told,
        trigger=stem(plain(word.text).split(" ")[0]),
        place=_place(claim),
        actors=_named(roles, mentions, actors),
        recipients=_named(roles, mentions, recipients),
        words=content_words(_around(claim, reading)),
    )


def type_of(claim: Event | Proposal | Response) -> str:
    """Return the type of act that a claim reports: an offer is an AGREE, an answer one or a REJECT."""
    match claim:
        case Event():
            return claim.type
        case Proposal():
            return "AGREE"
        case Response():
            return _ANSWERS[claim.reply]


def _place(claim: AnyClaim) -> str:
    """Return the proper words of a place; “the capital” and “the bridge” tell another one in every report."""
    words = (claim.where.name or claim.where.quote.text) if claim.where else ""
    return plain(" ".join(word for word in words.split() if word[:1].isupper() and word not in ("The", "A")))


def _named(roles: Sequence[str], mentions: Sequence[str], wanted: set[str]) -> tuple[str, ...]:
    """Return the names in some roles; “she” and “both sides” tell nothing."""
    return tuple(key for role, key in zip(roles, mentions, strict=True) if role in wanted and "#" not in key)


def _around(claim: AnyClaim, reading: Reading) -> str:
    """Return the sentence's common words; names are compared as parties and places."""
    if claim.sentence >= len(reading.sentences):
        return ""
    words = reading.sentences[claim.sentence].of(reading.document.text).split()
    return " ".join(word for word in words if word[:1].islower() or word[:1].isdigit())


def _days(claim: AnyClaim, reading: Reading) -> tuple[date | None, date | None, bool]:
    """Return the days that an act may be of, and whether words tell them."""
    when, published = claim.when, reading.document.published
    if when is not None and when.start is not None:
        slack = _DAY if when.approximate else timedelta(0)
        return _told_days(claim.factuality, when.start - slack, (when.end or when.start) + slack)
    if published is None:
        return None, None, False
    recalled = isinstance(claim, Event) and _is_recalled(claim, reading)
    if claim.factuality in OPEN or claim.factuality == "negated":
        # Who can or would accept says so now; a visit may be days ahead.
        ahead = _LATE if isinstance(claim, Event) and claim.type in SAID else _AHEAD
        return published - (_BACKGROUND if recalled else timedelta(0)), published + ahead, False
    return published - (_BACKGROUND if recalled else _RECENT), published, False


def _told_days(factuality: str, start: date, end: date) -> tuple[date, date, bool]:
    """Return the days that told ones allow."""
    if factuality == "negated":
        # The day is the one that it was meant for, or the one when it was called off.
        return start - _DAY, end + _AHEAD, False
    if factuality not in OPEN:
        return start, end, True
    # What is planned may come a little later and is still the same act; a deadline tells no day.
    return (start, end + _LATE, True) if end - start <= _DAY else (start, end + _AHEAD, False)


def _is_recalled(event: Event, reading: Reading) -> bool:
    """“the shelling”: an act that the reader is taken to know."""
    span, text = event.trigger.span, reading.document.text
    before = text[max(0, span.start - 24) : span.start].lower()
    return not event.trigger.text.endswith("ed") and any(word in f" {before}" for word in _DEFINITE)


def keys_of(sketch: ActSketch) -> tuple[str, ...]:
    """Return the keys under which reports of the same act are looked up: a time with a type and place, name or word."""
    return tuple(dict.fromkeys(f"{time}|{anchor}" for time in _times(sketch) for anchor in _anchors(sketch)))


def _times(sketch: ActSketch) -> Iterator[str]:
    """Yield the days, or the months of a longer time; without any day nothing can be looked up."""
    first, last = sketch.first, sketch.last
    if first is None or last is None:
        return
    days = (last - first).days + 1
    if days <= _LONGEST_DAYS:
        yield from ((first + timedelta(days=day)).isoformat() for day in range(days))
    else:
        months = range((last.year - first.year) * 12 + last.month - first.month + 1)
        yield from (f"{first.year + (first.month - 1 + m) // 12}-{(first.month - 1 + m) % 12 + 1:02}" for m in months)


def _anchors(sketch: ActSketch) -> Iterator[str]:
    yield f"={kind_of(sketch.trigger)}"
    if sketch.place:
        yield f"{sketch.type}@{sketch.place}"
    for key in (*sketch.actors, *sketch.recipients):
        head, owner = parts_of(key)
        yield from (f"{sketch.type}:{word}" for word in (*head.split()[-1:], owner) if word)
