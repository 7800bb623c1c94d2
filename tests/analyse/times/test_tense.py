"""Where a clause looks, on trees drawn by hand: “on Friday” is the last or the next one (today is a Wednesday)."""

from __future__ import annotations

import pytest
from sketched_trees import sketch

LAST, NEXT = "2024-05-10", "2024-05-17"


@pytest.mark.parametrize(
    ("tree", "day"),
    [
        ("They/PRON/nsubj/2 met/VERB/root/0/VerbForm=Fin/Tense=Past on/ADP/case/4 Friday/PROPN/obl/2", LAST),
        ("They/PRON/nsubj/3 will/AUX/aux/3 meet/VERB/root/0/VerbForm=Inf on/ADP/case/5 Friday/PROPN/obl/3", NEXT),
        # what should have been lies back
        (
            "They/PRON/nsubj/4 should/AUX/aux/4 have/AUX/aux/4 met/VERB/root/0/Tense=Past/VerbForm=Part on/ADP/case/6 "
            "Friday/PROPN/obl/4",
            LAST,
        ),
        # words set it, though the parser has lost the verb
        ("He/PRON/nsubj/5 is/AUX/cop/5 due/ADP/case/5 in/ADP/case/5 Rome/PROPN/root/0 Friday/PROPN/nmod/5", NEXT),
        ("It/PRON/nsubj/4 is/AUX/cop/4 on/ADP/case/4 Friday/PROPN/root/0", NEXT),
        # a threat's condition lies ahead, though told in the past
        (
            "I/PRON/nsubj/2 warned/VERB/root/0/VerbForm=Fin/Tense=Past of/ADP/case/4 war/NOUN/obl/2 if/SCONJ/mark/7 "
            "it/PRON/nsubj/7 failed/VERB/advcl/2/VerbForm=Fin/Tense=Past by/ADP/case/9 Friday/PROPN/obl/7",
            "2024-05-15/2024-05-17",
        ),
        # what is wanted lies ahead, what fell due may be told without its verb
        (
            "They/PRON/nsubj/2 want/VERB/root/0/VerbForm=Fin/Tense=Pres talks/NOUN/obj/2 "
            "on/ADP/case/5 Friday/PROPN/obl/2",
            NEXT,
        ),
        ("The/DET/det/2 round/NOUN/root/0 due/ADJ/amod/2 on/ADP/case/5 Friday/PROPN/nmod/2", NEXT),
        # the verb next to the day tells, not the one that it is hung on
        (
            "I/PRON/nsubj/2 agreed/VERB/root/0/VerbForm=Fin/Tense=Past to/PART/mark/4 meet/VERB/xcomp/2/VerbForm=Inf "
            "in/ADP/case/6 Rome/PROPN/obl/4 on/ADP/case/8 Friday/PROPN/obl/2",
            NEXT,
        ),
        # a date by which a thing is known lies back
        (
            "I/PRON/nsubj/3 will/AUX/aux/3 obey/VERB/root/0/VerbForm=Inf the/DET/det/5 order/NOUN/obj/3 of/ADP/case/7 "
            "Friday/PROPN/nmod/5",
            LAST,
        ),
        # a deadline that somebody was given lies ahead
        (
            "I/PRON/nsubj/3 had/AUX/aux/3 given/VERB/root/0/Tense=Past/VerbForm=Part him/PRON/obj/3 until/ADP/case/6 "
            "Friday/PROPN/obl/3",
            "2024-05-15/2024-05-17",
        ),
        # a plan that came to nothing may have been for either
        (
            "Talks/NOUN/nsubj:pass/6 planned/VERB/acl/1 for/ADP/case/4 Monday/PROPN/obl/2 were/AUX/aux:pass/6 "
            "cancelled/VERB/root/0",
            "2024-05-13",
        ),
    ],
)  # fmt: skip
def test_looks(tree: str, day: str) -> None:
    when = sketch(tree).times[-1]
    start, end = (found.isoformat() if found else ".." for found in (when.start, when.end))
    assert (start if start == end else f"{start}/{end}") == day
