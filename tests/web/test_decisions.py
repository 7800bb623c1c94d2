"""What people decide in the workbench: kept as judgements, taken back together, and true again when read again."""

# ruff: noqa: E501  # one refused value or command a line

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from fake_pipeline import PROGRAM, FakePipeline
from record_samples import document
from sqlalchemy import Engine

from pourparler.ask.following import follow
from pourparler.ask.writers import open_writer
from pourparler.schema.views import ClaimFilter
from pourparler.store.checks import check_record
from pourparler.store.view import View


def claims(browser: Any, **asked: Any) -> list[dict[str, Any]]:
    states = ["new", "accepted", "rejected", "deferred", "edited"]
    return list(browser.get("claims", limit=500, review=states, **asked)["items"])


def state(browser: Any, claim: str) -> str:
    return str(browser.get(f"claims/{claim}")["review"]["state"])


@pytest.mark.parametrize(("decision", "then"), [("accept", "accepted"), ("reject", "rejected"), ("defer", "deferred")])
def test_a_decision_is_kept_and_undone(browser: Any, decision: str, then: str) -> None:
    claim = claims(browser)[0]["id"]
    told = browser.post("judgements", decision=decision, claims=[claim], reason="as the text says")
    assert told["claims"][0]["review"]["state"] == then
    assert told["claims"][0]["review"]["by"] == "mara"
    assert told["judgements"][0]["reason"] == "as the text says"
    assert browser.post("judgements", decision="undo")["claims"][0]["review"]["state"] == "new"
    assert len(browser.get(f"claims/{claim}")["judgements"]) == 1
    assert browser.send("judgements", {"decision": "undo"}).status_code == 422


def test_what_is_rejected_is_left_out_unless_asked_for(browser: Any) -> None:
    claim = claims(browser)[0]["id"]
    before = browser.get("claims")["total"]
    browser.post("judgements", decision="reject", claims=[claim])
    assert browser.get("claims")["total"] == before - 1
    assert [each["id"] for each in browser.get("claims", review="rejected")["items"]] == [claim]


def test_several_are_accepted_and_undone_as_one(browser: Any) -> None:
    some = [claim["id"] for claim in claims(browser)[:4]]
    browser.post("judgements", decision="accept", claims=some)
    assert browser.get("claims", review="accepted")["total"] == 4
    assert len(browser.post("judgements", decision="undo")["claims"]) == 4
    assert browser.get("claims", review="accepted")["total"] == 0


def test_undo_about_a_claim_takes_back_its_latest_command(browser: Any) -> None:
    one, other = (claim["id"] for claim in claims(browser)[:2])
    browser.post("judgements", decision="accept", claims=[one])
    browser.post("judgements", decision="reject", claims=[other])
    browser.post("judgements", decision="undo", claims=[one])
    assert (state(browser, one), state(browser, other)) == ("new", "rejected")


def test_an_edit_keeps_the_suggestion(browser: Any) -> None:
    claim = claims(browser, kind="position")[0]
    told = browser.post("judgements", decision="edit", claims=[claim["id"]], values={"stance": "support"})["claims"][0]
    assert (told["stance"], told["edited"]["stance"]) == ("oppose", "support")
    assert told["edited"]["summary"] != told["summary"]


@pytest.mark.parametrize(
    "values",
    [
        {}, {"stance": "loud"}, {"colour": "red"}, {"holder": None}, {"issue_text": "not in the sentence"}, {"when": "soon"},
        {"when": "2024-02-09/2024-02-07"}, {"confidence": 1}, {"holder": 5}, {"holder": {"a": 1}}, {"day": "2024-13-01"},
    ],
    ids=str,
)  # fmt: skip
def test_an_edit_that_cannot_be_stores_nothing(browser: Any, engine: Engine, values: dict[str, Any]) -> None:
    claim = claims(browser, kind="position")[0]["id"]
    answer = browser.send("judgements", {"decision": "edit", "claims": [claim], "values": values})
    assert answer.status_code == 422, answer.text
    assert answer.json()["detail"]
    assert View(engine).judgements(claim) == ()


def test_a_new_claim_hangs_on_the_words_marked(browser: Any, engine: Engine) -> None:
    text = browser.get("documents/post-2")["text"]
    start = text.index("ceasefire")
    fields = {"holder": "Alvania", "issue": "ceasefire", "stance": "support", "when": "2024-02-08"}
    body = {"document": "post-2", "kind": "position", "start": start, "end": start + 9, "fields": fields}
    made = browser.post("claims", **body)
    assert made["issue_text"] == {"text": "ceasefire", "span": [start, start + 9]}
    assert made["review"]["state"] == "accepted"
    assert made["sentence_text"]["text"] == "Alvania accepts ceasefire."
    assert made["id"] in {claim["id"] for claim in browser.get("claims", party="alvania", limit=500)["items"]}
    assert made["id"] in {claim["id"] for claim in browser.get("claims", words="ceasefire", limit=500)["items"]}
    assert check_record(engine).findings == ()
    assert browser.post("judgements", decision="undo")["claims"][0]["review"]["state"] == "rejected"
    assert browser.post("claims", **body)["review"]["state"] == "accepted"


def test_a_new_claim_counts_in_the_ledger_until_it_is_taken_back(browser: Any, engine: Engine) -> None:
    text = browser.get("documents/wire-3")["text"]
    start = text.index("opens")
    fields = {"author": "Ünal", "terms": ["transit-trade: road"]}
    made = browser.post("claims", document="wire-3", kind="proposal", start=start, end=start + 5, fields=fields)
    steps = {taken.step.claim for offer in follow(engine).ledger.offers for taken in offer.steps}
    rejected = follow(engine).decisions.rejected
    assert made["id"] in steps or made["id"] in follow(engine).decisions.accepted
    assert made["id"] not in rejected
    browser.post("judgements", decision="undo")
    assert made["id"] in follow(engine).decisions.rejected


def test_decisions_and_new_claims_survive_reading_again(browser: Any, engine: Engine) -> None:
    before = claims(browser, document="post-2")
    browser.post("judgements", decision="reject", claims=[before[0]["id"]])
    start = browser.get("documents/post-2")["text"].index("ceasefire")
    fields = {"holder": "Alvania", "issue": "ceasefire", "stance": "support"}
    made = browser.post("claims", document="post-2", kind="position", start=start, end=start + 9, fields=fields)
    told = browser.get("documents/post-2")
    again = document(told["text"], id="post-2", title="Captives", source="Selm Post", url="https://post-2.example/report",
                     published=View(engine).documents(ClaimFilter(document="post-2"))[0].stored.document.published)  # fmt: skip
    open_writer(engine).add(FakePipeline(replace(PROGRAM, weights="fake-2")).read(again))
    after = browser.get("documents/post-2")
    assert {claim["program"]["weights"] for claim in after["claims"]} == {"fake-2"}
    assert made["id"] in {claim["id"] for claim in after["claims"]}
    assert state(browser, before[0]["id"]) == "rejected"
    assert check_record(engine).findings == ()


def test_a_claim_is_split_in_parts(browser: Any) -> None:
    claim = claims(browser, kind="position")[0]
    parts = [{"stance": "support"}, {"stance": "ambiguous"}]
    told = browser.post("judgements", decision="split", claims=[claim["id"]], values={"parts": parts})
    assert [each["review"]["state"] for each in told["claims"]] == ["rejected", "accepted", "accepted"]
    assert [each["stance"] for each in told["claims"]] == ["oppose", "support", "ambiguous"]
    browser.post("judgements", decision="undo")
    assert state(browser, claim["id"]) == "new"
    assert [state(browser, each["id"]) for each in told["claims"][1:]] == ["rejected", "rejected"]


def test_claims_are_merged_into_the_first(browser: Any) -> None:
    one, other = (claim["id"] for claim in claims(browser, kind="event", document="wire-1"))
    browser.post("judgements", decision="merge", claims=[one, other])
    assert (state(browser, one), state(browser, other)) == ("accepted", "rejected")


def test_two_events_are_linked(browser: Any) -> None:
    one, other = (claim["id"] for claim in claims(browser, kind="event", document="wire-1"))
    told = browser.post("judgements", decision="link", claims=[one, other], values={"relation": "caused"})
    link = told["claims"][-1]
    assert (link["kind"], link["from"], link["to"], link["relation"]) == ("link", one, other, "caused")


def test_events_of_two_reports_are_said_to_be_one(browser: Any) -> None:
    one = claims(browser, kind="event", document="wire-1")[0]["id"]
    other = claims(browser, kind="event", document="wire-3")[1]["id"]
    told = browser.post("judgements", decision="same", claims=[one, other])
    assert told["judgements"][-1]["verdict"] == "same"
    assert told["judgements"][-1]["subject"].startswith("act:")
    undone = browser.post("judgements", decision="undo", claims=[one, other])
    assert {each["id"] for each in undone["claims"]} == {one, other}
    assert browser.send("judgements", {"decision": "undo", "claims": [one, other]}).status_code == 422
    browser.post("judgements", decision="different", claims=[one, other])
    assert browser.post("judgements", decision="undo")["judgements"]


def test_offers_are_said_to_be_one_or_two(browser: Any) -> None:
    one, other = (claim["id"] for claim in claims(browser, kind="proposal")[:2])
    told = browser.post("judgements", decision="same", claims=[one, other])
    assert told["judgements"][0]["subject"] == f"proposal:{one}"


@pytest.mark.parametrize(
    ("decision", "kinds", "values"),
    [
        ("merge", ("event",), {}), ("merge", ("event", "position"), {}), ("link", ("event", "position"), {"relation": "caused"}),
        ("link", ("event", "event"), {"relation": "likes"}), ("same", ("event",), {}), ("same", ("event", "figure"), {}),
        ("split", ("position",), {}), ("split", ("position",), {"parts": [{}, {}]}), ("split", ("position",), {"parts": [1, 2]}),
        ("split", ("event", "position"), {"parts": [{"mode": "a"}, {"mode": "b"}]}),
    ],
    ids=str,
)  # fmt: skip
def test_what_does_not_fit_is_refused(browser: Any, decision: str, kinds: tuple[str, ...], values: Any) -> None:
    found = {kind: claims(browser, kind=kind, document="wire-1") for kind in kinds}
    some = [found[kind].pop(0)["id"] for kind in kinds]
    answer = browser.send("judgements", {"decision": decision, "claims": some, "values": values})
    assert answer.status_code == 422, answer.text
    assert [state(browser, claim) for claim in some] == ["new"] * len(some)


def test_looking_decides_nothing(browser: Any) -> None:
    claim = claims(browser)[0]["id"]
    told = browser.post("judgements", decision="see", claims=[claim])
    assert told["judgements"] == []
    assert state(browser, claim) == "new"


EDITS = (
    ("event", {"type": "CONSULT", "factuality": "planned"}, {"type": "CONSULT", "factuality": "planned"}),
    ("event", {"when": "2019-05-01"}, {"since": "2019-05-01", "until": "2019-05-01"}),
    ("event", {"day": "2019-05-01"}, {"since": "2019-05-01", "until": "2019-05-01"}),
    ("event", {"where": "talks"}, {"place": "talks"}),
    ("event", {"actors": "the Lowland League"}, {"party": "lowland league"}),
    ("event", {"actors": "Ünal"}, {"party": "ünal"}),
    ("position", {"stance": "conditional", "issue": "captives"}, {"type": "conditional", "issue": "captives"}),
)
"""Kind of a claim, values that an edit gives it, and a filter that only the edited claim passes."""


@pytest.mark.parametrize(("kind", "values", "asked"), EDITS, ids=str)
def test_filters_look_at_claims_as_they_were_edited(
    browser: Any, kind: str, values: dict[str, Any], asked: dict[str, Any]
) -> None:
    claim = claims(browser, kind=kind, document="wire-1")[0]
    found = lambda **more: {each["id"] for each in claims(browser, kind=kind, **(asked | more))}  # noqa: E731
    others = found()
    assert claim["id"] not in others
    browser.post("judgements", decision="edit", claims=[claim["id"]], values=values)
    assert found() == others | {claim["id"]}
    assert found(min_confidence=1.0) == {claim["id"]}
    browser.post("judgements", decision="undo", claims=[claim["id"]])
    assert found() == others


def test_an_edited_claim_leaves_the_filters_that_it_passed(browser: Any) -> None:
    event, position = (claims(browser, kind=kind, document="wire-1")[0] for kind in ("event", "position"))
    browser.post("judgements", decision="edit", claims=[event["id"]], values={"type": "CONSULT", "actors": "Ünal"})
    browser.post("judgements", decision="edit", claims=[position["id"]], values={"issue": "captives"})
    assert event["id"] not in {each["id"] for each in claims(browser, type=event["type"])}
    assert event["id"] not in {each["id"] for each in claims(browser, kind="event", party="alvania")}
    assert position["id"] not in {each["id"] for each in claims(browser, issue=position["issue"])}
    line = next(each for each in browser.get("timeline")["items"] if each["claim_id"] == event["id"])
    assert line["type"] == "CONSULT"


def test_views_put_an_edited_claim_where_it_was_moved(browser: Any) -> None:
    claim = claims(browser, kind="event", document="wire-3")[0]
    before = {tie["type"] for tie in browser.get("network")["edges"]}
    values = {"type": "REQUEST", "actors": "Berun", "recipients": "Republic of Alvania", "where": "road"}
    browser.post("judgements", decision="edit", claims=[claim["id"]], values=values)
    assert "REQUEST" not in before
    (tie,) = [tie for tie in browser.get("network")["edges"] if tie["type"] == "REQUEST"]
    labels = {party["id"]: party["label"] for party in browser.get("network")["nodes"]}
    assert (labels[tie["source"]], labels[tie["target"]]) == ("Berun", "Republic of Alvania")
    assert "road" in {place["name"] for place in browser.get("map")["unplaced"]}


def test_the_past_knows_no_later_edit(browser: Any) -> None:
    claim = claims(browser, kind="event")[0]
    browser.post("judgements", decision="edit", claims=[claim["id"]], values={"type": "PROTEST"})
    moment = browser.get(f"claims/{claim['id']}")["judgements"][-1]["at"]
    assert [each["id"] for each in claims(browser, type="PROTEST", known_on="2999-01-01")] == [claim["id"]]
    assert claims(browser, type="PROTEST", known_on=moment[:10] + "T00:00:00+00:00") == []
