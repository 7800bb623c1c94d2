"""States of proposals on the probed days: the record's ledger against `ledger.jsonl`.

A gold proposal is the record's proposal that holds most of the sentences which the gold quotes for it; each of the
record's proposals is taken once. A probe is right when the states agree, or one of its accepted ones does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from measures.crisis import Crisis, read_rows
from measures.gold_sides import sides_of_gold
from pourparler.ask.following import Followed, follow
from pourparler.schema.ledger import Ledger, Offer
from pourparler.schema.negotiation import Move
from pourparler.store.engine import open_record

GOAL, GOAL_DECIDED = 0.80, 0.95
_REPLIES: Mapping[Move, str] = {
    "accept": "accept",
    "accept with changes": "accept-with-changes",
    "counter": "counter",
    "reject": "reject",
    "review": "defer",
}


def measure(crisis: Crisis) -> Mapping[str, Any]:
    """Return the share of probes that are right, and which are not."""
    return score_followed(crisis, follow(open_record(crisis.path))) | {
        "what": "ledger states on probed days",
        "goal": GOAL,
    }


def score_followed(crisis: Crisis, followed: Followed) -> dict[str, Any]:
    """Return what `score` does, with the gold's answers that the record has on their day, and proposals beside it."""
    rows = [row for row in read_rows("ledger") if row["kind"] == "proposal"]
    matched, sides = match_proposals(crisis, rows, followed.ledger.offers), sides_of_gold(followed.sides)
    answers = [
        _is_answered(matched.get(row["id"]), sides.get(each["responder"], ""), each)
        for row in rows
        for each in row["responses"]
    ]
    return score(crisis, followed.ledger) | {
        "answers found": f"{sum(answers)} of {len(answers)}",
        "proposals beside them": len(followed.ledger.offers) - len(matched),
    }


def _is_answered(offer: Offer | None, side: str, response: Mapping[str, Any]) -> bool:
    if offer is None:
        return False
    day = date.fromisoformat(response["date"])
    replies = {_REPLIES.get(answer.reply, "") for answer in offer.answers if (answer.side, answer.day) == (side, day)}
    return response["reply"] in replies


def score(crisis: Crisis, ledger: Ledger) -> dict[str, Any]:
    """Return the share of probes that a ledger gets right, and which it gets wrong."""
    rows = read_rows("ledger")
    matched = match_proposals(crisis, [row for row in rows if row["kind"] == "proposal"], ledger.offers)
    probes = [row for row in rows if row["kind"] == "probe"]
    wrong = [probe for probe in probes if not _is_right(probe, matched.get(probe["proposal"]))]
    return {
        "right": 1 - len(wrong) / len(probes),
        "probes": len(probes),
        "proposals found": f"{len(matched)} of {sum(row['kind'] == 'proposal' for row in rows)}",
        "wrong": [_told(probe, matched.get(probe["proposal"])) for probe in wrong],
    }


def _told(probe: Mapping[str, Any], offer: Offer | None) -> str:
    return f"{probe['proposal']} {probe['as_of']}: {_state(probe, offer)}, not {probe['state']}"


def _state(probe: Mapping[str, Any], offer: Offer | None) -> str | None:
    return offer.state_on(date.fromisoformat(probe["as_of"])) if offer else None


def _is_right(probe: Mapping[str, Any], offer: Offer | None) -> bool:
    return _state(probe, offer) in (probe["state"], *probe["also_accept"])


def match_proposals(
    crisis: Crisis, proposals: Sequence[Mapping[str, Any]], offers: Sequence[Offer]
) -> dict[str, Offer]:
    """Return the record's proposal for each gold one, those that share most sentences first."""
    shared = Counter[tuple[str, str]]()
    for proposal in proposals:
        quoted = set(_quoted(crisis, proposal))
        for offer in offers:
            shared[proposal["id"], offer.id] = sum(
                (taken.source.fingerprint, taken.step.sentence.span.start) in quoted for taken in offer.steps
            )
    by_id = {offer.id: offer for offer in offers}
    found: dict[str, Offer] = {}
    for (gold, identity), count in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])):
        if count and gold not in found and by_id[identity] not in found.values():
            found[gold] = by_id[identity]
    return found


def _quoted(crisis: Crisis, proposal: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield the report and the sentence's start of each quotation that the gold gives for a proposal."""
    for row in (*proposal["terms"], *proposal["responses"], *proposal["changes"]):
        reading = crisis.readings[row["document"]]
        at = reading.document.text.find(row["quote"].strip("* "))
        for span in reading.sentences:
            if span.start <= at < span.end:
                yield reading.document.fingerprint, span.start
