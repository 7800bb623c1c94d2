from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from strategies import claims

from pourparler.schema.claims import AnyClaim, Event, Link
from pourparler.schema.codec import decode_claim, encode_claim, identify
from pourparler.schema.documents import Document
from pourparler.schema.spans import Quote, Span

DOCUMENT = Document(id="wire-1", text="Envoys met in Doha.", published=date(2026, 3, 4))


@given(claims)
def test_every_claim_comes_back_from_json_as_it_was(claim: AnyClaim) -> None:
    assert decode_claim(json.loads(json.dumps(encode_claim(claim)))) == claim


@given(st.lists(claims, max_size=6), st.randoms())
def test_ids_do_not_depend_on_the_order_of_claims(found: list[AnyClaim], rng: random.Random) -> None:
    shuffled = found.copy()
    rng.shuffle(shuffled)
    ids = [claim.id for claim in identify(DOCUMENT, found)]
    assert sorted(ids) == sorted(claim.id for claim in identify(DOCUMENT, shuffled))
    assert len(set(ids)) == len(ids)


@given(claims)
def test_confidence_and_rules_do_not_change_an_id(claim: AnyClaim) -> None:
    other = replace(claim, confidence=0.5, rules=("another rule",))
    assert identify(DOCUMENT, [claim])[0].id == identify(DOCUMENT, [other])[0].id


@given(claims)
def test_another_text_gives_another_id(claim: AnyClaim) -> None:
    corrected = replace(DOCUMENT, text="Envoys did not meet in Doha.")
    assert identify(DOCUMENT, [claim])[0].id != identify(corrected, [claim])[0].id


def event(word: str, start: int) -> Event:
    trigger = Quote(word, Span(start, start + len(word)))
    return Event(sentence=0, confidence=1.0, rules=(), trigger=trigger, type="CONSULT")


def test_links_get_the_ids_of_their_events() -> None:
    link = Link(sentence=0, confidence=1.0, rules=(), source="#1", target="#0", relation="responds_to")
    met, answered, linked = identify(DOCUMENT, [event("met", 7), event("Doha", 14), link])
    assert isinstance(linked, Link)
    assert (linked.source, linked.target) == (answered.id, met.id)
    assert encode_claim(linked)["from"] == answered.id
    assert decode_claim(encode_claim(linked)) == linked
