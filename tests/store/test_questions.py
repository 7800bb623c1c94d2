from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from record_samples import reading

from pourparler.errors import StoreError
from pourparler.schema.views import ClaimFilter
from pourparler.store.view import View
from pourparler.store.writer import Writer


@pytest.fixture
def asked(writer: Writer, view: View) -> View:
    writer.add(reading("Alvania rejects talks in Meril.", id="w-1"))
    writer.add(reading("Berun offers captives.", id="w-2", title="Offer", published=date(2024, 3, 1)))
    return view


@pytest.mark.parametrize(
    ("wanted", "texts"),
    [
        ({"party": "alvan"}, {"w-1"}),
        ({"party": "100%"}, set()),
        ({"issue": "talks"}, {"w-1", "w-2"}),
        ({"issue": "sanctions"}, set()),
        ({"kinds": ("event",), "type": "REJECT"}, {"w-1", "w-2"}),
        ({"type": "CONSULT"}, set()),
        ({"place": "port mer"}, {"w-1", "w-2"}),
        ({"place": "xa"}, {"w-1", "w-2"}),
        ({"since": date(2024, 2, 20)}, {"w-2"}),
        ({"until": date(2024, 2, 20)}, {"w-1"}),
        ({"factuality": "planned"}, {"w-1", "w-2"}),
        ({"factuality": "negated"}, set()),
        ({"document": "offer"}, {"w-2"}),
        ({"due": True}, {"w-1", "w-2"}),
    ],
)
def test_filters(asked: View, wanted: dict[str, Any], texts: set[str]) -> None:
    found = asked.claims(ClaimFilter(**wanted))
    assert {stored.stored.document.id for stored in found} == texts
    assert asked.count(ClaimFilter(**wanted)) == len(found)


def test_a_limit_keeps_the_latest_in_order(asked: View) -> None:
    everything = asked.claims(ClaimFilter())
    assert asked.claims(ClaimFilter(limit=3)) == everything[-3:]


def test_a_claim_is_found_by_the_beginning_of_its_id(asked: View) -> None:
    one = asked.claims(ClaimFilter(limit=1))[0]
    assert asked.claim(one.claim.id[:10]) == asked.claim(one.claim.id[2:10]) == one


@pytest.mark.parametrize(("start", "said"), [("c-", "Several claims"), ("c-zz", "No claim's id")])
def test_ids_that_name_no_claim_or_several(asked: View, start: str, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        asked.claim(start)


def test_parties_with_their_roles_and_latest_claim(asked: View) -> None:
    alvania = asked.parties(ClaimFilter(party="alvania"))
    assert [tally.party.label for tally in alvania] == ["Republic of Alvania"]
    assert alvania[0].roles["holder"] == 1
    assert alvania[0].latest.sentence.text == "Alvania rejects talks in Meril."


def test_documents_by_publication(asked: View) -> None:
    assert [tally.stored.document.id for tally in asked.documents(ClaimFilter())] == ["w-1", "w-2"]
    assert [tally.stored.document.id for tally in asked.documents(ClaimFilter(limit=1))] == ["w-2"]
    assert asked.documents(ClaimFilter())[0].claims["event"] == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("captives", 6),
        ('"offers captives"', 6),
        ('"captives offers"', 0),
        ("TALKS meril", 6),
        ("alvania NOT", 0),
        ("*", 0),
    ],
)
def test_search_over_claims(asked: View, words: str, found: int) -> None:
    assert len(asked.claims(ClaimFilter(words=words))) == asked.count(ClaimFilter(words=words)) == found
