"""Events as PLOVER codes them: claims in, coded events out, and which convention left out how many.

The conventions are data (`lexicon/plover.py`); this module only knows how each kind of them is carried out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pourparler.lexicon.plover import Convention, load_plover
from pourparler.schema.claims import Event
from pourparler.schema.entities import Party
from pourparler.schema.views import StoredClaim


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One event by PLOVER's conventions.

    Attributes:
        stored: the claim that it comes from, with its report.
        event: that claim.
        type: PLOVER's type.
        mode: its mode, ``""`` for none.
        factuality: how the conventions take it.
        actors: who does it.
        recipients: to whom it is done.
        day: when.
        last_day: last day where it is known to last.
        contexts: “future” for what is announced.
        conventions: ids of those that changed it, first to last.
        recoded: True where its type is not the claim's.
    """

    stored: StoredClaim
    event: Event
    type: str
    mode: str
    factuality: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    day: date | None
    last_day: date | None
    contexts: tuple[str, ...] = ()
    conventions: tuple[str, ...] = ()
    recoded: bool = False


def code_events(claims: Iterable[StoredClaim]) -> tuple[list[CodedEvent], Counter[str]]:
    """Return the coded events of claims, by day, and how many events each convention left out."""
    coded: list[CodedEvent] = []
    left_out: Counter[str] = Counter()
    for stored in claims:
        if not isinstance(stored.claim, Event):
            continue
        found = _code(_uncoded(stored, stored.claim))
        if isinstance(found, str):
            left_out[found] += 1
        else:
            coded.append(found)
    for convention in _conventions("merge"):
        before = len(coded)
        coded = _merged(coded, convention)
        left_out[convention.id] += before - len(coded)
    return sorted(coded, key=day_order), +left_out


def _conventions(*deeds: str) -> tuple[Convention, ...]:
    return tuple(convention for convention in load_plover().conventions if convention.does in deeds)


def day_order(coded: CodedEvent) -> tuple[date, str, int, int]:
    """Return what sorts events: by day, report and place in the text."""
    return coded.day or date.min, coded.stored.stored.document.id, coded.event.sentence, coded.event.trigger.span.start


def _uncoded(stored: StoredClaim, event: Event) -> CodedEvent:
    when = event.when
    first, last = (when.start, when.end) if when else (None, None)
    return CodedEvent(
        stored, event, event.type, event.mode or "", event.factuality, event.actors, event.recipients, first, last
    )


def _code(coded: CodedEvent) -> CodedEvent | str:
    """Return the event as coded, or the id of the convention that leaves it out."""
    for convention in _conventions("leave out", "code as", "all are actors", "date by report"):
        if not _fits(convention, coded):
            continue
        if convention.does == "leave out":
            return convention.id
        changed = _changed(coded, convention)
        if changed != coded:
            coded = replace(changed, conventions=(*coded.conventions, convention.id))
    return coded


def _fits(convention: Convention, coded: CodedEvent) -> bool:
    event = coded.event
    asked = (
        (convention.types, coded.type),
        (convention.modes, coded.mode),
        (convention.triggers, event.trigger.text.lower()),
        (convention.factuality, coded.factuality),
    )
    return all(not wanted or given in wanted for wanted, given in asked) and _lacks(convention, coded)


def _lacks(convention: Convention, coded: CodedEvent) -> bool:
    match convention.lacks:
        case "actor":
            return not _named(coded.actors)
        case "recipient":
            return not _named(coded.recipients)
        case "day":
            return coded.day is None
        case _:
            return True


def _named(parties: Sequence[Party]) -> bool:
    return any(party.label for party in parties)


def _changed(coded: CodedEvent, convention: Convention) -> CodedEvent:
    contexts = tuple(dict.fromkeys((*coded.contexts, *([convention.context] if convention.context else []))))
    coded = replace(coded, contexts=contexts)
    match convention.does:
        case "code as":
            mode = convention.mode_of.get(coded.mode, convention.mode)
            if convention.becomes == coded.type:
                return coded
            factuality = convention.is_now or coded.factuality
            return replace(coded, type=convention.becomes, mode=mode, factuality=factuality, recoded=True)
        case "all are actors":
            return replace(coded, actors=_distinct((*coded.actors, *coded.recipients)), recipients=())
        case "date by report":
            published = coded.stored.stored.document.published
            return replace(coded, day=published, last_day=None)
        case _:
            return coded


def _distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({party.label: party for party in parties}.values())


def _merged(coded: Sequence[CodedEvent], convention: Convention) -> list[CodedEvent]:
    """Return the events with those coded anew joined to others of the same type and actors in their sentence."""
    kept: list[CodedEvent] = []
    for event in sorted(coded, key=lambda each: each.recoded):
        place = next((place for place, other in enumerate(kept) if event.recoded and _is_same(event, other)), None)
        if place is None:
            kept.append(event)
        else:
            other = kept[place]
            kept[place] = replace(
                other,
                recipients=_distinct((*other.recipients, *event.recipients)),
                conventions=tuple(dict.fromkeys((*other.conventions, convention.id))),
            )
    return kept


def _is_same(one: CodedEvent, other: CodedEvent) -> bool:
    return _key(one) == _key(other)


def _key(coded: CodedEvent) -> tuple[str, int, int, str, frozenset[str]]:
    stored = coded.stored.stored
    actors = frozenset(party.label.lower() for party in coded.actors)
    return stored.document.id, stored.version, coded.event.sentence, coded.type, actors
