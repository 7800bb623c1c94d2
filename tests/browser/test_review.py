"""The review by keyboard: looking never decides, one key decides, and one key takes it back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from browsing import violations

pytest.importorskip("playwright", reason="Playwright is missing: pip install -e '.[dev,browser]'")

from playwright.sync_api import Locator, Page, expect

PASTED = (
    "PORT SELM, April 2, 2026 - Norvast offered the Northern Salt Coast Front a truce of ten days on Thursday. "
    "The Front rejected the offer on Friday, its spokesman Tavi Korrad said. Shelling killed 14 people in Port Selm."
)


def test_from_paste_to_reviewed_ledger(page: Page, bench: str) -> None:
    page.goto(f"{bench}/inbox")
    page.get_by_role("button", name="Add reports").click()
    page.get_by_label("Text of the report").fill(PASTED)
    page.get_by_label("Title").fill("A truce of ten days is offered")
    page.get_by_label("Publisher").fill("Harbour Wire")
    page.get_by_label("Published").fill("2026-04-03")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_text("Done: 1 of 1 read.")).to_be_visible(timeout=180_000)
    page.get_by_role("button", name="To the inbox").click()
    page.get_by_role("button", name=re.compile("A truce of ten days is offered")).click()
    page.get_by_role("link", name=re.compile("A truce of ten days is offered")).click()
    expect(page.locator(".report-text")).to_contain_text("Norvast offered")
    expect(cards(page).first).to_be_visible()
    page.keyboard.press("A")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Claims that the filter hides")
    dialog.get_by_role("button", name=re.compile(r"^Accept \d+$")).click()
    expect(page.locator(".desk-head")).to_contain_text("all decided")
    page.goto(f"{bench}/ledger?as_of=2026-04-05&party=Norvast")
    expect(page.locator("main")).to_contain_text("Norvast")


def test_looking_decides_nothing(page: Page, bench: str) -> None:
    sent: list[str] = []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    open_review(page, bench, 0)
    address = page.url
    for key in ("j", "j", "k", "g", "ArrowDown", "?", "Escape", "]", "[", "j"):
        page.keyboard.press(key)
    cards(page).nth(3).click()
    page.locator(".report-text [data-claims]").first.click()
    page.wait_for_timeout(300)
    assert [url for url in sent if not url.endswith("/seen")] == []
    page.goto(address)
    expect(page.locator(".log")).to_contain_text("None yet")


def test_accept_reject_defer_and_undo_by_key(page: Page, bench: str) -> None:
    open_review(page, bench, 1)
    first, second, third = (cards(page).nth(n) for n in range(3))
    page.keyboard.press("a")
    expect(first).to_contain_text("accepted")
    expect(second).to_have_attribute("aria-current", "true")
    page.keyboard.press("x")
    expect(page.get_by_role("dialog")).to_contain_text("Why is it rejected?")
    page.keyboard.press("2")
    expect(second).to_contain_text("rejected")
    page.keyboard.press("d")
    expect(third).to_contain_text("deferred")
    expect(page.locator(".log-lines li")).to_have_count(3)
    expect(page.locator(".log")).to_contain_text("because: wrong party")
    for card, state in ((third, "deferred"), (second, "rejected"), (first, "accepted")):
        page.keyboard.press("u")
        expect(card).not_to_contain_text(state)
        expect(card).to_have_attribute("aria-current", "true")
    page.reload()
    expect(cards(page).first).not_to_contain_text("accepted")


def test_an_edit_keeps_the_suggestion(page: Page, bench: str) -> None:
    open_review(page, bench, 2, "kind=event")
    before = cards(page).first.locator(".card-summary").inner_text()
    page.keyboard.press("e")
    form = page.get_by_role("form", name="Edit this claim")
    form.get_by_label("Type").select_option("PROTEST")
    form.get_by_label("Trigger").fill("words that are not there")
    expect(form).to_contain_text("does not hold these words")
    expect(form.get_by_role("button", name="Keep the edit")).to_be_disabled()
    form.get_by_label("Trigger").fill(page.locator(".own-words").first.inner_text())
    form.get_by_label("Type").press("Enter")
    form.get_by_role("button", name="Keep the edit").click()
    expect(cards(page).first.locator(".card-summary")).to_contain_text("PROTEST")
    expect(cards(page).first.locator(".card-suggestion")).to_contain_text(before)


def test_a_new_claim_from_selected_words(page: Page, bench: str) -> None:
    open_review(page, bench, 3)
    count = cards(page).count()
    select_words(page, 3)
    page.keyboard.press("n")
    page.keyboard.press("3")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Holder").fill("The Front")
    dialog.get_by_label("Issue", exact=True).select_option("ceasefire")
    dialog.get_by_label("Holder").press("Enter")
    expect(dialog).to_have_count(0)
    expect(cards(page)).to_have_count(count + 1)
    expect(page.locator(".card-selected")).to_contain_text("The Front")
    page.keyboard.press("u")
    expect(page.locator(".card-selected")).to_contain_text("rejected")


def test_an_address_opens_the_same_claim_again(page: Page, bench: str) -> None:
    open_review(page, bench, 4)
    for _ in range(3):
        page.keyboard.press("j")
    summary = page.locator(".card-selected .card-summary").inner_text()
    address = page.url
    assert "claim=c-" in address
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator(".card-selected .card-summary")).to_have_text(summary)
    expect(page.locator(".own-words").first).to_be_in_viewport()


def test_slash_goes_to_the_filter_and_what_it_hides_is_not_accepted(page: Page, bench: str) -> None:
    open_review(page, bench, 5)
    page.keyboard.press("/")
    expect(page.get_by_label("Words")).to_be_focused()
    page.keyboard.press("Escape")
    every = cards(page).count()
    page.get_by_role("button", name="More").click()
    page.get_by_role("checkbox", name=re.compile("positions")).check()
    expect(page).to_have_url(re.compile("kind=position"))
    expect(page.locator(".card-event")).to_have_count(0)
    expect(page.locator(".card-position").first).to_be_visible()
    shown = cards(page).count()
    assert 0 < shown < every
    page.get_by_role("button", name="Accept shown").click()
    page.get_by_role("button", name=f"Accept {shown}", exact=True).click()
    page.get_by_role("button", name="Clear").click()
    expect(cards(page)).to_have_count(every)
    expect(page.locator(".card .chip-accepted")).to_have_count(shown)


@pytest.mark.long
def test_merge_link_and_split_by_key(page: Page, bench: str) -> None:
    open_review(page, bench, 0, "kind=event")
    page.keyboard.press("m")
    page.get_by_label("Which claim?").press("Enter")
    expect(page.locator(".card .chip-rejected")).to_have_count(1)
    page.keyboard.press("u")
    expect(page.locator(".card .chip-rejected")).to_have_count(0)
    page.keyboard.press("l")
    page.get_by_label("How do they hang together?").select_option("caused")
    page.get_by_role("dialog").get_by_role("button", name="Link", exact=True).click()
    expect(page.locator(".card-link")).to_have_count(1)
    page.keyboard.press("u")
    expect(page.locator(".card-link")).to_contain_text("rejected")
    page.keyboard.press("k")
    page.keyboard.press("s")
    for part, kind in (("First", "PROTEST"), ("Second", "AID")):
        page.get_by_role("group", name=f"{part} claim").get_by_label("Type").select_option(kind)
    page.get_by_role("dialog").get_by_role("button", name="Split", exact=True).click()
    expect(page.locator(".card-event", has_text="PROTEST")).to_have_count(1)
    expect(page.locator(".log")).to_contain_text("added")


@pytest.mark.long
def test_an_act_is_linked_with_what_another_report_tells_of_it(page: Page, bench: str) -> None:
    open_review(page, bench, 0, "kind=event")
    mine = cards(page).first.locator(".card-summary").inner_text()
    page.keyboard.press("l")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("How do they hang together?").select_option("same")
    dialog.get_by_label("Find the other claim by words").fill("truce")
    expect(dialog.get_by_role("status")).to_contain_text("hold these words")
    other = dialog.get_by_label("Which claim?").locator("option", has_not_text=mine).first
    dialog.get_by_label("Which claim?").select_option(other.get_attribute("value"))
    expect(dialog.locator(".pick-words .quote")).to_be_visible()
    assert violations(page) == []
    dialog.get_by_role("button", name="Link", exact=True).click()
    expect(page.get_by_text("both tell of one and the same")).to_be_visible()
    expect(page.locator(".log")).to_contain_text("joined")
    page.keyboard.press("u")
    expect(page.get_by_text("Taken back")).to_be_visible()


def cards(page: Page) -> Locator:
    return page.locator(".cards .card")


def open_review(page: Page, bench: str, nth: int, query: str = "") -> None:
    """Open the nth report of the samples, so that every test decides about one of its own."""
    documents: dict[str, Any] = page.request.get(f"{bench}/api/v1/documents?min_confidence=0").json()
    reports = sorted(documents["items"], key=lambda report: -sum(report["claims"].values()))
    page.goto(f"{bench}/review/{reports[nth]['id']}?{query}")
    expect(cards(page).first).to_be_visible()


def select_words(page: Page, count: int) -> None:
    """Select the first words of the longest paragraph, as a mouse does."""
    page.evaluate(
        """count => {
          const all = [...document.querySelectorAll('.report-text .paragraph')];
          const longest = all.reduce((one, other) => other.textContent.length > one.textContent.length ? other : one);
          const walker = document.createTreeWalker(longest, NodeFilter.SHOW_TEXT);
          const node = walker.nextNode();
          const end = node.data.split(' ').slice(0, count).join(' ').length;
          getSelection().setBaseAndExtent(node, 0, node, Math.min(end, node.data.length));
        }""",
        count,
    )
