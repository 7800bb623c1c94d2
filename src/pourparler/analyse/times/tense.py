"""Where a clause looks: back or ahead, told from the verb that governs a time expression.

“On Tuesday” is the last Tuesday after “signed” and the next one after “will sign”, “is due” and “agreed to sign”.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from pourparler.analyse.times.moments import Direction
from pourparler.analyse.times.places import head_of, is_attribute
from pourparler.analyse.times.verbs import (
    AHEAD,
    AHEAD_ADJECTIVES,
    COMING,
    FACTIVE,
    GRANTED,
    IF,
    OPEN_MARKS,
    SURELY_PLANNED,
    TIMETABLE,
    UNDONE,
    WANTING,
    WOULD,
)
from pourparler.analyse.words import word_set
from pourparler.schema.analysis import Sentence, Token

_NOMINAL = ("obl", "nmod", "obj", "nsubj", "appos")
_PAST = frozenset({"was", "were", "had", "has", "have", "did"})
_BE = frozenset({"is", "are", "'s", "’s"})
_HELPING = ("aux", "cop", "case")
_NEW_CLAUSE = word_set(', ; : — – ( ) “ ” " and but or who which whom that when where while after before because if as')
_FARTHEST = 8
_OCCASIONS = frozenset({"conference", "briefing", "interview", "speech", "address", "remarks"})


Deadline = Literal["granted", "on a noun"]
"""“Gave them until Friday” looks ahead, and so does “a handover by Friday”."""


@dataclass(frozen=True, slots=True)
class View:
    """Where a clause looks, in which perfect it is (the present one runs to today), and whether it sets a deadline."""

    direction: Direction
    perfect: bool = False
    pluperfect: bool = False
    deadline: Deadline | None = None


OPEN = View("open")


def look(sentence: Sentence, start: int, end: int) -> View:
    """Return where the clause around the words ``start`` to ``end`` of the sentence looks."""
    if start and sentence.tokens[start - 1].text.lower() == "for":
        return View("near" if _is_undone(sentence, start, end) else "future")
    head = head_of(sentence, start, end)
    at = sentence.tokens[head].head if head >= 0 else -1
    if at < 0:
        return _predicate(sentence, start, end)
    if _names_a_past(sentence, head, start):
        return View("past")
    if _is_due(sentence, start):
        return View("future")
    if speaking := _speaking(sentence, at):
        return _climb(sentence, speaking, start)
    found = _climb(sentence, _nearest_verb(sentence, at, start, end), start)
    return replace(found, deadline=_deadline(sentence, at))


def _is_due(sentence: Sentence, start: int) -> bool:
    """Tell whether the words before a time set it: “is to meet in Kirkuk on”, “are due in Colombo on”, “is on”.

    Words decide, since the parser often loses the way here.
    """
    words: list[str] = []
    for token in reversed(sentence.tokens[:start]):
        if token.text.lower() in _PAST:
            return False
        if token.text.lower() in _NEW_CLAUSE:
            break
        words.insert(0, token.text.lower())
    if words[-1:] and (words[-1] in SURELY_PLANNED or (words[-2:-1] and words[-2] in SURELY_PLANNED)):
        return True
    return any(one in _BE and (other in SURELY_PLANNED or other == "to") for one, other in pairwise(words)) or (
        len(words) > 1 and words[-2] in _BE and words[-1] in {"on", "in", "at"}
    )


def _nearest_verb(sentence: Sentence, at: int, start: int, end: int) -> int:
    """Return the verb of the time's own clause, where the parser hangs the time on a word farther off.

    That is the last verb before it, and for a time that opens its clause the first one behind it.
    """
    left = _verb_before(sentence, start, at if at < start else -1)
    if left is not None or at < start:
        return at if left is None else left
    for index in range(end, at):
        token = sentence.tokens[index]
        if token.text.lower() in _NEW_CLAUSE and index > end:
            return at
        helped = any(sentence.tokens[child].deprel.startswith("aux") for child in sentence.children[index])
        if ("VerbForm=Fin" in token.feats or helped) and not token.deprel.startswith(_HELPING):
            return index
    return at


def _verb_before(sentence: Sentence, start: int, floor: int) -> int | None:
    """Return the last verb between ``floor`` and a time in the time's clause, if any."""
    for index in range(start - 1, floor, -1):
        token = sentence.tokens[index]
        if token.text.lower() in _NEW_CLAUSE:
            return None
        told = "VerbForm=Inf" in token.feats or "VerbForm=Fin" in token.feats
        if told and not token.deprel.startswith(_HELPING):
            return index
    return None


def _is_verb(token: Token) -> bool:
    """Tell whether a word is a verb by its part of speech or, where that is mistaken, by its form."""
    return token.upos in ("VERB", "AUX") or "VerbForm=Inf" in token.feats or "VerbForm=Fin" in token.feats


def _climb(sentence: Sentence, at: int, start: int) -> View:
    """Look from the governor upwards, until a word tells."""
    for _ in range(_FARTHEST):
        if at < 0:
            return OPEN
        view = _look_at(sentence, at, start)
        if view is not None:
            return view
        at = sentence.tokens[at].head
    return OPEN


def _speaking(sentence: Sentence, at: int) -> int | None:
    """Return the main verb if the time is that of an occasion for speaking: “during a press conference on Tuesday”.

    What is announced there lies ahead, the occasion does not, wherever the parser hangs it.
    """
    tokens = sentence.tokens
    for _ in range(_FARTHEST):
        if at < 0 or tokens[at].upos in {"VERB", "AUX"}:
            return None
        if tokens[at].text.lower() in _OCCASIONS:
            return sentence.root
        at = tokens[at].head
    return None


def _predicate(sentence: Sentence, start: int, end: int) -> View:
    """Look from an expression that is itself the predicate: “the next round is on Thursday”."""
    for index in range(start, end):
        helpers = [sentence.tokens[child] for child in sentence.children[index]]
        words = {helper.text.lower() for helper in helpers if helper.deprel == "cop"}
        if words:
            return View("past" if words & {"was", "were"} else "future")
    return OPEN


def _names_a_past(sentence: Sentence, head: int, start: int) -> bool:
    """Tell whether a date names something that is known by it: “the February order”, but not “July's vote”."""
    noun = sentence.tokens[head].head
    if not is_attribute(sentence, head, start) or sentence.tokens[noun].text.lower() in COMING:
        return False
    words = {sentence.tokens[child].text.lower() for child in sentence.children[noun]}
    return not words & AHEAD_ADJECTIVES


def _deadline(sentence: Sentence, at: int) -> Deadline | None:
    """Return what makes “until” and “by” below a word a deadline: a verb that grants time, or a noun."""
    token = sentence.tokens[at]
    if token.upos in ("VERB", "AUX"):
        return "granted" if token.text.lower() in GRANTED else None
    return "on a noun" if token.upos == "NOUN" else None


def _is_undone(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a plan for a day came to nothing: “planned for Sunday, was called off”."""
    at = head_of(sentence, start, end)
    for _ in range(_FARTHEST):
        at = sentence.tokens[at].head if at >= 0 else -1
        if at < 0:
            return False
        around = [at, *sentence.children[at]]
        if {sentence.tokens[index].text.lower() for index in around} & UNDONE:
            return True
    return False


def _look_at(sentence: Sentence, at: int, start: int) -> View | None:
    """Return where one governor looks, None where it does not tell."""
    token = sentence.tokens[at]
    children = [sentence.tokens[child] for child in sentence.children[at]]
    if token.text.lower() in AHEAD_ADJECTIVES and token.upos != "NOUN":
        return _planned(sentence, token, children, start)
    copulas = [child for child in children if child.deprel.startswith(("cop", "aux"))]
    if _is_verb(token) and (copulas or not token.deprel.startswith(_NOMINAL)):
        return _verb(sentence, at, children, start)
    words = {child.text.lower() for child in children}
    if copulas:
        planned = words & SURELY_PLANNED and not words & {"was", "were", "had"}
        return View("future") if planned else _finite(copulas, copulas[-1])
    return (
        View("future")
        if words & AHEAD_ADJECTIVES
        else _verb(sentence, at, children, start)
        if _is_verb(token)
        else None
    )


def _planned(sentence: Sentence, token: Token, children: list[Token], start: int) -> View | None:
    """Look from “due”, “scheduled”, “put off”: ahead, unless the plan itself was made on that day."""
    word = sentence.tokens[start - 1].text.lower() if start else ""
    perfect = any(child.text.lower() in ("had", "have", "has") for child in children)
    if token.text.lower() in SURELY_PLANNED or word in ("for", "to", "until"):
        return View("open") if perfect and "had" in {child.text.lower() for child in children} else View("future")
    helpers = [child for child in children if child.deprel.startswith(("aux", "cop"))]
    return _finite(helpers, token) if helpers or token.upos == "VERB" else None


def _verb(sentence: Sentence, at: int, children: list[Token], start: int) -> View | None:
    token = sentence.tokens[at]
    helpers = [child for child in children if child.deprel.startswith(("aux", "cop"))]
    marks = {child.text.lower() for child in children if child.deprel == "mark"}
    if "to" in marks and "VerbForm=Fin" not in token.feats:
        return _infinitive(sentence, token, helpers, start)
    if not helpers and "VerbForm=Inf" in token.feats:
        return _bare(sentence, token, start)
    if not helpers and ("VerbForm=Ger" in token.feats or _is_present_participle(token)):
        return None
    view = _finite(helpers, token)
    if view.direction == "past" and marks & IF and token.deprel.startswith("advcl"):
        return View("future")
    if view.direction == "past" and token.deprel.startswith("advcl") and marks & OPEN_MARKS and token.head >= 0:
        above = _look_at(sentence, token.head, start)
        if above and above.direction == "future":
            return above
    return view


def _infinitive(sentence: Sentence, token: Token, helpers: list[Token], start: int) -> View | None:
    """Look from “to sign”: ahead after agreeing and wanting, back after managing and refusing and for a purpose."""
    words = {helper.text.lower() for helper in helpers}
    if "have" in words and words & {"was", "were"}:
        return View("past")
    if words & {"is", "are", "was", "were", "be"} or token.head < 0:
        return View("future")
    above = sentence.tokens[token.head]
    if above.lemma.lower() in FACTIVE or token.deprel.startswith("advcl"):
        return _look_at(sentence, token.head, start)
    return View("future")


def _bare(sentence: Sentence, token: Token, start: int) -> View | None:
    """Look from a bare infinitive: “demanded that they leave” (ahead), “helped them leave” (as the verb above)."""
    if token.head < 0 or sentence.tokens[token.head].lemma.lower() in FACTIVE:
        return None
    if token.deprel.startswith(("ccomp", "csubj")):
        return View("future")
    return _look_at(sentence, token.head, start)


def _finite(helpers: list[Token], verb: Token) -> View:
    """Look from a verb with its helpers."""
    words = {helper.text.lower() for helper in helpers}
    if words & AHEAD:
        return View("past") if words & WOULD and "have" in words else View("future")
    if words & {"has", "have", "’ve", "'ve"}:
        return View("past", perfect=True)
    if words & {"was", "were", "had", "did", "’d", "'d"}:
        return View("past", pluperfect="had" in words)
    if words & {"is", "are", "'s", "’s", "'re", "am"}:
        return _present(verb)
    if "Tense=Past" in verb.feats:
        return View("past")
    if "Tense=Pres" in verb.feats:
        return View("future" if verb.text.lower() in TIMETABLE | WANTING else "open")
    return OPEN


def _present(verb: Token) -> View:
    """Look from “is meeting” (ahead), “is held up” and “is ready” (open)."""
    return View("future" if _is_present_participle(verb) else "open")


def _is_present_participle(token: Token) -> bool:
    return "VerbForm=Ger" in token.feats or ("VerbForm=Part" in token.feats and "Tense=Pres" in token.feats)
