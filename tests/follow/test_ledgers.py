"""One proposal out of many reports, hand-made: threading, relations, terms, and decisions of persons."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from negotiation_samples import day, report, taken, term

from pourparler.follow.differences import compare_offers
from pourparler.follow.ledgers import build_ledger
from pourparler.follow.sides import Sides
from pourparler.follow.ties import Ties
from pourparler.schema.acting import Offices
from pourparler.schema.identity import ActsFor, PartyIdentity, PartyName
from pourparler.schema.ledger import Ledger, Offer
from pourparler.schema.negotiation import TakenStep


def party(name: str, key: str = "", sort: str = "name", kind: str | None = "government") -> PartyIdentity:
    known = PartyName(key or name, name.title(), sort, kind, uses=3)  # type: ignore[arg-type]
    return PartyIdentity(f"party:{name}", name.title(), known.kind, None, None, (known,), 1)


SIDES = Sides.of(
    [party(name) for name in ("oslo", "lima", "quito", "bern")] + [party("ana", kind="person")],
    Offices.of([ActsFor("party:ana", "spokeswoman", "party:lima", None, None, "reports", 2)]),
)


def ledger(*steps: TakenStep, ties: Ties | None = None) -> Ledger:
    return build_ledger(steps, SIDES, ties)


def only(found: Ledger) -> Offer:
    assert len(found.offers) == 1, [offer.name for offer in found.offers]
    return found.offers[0]


MADE = taken("present", "oslo", "a plan for the port", to="lima, quito", on=1)


def test_several_reports_of_one_offer_are_one() -> None:
    again = taken("present", "oslo", "a port plan", on=1, report=report("andes-2", 1, "Andes Post"))
    offer = only(ledger(MADE, again))
    assert offer.author == "party:oslo"
    assert set(offer.addressees) == {"party:lima", "party:quito"}
    assert len(offer.steps) == 2


def test_who_may_be_a_person_is_no_addressee() -> None:
    """A commander whom no report links to the movement approves its paper: that is not the other side's answer."""
    sides = Sides.of([party("oslo"), party("lima"), party("mara venn", kind=None)], Offices())
    approved = taken("accept", "mara venn", "the plan for the port", on=2)
    offer = only(build_ledger([MADE, approved], sides))
    assert "party:mara venn" not in offer.addressees
    assert [change.state for change in offer.changes] == ["presented"]


def test_rebels_without_a_name_are_the_ones_of_the_proposal() -> None:
    """Two movements are called “rebels”; those that the plan was given to are meant where a report names none."""
    quito = (PartyName("quito", "Quito", "name", "group", uses=9), PartyName("rebels@a", "Rebels", "organ", uses=2))
    bern = (PartyName("bern", "Bern", "name", "group", uses=9), PartyName("rebels@b", "rebels", "organ", uses=2))
    loose = PartyName("rebels in#77", "Rebels in", "description", uses=1)
    sides = Sides.of(
        [
            party("oslo"),
            party("lima"),
            PartyIdentity("party:quito", "Quito", "group", None, None, quito, 3),
            PartyIdentity("party:bern", "Bern", "group", None, None, bern, 4),
            PartyIdentity("party:rebels in#77", "Rebels in", None, None, None, (loose,), 5),
        ],
        Offices(),
    )
    refused = taken("reject", "rebels in#77", "the plan for the port", on=3, report=report("coast", 3))
    offer = only(build_ledger([MADE, refused], sides))
    assert [(answer.side, answer.reply) for answer in offer.answers] == [("party:quito", "reject")]


def test_the_envoy_of_a_body_speaks_for_it_and_an_envoy_for_a_country_does_not_speak_for_that() -> None:
    body = PartyName("body:x", "Salt League", "entity", "igo", entity="body:x", uses=9)
    of, to = (PartyName(f"envoy@{scope}", label, "description", "person") for scope, label in
              (("salt league", "Envoy of the Salt League"), ("lima", "Envoy for Lima")))  # fmt: skip
    sides = Sides.of(
        [
            party("lima"),
            PartyIdentity("body:x", "Salt League", "igo", None, "body:x", (body,), 2),
            PartyIdentity("party:envoy-of", of.label, "person", None, None, (of,), 3),
            PartyIdentity("party:envoy-to", to.label, "person", None, None, (to,), 4),
        ],
        Offices(),
    )
    assert sides.side("party:envoy-of", None) == "body:x"
    assert sides.side("party:envoy-to", None) == "party:envoy-to"


def test_offers_of_two_authors_are_two() -> None:
    other = taken("present", "bern", "a plan for the port", on=1)
    assert len(ledger(MADE, other).offers) == 2


def test_offers_about_other_matters_are_two() -> None:
    other = taken("present", "oslo", "a draft on prisoners and detainees", on=2, report=report("b", 2))
    assert len(ledger(MADE, other).offers) == 2


def test_an_answer_goes_to_the_offer_that_it_names() -> None:
    other = taken("present", "bern", "a plan for the bridge", to="lima", on=1, report=report("b", 1))
    answer = taken("reject", "lima", "Oslo's plan for the port", owners="oslo", on=2, report=report("c", 2))
    found = ledger(MADE, other, answer)
    answered = next(offer for offer in found.offers if offer.author == "party:oslo")
    assert [(each.side, each.reply) for each in answered.answers] == [("party:lima", "reject")]
    assert [offer.state_on(day(2)) for offer in found.offers if offer.author == "party:bern"] == ["presented"]


def test_a_spokeswoman_answers_for_her_side() -> None:
    answer = taken("accept", "ana", "the plan for the port", on=2, report=report("c", 2))
    assert only(ledger(MADE, answer)).answers[0].side == "party:lima"


def test_it_leans_on_what_the_report_has_just_named() -> None:
    other = taken("present", "bern", "a plan for the bridge", to="lima", on=1, report=report("b", 1))
    here = report("c", 3)
    named = taken("describe", "", "Bern's plan for the bridge", owners="bern", report=here, at=0)
    answer = taken("review", "lima", "it", report=here, at=80)
    found = ledger(MADE, other, named, answer)
    reviewed = [offer.author for offer in found.offers if offer.answers]
    assert reviewed == ["party:bern"]


def test_a_counterproposal_answers_the_other() -> None:
    here = report("b", 3)
    countered = taken("counter", "lima", "the plan for the port", on=3, report=here)
    counter = taken("present", "lima", "a text of its own", on=3, report=here, rule="answer_is_offer")
    first, second = ledger(MADE, countered, counter).offers
    assert second.counter_to == first.id
    assert (first.state_on(day(2)), first.state_on(day(3))) == ("presented", "answered")
    assert first.answers[0].reply == "counter"


def test_a_revised_text_replaces_its_authors_first() -> None:
    revised = taken("present", "oslo", "a revised plan for the port", to="lima, quito", on=5, report=report("b", 5))
    first, second = ledger(MADE, revised).offers
    assert (first.state_on(day(4)), first.state_on(day(5))) == ("presented", "superseded")
    assert (second.version, second.supersedes) == (2, (first.id,))


def test_a_truce_belongs_to_what_was_accepted() -> None:
    truce = taken("present", "oslo", "a draft of a truce", to="lima, quito", on=1)
    other = taken(
        "present", "bern", "a plan for a pause in the fighting", to="lima, quito", on=1, report=report("b", 1)
    )
    signed = taken("sign", "lima, quito", "the truce", owners="", on=3, report=report("c", 3), at=0)
    accepted = taken("accept", "lima, quito", "Oslo's draft of a truce", owners="oslo", on=2, report=report("d", 2))
    began = taken("take effect", "", "the truce", near="lima, quito", on=4, report=report("e", 4))
    found = ledger(truce, other, accepted, signed, began)
    assert {offer.author: offer.state_on(day(4)) for offer in found.offers} == {
        "party:oslo": "in force",
        "party:bern": "presented",
    }


def test_a_truce_without_a_known_offer_is_followed_too() -> None:
    began = taken("take effect", "", "a truce between Lima and Quito", owners="lima, quito", on=4)
    broken = taken("violate", "", "the truce between Lima and Quito", owners="lima, quito", on=6, report=report("b", 6))
    offer = only(ledger(began, broken))
    assert [change.state for change in offer.changes] == ["in force", "violated"]


def test_a_lone_word_about_nothing_known_is_kept_apart() -> None:
    found = ledger(taken("no answer", "lima", "the letter", on=1))
    assert found.offers == ()
    assert len(found.loose) == 1


def test_terms_are_told_once_with_who_would_act() -> None:
    terms = [term("captives", "free 120 soldiers", quantity=120.0), term("ceasefire", "a truce of seven days", days=7)]
    told = taken("describe", "", "the plan for the port", terms=terms, obligors=["lima", ""], on=1, at=50)
    again = taken(
        "describe", "", "the plan for the port", terms=terms[:1], obligors=["lima"], on=2, report=report("b", 2)
    )
    offer = only(ledger(MADE, told, again))
    assert [(each.facts.issue, each.obligor) for each in offer.terms] == [
        ("captives", "party:lima"),
        ("ceasefire", None),
    ]


def test_two_versions_compared_term_by_term() -> None:
    before = [
        term("ceasefire", "a truce of seven days", days=7),
        term("captives", "release 120 detainees", quantity=120.0, unit="detainees"),
        term("withdrawal", "pull the guns back"),
    ]
    after = [
        term("ceasefire", "a truce of fourteen days", days=14),
        term("captives", "release 150 detainees", quantity=150.0, unit="detainees"),
        term("transit-trade", "open the harbour"),
    ]
    first = taken("describe", "", "the plan for the port", terms=before, obligors=["", "lima", ""], on=1, at=50)
    made = taken(
        "present",
        "oslo",
        "a revised plan for the port",
        on=5,
        report=report("b", 5),
        terms=after,
        obligors=["", "lima", ""],
    )
    one, two = ledger(MADE, first, made).offers
    found = compare_offers(one, two)
    assert [(each.change, each.facts) for each in found] == [
        ("changed", ("7 → 14 days",)),
        ("changed", ("120 → 150 detainees",)),
        ("added", ()),
        ("dropped", ()),
    ]


def test_a_person_says_that_two_are_one_or_one_is_two() -> None:
    other = taken("present", "bern", "a plan for the port", to="lima", on=1, report=report("b", 1), claim="c-other")
    made = taken("present", "oslo", "a plan for the port", to="lima", on=1, claim="c-made")
    assert len(ledger(made, other).offers) == 2
    assert len(ledger(made, other, ties=Ties.of([("c-made", "c-other")], [])).offers) == 1
    again = taken("present", "oslo", "a port plan", on=1, report=report("c", 1), claim="c-again")
    assert len(ledger(made, again).offers) == 1
    assert len(ledger(made, again, ties=Ties.of([], [("c-again", "c-made")])).offers) == 2


def test_sides_that_negotiate_are_one_process_and_strangers_another() -> None:
    counter = taken("present", "lima", "a port plan of its own", to="quito", on=2, report=report("b", 2))
    answer = taken("reject", "quito", "Lima's port plan", owners="lima", on=3, report=report("c", 3))
    elsewhere = taken("present", "bern", "a charter for the lake", to="basel", on=2, report=report("d", 2))
    found = ledger(MADE, counter, answer, elsewhere)
    assert sorted(len(process.offers) for process in found.processes) == [1, 2]


STEPS = [
    MADE,
    taken("present", "oslo", "a port plan", on=1, report=report("andes-2", 1, "Andes Post")),
    taken("describe", "", "the plan", terms=[term("transit-trade", "open the port")], obligors=["lima"], on=1, at=60),
    taken("review", "lima", "the plan for the port", on=2, report=report("c", 2)),
    taken("counter", "quito", "the plan for the port", on=3, report=report("d", 3)),
    taken("present", "quito", "a counterproposal", to="oslo", on=3, report=report("d", 3), at=90),
    taken("reject", "lima", "Quito's counterproposal", owners="quito", on=4, report=report("e", 4)),
    taken("present", "oslo", "a revised plan for the port", to="lima, quito", on=5, report=report("f", 5)),
    taken("accept", "lima", "the revised plan", on=6, report=report("g", 6)),
    taken("accept", "quito", "the revised plan", on=6, report=report("h", 6)),
    taken("sign", "lima, quito", "the plan", on=7, report=report("i", 7)),
    taken("deny", "lima", "a deal on salt", on=8, report=report("j", 8)),
    taken("withdraw", "oslo", "its plan", on=9, report=report("k", 9)),
]


def shown(found: Ledger) -> object:
    return found.offers, found.processes, found.loose


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from(range(len(STEPS)))), st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(chosen: set[int], rng: random.Random) -> None:
    found = [STEPS[at] for at in sorted(chosen)]
    shuffled = list(found)
    rng.shuffle(shuffled)
    assert shown(ledger(*found)) == shown(ledger(*shuffled))


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.sets(st.sampled_from(range(len(STEPS))), max_size=3))
def test_decisions_hold_whatever_the_order(rng: random.Random, pair: set[int]) -> None:
    claims = [STEPS[at].step.claim for at in sorted(pair)]
    ties = Ties.of([(claims[0], other) for other in claims[1:2]], [(claims[0], other) for other in claims[2:]])
    shuffled = list(STEPS)
    rng.shuffle(shuffled)
    assert shown(ledger(*STEPS, ties=ties)) == shown(ledger(*shuffled, ties=ties))
