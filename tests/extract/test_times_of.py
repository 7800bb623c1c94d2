"""Which time belongs to which event, on trees drawn by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sketched_trees import PUBLISHED, event_frame, sketch

from pourparler.extract.time_evidence import EVIDENCE, weigh
from pourparler.extract.times_of import links_of, when_of
from pourparler.schema.analysis import Sentence

OWN = "They/PRON/nsubj/2 met/VERB/root/0/VerbForm=Fin/Tense=Past on/ADP/case/4 Monday/PROPN/obl/2"
TWO = (
    "They/PRON/nsubj/2 met/VERB/root/0 on/ADP/case/4 Monday/PROPN/obl/2 ,/PUNCT/punct/8 and/CCONJ/cc/8 "
    "rebels/NOUN/nsubj/8 attacked/VERB/conj/2 on/ADP/case/10 Tuesday/PROPN/obl/8"
)
NOUN = "Talks/NOUN/nsubj/2 failed/VERB/root/0 on/ADP/case/4 Monday/PROPN/obl/2"
GENITIVE = "He/PRON/nsubj/2 condemned/VERB/root/0 Monday/PROPN/nmod:poss/5 's/PART/case/3 strike/NOUN/obj/2"
AHEAD = (
    "They/PRON/nsubj/2 offered/VERB/root/0/VerbForm=Fin/Tense=Past to/PART/mark/4 host/VERB/xcomp/2/VerbForm=Inf "
    "delegates/NOUN/obj/4 by/ADP/case/7 tomorrow/NOUN/obl/4"
)
EXPLAINED = (
    "Nobody/PRON/nsubj/3 was/AUX/aux:pass/3 freed/VERB/root/0 since/ADP/case/5 June/PROPN/obl/3 ,/PUNCT/punct/9 "
    "when/ADV/advmod/9 guards/NOUN/nsubj/9 fled/VERB/acl:relcl/5"
)
DATELINE = "GENEVA/PROPN/obl/6 ,/PUNCT/punct/1 Tuesday/PROPN/obl/6 -/PUNCT/punct/6 They/PRON/nsubj/6 met/VERB/root/0"


MORE = (
    # a clause on a noun, a relative clause, a clause below, a noun of the verb's
    "Clashes/NOUN/nsubj/6 that/PRON/nsubj/3 began/VERB/acl:relcl/1 on/ADP/case/5 Monday/PROPN/obl/3 ended/VERB/root/0",
    "Rebels/NOUN/nsubj/4 who/PRON/nsubj/3 attacked/VERB/acl:relcl/1 left/VERB/root/0 on/ADP/case/6 Monday/PROPN/obl/4",
    "I/PRON/nsubj/2 left/VERB/root/0 after/SCONJ/mark/5 he/PRON/nsubj/5 fled/VERB/advcl/2 Monday/PROPN/obl/5",
    "They/PRON/nsubj/2 left/VERB/root/0 the/DET/det/4 talks/NOUN/obl/2 of/ADP/case/6 Monday/PROPN/nmod/4",
    "They/PRON/nsubj/2 keep/VERB/root/0 to/ADP/case/5 the/DET/det/5 pact/NOUN/obl/2 of/ADP/case/7 March/PROPN/nmod/5",
    # conjuncts with and without a subject, clauses, objects, obliques, far nouns
    "On/ADP/case/2 Monday/PROPN/obl/4 they/PRON/nsubj/4 met/VERB/root/0 and/CCONJ/cc/6 signed/VERB/conj/4",
    "I/PRON/nsubj/2 met/VERB/root/0 on/ADP/case/4 Monday/PROPN/obl/2 ;/PUNCT/punct/7 I/PRON/nsubj/7 fled/VERB/conj/2",
    "I/PRON/nsubj/2 held/VERB/root/0 talks/NOUN/obj/2 in/ADP/case/5 camps/NOUN/obl/2 Monday/PROPN/obl/2",
    "I/PRON/nsubj/2 said/VERB/root/0 Monday/PROPN/obl/2 “/PUNCT/punct/5 I/PRON/nsubj/6 saw/VERB/ccomp/2 it/NOUN/obj/6",
    # measured, durations, undated, counted from a clause, behind a plan, modifiers, another noun by “of”
    "I/PRON/nsubj/2 signed/VERB/root/0 after/ADP/case/5 two/NUM/nummod/5 days/NOUN/obl/2 of/ADP/case/7 war/NOUN/nmod/5",
    "They/PRON/nsubj/2 talked/VERB/root/0 for/ADP/case/5 six/NUM/nummod/5 weeks/NOUN/obl/2",
    "They/PRON/nsubj/2 met/VERB/root/0 a/DET/det/4 day/NOUN/obl/2 after/SCONJ/mark/7 I/PRON/nsubj/7 fled/VERB/advcl/2",
    "They/PRON/nsubj/2 vowed/VERB/root/0 to/PART/mark/4 go/VERB/xcomp/2/VerbForm=Inf in/ADP/case/6 March/PROPN/obl/4",
    "They/PRON/nsubj/2 obeyed/VERB/root/0 the/DET/det/5 February/PROPN/compound/5 order/NOUN/obj/2",
    "They/PRON/nsubj/2 met/VERB/root/0/VerbForm=Fin/Tense=Past tomorrow/NOUN/obl/2",
)


def words_of(sentence: Sentence, trigger: str) -> str | None:
    at = next(index for index, token in enumerate(sentence.tokens) if token.text == trigger)
    when = when_of(sentence, at, PUBLISHED)
    return when.quote.text if when else None


@pytest.mark.parametrize(
    ("tree", "trigger", "words"),
    [
        (OWN, "met", "Monday"),
        (TWO, "met", "Monday"),
        (TWO, "attacked", "Tuesday"),
        (NOUN, "Talks", "Monday"),
        (GENITIVE, "strike", "Monday"),
        (GENITIVE, "condemned", None),
        (AHEAD, "host", "by tomorrow"),
        (AHEAD, "offered", None),
        (EXPLAINED, "freed", "since June"),
        (EXPLAINED, "fled", "June"),
        (DATELINE, "met", None),
    ],
)
def test_takes_the_time_with_the_most_evidence(tree: str, trigger: str, words: str | None) -> None:
    assert words_of(sketch(tree), trigger) == words


def test_a_learned_frame_outweighs_the_order_of_words() -> None:
    sentence = sketch(TWO)
    judged = replace(sentence, frames=(event_frame(7, (3, 4, 0.99)), event_frame(1, (3, 4, 0.99))))
    assert words_of(judged, "attacked") in {"Monday", "Tuesday"}
    assert words_of(judged, "met") == "Monday"


def test_a_frame_without_a_time_takes_none_that_is_far() -> None:
    sentence = sketch(GENITIVE)
    assert words_of(replace(sentence, frames=(event_frame(1),)), "condemned") is None


def test_a_sentence_without_times_gives_none() -> None:
    assert words_of(sketch("They/PRON/nsubj/2 met/VERB/root/0"), "met") is None


def test_every_row_of_the_evidence_is_seen_in_some_sentence() -> None:
    sentences = [sketch(tree) for tree in (OWN, TWO, NOUN, GENITIVE, AHEAD, EXPLAINED, DATELINE, *MORE)]
    links = [
        link
        for sentence in sentences
        for at, token in enumerate(sentence.tokens)
        if token.upos in {"VERB", "NOUN"}
        for link in links_of(sentence, at, PUBLISHED)
    ]
    unseen = [row.id for row in EVIDENCE if not any(row.test(link) for link in links)]
    assert unseen == []
    assert all(abs(weigh(link)) < 20 for link in links)
