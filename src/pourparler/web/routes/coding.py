"""``/assignments``, ``/agreement``, ``/disagreements`` and ``/adjudications``: two people check the same stories."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Response
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from pourparler.ask.double_coding import Coded, agreement, coded_claims, coder_values, disagreements, undecided_by
from pourparler.ask.open_records import Now
from pourparler.ask.settling import settle
from pourparler.schema.judgements import Hand
from pourparler.show.parties import encode_judgement
from pourparler.store.coding import CodingView
from pourparler.web.answers import encode
from pourparler.web.asking import Paged
from pourparler.web.pages import page_of
from pourparler.web.plain_texts import Reason, check_plain, is_name
from pourparler.web.problems import Refusal
from pourparler.web.visits import Editing, Reading, Visit

router = APIRouter(tags=["two coders"])


def _named(name: str) -> str:
    if not is_name(name):
        raise ValueError("expects names of reviewers")
    return name


class Assignment(BaseModel):
    """Who is to check a story; nobody else is then."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"story": "story:46fdbca7afab31f050fd38b1", "reviewers": ["mara", "jun"]}]},
    )
    story: Annotated[str, Field(max_length=100)]
    reviewers: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_named)]], Field(max_length=20)
    ]


class Adjudication(BaseModel):
    """The last word on a claim about which coders differ."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"claim": "c-159e02706e8f8e6c7d000057", "decision": "accept"}]},
    )
    claim: Annotated[str, Field(max_length=80)]
    decision: Literal["accept", "reject", "edit"]
    values: dict[str, Any] = {}
    reason: Reason = ""


@router.get("/assignments", summary="Who is to check what")
def assignments(visit: Reading) -> Response:
    """List the stories that somebody is to check, and how many claims each reviewer has not decided about."""

    def make() -> dict[str, Any]:
        now, groups = visit.record.now(), visit.record.stories()
        assigned = CodingView(visit.record.engine).assigned()
        items = []
        for identity, story in groups.stories.items():
            prints = {report.fingerprint for report in story.reports}
            names = sorted({name for each in prints for name in assigned.get(each, ())})
            if names:
                left = {name: undecided_by(now, name, prints) for name in names}
                items.append({"story": identity, "title": story.reports[0].title, "reviewers": names, "left": left})
        return {"items": items, "next": None, "total": len(items)}

    return visit.answer(make)


@router.post("/assignments", summary="Give a story to reviewers")
def assign(visit: Editing, given: Assignment) -> Response:
    """Give a story's reports to reviewers, and take them from everybody else; no names take it from all."""
    story = visit.record.stories().stories.get(given.story)
    if story is None:
        raise Refusal(404, f"There is no story {given.story[:100]!r}; GET /api/v1/stories lists them.")
    if visit.bench.sessions is not None:
        known = {account.name for account in visit.bench.sessions.accounts.accounts()}
        for name in given.reviewers:
            if name not in known:
                raise Refusal(422, f"There is no account {name!r}; GET /api/v1/users lists them.")
    prints = [report.fingerprint for report in story.reports]
    reviewers = sorted(set(given.reviewers))
    CodingView(visit.record.engine).assign(prints, reviewers, visit.caller.name)
    return encode({"story": given.story, "reviewers": reviewers})


@router.get("/agreement", summary="How far coders agree")
def agreeing(visit: Reading) -> Response:
    """Tell Krippendorff's alpha by field, for claims that at least two of their reviewers decided about."""

    def make() -> dict[str, Any]:
        now, coded, numbers = _coded(visit)
        fields = agreement(visit.record.view, now, coded, numbers)
        return {"items": fields, "next": None, "total": len(fields)}

    return visit.answer(make)


@router.get("/disagreements", summary="Where coders differ")
def differing(visit: Editing, page: Paged) -> Response:
    """List the claims about which coders differ, and what each holds; those that were adjudicated are left out."""

    def make() -> dict[str, Any]:
        now, coded, numbers = _coded(visit)
        found = disagreements(visit.record.view, now, coded, numbers)

        def encoded(some: Any) -> list[dict[str, Any]]:
            shown = [numbers[each.claim] for each in some]
            stored = visit.record.view.claims_numbered(shown)
            views = visit.bench.views.numbered(now, shown)
            return [
                {"claim": view, "by": {name: _told(each, name, stored[numbers[each.claim]]) for name in each.by}}
                for each, view in zip(some, views, strict=True)
            ]

        return page_of(found, lambda each: (each.claim,), (str,), page, encoded)

    return visit.answer(make)


@router.post("/adjudications", summary="Settle a disagreement")
def adjudicate(visit: Editing, given: Adjudication) -> Response:
    """Keep the last word on a claim; what the coders decided stays in the record."""
    check_plain(given.values)
    numbers = visit.record.numbers_of_claim(given.claim)
    if not numbers:
        raise Refusal(404, f"No claim is called {given.claim[:80]!r}; nothing was decided.")
    hand = Hand(visit.caller.name, datetime.now(UTC), given.reason)
    judgements = settle(visit.record.engine, given.decision, numbers[-1], given.values, hand)
    now = visit.record.now()
    claims = visit.bench.views.numbered(now, numbers[-1:])
    return encode({"judgements": [encode_judgement(each) for each in judgements], "claims": claims})


def _coded(visit: Visit) -> tuple[Now, list[Coded], dict[str, int]]:
    now = visit.record.now()
    coded = coded_claims(now, CodingView(visit.record.engine).assigned())
    return now, coded, {each.claim: visit.record.numbers_of_claim(each.claim)[-1] for each in coded}


def _told(coded: Coded, name: str, stored: Any) -> dict[str, Any]:
    judgement = coded.by[name]
    return {
        "decision": judgement.verdict,
        "values": coder_values(stored, judgement),
        "reason": judgement.reason,
        "at": judgement.at.isoformat(),
    }
