"""``/positions``: where each side stands on each issue on a day, and how it came there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from pourparler.ask.followed_records import FollowedRecord
from pourparler.ask.open_records import OpenRecord
from pourparler.follow.stands import stands_on
from pourparler.schema.claims import Issue
from pourparler.schema.codec import encode_quote
from pourparler.schema.stands import Stand
from pourparler.show.positions import ToldStand, with_words
from pourparler.web.asking import Filter, Paged
from pourparler.web.pages import page_of
from pourparler.web.problems import Refusal
from pourparler.web.visits import Reading

router = APIRouter(tags=["positions"])


@router.get("/positions", summary="Where sides stand on issues")
def positions(visit: Reading, wanted: Filter, page: Paged) -> Response:
    """Tell the matrix of parties and issues on a day (`as_of`), the parties with most positions first.

    Of the filter, `party`, `issue` and `type` count. The words of a position are told by its history. `positions`,
    `contested`, `issues` and `days` (the first and the last day since which a position holds) are of all parties.
    """

    def make() -> dict[str, Any]:
        followed = visit.record.followed(wanted.filter.known_on)
        asked, contested = wanted.filter, visit.record.contested()
        stands = [
            stand
            for stand in stands_on(followed.histories, wanted.as_of)
            if asked.issue in (None, stand.issue)
            and asked.type in ("", stand.stance)
            and _is_called(stand.side, asked.party, followed)
        ]
        parties = _by_party(stands, followed)

        def key(party: _Party) -> tuple[int | str, ...]:
            return -len(party.stands), party.label, party.id

        def encode(some: Sequence[_Party]) -> list[dict[str, Any]]:
            told = {(each.stand.side, each.stand.issue): each for each in tell(visit.record, _stands_of(some))}
            return [
                {
                    "id": party.id,
                    "label": party.label,
                    "cells": [
                        encode_cell(each) | {"contested": contested.is_contested(each.stand, wanted.as_of)}
                        for stand in party.stands
                        if (each := told.get((stand.side, stand.issue)))
                    ],
                }
                for party in some
            ]

        ordered = sorted(parties, key=key, reverse=page.latest_first)
        days = sorted({stand.since for stand in stands})
        return page_of(ordered, key, (int, str, str), page, encode) | {
            "as_of": wanted.as_of.isoformat() if wanted.as_of else None,
            "issues": sorted({stand.issue for stand in stands}),
            "positions": len(stands),
            "contested": sum(contested.is_contested(stand, wanted.as_of) for stand in stands),
            "days": [_day(days[0]), _day(days[-1])] if days else None,
        }

    return visit.answer(make)


@dataclass(frozen=True, slots=True)
class _Party:
    """A side with its stands on issues."""

    id: str
    label: str
    stands: tuple[Stand, ...]


def _by_party(stands: Iterable[Stand], followed: FollowedRecord) -> list[_Party]:
    found: defaultdict[str, list[Stand]] = defaultdict(list)
    for stand in stands:
        found[stand.side].append(stand)
    return [_Party(side, followed.label(side), tuple(own)) for side, own in found.items()]


def _stands_of(parties: Iterable[_Party]) -> list[Stand]:
    return [stand for party in parties for stand in party.stands]


@router.get("/positions/history", summary="How one side came to stand where it does")
def history(
    visit: Reading,
    wanted: Filter,
    party: Annotated[str, Query(max_length=200, description="The party's id or label.")],
    issue: Annotated[Issue, Query(description="The issue.")],
) -> Response:
    """Tell a side's stance on an issue, a point for each day on which anything was said."""

    def make() -> dict[str, Any]:
        followed = visit.record.followed(wanted.filter.known_on)
        sides = [side for side, of in followed.histories if of == issue and party in (side, followed.label(side))]
        if not sides:
            raise Refusal(404, f"The record tells of no position of {party!r} on {issue}.")
        stands = [
            stand
            for stand in followed.histories[sides[0], issue]
            if wanted.as_of is None or stand.latest.day <= wanted.as_of
        ]
        ids = visit.record.now().document_ids
        points = [
            {
                "day": each.stand.latest.day.isoformat(),
                "stance": each.stand.stance,
                "condition": each.condition or None,
                "sources": each.stand.sources,
                "evidence": [encode_evidence(each, ids)],
            }
            for each in tell(visit.record, stands)
        ]
        return {"party": {"id": sides[0], "label": followed.label(sides[0])}, "issue": issue, "points": points}

    return visit.answer(make)


def _is_called(side: str, words: str, followed: FollowedRecord) -> bool:
    return not words or words == side or words.casefold() in followed.label(side).casefold()


def tell(record: OpenRecord, stands: Sequence[Stand]) -> list[ToldStand]:
    """Return stands with their words."""
    numbers = sorted({stand.latest.number for stand in stands if stand.latest.number is not None})
    return with_words(stands, record.view.claims_numbered(numbers))


def encode_cell(each: ToldStand) -> dict[str, Any]:
    """Return a cell of the matrix."""
    stand = each.stand
    changed = {"stance": stand.before, "day": _day(stand.since)} if stand.before else None
    return {
        "party": stand.side,
        "issue": stand.issue,
        "stance": stand.stance,
        "condition": each.condition or None,
        "condition_kind": each.kind or None,
        "since": _day(stand.since),
        "told": _day(stand.latest.day),
        "origin": stand.latest.origin,
        "changed_from": changed,
        "sources": stand.sources,
        "claim": stand.latest.claim,
    }


def encode_evidence(each: ToldStand, ids: Mapping[str, str]) -> dict[str, Any]:
    """Return the words of a stand; ``ids`` gives the id of a report by its fingerprint."""
    latest = each.stand.latest
    source = latest.source
    start = each.sentence.span.start
    return {
        "claim": latest.claim,
        "words": {
            "text": each.sentence.text[each.words.start - start : each.words.end - start],
            "span": [each.words.start, each.words.end],
        },
        "sentence": encode_quote(each.sentence),
        "document": {
            "id": ids.get(source.fingerprint),
            "title": source.title,
            "source": source.publisher,
            "published": _day(source.published) if source.published else None,
        },
    }


def _day(day: date) -> str:
    return day.isoformat()
