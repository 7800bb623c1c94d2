"""``/positions``: where each side stands on each issue on a day, and how it came there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
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
from pourparler.web.asking import Filter
from pourparler.web.problems import Refusal
from pourparler.web.visits import Reading

router = APIRouter(tags=["positions"])


@router.get("/positions", summary="Where sides stand on issues")
def positions(visit: Reading, wanted: Filter) -> Response:
    """Tell the matrix of parties and issues on a day (`as_of`); of the filter, `party`, `issue` and `type` count."""

    def make() -> dict[str, Any]:
        followed = visit.record.followed(wanted.filter.known_on)
        asked = wanted.filter
        stands = [
            stand
            for stand in stands_on(followed.histories, wanted.as_of)
            if asked.issue in (None, stand.issue)
            and asked.type in ("", stand.stance)
            and _is_called(stand.side, asked.party, followed)
        ]
        contested, ids = visit.record.contested(), visit.record.now().document_ids
        told = tell(visit.record, stands)
        parties = Counter(each.stand.side for each in told)
        return {
            "as_of": wanted.as_of.isoformat() if wanted.as_of else None,
            "parties": [
                {"id": side, "label": followed.label(side)}
                for side, _ in sorted(parties.items(), key=lambda item: (-item[1], followed.label(item[0])))
            ],
            "issues": sorted({each.stand.issue for each in told}),
            "cells": [
                encode_cell(each, ids) | {"contested": contested.is_contested(each.stand, wanted.as_of)}
                for each in told
            ],
        }

    return visit.answer(make)


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


def encode_cell(each: ToldStand, ids: Mapping[str, str]) -> dict[str, Any]:
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
        "evidence": [encode_evidence(each, ids)],
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
