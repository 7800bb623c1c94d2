"""Places of steps: a line of words that sorts them by report and place in it, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pourparler.schema.negotiation import TakenStep

_DAY = len("2024-02-01 ")


def reading_order(taken: TakenStep) -> str:
    """Return what sorts a step by the day of its report, the report and the place in it."""
    step, source = taken.step, taken.source
    published = source.published or date.min
    places = f"{step.sentence.span.start:08d} {step.words.span.start:08d}"
    return f"{published.isoformat()} {source.key}\n{places} {step.move} {step.claim}"


def in_reading_order(steps: Iterable[TakenStep]) -> list[tuple[str, TakenStep]]:
    """Return steps by report and place in it, each with what sorts it; no two have the same."""
    found: list[tuple[str, TakenStep]] = []
    known: set[str] = set()
    for taken in sorted(steps, key=lambda taken: (reading_order(taken), taken.step.thing, taken.step.rule)):
        order = reading_order(taken)
        while order in known:  # one claim may do the same to two proposals by the same words
            order += "+"
        known.add(order)
        found.append((order, taken))
    return found


def report_at(place: str) -> str:
    """Return what names the report of the step at a place, which has the sign of its pass before it."""
    return place[1 + _DAY :].partition("\n")[0]


def claim_at(place: str) -> str:
    """Return the claim of the step at a place."""
    return place.rpartition(" ")[2].rstrip("+")
