"""The views that show a record at a glance, used as people use them: by mouse, by keyboard, by shared address."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import serving, violations
from overview_samples import overview_readings

pytest.importorskip("playwright", reason="Playwright is missing: pip install -e '.[dev,browser]'")

from playwright.sync_api import Page, expect

from pourparler.ask.writers import open_writer
from pourparler.store.engine import open_record

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from synthetic import readings

VIEWS = ("timeline", "positions", "ledger", "map", "network", "figures")
REPORTS = 60


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a workbench over a record of invented crises, and of reports that name real places."""
    path = tmp_path_factory.mktemp("views") / "seen.db"
    writer = open_writer(open_record(str(path), create=True))
    for reading in (*readings(0, REPORTS, REPORTS, 2), *overview_readings()):
        writer.add(reading)
    with serving(path) as address:
        yield address


def opened(page: Page, seen: str, path: str) -> Page:
    page.goto(seen + path)
    expect(page.locator("main h1").first).to_be_visible()
    expect(page.locator("main .waiting")).to_have_count(0)
    return page


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.long)])
def test_no_violation_of_level_a_or_aa(page: Page, seen: str, view: str, theme: Any) -> None:
    page.emulate_media(color_scheme=theme)
    opened(page, seen, f"/{view}")
    assert violations(page) == []


@pytest.mark.long
@pytest.mark.parametrize("path", ["/positions?cell={cell}", "/ledger/{offer}", "/network?node={node}&weak=1"])
def test_what_opens_beside_has_no_violation_either(page: Page, seen: str, path: str) -> None:
    opened(page, seen, path.format(**_chosen(page, seen)))
    assert violations(page) == []


def _chosen(page: Page, seen: str) -> dict[str, str]:
    def ask(path: str) -> Any:
        return page.request.get(f"{seen}/api/v1/{path}").json()

    cell = ask("positions")["items"][0]["cells"][0]
    offers = ask("ledger")["offers"]
    return {
        "cell": f"{cell['issue']}~{cell['party']}",
        "offer": next(one["id"] for one in offers for other in offers if _comparable(one, other)),
        "node": ask("network")["nodes"][0]["id"],
    }


def _comparable(one: Any, other: Any) -> bool:
    return one["id"] != other["id"] and one["process"]["id"] == other["process"]["id"] and bool(one["terms"])


@pytest.mark.long
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [360, 1280, 2560])
def test_no_view_is_wider_than_the_page(page: Page, seen: str, view: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, seen, f"/{view}")
    wide = page.evaluate("[document.documentElement.scrollWidth, document.querySelector('main').scrollWidth]")
    assert max(wide) <= width


@pytest.mark.long
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_that_passes_says_what_to_do(page: Page, seen: str, view: str) -> None:
    opened(page, seen, f"/{view}?words=zzzzqqq&party=zzzzqqq&place=zzzzqqq")
    expect(page.get_by_text("passes the filter")).to_be_visible()
    page.get_by_role("button", name="clear it").click()
    expect(page.get_by_text("passes the filter")).to_have_count(0)


@pytest.mark.long
@pytest.mark.parametrize("view", VIEWS)
def test_a_server_that_fails_is_said_and_asked_again(page: Page, seen: str, view: str) -> None:
    asked = re.compile(rf".*/api/v1/{view}\b.*")
    page.route(
        asked,
        lambda route: route.fulfill(
            status=503,
            content_type="application/problem+json",
            body='{"title":"Busy","detail":"It is locked."}',
        ),
    )
    page.goto(f"{seen}/{view}")
    expect(page.get_by_text("It is locked.").first).to_be_visible()
    page.unroute(asked)
    page.get_by_role("button", name="Try again").first.click()
    expect(page.get_by_text("It is locked.")).to_have_count(0)


def test_planned_is_hollow_and_the_words_are_one_key_away(page: Page, seen: str) -> None:
    opened(page, seen, "/timeline?factuality=planned")
    expect(page.locator(".timeline-row .mark-planned.hollow").first).to_be_visible()
    expect(page.locator(".timeline-row .mark-happened")).to_have_count(0)
    page.get_by_role("list", name="Claims by day").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/review/.+claim=c-"))


def test_what_only_one_side_says_is_marked_as_its_claim(page: Page, seen: str) -> None:
    opened(page, seen, "/timeline?place=Halm+Ford")
    expect(page.locator(".timeline-row .flag-claimed")).to_have_text("claimed by Carlia")


def test_a_brush_by_mouse_and_by_keyboard_filters_every_view(page: Page, seen: str) -> None:
    opened(page, seen, "/timeline")
    box = page.locator(".brush svg").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 30, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"since=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d"))
    first = page.get_by_role("slider", name="First day shown")
    before = first.get_attribute("aria-valuetext")
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(first).not_to_have_attribute("aria-valuetext", before or "")
    page.get_by_role("link", name="Figures").click()
    expect(page).to_have_url(re.compile(r"/figures\?.*since="))
    page.go_back()
    page.get_by_role("button", name="Show all days").click()
    expect(page).not_to_have_url(re.compile("since="))


def test_the_timeline_is_printed_whole(page: Page, seen: str) -> None:
    opened(page, seen, "/timeline")
    total = page.request.get(f"{seen}/api/v1/timeline?limit=1").json()["total"]
    assert printed(page, "document.querySelectorAll('.print-row').length") == total
    expect(page.locator(".print-row")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator(".print-part")).to_be_visible()


def test_a_long_timeline_tells_where_it_is_cut(page: Page, seen: str) -> None:
    line = page.request.get(f"{seen}/api/v1/timeline?limit=1").json()
    total = 2600

    def answer(route: Any) -> None:
        asked = parse_qs(urlsplit(route.request.url).query)
        start, size = int((asked.get("cursor") or ["0"])[0]), int(asked["limit"][0])
        items = [line["items"][0]] * min(size, total - start)
        route.fulfill(json=line | {"items": items, "next": str(start + size), "total": total})

    page.route("**/api/v1/timeline?**", answer)
    opened(page, seen, "/timeline")
    page.emulate_media(media="print")
    assert "The first 2,000 of 2,600 claims" in printed(page, "document.querySelector('.print-all').innerText")


def printed(page: Page, told: str) -> Any:
    """Press the key that prints, and return what a script tells of the page when it is laid out for paper."""
    return page.evaluate(
        f"""() => new Promise(done => {{
          window.print = () => done({told});
          dispatchEvent(new KeyboardEvent('keydown', {{ key: 'p', ctrlKey: true, cancelable: true }}));
        }})"""
    )


def test_a_cell_opens_its_words_and_history_by_keyboard(page: Page, seen: str) -> None:
    opened(page, seen, "/positions")
    page.locator(".matrix button.cell").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    words = page.locator("aside.words")
    expect(words.locator("blockquote mark").first).to_be_visible()
    expect(words.get_by_role("img", name=re.compile("Stance by day"))).to_be_visible()
    expect(page).to_have_url(re.compile("cell="))
    page.keyboard.press("Escape")
    expect(words).to_have_count(0)
    expect(page.locator(".matrix button.cell:focus")).to_have_count(1)
    page.keyboard.press("Enter")
    words.get_by_role("link", name="Go to the words").first.click()
    expect(page).to_have_url(re.compile(r"/review/[^?]+\?.*claim=c-"))


def test_the_day_before_the_latest_change_shows_fewer_or_other_positions(page: Page, seen: str) -> None:
    opened(page, seen, "/positions")
    before = page.locator(".matrix").inner_text()
    page.get_by_role("button", name="Before the latest change").click()
    expect(page).to_have_url(re.compile(r"as_of=\d{4}"))
    expect(page.locator(".steps-bar")).to_contain_text("As of")
    assert page.locator(".matrix").inner_text() != before


def test_a_proposal_has_its_state_why_and_a_comparison_of_terms(page: Page, seen: str) -> None:
    opened(page, seen, f"/ledger/{_chosen(page, seen)['offer']}")
    offer = page.locator(".one-offer")
    expect(offer.locator(".whys blockquote mark").first).to_be_visible()
    offer.locator("select").select_option(index=1)
    expect(page).to_have_url(re.compile("with=p-"))
    expect(offer.locator(".diff tbody tr").first).to_be_visible()
    assert offer.locator(".diff thead th").count() == 3
    offer.locator("select").select_option("")
    expect(offer.locator(".diff")).to_have_count(0)
    expect(page).to_have_url(re.compile("with=none"))


def test_countries_and_districts_are_areas_and_only_towns_points(page: Page, seen: str) -> None:
    opened(page, seen, "/map")
    expect(page.locator("svg.map .town[data-spot='Geneva~CH'] circle.dot")).to_have_count(1)
    expect(page.locator("svg.map .area[data-spot='Sudan~SD'] path")).to_have_count(1)
    assert page.locator("svg.map .area circle").count() == 0
    expect(page.locator("svg.map .area.level-district .hatched")).to_have_count(1)
    expect(page.locator("svg.map .border.disputed")).to_have_attribute("d", re.compile("^M"))
    expect(page.get_by_text("take no side")).to_be_visible()


def test_the_map_goes_from_place_to_place_by_keyboard(page: Page, seen: str) -> None:
    opened(page, seen, "/map")
    page.locator("svg.map [data-spot][tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    chosen = page.locator(".chosen-place")
    expect(chosen.get_by_role("link", name="Go to the words")).to_be_visible()
    chosen.get_by_role("button", name="Only this place").click()
    expect(page).to_have_url(re.compile("[?&]place="))


def test_weak_ties_are_off_until_asked_for(page: Page, seen: str) -> None:
    opened(page, seen, "/network?party=Alvania")
    strong = page.locator(".ties tbody tr").count()
    page.get_by_label("weak ties").check()
    expect(page).to_have_url(re.compile("weak=1"))
    assert page.locator(".ties tbody tr").count() > strong
    dashes = {
        tone: page.locator(f"path.edge.tone-{tone}").first.evaluate("edge => getComputedStyle(edge).strokeDasharray")
        for tone in ("cooperative", "verbal", "conflictual")
    }
    assert len(set(dashes.values())) == 3


def test_a_party_of_the_network_shows_its_own_ties(page: Page, seen: str) -> None:
    opened(page, seen, "/network?weak=1&party=Alvania")
    node = page.locator("svg.network [data-node]").first
    node.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#ties-title")).to_contain_text("Ties of")
    expect(page).to_have_url(re.compile("node="))


def test_each_counter_has_a_panel_of_its_own(page: Page, seen: str) -> None:
    opened(page, seen, "/figures?place=Geneva&type=killed")
    panels = page.locator("section[aria-label='Killed · Geneva'] .panel")
    expect(panels).to_have_count(2)
    expect(panels.filter(has_text="Alvania")).to_contain_text("(before: 18)")
    expect(panels.filter(has_text="Alvania").locator("path.revision")).to_have_count(1)
    expect(panels.filter(has_text="Carlia")).to_contain_text("40")
