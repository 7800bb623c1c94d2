"""``/record``: what this record is, who asks, and the codes."""

from __future__ import annotations

from typing import Any, get_args

from fastapi import APIRouter, Request, Response
from starlette.background import BackgroundTask

from pourparler.schema import claims as nouns
from pourparler.version import RULES, __version__
from pourparler.web.answers import encode
from pourparler.web.callers import Bench, caller_of

router = APIRouter(tags=["record"])
EVENT_TYPES = {
    "AGREE": "agree", "CONSULT": "consult", "SUPPORT": "support", "COOPERATE": "cooperate", "AID": "aid",
    "CONCEDE": "concede", "RETREAT": "retreat", "REQUEST": "request", "ACCUSE": "accuse", "REJECT": "reject",
    "THREATEN": "threaten", "PROTEST": "protest", "SANCTION": "sanction", "MOBILIZE": "mobilize", "COERCE": "coerce",
    "ASSAULT": "assault",
}  # fmt: skip
"""PLOVER's codes in plain words."""


def codes() -> dict[str, Any]:
    """Return all codes that claims use."""
    return {
        "kinds": list(nouns.KINDS),
        "issues": list(get_args(nouns.Issue)),
        "event_types": EVENT_TYPES,
        "stances": list(get_args(nouns.Stance)),
        "factualities": list(get_args(nouns.Factuality)),
        "replies": list(get_args(nouns.Reply)),
        "topics": list(get_args(nouns.Topic)),
        "condition_kinds": list(get_args(nouns.ConditionKind)),
        "bases": list(get_args(nouns.Basis)),
        "modes": list(get_args(nouns.SpeechMode)),
        "relations": list(get_args(nouns.Relation)),
        "periods": list(get_args(nouns.Period)),
    }


@router.get("/record", summary="What this record is, and who asks")
def record(request: Request, bench: Bench) -> Response:
    """Tell the record's size and days, the codes, who asks, and the token that writes must carry.

    Who has not signed in, where accounts are on, learns only that.
    """
    caller = caller_of(request, bench)
    told: dict[str, Any] = {
        "name": bench.name if caller else "",
        "documents": 0,
        "claims": {},
        "first_day": None,
        "last_day": None,
        "program": {"version": __version__, "rules": RULES, "weights": None},
        "user": {"name": caller.name, "role": caller.role} if caller else None,
        "accounts": bench.sessions is not None,
        "csrf": caller.csrf if caller else bench.csrf,
        "codes": codes(),
    }
    if caller is not None:
        told |= bench.record.overview()
    answer = encode(told)
    if caller is not None:
        # The first list needs the columns; they are made while the pages that ask this load the rest of themselves.
        answer.background = BackgroundTask(bench.record.now)
    return answer
