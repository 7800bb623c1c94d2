"""Several people: who signs in, who may decide, and two coders from the story given to them to the last word."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from browsing import running, violations, watched_page

pytest.importorskip("playwright", reason="Playwright is missing: pip install -e '.[dev,browser]'")

from playwright.sync_api import Browser, Page, expect

PASSWORD = "nine herons on the sluice gate"
PEOPLE = {"Edda": "editor", "Mara": "reviewer", "Jun": "reviewer", "Rasmus": "reader"}


@pytest.fixture(scope="module")
def shared_bench(own_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workbench with accounts."""
    accounts = tmp_path_factory.mktemp("accounts") / "accounts.db"
    for name, role in PEOPLE.items():
        command = [sys.executable, "-m", "pourparler", "user", "add", name, "--role", role, "--accounts", str(accounts)]
        subprocess.run(command, input=f"{PASSWORD}\n", text=True, check=True, capture_output=True)
    with running(own_record, "--accounts", str(accounts)) as address:
        yield address


@pytest.fixture
def signed_in(chromium: Browser, shared_bench: str) -> Iterator[Callable[[str], Page]]:
    """Opens a page as one of the people."""
    with ExitStack() as pages:

        def enter(name: str) -> Page:
            page = pages.enter_context(watched_page(chromium))
            page.goto(f"{shared_bench}/inbox")
            sign_in(page, name, PASSWORD)
            expect(page.get_by_role("heading", name="Inbox")).to_be_visible()
            return page

        yield enter


def sign_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_who_is_not_signed_in_sees_nothing_of_the_record(page: Page, shared_bench: str) -> None:
    page.goto(f"{shared_bench}/ledger")
    expect(page.get_by_role("heading", name="Sign in to pourparler")).to_be_visible()
    assert "crisis" not in page.content()
    assert violations(page) == []
    sign_in(page, "Rasmus", "wrong words")
    expect(page.get_by_role("alert")).to_be_visible()
    sign_in(page, "Rasmus", PASSWORD)
    expect(page.get_by_role("heading", name="Ledger")).to_be_visible()
    expect(page).to_have_url(re.compile("/ledger$"))
    page.get_by_role("button", name=re.compile("Sign out")).click()
    expect(page.get_by_role("heading", name="Sign in to pourparler")).to_be_visible()


@pytest.mark.long
def test_a_reader_may_look_and_is_told_why_not_decide(signed_in: Callable[[str], Page]) -> None:
    page = signed_in("Rasmus")
    expect(page.get_by_role("button", name="Add reports")).to_have_count(0)
    page.get_by_role("link", name="Review").click()
    expect(page.locator(".card").first).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_text("Your account may read, not decide")).to_be_visible()
    expect(page.locator(".chip")).to_have_count(0)


@pytest.mark.long
def test_two_coders_decide_alone_and_an_editor_settles_only_where_they_differ(
    signed_in: Callable[[str], Page], shared_bench: str
) -> None:
    edda, mara, jun = (signed_in(name) for name in ("Edda", "Mara", "Jun"))
    story = edda.request.get(f"{shared_bench}/api/v1/stories").json()["items"][0]
    report = story["documents"][0]["id"]
    edda.goto(f"{shared_bench}/coders")
    edda.get_by_role("combobox", name="Story").select_option(story["id"])
    edda.get_by_label(re.compile("^Reviewers")).fill("Mara, Jun")
    edda.get_by_role("button", name="Give").click()
    expect(edda.locator(".assignments")).to_contain_text(re.compile(r"Jun \(\d+\), Mara \(\d+\)"))

    mine = mara.locator(".cards .card")
    mara.goto(f"{shared_bench}/inbox?mine=1")
    expect(mara.locator(".story-row")).to_have_count(1)
    mara.goto(f"{shared_bench}/review/{report}")
    expect(mine.first).to_be_visible()
    for key, state in (("a", "accepted"), ("a", "accepted"), ("d", "deferred")):
        mara.keyboard.press(key)
        expect(mara.locator(".chip").last).to_contain_text(state)
    expect(mara.locator(".log")).not_to_contain_text("keeping")

    theirs = jun.locator(".cards .card")
    jun.goto(f"{shared_bench}/review/{report}")
    expect(theirs.first).to_be_visible()
    expect(jun.locator(".chip")).to_have_count(0)
    jun.keyboard.press("a")
    expect(theirs.first).to_contain_text("accepted")
    jun.keyboard.press("x")
    jun.keyboard.press("1")
    expect(theirs.nth(1)).to_contain_text("rejected")
    expect(jun.locator(".log-lines li")).to_have_count(2)
    expect(jun.locator(".log")).not_to_contain_text("keeping")

    edda.goto(f"{shared_bench}/coders")
    expect(edda.locator(".agreement")).to_contain_text("decision")
    expect(edda.get_by_role("heading", name=re.compile("To settle 1"))).to_be_visible()
    assert violations(edda) == []
    summary = theirs.nth(1).locator(".card-summary").inner_text()
    expect(edda.locator(".card-summary")).to_have_text(summary)
    expect(edda.locator(".sides")).to_contain_text("wrong")
    coders = edda.locator(".sides h3").all_inner_texts()
    edda.keyboard.press(str(coders.index("Jun") + 1))
    expect(edda.get_by_text("Settled as Jun decided.")).to_be_visible()
    expect(edda.get_by_text("Nothing: wherever two coders decided")).to_be_visible()
    mara.reload()
    expect(mine.nth(1)).to_contain_text("rejected")


@pytest.mark.long
def test_the_sixth_wrong_password_has_to_wait(page: Page, shared_bench: str) -> None:
    """The last of this module: the address of this machine has to wait as well."""
    page.goto(shared_bench)
    for attempt in range(6):
        sign_in(page, "Jun", f"wrong words {attempt}")
        expect(page.get_by_role("button", name="Sign in")).to_be_enabled()
    expect(page.get_by_role("alert")).to_contain_text(re.compile(r"try again in \d+ minutes"))
    sign_in(page, "Jun", PASSWORD)
    expect(page.get_by_role("alert")).to_contain_text(re.compile(r"try again in \d+ minutes"))
    expect(page.get_by_role("heading", name="Sign in to pourparler")).to_be_visible()
