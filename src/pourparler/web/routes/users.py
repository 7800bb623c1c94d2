"""``/sign-in``, ``/sign-out`` and ``/users``: who may come in."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from pourparler.errors import StoreError
from pourparler.store.accounts import Account
from pourparler.web.answers import encode
from pourparler.web.callers import Bench, Role, caller_of, check_token
from pourparler.web.passwords import LONGEST, hash_password, is_password
from pourparler.web.plain_texts import is_name
from pourparler.web.problems import Refusal
from pourparler.web.sessions import Sessions
from pourparler.web.visits import Administering, Visit

router = APIRouter(tags=["users"])
OFF = "There are no accounts here; start the server with: pourparler serve RECORD --accounts FILE."


def _name(name: str) -> str:
    if not is_name(name):
        raise ValueError("expects a name of letters, digits, blanks, dots and hyphens")
    return name


Named = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_name)]
Password = Annotated[str, Field(min_length=1, max_length=LONGEST)]


class SignIn(BaseModel):
    """Name and password."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"name": "mara", "password": "four calm herons by the quay"}]}
    )
    name: Annotated[str, Field(max_length=80)]
    password: Password


class NewUser(BaseModel):
    """An account to be made."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"name": "jun", "role": "reviewer", "password": "a lantern under the east bridge"}]
        },
    )
    name: Named
    role: Role
    password: Password


class ChangedUser(BaseModel):
    """What is to be other about an account."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"name": "jun", "role": "editor"}]})
    name: Named
    role: Role | None = None
    password: Password | None = None
    remove: bool = False


@router.post("/sign-in", summary="Sign in")
def sign_in(request: Request, bench: Bench, given: SignIn) -> Response:
    """Begin a session; after five failures a name or address waits for a quarter of an hour."""
    caller = caller_of(request, bench)
    check_token(request, caller.csrf if caller else bench.csrf)
    sessions = _sessions(bench.sessions)
    keys = (f"name {given.name}", f"address {request.client.host if request.client else ''}")
    wait = bench.rates.wait(*keys)
    if wait:
        raise Refusal(429, f"Too many failures; try again in {wait / 60:.0f} minutes.", {"Retry-After": f"{wait:.0f}"})
    account = sessions.accounts.account(given.name)
    if not is_password(account.password if account else None, given.password) or account is None:
        bench.rates.fail(*keys)
        raise Refusal(401, "Name or password are not right.")
    bench.rates.forget(*keys)
    answer = encode({"user": {"name": account.name, "role": account.role}})
    sessions.begin(answer, account.name)
    return answer


@router.post("/sign-out", summary="Sign out")
def sign_out(request: Request, bench: Bench) -> Response:
    """End the session."""
    sessions = _sessions(bench.sessions)
    caller = caller_of(request, bench)
    check_token(request, caller.csrf if caller else bench.csrf)
    answer = encode({"user": None})
    sessions.end(request, answer)
    return answer


@router.get("/users", summary="Accounts")
def users(visit: Administering) -> Response:
    """List the accounts."""
    found = [_encode(account) for account in _sessions(visit.bench.sessions).accounts.accounts()]
    return encode({"items": found, "next": None, "total": len(found)})


@router.post("/users", summary="Make an account", status_code=201)
def add_user(visit: Administering, given: NewUser) -> Response:
    """Make an account."""
    accounts = _sessions(visit.bench.sessions).accounts
    kept = hash_password(given.password)
    return encode(_encode(_refusing(visit, lambda: accounts.add(given.name, given.role, kept))), 201)


@router.patch("/users", summary="Change an account")
def change_user(visit: Administering, given: ChangedUser) -> Response:
    """Give an account another role or password, or remove it; what the person decided stays."""
    accounts = _sessions(visit.bench.sessions).accounts
    if given.remove:
        _refusing(visit, lambda: accounts.remove(given.name))
        return encode({"removed": given.name})
    kept = hash_password(given.password) if given.password else None
    if given.role is None and kept is None:
        raise Refusal(422, "A change expects a role, a password, or remove.")
    _refusing(visit, lambda: accounts.change(given.name, role=given.role, password=kept))
    changed = accounts.account(given.name)
    assert changed is not None
    return encode(_encode(changed))


def _refusing(visit: Visit, work: Any) -> Any:
    try:
        return work()
    except StoreError as error:
        raise Refusal(409, str(error)) from error


def _sessions(sessions: Sessions | None) -> Sessions:
    if sessions is None:
        raise Refusal(404, OFF)
    return sessions


def _encode(account: Account) -> dict[str, Any]:
    return {"name": account.name, "role": account.role, "created_at": account.created_at.isoformat()}
