"""What changed in a record between two days, with the words of stands and what is due and overdue."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Engine

from pourparler.ask.chosen_records import Negotiation
from pourparler.ask.counting import Counting
from pourparler.errors import SettingsError
from pourparler.follow.news import news_of
from pourparler.resolve.identities.told_acts import acts_of
from pourparler.schema.acts import Act
from pourparler.schema.news import News
from pourparler.schema.views import USUAL_CONFIDENCE, ClaimFilter
from pourparler.show.changes import ToldNews
from pourparler.show.positions import with_words
from pourparler.store.across import AcrossView
from pourparler.store.view import View


def tell_news(  # noqa: PLR0913  # what is asked, of what, between which days, known when
    engine: Engine,
    followed: Negotiation,
    since: date,
    until: date | None,
    known_on: datetime | None = None,
    *,
    reviewed_only: bool = False,
) -> ToldNews:
    """Return what changed.

    Args:
        engine: of an open record.
        followed: the same record, followed; from reviewed claims alone where only these are wanted.
        since: first day.
        until: last day, None for no end.
        known_on: leave out what the record learned later.
        reviewed_only: of what is due or overdue, only what a person accepted or edited.

    Raises:
        SettingsError: the days are the wrong way round.
    """
    if until is not None and until < since:
        raise SettingsError(f"since {since} lies after as of {until}; give the earlier day to since.")
    news = news_of(followed.offers_moved(since, until), followed.histories, followed.series(since), since, until)
    wanted = ClaimFilter(kinds=("event",), due=True, since=since, known_on=known_on)
    planned = _planned(engine, wanted, until, Counting.of(engine, known_on, reviewed_only=reviewed_only))
    return _with_words(engine, news, planned)


def _planned(engine: Engine, wanted: ClaimFilter, until: date | None, counting: Counting) -> tuple[Act, ...]:
    """Return the acts that reports announced, as sure as what lists show, as people decided about them."""
    found = acts_of(counting.of_acts(AcrossView(engine).acts(wanted)), until)
    return tuple(act for act in found if act.confidence >= USUAL_CONFIDENCE)


def _with_words(engine: Engine, news: News, planned: tuple[Act, ...]) -> ToldNews:
    stands = [change.now for change in news.stands]
    numbers = sorted({stand.latest.number for stand in stands if stand.latest.number is not None})
    return ToldNews(
        news,
        with_words(stands, View(engine).claims_numbered(numbers)),
        due=[act for act in planned if act.status == "planned"],
        overdue=[act for act in planned if act.status == "unconfirmed"],
    )
