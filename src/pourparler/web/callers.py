"""Who asks, and what that allows."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Annotated, Literal, cast, get_args

from fastapi import Depends, Request

from pourparler.web.problems import Refusal
from pourparler.web.workbench import Workbench, workbench_of

Role = Literal["reader", "reviewer", "editor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
SAFE = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: name and role, and the token that their writes must carry."""

    name: str
    role: Role
    csrf: str

    def may(self, role: Role) -> bool:
        """Tell whether the caller may do what a role allows; each role may do what those before it may."""
        return ROLES.index(self.role) >= ROLES.index(role)


def caller_of(request: Request, bench: Workbench) -> Caller | None:
    """Return who asks, None for who has not signed in."""
    if bench.sessions is None:
        return Caller(bench.user, "admin", bench.csrf)
    session = bench.sessions.of(request)
    return Caller(session.user, cast(Role, session.role), session.csrf) if session else None


def check_token(request: Request, token: str) -> None:
    """Refuse a write without the token that only the server's own pages know."""
    given = request.headers.get("x-csrf-token", "")
    if not hmac.compare_digest(given.encode(), token.encode()):
        raise Refusal(403, "This write lacks the X-CSRF-Token that GET /api/v1/record tells; load the page again.")


class Allow:
    """The condition of a route: a caller with a role, and for writes the token."""

    def __init__(self, role: Role) -> None:
        self.role = role

    def __call__(self, request: Request) -> Caller:
        """Return who asks, or refuse."""
        caller = caller_of(request, workbench_of(request))
        if caller is None:
            raise Refusal(401, "Sign in first: POST /api/v1/sign-in with name and password.")
        if request.method not in SAFE:
            check_token(request, caller.csrf)
        if not caller.may(self.role):
            raise Refusal(403, f"This needs the role {self.role}, and {caller.name} is a {caller.role}.")
        return caller


Bench = Annotated[Workbench, Depends(workbench_of)]
