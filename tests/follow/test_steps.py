"""Steps of one document from hand-made claims: what they say of a proposal, by whom, when, on whose word."""

from __future__ import annotations

from datetime import date
from typing import Any

from report_samples import PUBLISHED, Report

from pourparler.follow.steps import CERTAIN_ENOUGH
from pourparler.schema.claims import Event, Position, Proposal, Response, Statement, Term
from pourparler.schema.dates import When
from pourparler.schema.documents import Document
from pourparler.schema.spans import Span


def labels(refs: Any) -> list[str]:
    return [ref.label for ref in refs]


def test_a_proposal_is_presented_by_its_author() -> None:
    report = Report("Oslo handed both armies a plan for the port on Monday.")
    monday = When(report.quote("Monday", 0), date(2024, 2, 5), date(2024, 2, 5), "day")
    term = Term("transit-trade", report.quote("the port", 0))
    report.add(Proposal, author=report.party("Oslo", 0), addressee=report.party("both armies", 0),
               cue=report.quote("plan", 0), terms=(term,), when=monday)  # fmt: skip
    (step,) = report.steps()
    assert (step.move, step.day, step.thing) == ("present", date(2024, 2, 5), "a plan for the port on Monday")
    assert (labels(step.by), labels(step.to)) == (["Oslo"], ["both armies"])
    assert [each.issue for each in step.terms] == ["transit-trade"]


def test_an_offer_by_its_verb_needs_no_noun() -> None:
    report = Report("Oslo offered to host the talks.")
    report.add(Proposal, author=report.party("Oslo", 0), addressee=None, cue=report.quote("offered", 0),
               terms=(Term("talks", report.quote("host the talks", 0)),))  # fmt: skip
    (step,) = report.steps()
    assert (step.move, step.thing, step.rule) == ("present", "", "proposal")


def test_an_answer_keeps_its_reply_and_gains_its_changes() -> None:
    report = Report("Lima accepted Oslo's plan with two changes.")
    report.add(Response, responder=report.party("Lima", 0), cue=report.quote("accepted", 0),
               to=report.quote("Oslo's plan", 0), reply="accept")  # fmt: skip
    report.add(Event, trigger=report.quote("accepted", 0), type="AGREE", recipients=(report.party("Oslo", 0),))
    (step,) = [step for step in report.steps() if step.move != "describe"]
    assert (step.move, step.thing) == ("accept with changes", "Oslo's plan with two changes")
    assert labels(step.owners) == ["Oslo"]


def test_words_correct_a_reply_but_a_person_has_the_last_one() -> None:
    report = Report("Lima cannot accept the plan.")
    fields = {"responder": report.party("Lima", 0), "cue": report.quote("accept", 0), "to": report.quote("the plan", 0)}
    report.add(Response, reply="accept", **fields)
    assert [step.move for step in report.steps()] == ["reject"]
    settled = Report("Lima cannot accept the plan.").add(Response, reply="defer", **fields | {"confidence": 1.0})
    assert [step.move for step in settled.steps()] == ["review"]


def test_a_welcome_is_no_acceptance() -> None:
    report = Report("Bern welcomed the plan.")
    report.add(Response, responder=report.party("Bern", 0), cue=report.quote("welcomed", 0),
               to=report.quote("the plan", 0), reply="accept")  # fmt: skip
    assert [step.move for step in report.steps()] == ["welcome"]


def test_what_would_be_answered_is_not() -> None:
    report = Report("Lima would reject the plan.")
    report.add(Response, responder=report.party("Lima", 0), cue=report.quote("reject", 0),
               to=report.quote("the plan", 0), reply="reject")  # fmt: skip
    assert report.steps() == ()


def test_words_need_a_claim_to_hang_on() -> None:
    assert Report("Oslo withdrew its plan.").steps() == ()
    report = Report("Oslo withdrew its plan.")
    report.add(Event, trigger=report.quote("withdrew", 0), type="REJECT", actors=(report.party("Oslo", 0),))
    (step,) = report.steps()
    assert (step.move, labels(step.by)) == ("withdraw", ["Oslo"])


def test_a_doubtful_act_moves_nothing() -> None:
    report = Report("Oslo withdrew its plan.")
    report.add(Event, trigger=report.quote("withdrew", 0), type="REJECT", confidence=CERTAIN_ENOUGH - 0.01)
    assert report.steps() == ()


def test_a_day_behind_another_verb_is_not_the_answers() -> None:
    report = Report("Lima rejected the draft presented by Oslo on Monday.")
    monday = When(report.quote("Monday", 0), date(2024, 2, 5), date(2024, 2, 5), "day")
    report.add(Response, responder=report.party("Lima", 0), cue=report.quote("rejected", 0),
               to=report.quote("the draft", 0), reply="reject", when=monday)  # fmt: skip
    answer = next(step for step in report.steps() if step.move == "reject")
    made = next(step for step in report.steps() if step.move == "present")
    assert (answer.day, made.day) == (None, date(2024, 2, 5))


def test_it_stands_for_the_plan_before_it() -> None:
    report = Report("Quito spoke of Oslo's plan. Lima is studying it.")
    report.add(Event, 1, trigger=report.quote("studying", 1), type="CONSULT", actors=(report.party("Lima", 1),))
    (step,) = report.steps()
    assert (step.move, step.thing) == ("review", "Oslo's plan")


def test_who_accuses_is_the_voice() -> None:
    report = Report("Lima accused Quito of breaking the truce.")
    actors = {"actors": (report.party("Lima", 0),), "recipients": (report.party("Quito", 0),)}
    report.add(Event, trigger=report.quote("accused", 0), type="ACCUSE", **actors)
    (step,) = report.steps()
    assert step.move == "violate"
    assert step.voice is not None
    assert step.voice.label == "Lima"


def test_the_reporters_own_judgement_has_no_voice() -> None:
    report = Report("Shells fell on Meril, the ministry said, in the worst violation of the truce.")
    report.add(Event, trigger=report.quote("fell", 0), type="ASSAULT", according_to=report.party("the ministry", 0))
    (step,) = report.steps()
    assert (step.move, step.voice) == ("violate", None)


def test_a_denied_acceptance_is_no_acceptance() -> None:
    report = Report("Lima denied a report that it had accepted a deal on salt.")
    report.add(Response, responder=report.party("Lima", 0), cue=report.quote("accepted", 0),
               to=report.quote("a deal on salt", 0), reply="accept")  # fmt: skip
    assert [step.move for step in report.steps()] == ["deny"]


def test_one_side_alone_does_not_extend_a_truce() -> None:
    alone, both = Report("Lima agreed to extend the truce."), Report("Lima and Quito agreed to extend the truce.")
    for report in (alone, both):
        report.add(Event, trigger=report.quote("agreed", 0), type="AGREE", actors=(report.party("Lima", 0),))
    assert [step.move for step in alone.steps()] == []
    assert [step.move for step in both.steps()] == ["extend"]


def test_the_list_after_a_plan_gives_its_terms() -> None:
    report = Report("The plan has two parts: Lima would free 120 prisoners. Quito would let relief convoys in.")
    report.add(
        Statement, speaker=None, cue=report.quote("plan", 0), content=report.quote("two parts", 0), mode="indirect"
    )
    about = report.quote("free 120 prisoners", 1)
    report.add(Position, 1, holder=report.party("Lima", 1), issue="captives", issue_text=about, stance="support")
    report.add(Event, 2, trigger=report.quote("let", 2), type="RETREAT", actors=(report.party("Quito", 2),))
    terms = [term for step in report.steps() for term in step.terms]
    assert [(term.issue, term.obligor and term.obligor.label, term.quantity) for term in terms] == [
        ("captives", "Lima", 120.0),
        ("humanitarian-access", "Quito", None),
    ]


def test_a_dateline_names_no_party() -> None:
    text = "OSLO - Lima withdrew its plan."
    report = Report(text)
    report.document = Document(id="wire-1", text=text, published=PUBLISHED, dateline=Span(0, 6))
    report.add(
        Statement,
        speaker=report.party("OSLO", 0),
        cue=report.quote("plan", 0),
        content=report.quote("plan", 0),
        mode="indirect",
    )
    report.add(Event, trigger=report.quote("withdrew", 0), type="REJECT", recipients=(report.party("Lima", 0),))
    assert [labels(step.by) for step in report.steps()] == [["Lima"]]


def test_who_rules_out_any_discussion_answers_no_proposal() -> None:
    report = Report("Lima ruled out any discussion of the port.")
    report.add(Response, responder=report.party("Lima", 0), cue=report.quote("ruled", 0),
               to=report.quote("any discussion of the port", 0), reply="reject")  # fmt: skip
    assert report.steps() == ()
