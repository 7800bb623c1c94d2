"""Who decides: options that every command with a decision has."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pourparler.schema.judgements import Hand

Reason = Annotated[str, typer.Option(metavar="WORDS", help="Why; kept with the decision.")]
By = Annotated[str, typer.Option(metavar="NAME", help="Who decides; your login name when left out.")]


def sign(by: str, reason: str) -> Hand:
    """Return the hand that signs the decisions of one command."""
    from pourparler.schema.judgements import Hand

    return Hand(by or _login(), datetime.now(UTC), reason)


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a user of that number
        return "unnamed"
