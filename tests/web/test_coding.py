"""Two coders: assignments, agreement, disagreements, and the last word."""

from __future__ import annotations

from typing import Any

import pytest

from pourparler.ask.agreement import nominal_alpha

KRIPPENDORFF = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
"""Four observers, twelve units: example C of “Computing Krippendorff's Alpha-Reliability” (2011); alpha is .743."""


def test_alpha_of_the_published_example() -> None:
    observers = [line.split() for line in KRIPPENDORFF.strip().splitlines()]
    units = [[value for value in unit if value != "."] for unit in zip(*observers, strict=True)]
    assert nominal_alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_two_observers() -> None:
    """Example B of the same paper: nominal data of two observers, alpha .692."""
    one = "a a b b d c c c e d d a".split()  # noqa: SIM905  # as the paper prints it
    other = "b a b b b c c c e d d d".split()  # noqa: SIM905
    assert nominal_alpha(zip(one, other, strict=True)) == pytest.approx(0.692, abs=0.0005)


def test_nothing_to_compare_has_no_alpha() -> None:
    assert nominal_alpha([]) is None
    assert nominal_alpha([["a"], ["b"]]) is None
    assert nominal_alpha([["a", "a"]]) is None


def decide(browser: Any, name: str, **command: Any) -> None:
    browser.sign_in(name)
    browser.post("judgements", **command)


def test_agreement_is_told_by_field_and_only_disagreements_are_settled(guarded: Any) -> None:
    guarded.sign_in("Editor")
    story = guarded.get("stories", document="wire-1")["items"][0]["id"]
    guarded.post("assignments", story=story, reviewers=["Reviewer", "Admin"])
    assert guarded.get("assignments")["items"][0]["reviewers"] == ["Admin", "Reviewer"]
    first, second, third = (
        claim["id"] for claim in guarded.get("claims", document="wire-1", kind=["position", "event"])["items"][:3]
    )
    for name in ("Reviewer", "Admin"):
        decide(guarded, name, decision="accept", claims=[first])
    decide(guarded, "Reviewer", decision="accept", claims=[second])
    decide(guarded, "Admin", decision="reject", claims=[second])
    decide(guarded, "Reviewer", decision="accept", claims=[third])
    fields = {each["field"]: each for each in guarded.get("agreement")["items"]}
    assert guarded.client.get("/api/v1/disagreements").status_code == 403
    guarded.sign_in("Editor")
    assert fields["decision"]["units"] == 2
    assert fields["decision"]["alpha"] == pytest.approx(0.0)
    differing = guarded.get("disagreements")["items"]
    assert [each["claim"]["id"] for each in differing] == [second]
    assert {name: told["decision"] for name, told in differing[0]["by"].items()} == {
        "Reviewer": "accept",
        "Admin": "reject",
    }
    guarded.sign_in("Editor")
    told = guarded.post("adjudications", claim=second, decision="reject", reason="only a hope")
    assert told["claims"][0]["review"]["state"] == "rejected"
    assert guarded.get("disagreements")["items"] == []


def test_assignments_name_accounts_and_stories_that_are(guarded: Any) -> None:
    guarded.sign_in("Editor")
    story = guarded.get("stories")["items"][0]["id"]
    assert guarded.send("assignments", {"story": story, "reviewers": ["Nobody"]}).status_code == 422
    assert guarded.send("assignments", {"story": "story:none", "reviewers": ["Reviewer"]}).status_code == 404
    assert guarded.get("assignments")["items"] == []


def test_what_is_mine_can_be_asked_for(guarded: Any) -> None:
    guarded.sign_in("Editor")
    story = guarded.get("stories", document="wire-3")["items"][0]["id"]
    guarded.post("assignments", story=story, reviewers=["Reviewer"])
    guarded.sign_in("Reviewer")
    assert [each["id"] for each in guarded.get("stories", mine=True)["items"]] == [story]
    assert guarded.get("stories", mine=True)["items"][0]["assigned_to"] == ["Reviewer"]


def test_a_coder_does_not_see_what_the_other_decided(guarded: Any) -> None:
    guarded.sign_in("Editor")
    story = guarded.get("stories", document="wire-1")["items"][0]["id"]
    guarded.post("assignments", story=story, reviewers=["Reviewer", "Admin"])
    claim = guarded.get("claims", document="wire-1")["items"][0]["id"]
    decide(guarded, "Admin", decision="reject", claims=[claim])

    def states(name: str) -> tuple[str, str, int, bool]:
        guarded.sign_in(name)
        told = guarded.get(f"claims/{claim}")
        listed = {each["id"] for each in guarded.get("claims", document="wire-1", limit=500)["items"]}
        whole = next(each for each in guarded.get("documents/wire-1")["claims"] if each["id"] == claim)
        return told["review"]["state"], whole["review"]["state"], len(told["judgements"]), claim in listed

    assert states("Reviewer") == ("new", "new", 0, True)
    assert states("Admin") == ("rejected", "rejected", 1, False)
    assert states("Reader") == ("rejected", "rejected", 1, False)
    decide(guarded, "Reviewer", decision="accept", claims=[claim])
    assert states("Reviewer") == ("accepted", "accepted", 1, True)
    guarded.sign_in("Editor")
    guarded.post("adjudications", claim=claim, decision="reject")
    assert states("Reviewer")[0] == "rejected"


def test_a_coder_is_not_told_by_filters_what_the_other_edited(guarded: Any) -> None:
    guarded.sign_in("Editor")
    story = guarded.get("stories", document="wire-1")["items"][0]["id"]
    guarded.post("assignments", story=story, reviewers=["Reviewer", "Admin"])
    claim = guarded.get("claims", document="wire-1", kind="event")["items"][0]["id"]
    decide(guarded, "Admin", decision="edit", claims=[claim], values={"type": "PROTEST"})
    found = {}
    for name in ("Reviewer", "Admin"):
        guarded.sign_in(name)
        found[name] = [each["id"] for each in guarded.get("claims", type="PROTEST")["items"]]
    assert found == {"Reviewer": [], "Admin": [claim]}
