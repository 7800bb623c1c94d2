"""What the routes share: the open record, who may come in, what was answered, what is being read."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from functools import cached_property

from fastapi import Request

from pourparler.ask.claim_views import ClaimViews
from pourparler.ask.open_records import OpenRecord
from pourparler.web.answers import Answers


@dataclass
class Workbench:
    """One server's parts.

    Attributes:
        record: the open record.
        name: how the record is called.
        user: who works here where there are no accounts.
        answers: what was answered.
        csrf: the token of whoever has not signed in, or need not.
    """

    record: OpenRecord
    name: str
    user: str
    answers: Answers = field(default_factory=Answers)
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @cached_property
    def views(self) -> ClaimViews:
        """Claims as pages show them."""
        return ClaimViews(self.record)


def workbench_of(request: Request) -> Workbench:
    """Return the server's parts."""
    bench: Workbench = request.app.state.workbench
    return bench
