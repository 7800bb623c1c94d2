"""Party linking: which of the crisis's parties a name means, over the rows of ``mentions.jsonl``.

A name inside a claim has the party that the record gives it. A name that no claim holds is asked by its words, as the
linker would name it, so that the figure is about linking and not about how many claims were found.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from measures.crisis import Crisis, place_of, read_rows
from measures.scores import b_cubed
from pourparler.resolve.identities.names import Naming
from pourparler.resolve.parties import resolve_party
from pourparler.schema.entities import Party
from pourparler.schema.participants import parties_of
from pourparler.schema.record import Reading
from pourparler.schema.spans import Quote, Span

GOAL = 0.85


def measure(crisis: Crisis) -> dict[str, Any]:
    """Return B-cubed over all names, and over those that claims hold."""
    rows = list(_found(crisis))
    everything = b_cubed([gold for gold, _, _ in rows], [party for _, party, _ in rows])
    in_claims = [(gold, party) for gold, party, held in rows if held]
    held = b_cubed([gold for gold, _ in in_claims], [party for _, party in in_claims])
    return {
        "what": "party linking, B-cubed",
        "goal": GOAL,
        **everything,
        "names": len(rows),
        "names in claims": len(in_claims),
        "f1 of names in claims": held["f1"],
    }


def _found(crisis: Crisis) -> Iterator[tuple[str, str, bool]]:
    """Yield the gold party, the record's party, and whether a claim holds the name."""
    by_key = {name.key: party.id for party in crisis.view.canonical_parties().values() for name in party.names}
    for row in read_rows("mentions"):
        reading = crisis.readings[row["document"]]
        span = Span(*place_of(reading, row["quote"], row["words"]))
        held = _in_claim(crisis, reading, span)
        party = held or _by_words(reading, row["words"], span, by_key)
        yield row["party"], party, held is not None


def _in_claim(crisis: Crisis, reading: Reading, span: Span) -> str | None:
    """Return the party of the claims' party whose words fit best."""
    fitting = [
        (_overlap(party.quote.span, span), claim.id, position)
        for claim in reading.claims
        for position, (_, party) in enumerate(parties_of(claim))
        if party.quote is not None and party.quote.span.overlaps(span)
    ]
    if not fitting:
        return None
    _, claim, position = max(fitting, key=lambda fit: (fit[0], fit[1], -fit[2]))
    identity = crisis.view.parties_of_claims([claim])[claim][position]
    return identity.id if identity else None


def _overlap(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start))


def _by_words(reading: Reading, words: str, span: Span, by_key: dict[str, str]) -> str:
    identity = resolve_party(words, reading.document.published, {})
    party = Party(Quote(words, span), identity.name, identity.entity) if identity else Party(Quote(words, span))
    naming = Naming.of(reading.document, [party for claim in reading.claims for _, party in parties_of(claim)])
    key = naming.name(party).key
    return by_key.get(key, key)
