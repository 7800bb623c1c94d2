"""The words of the filter options become a filter, checked against the codes."""

from __future__ import annotations

from typing import Any, cast, get_args

from pourparler.cli.options import parse_code
from pourparler.errors import SettingsError
from pourparler.schema import claims
from pourparler.schema.views import ClaimFilter

_TYPES: dict[str, tuple[str, ...]] = {
    "event": get_args(claims.EventType),
    "statement": get_args(claims.SpeechMode),
    "position": get_args(claims.Stance),
    "response": get_args(claims.Reply),
    "figure": get_args(claims.Topic),
    "proposal": (),
}


def make_filter(
    kinds: tuple[str, ...], *, issue: str | None, type: str | None, factuality: str | None, **others: Any
) -> ClaimFilter:
    """Return the filter.

    Args:
        kinds: kinds of claims asked for; none means all.
        issue: an issue's code.
        type: a code that sorts claims within their kind.
        factuality: a factuality's code.
        others: what needs no check.

    Raises:
        SettingsError: a code is not known, or the days are the wrong way round.
    """
    since, until = others.get("since"), others.get("until")
    if since and until and since > until:
        raise SettingsError(f"--since {since} lies after --until {until}; give the earlier day to --since.")
    types = [code for kind in kinds or tuple(_TYPES) for code in _TYPES[kind]]
    if type is not None and not types:
        raise SettingsError(f"--type does not apply to {kinds[0]}s; filter them by --issue or --party.")
    return ClaimFilter(
        kinds=kinds,
        issue=cast(claims.Issue | None, parse_code("--issue", issue, get_args(claims.Issue))),
        type=parse_code("--type", type, types) or "",
        factuality=cast(claims.Factuality | None, parse_code("--factuality", factuality, get_args(claims.Factuality))),
        **others,
    )
