"""Two coders: which claims several people are to check, what each decided, how far they agree, where they do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from pourparler.ask.agreement import nominal_alpha
from pourparler.ask.claim_index import KINDS
from pourparler.ask.open_records import Now
from pourparler.schema.codec import encode_claim
from pourparler.schema.edits import read_edit
from pourparler.schema.record import Judgement
from pourparler.schema.views import USUAL_CONFIDENCE, StoredClaim
from pourparler.store.view import View

DECISION = "decision"
"""The field that tells whether a claim is right, beside those that an edit gives other values."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A claim that several people decided about, and the latest decision of each by name."""

    claim: str
    by: Mapping[str, Judgement]


def coded_claims(now: Now, assigned: Mapping[str, tuple[str, ...]]) -> list[Coded]:
    """Return the claims of reports with several reviewers about which at least two of them decided, by id.

    Args:
        now: the record.
        assigned: who is to check each report, by fingerprint.
    """
    reports = {
        at: names
        for at, report in enumerate(now.index.reports)
        if report.current and len(names := assigned.get(report.fingerprint, ())) > 1
    }
    found = []
    for claim, report in sorted(_reports_of(now).items()):
        reviewers = reports.get(report, ())
        latest = {each.by: each for each in now.reviews.standing.get(claim, ()) if each.by in reviewers}
        if len(latest) > 1:
            found.append(Coded(claim, latest))
    return found


def _reports_of(now: Now) -> dict[str, int]:
    """Return the place of the report of each decided claim."""
    return {
        claim: int(now.index.columns["report"][place])
        for claim, places in now.decided_places.items()
        for place in places
        if now.index.reports[int(now.index.columns["report"][place])].current
    }


def agreement(view: View, now: Now, coded: list[Coded], numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return for each field alpha and the number of units that both coders gave a value."""
    stored = view.claims_numbered([numbers[each.claim] for each in coded])
    units: dict[str, list[list[str]]] = {DECISION: []}
    for each in coded:
        values = [coder_values(stored[numbers[each.claim]], judgement) for judgement in each.by.values()]
        units[DECISION].append([value[DECISION] for value in values])
        right = [value for value in values if value[DECISION] == "right"]
        for field in sorted({name for value in right for name in value if name != DECISION}):
            units.setdefault(field, []).append([value[field] for value in right if field in value])
    return [
        {"field": field, "alpha": nominal_alpha(found), "units": sum(len(unit) > 1 for unit in found)}
        for field, found in units.items()
    ]


def disagreements(view: View, now: Now, coded: list[Coded], numbers: Mapping[str, int]) -> list[Coded]:
    """Return the claims whose coders differ, and that nobody adjudicated since."""
    stored = view.claims_numbered([numbers[each.claim] for each in coded])
    return [
        each
        for each in coded
        if not _is_settled(now, each)
        and len({str(coder_values(stored[numbers[each.claim]], judgement)) for judgement in each.by.values()}) > 1
    ]


def _is_settled(now: Now, coded: Coded) -> bool:
    settled = now.reviews.adjudicated.get(coded.claim)
    return settled is not None and all(each.at <= settled.at for each in coded.by.values())


def coder_values(stored: StoredClaim, judgement: Judgement) -> dict[str, str]:
    """Return what a coder holds of a claim: right, wrong or put off, and the values of its codes and parties."""
    if judgement.verdict in ("reject", "defer"):
        return {DECISION: "wrong" if judgement.verdict == "reject" else "put off"}
    edit = read_edit(judgement.other) if judgement.verdict == "edit" else None
    values = {DECISION: "right"} | {name: _text(value) for name, value in _plain(stored).items()}
    if edit is not None:
        values |= {name: _text(value) for name, value in edit.values.items()}
        values |= {"move": edit.move or "none"} if edit.move or edit.moves_nothing else {}
        values |= {"day": edit.day.isoformat()} if edit.day else {}
    return values


def _plain(stored: StoredClaim) -> dict[str, Any]:
    """Return the fields of a claim as an edit writes them: codes, words and names."""
    left_out = ("id", "kind", "sentence", "confidence", "rules", "source", "target")
    return {name: _value(value) for name, value in encode_claim(stored.claim).items() if name not in left_out}


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return [_value(member) for member in value]
    if isinstance(value, dict):
        if "start" in value and "precision" in value:
            days = [value["start"], value["end"]]
            return "/".join(dict.fromkeys(day for day in days if day))
        words = value.get("text") or value.get("name") or ""
        return f"{value['issue']}: {words}" if "issue" in value else words
    return value


def _text(value: Any) -> str:
    if isinstance(value, str):
        return "; ".join(sorted(part.strip() for part in value.split(";"))) if ";" in value else value
    if isinstance(value, list):
        return "; ".join(sorted(_text(member) for member in value))
    return "none" if value is None else str(value)


def undecided_by(now: Now, reviewer: str, fingerprints: set[str]) -> int:
    """Return how many claims of some reports a reviewer has not decided about."""
    places = [
        at for at, report in enumerate(now.index.reports) if report.current and report.fingerprint in fingerprints
    ]
    columns = now.index.columns
    told = np.isin(columns["report"], places) & (columns["kind"] != KINDS.index("link"))
    told &= columns["confidence"] >= np.float32(USUAL_CONFIDENCE)
    for claim, found in now.decided_places.items():
        if any(each.by == reviewer for each in now.reviews.standing.get(claim, ())):
            told[found] = False
    return int(told.sum())
