"""Hand-made steps for the tests of following: a line of words gives a step."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any
from zlib import crc32

from pourparler.follow.sides import Sides
from pourparler.schema.following import TakenStance
from pourparler.schema.ledger import Ledger
from pourparler.schema.negotiation import Move, Source, Step, TakenStep, TermFacts
from pourparler.schema.spans import Quote, Span

FIRST = date(2024, 2, 1)
"""Day 1 of the samples."""
_NUMBERS = count(1)


def day(number: int) -> date:
    return FIRST + timedelta(number - 1)


def report(name: str = "meril-1", published: int = 1, publisher: str = "Meril Wire") -> Source:
    """A report of a day, known by its name."""
    return Source(crc32(name.encode()), f"address https://{name}.example", day(published), name, name, publisher)


def taken(move: Move, by: str = "", thing: str = "the plan", **known: Any) -> TakenStep:
    """A step: ``by`` and ``to`` are names apart by commas; ``on`` is a day's number, ``report`` its source."""
    source: Source = known.get("report") or report(published=known.get("on", 1))
    at = known.get("at", 0)
    words = Quote(move, Span(at, at + len(move)))
    identity = known.get("claim") or f"c-{next(_NUMBERS):06d}"
    step = Step(
        claim=identity,
        move=move,
        day=day(known["on"]) if "on" in known else None,
        words=words,
        sentence=Quote(f"{by} {move} {thing}.", Span(at, at + len(f"{by} {move} {thing}."))),
        thing=thing,
        terms=tuple(known.get("terms", ())),
        rule=known.get("rule", ""),
    )
    return TakenStep(
        step,
        source,
        by=_ids(by),
        to=_ids(known.get("to", "")),
        owners=_ids(known.get("owners", "")),
        voice=next(iter(_ids(known.get("voice", ""))), None),
        obligors=tuple(next(iter(_ids(name)), None) for name in known.get("obligors", ())),
        near=_ids(known.get("near", "")),
        accepted=known.get("accepted", False),
    )


def _ids(names: str) -> tuple[str, ...]:
    return tuple(f"party:{name.strip()}" for name in names.split(",") if name.strip())


def term(issue: Any, text: str, **fixed: Any) -> TermFacts:
    return TermFacts(issue, text, **fixed)


SIDES = Sides({"party:lima": "Lima", "party:oslo": "Oslo"})
NOTHING = Ledger((), ())


def stance(holder: str, stand: Any, on: int = 1, **known: Any) -> TakenStance:
    name = known.get("name", f"{holder}-{on}-{stand}")
    source = report(name, on, known.get("publisher", "Meril Wire"))
    told = day(known["told"]) if "told" in known else None
    issue, factuality = known.get("issue", "ceasefire"), known.get("factuality", "happened")
    return TakenStance(
        f"c-{name}", 1, source, f"party:{holder}", issue, stand, told, factuality, known.get("sure", 0.8)
    )
