"""Lists of claims and reports: the filter means what it means on the command line, pages follow each other."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from pourparler.ask.claim_masks import Wanted
from pourparler.ask.open_records import OpenRecord
from pourparler.ask.reviews import STATES
from pourparler.schema.views import ClaimFilter
from pourparler.store.view import View

FILTERS: tuple[dict[str, Any], ...] = (
    {},
    {"kinds": ("event",)},
    {"kinds": ("position", "proposal")},
    {"type": "REJECT"},
    {"type": "nothing such"},
    {"factuality": "planned"},
    {"issue": "talks"},
    {"issue": "captives", "kinds": ("proposal",)},
    {"party": "alvania"},
    {"party": "ÜNAL"},
    {"party": "Nobody"},
    {"party": "state:ua"},
    {"place": "meril"},
    {"place": "XA"},
    {"since": date(2024, 2, 11)},
    {"until": date(2024, 2, 10)},
    {"since": date(2024, 2, 8), "until": date(2024, 2, 9)},
    {"document": "SELM"},
    {"document": "wire-3"},
    {"sources": ("Meril Wire",)},
    {"sources": ()},
    {"words": "captives"},
    {"words": '"rejects talks"'},
    {"words": "unal"},
    {"words": "captives", "party": "berun", "kinds": ("response",)},
    {"min_confidence": 0.8},
    {"min_confidence": 0.75},
    {"due": True},
    {"due": True, "since": date(2024, 2, 12)},
    {"known_on": datetime(2000, 1, 1, tzinfo=UTC)},
    {"known_on": datetime(2999, 1, 1, tzinfo=UTC)},
)


@pytest.mark.parametrize("asked", FILTERS, ids=str)
def test_the_columns_give_the_claims_that_the_database_gives(engine: Engine, asked: dict[str, Any]) -> None:
    wanted = ClaimFilter(**asked)
    now = OpenRecord(engine).now(wanted.known_on)
    places = now.select(Wanted(wanted, None, STATES))
    numbers = [int(now.index.columns["number"][place]) for place in places]
    found = View(engine).claims_numbered(numbers)
    assert [stored.claim.id for stored in found.values()] == [s.claim.id for s in View(engine).claims(wanted)]


@pytest.mark.parametrize("latest_first", [False, True])
def test_pages_give_everything_once_and_in_order(browser: Any, latest_first: bool) -> None:
    order = "desc" if latest_first else "asc"
    whole = [claim["id"] for claim in browser.get("claims", limit=500, order=order)["items"]]
    assert len(whole) == len(set(whole)) == browser.get("claims")["total"] > 20
    paged, cursor = [], ""
    while cursor is not None:
        page = browser.get("claims", limit=7, cursor=cursor, order=order)
        paged += [claim["id"] for claim in page["items"]]
        cursor = page["next"]
    assert paged == whole
    assert [c["id"] for c in browser.get("claims", limit=5, offset=11, order=order)["items"]] == whole[11:16]


def test_documents_are_paged_too(browser: Any) -> None:
    first = browser.get("documents", limit=2)
    assert [row["id"] for row in first["items"]] == ["wire-1", "post-2"]
    second = browser.get("documents", limit=2, cursor=first["next"])
    assert [row["id"] for row in second["items"]] == ["wire-3"]
    assert second["next"] is None
    assert first["items"][0]["claims"]["event"] == 2
    assert first["items"][0]["unread"] is True


def test_documents_are_asked_for_by_their_claims(browser: Any) -> None:
    assert [row["id"] for row in browser.get("documents", party="ünal")["items"]] == ["wire-3"]
    assert [row["id"] for row in browser.get("documents", words="ceasefire")["items"]] == ["post-2"]


def test_as_of_leaves_out_later_reports(browser: Any) -> None:
    ids = {claim["document"]["id"] for claim in browser.get("claims", as_of="2024-02-08", limit=500)["items"]}
    assert ids == {"wire-1", "post-2"}


def test_a_document_has_its_text_claims_and_direction(browser: Any) -> None:
    found = browser.get("documents/wire-1")
    assert found["text"].startswith("Alvania rejects talks")
    assert found["dir"] == "ltr"
    for claim in found["claims"]:
        for mark in claim["marks"]:
            assert 0 <= mark["start"] < mark["end"] <= len(found["text"])
        assert claim["summary"]
        assert claim["review"]["state"] == "new"


def test_seen_is_kept_for_each_reader_and_decides_nothing(browser: Any) -> None:
    browser.post("documents/wire-1/seen")
    rows = {row["id"]: row for row in browser.get("documents")["items"]}
    assert not rows["wire-1"]["unread"]
    assert rows["post-2"]["unread"]
    assert rows["wire-1"]["decided"] == 0


def test_stories_come_unread_first(browser: Any) -> None:
    stories = browser.get("stories")["items"]
    assert {row["id"] for story in stories for row in story["documents"]} == {"wire-1", "post-2", "wire-3"}
    browser.post("documents/wire-3/seen")
    after = browser.get("stories")["items"]
    assert [story["unread"] for story in after] == sorted((story["unread"] for story in after), reverse=True)


def test_search_finds_claims_and_reports(browser: Any) -> None:
    found = browser.get("search", q="captives")
    assert found["claims"]["total"] > 0
    assert {row["id"] for row in found["documents"]["items"]} == {"wire-1", "post-2"}
    assert browser.get("search", q="")["claims"]["total"] == 0


def test_the_timeline_counts_the_whole_filter(browser: Any) -> None:
    found = browser.get("timeline", kind="event", limit=2)
    assert sum(day["n"] for day in found["bins"]) == found["total"]
    assert len(found["items"]) == 2
    assert found["items"][0]["quote"]["text"]


def test_an_answer_is_not_sent_twice(browser: Any) -> None:
    first = browser.client.get("/api/v1/claims")
    again = browser.client.get("/api/v1/claims", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    claim = first.json()["items"][0]["id"]
    browser.post("judgements", decision="accept", claims=[claim])
    changed = browser.client.get("/api/v1/claims", headers={"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200


def test_what_the_record_learns_meanwhile_is_seen(browser: Any, engine: Engine) -> None:
    from record_samples import reading

    from pourparler.ask.writers import open_writer

    before = browser.get("claims")["total"]
    text = "Alvania accepts talks in Meril. Berun offers captives to Alvania."
    corrected = reading(text, id="wire-1", source="Meril Wire", url="https://wire-1.example/report")
    open_writer(engine).add(corrected)
    assert browser.get("claims")["total"] == before
    assert browser.get("documents/wire-1")["versions"] == 2
    assert [change["what"] for change in browser.get("documents/wire-1")["changes"]]


def test_the_record_tells_its_size_days_and_codes(browser: Any) -> None:
    told = browser.get("record")
    assert (told["documents"], told["first_day"], told["last_day"]) == (3, "2024-02-07", "2024-02-09")
    assert told["user"] == {"name": "mara", "role": "admin"}
    assert "ASSAULT" in told["codes"]["event_types"]


@pytest.mark.parametrize(
    "path", ["positions", "ledger", "changes?since=2024-01-01", "parties", "map", "network", "figures", "agreement"]
)
def test_every_view_answers(browser: Any, path: str) -> None:
    answer = browser.client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.text


def test_a_position_tells_its_words_and_history(browser: Any) -> None:
    cell = browser.get("positions")["items"][0]["cells"][0]
    history = browser.get("positions/history", party=cell["party"], issue=cell["issue"])
    latest = history["points"][-1]
    assert (latest["stance"], latest["evidence"][0]["claim"]) == (cell["stance"], cell["claim"])
    assert latest["evidence"][0]["words"]["text"]


def test_positions_are_paged_by_party_and_told_of_all(browser: Any) -> None:
    whole = browser.get("positions")
    assert whole["total"] == len(whole["items"]) > 1
    assert whole["positions"] == sum(len(party["cells"]) for party in whole["items"])
    assert [len(party["cells"]) for party in whole["items"]] == sorted(
        (len(party["cells"]) for party in whole["items"]), reverse=True
    )
    paged, cursor = [], ""
    while cursor is not None:
        page = browser.get("positions", limit=1, cursor=cursor)
        assert {name: page[name] for name in ("total", "issues", "positions", "contested", "days")} == {
            name: whole[name] for name in ("total", "issues", "positions", "contested", "days")
        }
        paged += page["items"]
        cursor = page["next"]
    assert paged == whole["items"]
    assert browser.get("positions", limit=1, offset=1)["items"] == whole["items"][1:2]


def test_a_party_is_told_whole(browser: Any) -> None:
    listed = browser.get("parties")["items"]
    whole = browser.get(f"parties/{listed[0]['id']}")
    assert whole["label"] == listed[0]["label"]
    assert whole["newest"]
