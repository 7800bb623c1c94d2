"""Links by evidence: what is seen of two events, and what it comes to."""

from __future__ import annotations

import pytest

from pourparler.extract.fitted_links import FITTED, find_fitted
from pourparler.extract.link_evidence import evidence_of
from pourparler.extract.link_pairs import Pair, pairs_of
from pourparler.extract.link_weights import LinkWeights, judge, link_weights
from pourparler.schema.analysis import Analysis, Sentence, Token
from pourparler.schema.claims import Event
from pourparler.schema.documents import Document
from pourparler.schema.entities import Party
from pourparler.schema.spans import Quote, Span

TEXT = "Oslo closed the port after Lima shelled Oslo"
HEADS = (1, -1, 3, 1, 6, 6, 1, 6)
RELATIONS = ("nsubj", "root", "det", "obj", "mark", "nsubj", "advcl", "obj")
KINDS = ("PROPN", "VERB", "DET", "NOUN", "SCONJ", "PROPN", "VERB", "PROPN")


def quote(word: str, after: int = 0) -> Quote:
    start = TEXT.index(word, after)
    return Quote(word, Span(start, start + len(word)))


def analysis() -> Analysis:
    tokens = []
    end = 0
    for word, head, relation, kind in zip(TEXT.split(), HEADS, RELATIONS, KINDS, strict=True):
        span = quote(word, end).span
        end = span.end
        tokens.append(Token(word, span, word.lower(), kind, "_", head, relation))
    children = tuple(tuple(at for at, head in enumerate(HEADS) if head == own) for own in range(len(HEADS)))
    sentence = Sentence(0, Span(0, len(TEXT)), tuple(tokens), children=children)
    return Analysis(Document("d", TEXT), (sentence,))


def events(confidence: float = 0.9) -> list[Event]:
    common = {"sentence": 0, "confidence": confidence, "rules": ()}
    oslo, lima = Party(quote("Oslo")), Party(quote("Lima"))
    return [
        Event(**common, trigger=quote("closed"), type="COERCE", actors=(oslo,)),
        Event(**common, trigger=quote("shelled"), type="ASSAULT", actors=(lima,), recipients=(oslo,)),
    ]


def pair() -> Pair:
    return next(each for each in pairs_of(analysis(), events(), 0.1) if each.source.lemma.startswith("close"))


def test_both_orders_are_pairs() -> None:
    assert {(each.source.number, each.target.number) for each in pairs_of(analysis(), events(), 0.1)} == {
        (0, 1),
        (1, 0),
    }


def test_events_that_are_hardly_sure_are_in_no_pair() -> None:
    assert not list(pairs_of(analysis(), events(0.05), 0.1))


def test_the_way_between_names_the_word_that_opens_the_clause() -> None:
    seen = set(evidence_of(pair()))
    assert "target hangs as advcl" in seen
    assert "target opened by after" in seen
    assert "way ^advcl/after" in seen


def test_who_was_done_to_is_seen() -> None:
    seen = set(evidence_of(pair()))
    assert "target was done to the source's doer" in seen
    assert "two doers" in seen


def test_evidence_adds_up_to_the_likeliest_relation() -> None:
    fitted = LinkWeights(("caused", "violates"), 0.1, {"any": (-2.0, -3.0), "target opened by after": (5.0, 1.0)})
    judged = judge(["any", "target opened by after", "never weighed"], fitted)
    assert judged.relation == "caused"
    assert judged.word == "after"
    assert judged.chance == pytest.approx(0.9466, abs=0.001)  # e³ / (1 + e³ + e⁻²)


def test_a_hostile_act_after_another_one_is_an_answer() -> None:
    (link,) = find_fitted(analysis(), events(), 0.1).values()
    assert (link.source, link.target, link.relation) == ("#0", "#1", "responds_to")
    assert link.rules[0].startswith("fitted_answer: ")
    assert link.confidence >= link_weights().enough


def test_less_sure_events_make_a_less_sure_link() -> None:
    (sure,) = find_fitted(analysis(), events(), 0.1).values()
    (less,) = find_fitted(analysis(), events(0.5), 0.1).values()
    assert less.confidence < sure.confidence


def test_each_weighed_relation_is_told() -> None:
    assert set(link_weights().relations) == set(FITTED)
    assert all(len(row) == len(FITTED) for row in link_weights().weights.values())
