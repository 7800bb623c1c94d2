"""``/map``, ``/network`` and ``/figures``: the record seen from above."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from pourparler.ask.figures_told import series_within
from pourparler.ask.networks import network_of
from pourparler.ask.places_told import places_told
from pourparler.schema.series import Series
from pourparler.show.overviews import encode_network, encode_places
from pourparler.show.series import encode_series
from pourparler.web.asking import Filter, Paged
from pourparler.web.borders import disputed_borders
from pourparler.web.pages import page_of
from pourparler.web.visits import Reading

router = APIRouter(tags=["overviews"])
_PLACES = 1000


@router.get("/map", summary="Where it is told to have happened")
def places(visit: Reading, wanted: Filter) -> Response:
    """Tell the places of claims: towns as points, countries and districts as areas, and what has no known position.

    `disputed` holds pairs of countries whose border is drawn dashed, null for the pages' own list.
    """

    def make() -> dict[str, Any]:
        now = visit.now(wanted.filter.known_on)
        found = places_told(visit.record.view, now, now.select(wanted), _PLACES)
        borders = disputed_borders()
        return encode_places(found) | {"disputed": borders}

    return visit.answer(make)


@router.get("/network", summary="Who has to do with whom")
def network(
    visit: Reading,
    wanted: Filter,
    limit: Annotated[int, Query(ge=1, le=2000, description="How many ties, those told most often.")] = 300,
) -> Response:
    """Tell ties between parties by type of act, with their days, and the tone of each type."""

    def make() -> dict[str, Any]:
        now = visit.now(wanted.filter.known_on)
        parties = now.edits.over_parties(visit.record.parties())
        found = network_of(visit.record.engine, now, parties, now.select(wanted), limit)
        return encode_network(found)

    return visit.answer(make)


@router.get("/figures", summary="Counts over time")
def figures(visit: Reading, wanted: Filter, page: Paged) -> Response:
    """List series of figures, a series for each counter, the longest first; nothing is added up or averaged.

    Of the filter, `type` (the topic), `place`, `party` (who counts), `since`, `until` and `source` count.
    """

    def make() -> dict[str, Any]:
        followed = visit.record.followed(wanted.filter.known_on)
        label = followed.label
        found = list(series_within(followed.series(), wanted.filter, label, wanted.as_of))

        def key(series: Series) -> tuple[int | str, ...]:
            first = series.points[0].figure
            return -len(series.points), series.topic, series.place, series.counter or "", first.claim

        def encode(some: Any) -> list[dict[str, Any]]:
            return [encode_series(each, label) for each in some]

        found.sort(key=key)
        return page_of(found, key, (int, str, str, str, str), page, encode)

    return visit.answer(make)
