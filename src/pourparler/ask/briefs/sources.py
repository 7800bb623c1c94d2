"""The record as a brief sees it: proposals, positions, figures and acts that count, and how sides are called."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from sqlalchemy import Engine

from pourparler.ask.briefs.wishes import BriefWish, Days
from pourparler.ask.chosen_records import Negotiation, negotiation_of
from pourparler.ask.counting import Counting
from pourparler.errors import SettingsError
from pourparler.follow.decisions import decide
from pourparler.resolve.identities.told_acts import acts_of
from pourparler.schema.acts import Act, ActMaterial
from pourparler.schema.ledger import Offer
from pourparler.schema.views import USUAL_CONFIDENCE, ClaimFilter, StoredClaim
from pourparler.store.across import AcrossView
from pourparler.store.cited import CitedView
from pourparler.store.view import View

_MOST_EVENTS = 2000
"""Events of the days that are looked at, the latest ones; more would take longer than anybody waits."""


class BriefSource:
    """Asks one record for what a brief wants."""

    def __init__(self, engine: Engine, wish: BriefWish) -> None:
        self._engine = engine
        self.wish = wish
        self.cited = CitedView(engine, wish.known_on)
        self.days = Days.of(wish, self._newest())
        weak = self.cited.weaker_than(wish.min_confidence) if wish.min_confidence else frozenset[str]()
        self.counting = Counting(decide(self.cited.judgements()), wish.reviewed_only, weak)

    def _newest(self) -> date:
        from_reports = self.cited.reports()[2]
        return from_reports or self.wish.as_of or self.wish.until or date.today()

    @cached_property
    def negotiation(self) -> Negotiation:
        """What follows from the claims that count."""
        return negotiation_of(self._engine, self.counting, self.wish.known_on)

    @cached_property
    def asked_sides(self) -> frozenset[str] | None:
        """The parties that a brief is about, None for all.

        Raises:
            SettingsError: no party is called so.
        """
        asked = self.wish.party.casefold().strip()
        if not asked:
            return None
        parties = View(self._engine).canonical_parties().values()
        found = frozenset(
            party.id
            for party in parties
            if asked in party.label.casefold() or any(asked in name.label.casefold() for name in party.names)
        )
        if not found:
            raise SettingsError(f"No party is called {self.wish.party!r}; `pourparler party list` lists the parties.")
        return found

    def is_asked(self, sides: Iterable[str | None]) -> bool:
        """Tell whether one of some sides is one that the brief is about."""
        return self.asked_sides is None or any(side in self.asked_sides for side in sides if side)

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """The proposals of the sides and the issue asked for, known by the day."""
        issue = self.wish.issue
        return tuple(
            offer
            for offer in self.negotiation.offers()
            if offer.state_on(self.days.as_of) is not None
            and self.is_asked((offer.author, *offer.addressees, *(answer.side for answer in offer.answers)))
            and (issue is None or issue in offer.issues)
        )

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """What was done in the days, or was to be done then or later; with an issue, none: no event tells one."""
        if self.wish.issue is not None:
            return ()
        return _merged(self._acts(due=False), self._acts(due=True))

    def _acts(self, *, due: bool) -> tuple[Act, ...]:
        least = self.wish.min_confidence
        wanted = ClaimFilter(
            kinds=("event",),
            party=self.wish.party,
            since=self.days.since,
            until=None if due else self.days.until,
            due=due,
            known_on=self.wish.known_on,
            min_confidence=USUAL_CONFIDENCE if least is None else least,
            limit=_MOST_EVENTS,
        )
        material: ActMaterial = self.counting.of_acts(AcrossView(self._engine).acts(wanted))
        return acts_of(material, self.days.as_of)

    def claims(self, ids: Iterable[str]) -> dict[str, StoredClaim]:
        """Return claims by their ids."""
        return self.cited.claims(ids)


def _merged(acts: Iterable[Act], others: Iterable[Act]) -> tuple[Act, ...]:
    """Return the acts of two questions, each once; of two that share a claim the one with more reports."""
    found: list[Act] = []
    taken: set[str] = set()
    for act in sorted((*acts, *others), key=lambda act: (-len(act.reports), act.id)):
        claims = {stored.claim.id for stored in act.reports}
        if not claims & taken:
            found.append(act)
            taken |= claims
    return tuple(found)
