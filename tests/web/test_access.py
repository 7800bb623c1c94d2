"""Who may come in, and what that allows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pourparler.cli.app import app
from pourparler.errors import StoreError
from pourparler.store.accounts import AccountStore
from pourparler.web.rates import FAILURES, WITHIN, Rates

READS = ("claims", "documents", "stories", "timeline", "positions", "ledger", "parties", "search?q=a", "assignments")
WRITES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("reviewer", "judgements", {"decision": "undo"}),
    ("reviewer", "claims", {"document": "x", "kind": "event", "start": 0, "end": 1}),
    ("editor", "read", {}),
    ("editor", "assignments", {"story": "x", "reviewers": []}),
    ("editor", "adjudications", {"claim": "c-1", "decision": "accept"}),
    ("admin", "users", {"name": "new", "role": "reader", "password": "x" * 20}),
)
ROLES = ("reader", "reviewer", "editor", "admin")


@pytest.mark.parametrize("path", READS)
def test_nobody_learns_anything_without_signing_in(guarded: Any, path: str) -> None:
    assert guarded.client.get(f"/api/v1/{path}").status_code == 401
    told = guarded.get("record")
    assert (told["user"], told["accounts"], told["documents"], told["name"]) == (None, True, 0, "")


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_do_what_it_allows_and_no_more(guarded: Any, role: str) -> None:
    assert guarded.sign_in(role.title()).status_code == 200
    for path in READS:
        assert guarded.client.get(f"/api/v1/{path}").status_code == 200
    for needed, path, body in WRITES:
        allowed = ROLES.index(role) >= ROLES.index(needed)
        assert (guarded.send(path, body).status_code == 403) != allowed, path


def test_decisions_are_signed_by_who_is_signed_in(guarded: Any) -> None:
    guarded.sign_in("Reviewer")
    claim = guarded.get("claims")["items"][0]["id"]
    assert guarded.post("judgements", decision="accept", claims=[claim])["judgements"][0]["by"] == "Reviewer"


def test_a_session_ends(guarded: Any) -> None:
    guarded.sign_in("Reader")
    cookie = dict(guarded.client.cookies)
    assert guarded.send("sign-out").status_code == 200
    guarded.client.cookies.update(cookie)
    assert guarded.client.get("/api/v1/claims").status_code == 401


def test_the_cookie_is_signed_and_out_of_reach_of_scripts(guarded: Any) -> None:
    answer = guarded.sign_in("Reader")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    token = cookie.partition("=")[2].partition(";")[0]
    guarded.client.cookies.clear()
    guarded.client.cookies.set("pourparler_session", token[:-1] + ("0" if token[-1] != "0" else "1"))
    assert guarded.client.get("/api/v1/claims").status_code == 401


def test_passwords_cannot_be_tried_forever(guarded: Any) -> None:
    for _ in range(FAILURES):
        assert guarded.sign_in("Admin", "a wrong password").status_code == 401
    refused = guarded.sign_in("Admin")
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0


def test_waiting_ends() -> None:
    now = [0.0]
    rates = Rates(clock=lambda: now[0])
    for _ in range(FAILURES):
        rates.fail("mara")
    assert rates.wait("mara") == WITHIN
    now[0] = WITHIN + 1
    assert rates.wait("mara") == 0


def test_an_admin_makes_changes_and_removes_accounts(guarded: Any) -> None:
    guarded.sign_in("Admin")
    guarded.post("users", name="Jun", role="reader", password="a lantern under the bridge")
    assert guarded.send("users", {"name": "Jun", "role": "reader", "password": "x" * 20}).status_code == 409
    assert guarded.send("users", {"name": "Jun", "role": "editor"}, "PATCH").json()["role"] == "editor"
    assert guarded.send("users", {"name": "Admin", "role": "reader"}, "PATCH").status_code == 409
    assert guarded.send("users", {"name": "Jun", "remove": True}, "PATCH").status_code == 200
    assert "Jun" not in [account["name"] for account in guarded.get("users")["items"]]


def test_another_password_ends_sessions(guarded: Any, accounts: AccountStore) -> None:
    guarded.sign_in("Reader")
    accounts.change("Reader", password="$argon2id$another")
    assert guarded.client.get("/api/v1/claims").status_code == 401


def test_passwords_are_kept_as_hashes_in_a_file_of_its_owner(accounts: AccountStore, tmp_path: Path) -> None:
    assert all(account.password.startswith("$argon2id$") for account in accounts.accounts())
    assert (tmp_path / "accounts.db").stat().st_mode & 0o077 == 0


def test_a_record_is_no_file_of_accounts(tmp_path: Path) -> None:
    from pourparler.store.engine import open_record

    open_record(tmp_path / "record.db", create=True)
    with pytest.raises(StoreError, match="holds no accounts"):
        AccountStore(tmp_path / "record.db")


def test_accounts_are_made_on_the_command_line(tmp_path: Path) -> None:
    place = ["--accounts", str(tmp_path / "a.db")]
    made = CliRunner().invoke(
        app, ["user", "add", "Mara", "--role", "admin", *place], input="a lantern under the bridge\n"
    )
    assert made.exit_code == 0, made.output
    assert "Mara: admin" in CliRunner().invoke(app, ["user", "list", *place]).output
    short = CliRunner().invoke(app, ["user", "add", "Jun", *place], input="short\n")
    assert short.exit_code == 2
    last = CliRunner().invoke(app, ["user", "remove", "Mara", *place])
    assert last.exit_code == 0


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::"])
def test_others_may_only_come_in_with_accounts(tmp_path: Path, host: str) -> None:
    refused = CliRunner().invoke(app, ["serve", str(tmp_path / "record.db"), "--host", host])
    assert refused.exit_code == 2
    assert "--accounts" in refused.output
