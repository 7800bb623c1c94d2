"""One request as a route sees it: who asks which workbench, and how it is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request, Response

from pourparler.ask.open_records import OpenRecord
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

    def answer(self, make: Callable[[], Any], *, personal: bool = False) -> Response:
        """Return the answer of a question, with an ETag.

        Args:
            make: makes what is answered, if it is not known for this state of the record.
            personal: True where it differs by who asks.
        """
        who = self.caller.name if personal else ""
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
