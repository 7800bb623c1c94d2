"""One request as a route sees it: who asks which workbench, and how it is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, Request, Response

from pourparler.ask.blinding import as_seen_by
from pourparler.ask.open_records import Now, OpenRecord
from pourparler.store.coding import CodingView
from pourparler.web.callers import Allow, Caller, Role
from pourparler.web.workbench import Workbench, workbench_of


@dataclass(frozen=True, slots=True)
class Visit:
    """A request by somebody who may make it."""

    request: Request
    bench: Workbench
    caller: Caller

    @property
    def record(self) -> OpenRecord:
        """The record that is asked."""
        return self.bench.record

    def now(self, known_on: datetime | None = None) -> Now:
        """Return the record as it stands, or stood at a moment; one of several coders sees the own decisions alone."""
        now = self.record.now(known_on)
        if not self._is_coded:
            return now
        return as_seen_by(now, self.caller.name, CodingView(self.record.engine).assigned())

    @property
    def _is_coded(self) -> bool:
        return self.bench.sessions is not None and self.record.state().assignments > 0

    def answer(self, make: Callable[[], Any], *, personal: bool = False) -> Response:
        """Return the answer of a question, with an ETag.

        Args:
            make: makes what is answered, if it is not known for this state of the record.
            personal: True where it differs by who asks.
        """
        who = self.caller.name if personal or self._is_coded else ""
        return self.bench.answers.give(self.request, str(self.record.state()), make, who)


class VisitBy:
    """The condition of a route: a visit by a caller with a role."""

    def __init__(self, role: Role) -> None:
        self._allow = Allow(role)

    def __call__(self, request: Request) -> Visit:
        """Return the visit, or refuse."""
        return Visit(request, workbench_of(request), self._allow(request))


Reading = Annotated[Visit, Depends(VisitBy("reader"))]
Reviewing = Annotated[Visit, Depends(VisitBy("reviewer"))]
Editing = Annotated[Visit, Depends(VisitBy("editor"))]
Administering = Annotated[Visit, Depends(VisitBy("admin"))]
