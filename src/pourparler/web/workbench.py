"""What the routes share: the open record, who may come in, what was answered, what is being read."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from functools import cached_property

from fastapi import Request

from pourparler.ask.claim_views import ClaimViews
from pourparler.ask.open_records import OpenRecord
from pourparler.web.answers import Answers
from pourparler.web.jobs import Jobs
from pourparler.web.rates import Rates
from pourparler.web.sessions import Sessions


@dataclass
class Workbench:
    """One server's parts.

    Attributes:
        record: the open record.
        name: how the record is called.
        user: who works here where there are no accounts.
        answers: what was answered.
        address: where the record is, for processes that read.
        allow_private: True lets addresses in private networks be read.
        jobs: what is being read.
        sessions: who signed in, None where there are no accounts.
        rates: failures to sign in.
        csrf: the token of whoever has not signed in, or need not.
    """

    record: OpenRecord
    name: str
    user: str
    address: str = ""
    allow_private: bool = False
    jobs: Jobs = field(default_factory=Jobs)
    sessions: Sessions | None = None
    answers: Answers = field(default_factory=Answers)
    rates: Rates = field(default_factory=Rates)
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @cached_property
    def views(self) -> ClaimViews:
        """Claims as pages show them."""
        return ClaimViews(self.record)


def workbench_of(request: Request) -> Workbench:
    """Return the server's parts."""
    bench: Workbench = request.app.state.workbench
    return bench
