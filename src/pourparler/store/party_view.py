"""Parties as a record tells them: who is named how often, all about one party, and how a party is found by a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from pourparler.errors import StoreError
from pourparler.schema.identity import PartyCount, PartyIdentity
from pourparler.schema.party_names import subject_of
from pourparler.schema.record import Judgement
from pourparler.schema.views import StoredClaim
from pourparler.store import identities, questions, tables
from pourparler.store.engine import record_name, store_errors
from pourparler.store.regrouping import connected_judgements
from pourparler.store.view import View

_LISTED = 5


class PartyView:
    """Asks one record about its parties."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._name = record_name(engine)
        self._view = View(engine)

    def counts(self) -> tuple[PartyCount, ...]:
        """Return the parties that current claims name, those of most claims first."""
        with store_errors(self._name), self._engine.connect() as connection:
            counted = _counted(connection)
            parties = identities.load_parties(connection, counted)
            offices = identities.load_offices(connection)
        found = [
            PartyCount(parties[number], claims, reports, tuple(o for o in offices if o.person == parties[number].id))
            for number, (claims, reports) in counted.items()
        ]
        return tuple(sorted(found, key=lambda count: (-count.claims, count.party.id)))

    def find(self, words: str) -> PartyIdentity:
        """Return the party with this id or label, with a name of exactly these words, or with a part of them.

        Raises:
            StoreError: there is none, or there are several.
        """
        asked = _plain(words)
        with store_errors(self._name), self._engine.connect() as connection:
            parties = identities.load_parties(connection)
        for fits in (_is_exactly, _is_named, _holds):
            found = sorted((party for party in parties.values() if fits(party, asked)), key=lambda party: party.id)
            # A description that one report alone uses gives way to a name that several share.
            shared = [party for party in found if any("#" not in name.key for name in party.names)]
            if len(shared or found) == 1:
                return (shared or found)[0]
            if found:
                listed = ", ".join(f"{party.label} ({party.id})" for party in found[:_LISTED])
                raise StoreError(f"{words!r} may be several parties: {listed}; give the id of one.")
        raise StoreError(f"No party is called {words!r}; `pourparler party list` lists the parties.")

    def find_by_name(self, words: str) -> PartyIdentity:
        """Return the party that has a name with exactly these words or this key, else what `find` finds."""
        asked = _plain(words)
        with store_errors(self._name), self._engine.connect() as connection:
            parties = identities.load_parties(connection)
        exact = [party for party in parties.values() if any(asked == name.key for name in party.names)]
        return exact[0] if exact else self.find(words)

    def key_in(self, party: PartyIdentity, words: str) -> str:
        """Return the key of a party's name.

        Raises:
            StoreError: the party has no such name.
        """
        asked = _plain(words)
        for name in party.names:
            if asked in (name.key, name.label.casefold()):
                return name.key
        listed = ", ".join(f"{name.label} ({name.key})" for name in party.names)
        raise StoreError(f"{party.label} has no name {words!r}; its names are {listed}.")

    def judgements(self, parties: Sequence[PartyIdentity]) -> tuple[Judgement, ...]:
        """Return the judgements about names of parties and what hangs together with them, oldest first."""
        subjects = {subject_of(name.key) for party in parties for name in party.names}
        with store_errors(self._name), self._engine.connect() as connection:
            return tuple(connected_judgements(connection, subjects))

    def decisions(self) -> tuple[Judgement, ...]:
        """Return all that people decided, oldest first."""
        table = tables.judgements
        asked = select(table).where(table.c.score.is_(None)).order_by(table.c.number)
        with store_errors(self._name), self._engine.connect() as connection:
            return tuple(identities.judgement_of(row) for row in connection.execute(asked))

    def claims(self, party: PartyIdentity, limit: int) -> tuple[StoredClaim, ...]:
        """Return the newest current claims that name a party, by number."""
        claim, mention, name = tables.claims.c, tables.party_mentions.c, tables.party_names.c
        asked = (
            select(claim.number)
            .distinct()
            .join(tables.party_mentions, mention.claim == claim.number)
            .join(tables.party_names, name.number == mention.name)
            .where(name.party == party.number, claim.reading.in_(questions.current_readings(None)))
            .order_by(claim.number.desc())
            .limit(limit)
        )
        with store_errors(self._name), self._engine.connect() as connection:
            numbers = [row.number for row in connection.execute(asked)]
        found = self._view.claims_numbered(numbers)
        return tuple(found[number] for number in sorted(found))


def _counted(connection: Connection) -> dict[int, tuple[int, int]]:
    """Return the number of claims and of reports that name each party."""
    claim, mention, name = tables.claims.c, tables.party_mentions.c, tables.party_names.c
    claims: Any = func.count(mention.claim.distinct())
    asked = (
        select(name.party, claims.label("claims"), func.count(claim.reading.distinct()).label("reports"))
        .select_from(tables.party_mentions)
        .join(tables.party_names, name.number == mention.name)
        .join(tables.claims, claim.number == mention.claim)
        .where(claim.reading.in_(questions.current_readings(None)))
        .group_by(name.party)
    )
    return {row.party: (row.claims, row.reports) for row in connection.execute(asked)}


def _plain(words: str) -> str:
    """Return words as names are compared: without an article, since no name is kept with one.

    >>> _plain("The  Rebels")
    'rebels'
    """
    return " ".join(words.casefold().split()).removeprefix("the ")


def _is_exactly(party: PartyIdentity, words: str) -> bool:
    return words in (party.id.casefold(), party.label.casefold())


def _is_named(party: PartyIdentity, words: str) -> bool:
    return any(words in (name.key, name.label.casefold(), name.key.partition("@")[0]) for name in party.names)


def _holds(party: PartyIdentity, words: str) -> bool:
    return words in party.label.casefold() or any(words in name.label.casefold() for name in party.names)
