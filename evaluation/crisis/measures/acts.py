"""Events across documents: which reports are of one act, over the reports listed in ``events.jsonl``.

A listed report is found where a claim's trigger or cue stands within its words; of several, one of the gold's types,
of several such the most certain one. An offer counts as AGREE here as in the record.
What is not found is an act of its own, so that a missing claim costs recall.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from measures.crisis import Crisis, place_of, read_rows
from measures.scores import b_cubed, links, pairs
from pourparler.resolve.identities.act_sketches import type_of
from pourparler.resolve.identities.told_acts import acts_of
from pourparler.schema.claims import AnyClaim, Event, Proposal, Response
from pourparler.schema.codec import evidence
from pourparler.schema.record import Reading
from pourparler.schema.spans import Span
from pourparler.schema.views import ClaimFilter
from pourparler.store.across import ACT_KINDS

GOAL = 0.65


def measure(crisis: Crisis) -> dict[str, Any]:
    """Return pairs of reports, and links and B-cubed beside them."""
    rows = list(_found(crisis))
    gold, found = [act for act, _ in rows], [label for _, label in rows]
    right = [(act, label) for act, label in rows if not label.startswith("missing")]
    return {
        "what": "events across documents, pairs",
        "goal": GOAL,
        **pairs(gold, found),
        "f1 of links": links(gold, found)["f1"],
        "f1 of b-cubed": b_cubed(gold, found)["f1"],
        "reports": len(rows),
        "reports found": len(right),
        "f1 of pairs found": pairs([act for act, _ in right], [label for _, label in right])["f1"],
    }


def _found(crisis: Crisis) -> Iterator[tuple[str, str]]:
    """Yield the gold act and the record's act of each listed report."""
    acts = acts_of(crisis.across.acts(ClaimFilter(kinds=ACT_KINDS)))
    act_of = {stored.claim.id: act.id for act in acts for stored in act.reports}
    twins = _twins(crisis)
    for row in read_rows("events"):
        for number, report in enumerate(row["reports"]):
            reading = crisis.readings[report["document"]]
            span = Span(*place_of(reading, report["quote"], report["words"]))
            claim = _claim_at(reading, span, {row["type"], *row["also_accept"]})
            identity = claim and twins.get(claim.id, claim.id)
            yield row["id"], act_of.get(identity or "", f"missing {row['id']} {number}")


def _claim_at(reading: Reading, span: Span, types: set[str]) -> AnyClaim | None:
    """Return the act that the words report: one of the right type before others, an event before an offer or answer."""
    inside = [
        claim
        for claim in reading.claims
        if isinstance(claim, Event | Proposal | Response) and (words := evidence(claim)) and span.covers(words)
    ]
    return min(
        inside,
        key=lambda claim: (type_of(claim) not in types, not isinstance(claim, Event), -claim.confidence, claim.id),
        default=None,
    )


def _twins(crisis: Crisis) -> dict[str, str]:
    """Return for each claim of an earlier version the claim of the newest one with the same words, where it is."""
    newest = {
        tally.stored.document.url: tally.stored.document.fingerprint for tally in crisis.view.documents(ClaimFilter())
    }
    by_print = {reading.document.fingerprint: reading for reading in crisis.readings.values()}
    found: dict[str, str] = {}
    for reading in crisis.readings.values():
        later = by_print[newest[reading.document.url]]
        if later is not reading:
            words = {_said(claim, later): claim.id for claim in later.claims}
            found |= {claim.id: words[said] for claim in reading.claims if (said := _said(claim, reading)) in words}
    return found


def _said(claim: AnyClaim, reading: Reading) -> tuple[str, str, str]:
    """Return what tells a claim in two versions: its kind, its main words, and the twenty characters before them."""
    words = evidence(claim)
    text = reading.document.text
    start, end = (words.start, words.end) if words else (0, 0)
    return type(claim).__name__, text[start:end], text[max(0, start - 20) : start]
