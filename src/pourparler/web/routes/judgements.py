"""``/judgements`` and new claims: what people decide; nothing is ever edited or deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from pourparler.ask.deciding import Decided, Decider, Decision
from pourparler.schema.judgements import Hand
from pourparler.schema.spans import Span
from pourparler.show.parties import encode_judgement
from pourparler.store.coding import CodingView
from pourparler.web.answers import encode
from pourparler.web.plain_texts import Reason, check_plain
from pourparler.web.problems import Refusal
from pourparler.web.routes.documents import find_report
from pourparler.web.visits import Reviewing, Visit

router = APIRouter(tags=["decisions"])
_AT_ONCE = 500


class Command(BaseModel):
    """A decision about claims."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"decision": "reject", "claims": ["c-5f0c12"], "reason": "a hope, no event"}]},
    )
    decision: Decision
    claims: Annotated[list[Annotated[str, Field(max_length=80)]], Field(max_length=_AT_ONCE)] = []
    reason: Reason = ""
    values: dict[str, Any] = {}


class NewClaim(BaseModel):
    """A claim made by a person: words of a report, and fields as an edit gives them."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "document": "doc-ba6c1c9c9401dc10e73d6877",
                    "kind": "position",
                    "start": 588,
                    "end": 595,
                    "fields": {"holder": "The Front", "issue": "ceasefire", "stance": "conditional"},
                }
            ]
        },
    )
    document: Annotated[str, Field(max_length=2000)]
    kind: Annotated[str, Field(max_length=20)]
    start: Annotated[int, Field(ge=0, le=100_000_000, strict=True)]
    end: Annotated[int, Field(ge=0, le=100_000_000, strict=True)]
    fields: dict[str, Any] = {}
    reason: Reason = ""


@router.post("/judgements", summary="Decide about claims")
def judge(visit: Reviewing, command: Command) -> Response:
    """Keep a decision; `undo` without claims takes back the latest command of who asks, all of it.

    `edit` needs `values` by field, `split` `{"parts": [{…}, {…}]}`, `link` `{"relation": "caused"}`; `merge` keeps the
    first claim. `see` decides nothing: it keeps that the claims' reports were seen.
    """
    check_plain(command.values)
    decider, hand = Decider(visit.record.engine), Hand(visit.caller.name, datetime.now(UTC), command.reason)
    if command.decision == "undo":
        return _told(visit, decider.undo([_known(visit, each)[0] for each in command.claims], hand))
    if not command.claims:
        raise Refusal(422, f"{command.decision} expects at least one claim in claims.")
    found = [_known(visit, each) for each in dict.fromkeys(command.claims)]
    if command.decision == "see":
        return _seen(visit, [claim for claim, _ in found])
    return _told(visit, decider.decide(command.decision, [number for _, number in found], command.values, hand))


@router.post("/claims", summary="Make a claim", status_code=201)
def add(visit: Reviewing, made: NewClaim) -> Response:
    """Keep a claim that a person made of words of a report; offsets are code points of the report's text."""
    check_plain(made.fields)
    if made.start >= made.end:
        raise Refusal(422, f"start {made.start} must lie before end {made.end}; mark at least one letter.")
    report = find_report(visit.now(), made.document)
    hand = Hand(visit.caller.name, datetime.now(UTC), made.reason)
    words = Span(made.start, made.end)
    decided = Decider(visit.record.engine).add(report.reading, made.kind, words, made.fields, hand)
    return encode(_claims(visit, decided.claims)[0], 201)


def _known(visit: Visit, identity: str) -> tuple[str, int]:
    """Return a claim's id and the number of its newest reading."""
    numbers = visit.record.numbers_of_claim(identity)
    if not numbers:
        raise Refusal(404, f"No claim is called {identity[:80]!r}; nothing was decided.")
    return identity, numbers[-1]


def _told(visit: Visit, decided: Decided) -> Response:
    judgements = [encode_judgement(judgement) for judgement in decided.judgements]
    return encode({"judgements": judgements, "claims": _claims(visit, decided.claims)})


def _claims(visit: Visit, claims: Sequence[str]) -> list[dict[str, Any]]:
    now = visit.now()
    numbers = [found[-1] for claim in claims if (found := visit.record.numbers_of_claim(claim))]
    return visit.bench.views.numbered(now, numbers)


def _seen(visit: Visit, claims: Sequence[str]) -> Response:
    now = visit.now()
    shown = visit.bench.views.numbered(now, [visit.record.numbers_of_claim(claim)[-1] for claim in claims])
    reports = [find_report(now, claim["document"]["id"]) for claim in shown]
    CodingView(visit.record.engine).see([report.version for report in reports], visit.caller.name)
    return encode({"judgements": [], "claims": shown})
