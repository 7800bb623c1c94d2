"""``/ledger``: proposals with their states on a day, one of them whole, and two compared."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Query, Response

from pourparler.ask.followed_records import FollowedRecord
from pourparler.follow.differences import compare_offers
from pourparler.schema.ledger import Offer, OfferHead, Process
from pourparler.schema.negotiation import State
from pourparler.show.ledger_machine import encode_comparison, encode_offer, encode_taken
from pourparler.show.ledgers import LedgerView
from pourparler.web.asking import Filter, Paged
from pourparler.web.pages import page_of
from pourparler.web.problems import Refusal
from pourparler.web.visits import Reading

router = APIRouter(tags=["ledger"])
_WIDTH = 80
STATES: tuple[str, ...] = get_args(State)


@router.get("/ledger", summary="Proposals and their states")
def ledger(
    visit: Reading,
    wanted: Filter,
    page: Paged,
    state: Annotated[list[State] | None, Query(description="Only proposals in these states.")] = None,
) -> Response:
    """List proposals as they stand on a day (`as_of`), those that changed last first.

    Of the filter, `party`, `issue`, `words` (in the name), `since` and `until` (of the last change) count.
    """

    def make() -> dict[str, Any]:
        followed = visit.record.followed(wanted.filter.known_on)
        view = LedgerView(followed.label, wanted.as_of, _WIDTH)
        processes = {identity: process for process in followed.processes for identity in process.offers}
        heads = [
            head
            for head in followed.heads
            if (moved := head.moved_on(wanted.as_of)) is not None
            and (wanted.filter.since is None or moved >= wanted.filter.since)
            and (wanted.filter.until is None or moved <= wanted.filter.until)
            and all(word in head.name.lower() for word in wanted.filter.words.lower().split())
            and _concerns(processes[head.id], wanted.filter.issue, wanted.filter.party, followed)
            and (not state or _state(head, wanted.as_of) in state)
        ]

        def key(head: OfferHead) -> tuple[int, str]:
            return -(head.moved_on(wanted.as_of) or date.min).toordinal(), head.id

        def encode(some: Any) -> list[dict[str, Any]]:
            offers = {offer.id: offer for offer in followed.offers({head.id for head in some})}
            return [encode_offer(offers[head.id], processes[head.id], view) for head in some]

        listed = page_of(sorted(heads, key=key), key, (int, str), page, encode)
        shown = {offer["process"]["id"] for offer in listed["items"]}
        return {
            "processes": [encode_process(each, followed) for each in followed.processes if each.id in shown],
            "offers": listed.pop("items"),
        } | listed

    return visit.answer(make)


@router.get("/ledger/{id}", summary="One proposal")
def proposal(visit: Reading, wanted: Filter, id: str) -> Response:
    """Tell a proposal whole, with all steps that reports tell of it."""

    def make() -> dict[str, Any]:
        followed = visit.record.followed(wanted.filter.known_on)
        (offer,) = _offers(followed, id)
        process = next(each for each in followed.processes if offer.id in each.offers)
        steps = [taken for taken in offer.steps if wanted.as_of is None or taken.day <= wanted.as_of]
        return encode_offer(offer, process, LedgerView(followed.label, wanted.as_of, _WIDTH)) | {
            "steps": [{"day": taken.day.isoformat()} | encode_taken(taken) for taken in steps]
        }

    return visit.answer(make)


@router.get("/ledger/{id}/compare/{other}", summary="Two proposals, term by term")
def compare(visit: Reading, wanted: Filter, id: str, other: str) -> Response:
    """Tell what `id` changed of `other`, term by term."""

    def make() -> dict[str, Any]:
        followed = visit.record.followed(wanted.filter.known_on)
        after, before = _offers(followed, id, other)
        view = LedgerView(followed.label, wanted.as_of, _WIDTH)
        return encode_comparison(before, after, compare_offers(before, after), view)

    return visit.answer(make)


def _offers(followed: FollowedRecord, *ids: str) -> list[Offer]:
    found = {offer.id: offer for offer in followed.offers(set(ids))}
    for identity in ids:
        if identity not in found:
            raise Refusal(404, f"No proposal has the id {identity[:80]!r}; GET /api/v1/ledger lists them.")
    return [found[identity] for identity in ids]


def _state(head: OfferHead, day: date | None) -> str | None:
    return next((state for changed, state in reversed(head.states) if day is None or changed <= day), None)


def _concerns(process: Process, issue: str | None, party: str, followed: FollowedRecord) -> bool:
    called = party.casefold()
    return (issue is None or issue in process.issues) and (
        not party or any(party == side or called in followed.label(side).casefold() for side in process.parties)
    )


def encode_process(process: Process, followed: FollowedRecord) -> dict[str, Any]:
    """Return a crisis: its sides, issues and proposals."""
    return {
        "id": process.id,
        "parties": [{"id": side, "label": followed.label(side)} for side in process.parties],
        "issues": list(process.issues),
        "offers": list(process.offers),
    }
