"""The last word on a claim about which coders differ: a decision like any other, and that it settles the matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine

from pourparler.ask.deciding import Decider, Decision
from pourparler.ask.reviews import ADJUDICATION
from pourparler.schema.judgements import Hand
from pourparler.schema.record import Judgement


def settle(
    engine: Engine, decision: Decision, number: int, values: Mapping[str, Any], hand: Hand
) -> tuple[Judgement, ...]:
    """Store the last word on a claim, and return its judgements.

    Args:
        engine: of the record.
        decision: accept, reject or edit.
        number: of the claim in the record.
        values: for edit.
        hand: who settles it.
    """
    return Decider(engine).decide(decision, [number], values, hand, settles=ADJUDICATION).judgements
