"""``/parties``: who is who, and all about one of them."""

from __future__ import annotations

from typing import Any

import numpy as np
from fastapi import APIRouter, Response

from pourparler.errors import StoreError
from pourparler.schema.identity import PartyCount
from pourparler.schema.judgements import standing
from pourparler.show.parties import encode_judgement, encode_party_count
from pourparler.store.party_view import PartyView
from pourparler.web.asking import Filter, Paged
from pourparler.web.pages import page_of
from pourparler.web.problems import Refusal
from pourparler.web.visits import Reading

router = APIRouter(tags=["parties"])
_NEWEST = 50


@router.get("/parties", summary="Parties")
def parties(visit: Reading, wanted: Filter, page: Paged) -> Response:
    """List parties with their names and offices, those of most claims first; claims are counted under the filter.

    `party` asks for part of a name or an id.
    """

    def make() -> dict[str, Any]:
        now = visit.now(wanted.filter.known_on)
        naming = now.edits.over_parties(visit.record.parties())
        numbers = now.index.columns["number"][now.select(wanted)]
        named = np.isin(naming.columns["claim"], numbers)
        pairs = np.unique(np.stack([naming.parties()[named], naming.columns["claim"][named]], axis=1), axis=0)
        told, claims = np.unique(pairs[:, 0], return_counts=True)
        counted = dict(zip(told.tolist(), claims.tolist(), strict=True))
        words = wanted.filter.party.casefold()
        found = [
            (count, counted[count.party.number])
            for count in visit.record.party_counts()
            if count.party.number in counted and _is_called(count, words)
        ]

        def key(item: tuple[PartyCount, int]) -> tuple[int, str]:
            return -item[1], item[0].party.id

        def encode(some: Any) -> list[dict[str, Any]]:
            return [encode_party_count(count) | {"claims": claims} for count, claims in some]

        return page_of(sorted(found, key=key), key, (int, str), page, encode)

    return visit.answer(make)


@router.get("/parties/{id:path}", summary="One party")
def party(visit: Reading, id: str) -> Response:
    """Tell all about a party: its names, whom it acts for, what was judged about its names, its newest claims."""

    def make() -> dict[str, Any]:
        view = PartyView(visit.record.engine)
        try:
            found = view.find(id)
        except StoreError as error:
            raise Refusal(404, str(error)) from error
        counts = {count.party.id: count for count in visit.record.party_counts()}
        count = counts.get(found.id, PartyCount(found, 0, 0))
        keys = {f"party:{name.key}" for name in found.names}
        judged = [each for each in standing(view.judgements([found])) if keys & {each.subject, each.other}]
        now = visit.now()
        claims = [stored.claim.id for stored in view.claims(found, _NEWEST)]
        numbers = [visit.record.numbers_of_claim(claim)[-1] for claim in claims]
        return encode_party_count(count) | {
            "labels": {office.party: _label(counts, office.party) for office in count.acts_for},
            "judgements": [encode_judgement(judgement) for judgement in judged],
            "newest": visit.bench.views.numbered(now, numbers),
        }

    return visit.answer(make)


def _label(counts: dict[str, PartyCount], party: str) -> str:
    return counts[party].party.label if party in counts else party


def _is_called(count: PartyCount, words: str) -> bool:
    party = count.party
    names = (party.id, party.label, *(name.label for name in party.names))
    return not words or any(words in name.casefold() for name in names)
