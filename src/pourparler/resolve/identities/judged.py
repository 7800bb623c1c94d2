"""Judgements to what they say of pairs: the program's views, and people's decisions, which come first.

Subjects carry their kind before a colon: ``party:tavi korrad``, ``act:c-5f0c…``, ``story:1f0c…``, ``copy:1f0c…``.
"""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.resolve.identities.decisions import Decision
from pourparler.schema.identity import Pair, PairKind
from pourparler.schema.judgements import standing
from pourparler.schema.record import Judgement


def pairs_of(kind: PairKind, judgements: Sequence[Judgement]) -> list[Pair]:
    """Return what the program thinks of pairs of a kind."""
    return [
        Pair.of(_key(j.subject), _key(j.other), j.score, j.reason, same=j.verdict == "same")
        for j in standing(judgements)
        if j.score is not None and j.subject.startswith(f"{kind}:")
    ]


def decisions_of(kind: PairKind, judgements: Sequence[Judgement]) -> list[Decision]:
    """Return what people decided on pairs of a kind, oldest first; the newest word on a pair is the last."""
    return [
        Decision(_key(j.subject), _key(j.other), j.verdict == "same")
        for j in standing(judgements)
        if j.score is None and j.verdict in ("same", "different") and j.subject.startswith(f"{kind}:")
    ]


def _key(subject: str) -> str:
    return subject.partition(":")[2]
