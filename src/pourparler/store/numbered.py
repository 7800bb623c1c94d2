"""Parties and ids of claims by their numbers in a record, for views that count first and name afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Engine, select

from pourparler.schema.identity import PartyIdentity
from pourparler.store import tables
from pourparler.store.batches import batches
from pourparler.store.engine import record_name, store_errors
from pourparler.store.identities import load_parties


def parties_numbered(engine: Engine, numbers: Iterable[int]) -> Mapping[int, PartyIdentity]:
    """Return some parties as currently judged; a number that nothing bears is left out."""
    with store_errors(record_name(engine)), engine.connect() as connection:
        return load_parties(connection, numbers)


def claim_ids_numbered(engine: Engine, numbers: Iterable[int]) -> Mapping[int, str]:
    """Return the ids of some claims."""
    claim = tables.claims.c
    with store_errors(record_name(engine)), engine.connect() as connection:
        return {
            row.number: row.id
            for some in batches(sorted(set(numbers)))
            for row in connection.execute(select(claim.number, claim.id).where(claim.number.in_(some)))
        }
