"""The deed that counted people take part in: “40 were killed”, “the release of 33”, “leaving two dead”.

Comes in: a sentence and the word that heads what is counted; goes out: the topic of the deed. The walk goes from the
counted word up to its verb or noun, and asks whether the counted ones undergo the deed: who kills is not among the
killed.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from pourparler.extract.noun_forms import singular
from pourparler.extract.tables import irregular_forms
from pourparler.extract.trees import OBLIQUES, dependent, dependents, preposition, word
from pourparler.extract.word_forms import regular_forms
from pourparler.lexicon.cues import topic_words
from pourparler.schema.analysis import Sentence
from pourparler.schema.claims import Topic

_ORDER: tuple[Topic, ...] = (
    "killed", "wounded", "captives", "missing", "displaced", "prisoners", "hungry", "aid", "forces",
)  # fmt: skip
"""Tried in this order: a man who was shot and held is first of all dead."""
_DEEPEST = 6
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_GROUPS = frozenset(
    {
        "number", "total", "toll", "group", "list", "some", "rest", "most", "half", "lot", "tally", "count", "figure",
        "body", "majority", "name", "family", "wife", "thing", "one", "those",
    }
)  # fmt: skip
"""Nouns that stand for those whom they are of: “the number of dead”, “the names of 700 members”."""
_MEMBERS = frozenset({"including", "among", "of", "between", "with"})


@cache
def deed_forms() -> dict[str, Topic]:
    """Return the topic of each form of the words for deeds."""
    found: dict[str, Topic] = {}
    irregular: dict[str, list[str]] = {}
    for form, verb in irregular_forms().items():
        irregular.setdefault(verb, []).append(form)
    for topic in _ORDER:
        for deed in sorted(topic_words("verbs")[topic]):
            for form in (deed, *regular_forms(deed), *irregular.get(deed, ())):
                found.setdefault(form, topic)
    return found


def deed_at(sentence: Sentence, at: int) -> Topic | None:
    """Return the topic of a word that names a deed, by its form, whatever part of speech the reader sees in it."""
    form = word(sentence, at)
    return deed_forms().get(form) or deed_forms().get(singular(form))


def deed_over(sentence: Sentence, head: int) -> Topic | None:
    """Return the topic of the deed that the counted ones undergo, None where the words over them tell none."""
    at = head
    for _ in range(_DEEPEST):
        token = sentence.tokens[at]
        up = token.head
        if up < 0 or (token.deprel in {"conj", "appos", "parataxis"} and _is_predicate(sentence, at)):
            return None
        if _is_clause(sentence, up):
            return _of_verb(sentence, at, up)
        opening = preposition(sentence, at) if token.deprel in {"nmod", "nmod:of"} else ""
        if opening and opening not in _MEMBERS:
            return deed_at(sentence, up) if opening in {"to", "for", "at"} else None
        found = deed_at(sentence, up) or named_topic(sentence, up)
        if found is not None:
            return found
        if opening and opening not in {"including", "among"} and singular(word(sentence, up)) not in _GROUPS:
            return None
        at = up
    return None


def _is_clause(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at].upos in {"VERB", "AUX"} or _is_predicate(sentence, at)


def _is_predicate(sentence: Sentence, at: int) -> bool:
    """Tell a word that has a subject of its own."""
    return dependent(sentence, at, *_SUBJECTS, "cop", "aux:pass") is not None


def _of_verb(sentence: Sentence, at: int, verb: int) -> Topic | None:
    """Return the topic of a verb whose dependent is counted, if that one undergoes it."""
    relation = sentence.tokens[at].deprel
    if relation in OBLIQUES and preposition(sentence, at) not in {"to", "at", "by", "from", "of", "including", "among"}:
        return None
    if relation == "nsubj" and _does_it(sentence, verb):
        return None
    if relation in OBLIQUES and preposition(sentence, at) == "by" and not _is_light(sentence, verb):
        return None
    if relation not in {*_SUBJECTS, "obj", "iobj", "xcomp", "ccomp", "conj", *OBLIQUES}:
        return None
    complement = _complement(sentence, verb, at)
    if complement is not None:
        return complement
    own = deed_at(sentence, verb)
    if own is not None and relation not in OBLIQUES:
        return own
    if _is_light(sentence, verb):
        return _beside(sentence, verb, at)
    return None


def _does_it(sentence: Sentence, verb: int) -> bool:
    """Tell a deed done to others: its subject is not among those whom it befalls."""
    transitive = deed_at(sentence, verb) is not None and word(sentence, verb) not in topic_words("befalls")["forms"]
    return transitive and dependent(sentence, verb, "obj", "ccomp") is not None and not is_bound(sentence, verb)


def is_bound(sentence: Sentence, verb: int) -> bool:
    """Tell a verb whose object is the subject's own: “lost their lives”, “fled the town”."""
    return any(_complements().get(singular(word(sentence, at))) for at in dependents(sentence, verb, "obj"))


def _is_light(sentence: Sentence, at: int) -> bool:
    """Tell a verb through which the deed shows (“put the toll at 40”, “left 40 dead”)."""
    return word(sentence, at) in topic_words("light")["forms"]


def _complement(sentence: Sentence, verb: int, counted: int) -> Topic | None:
    """Return the topic of a verb's complement: “took 20 soldiers hostage”, “driven from their homes”."""
    for child in sentence.children[verb]:
        token = sentence.tokens[child]
        if child == counted or token.deprel in {"nsubj", "advcl", "conj", "parataxis", "nsubj:pass"}:
            continue
        found = _complements().get(singular(word(sentence, child)))
        if found is not None:
            return found
        if token.deprel in {"xcomp", "obl", "amod", "advmod"} and child > counted and token.upos in {"ADJ", "VERB"}:
            deed = deed_at(sentence, child)
            if deed is not None and dependent(sentence, child, "obj") is None:
                return deed
    return None


@cache
def _complements() -> dict[str, Topic]:
    lists = topic_words("complements")
    return {noun: cast(Topic, topic) for topic, nouns in lists.items() for noun in nouns}


def _beside(sentence: Sentence, verb: int, counted: int) -> Topic | None:
    """Return the topic of a light verb's subject or object: “the toll rose to 40”, “puts the number of dead at 40”."""
    for child in sentence.children[verb]:
        if child == counted or sentence.tokens[child].deprel not in {*_SUBJECTS, "obj", "xcomp"}:
            continue
        for at in (child, *dependents(sentence, child, "nmod", "nmod:of", "compound", "amod", "acl")):
            found = named_topic(sentence, at) or deed_at(sentence, at)
            if found is not None:
                return found
    return None


def named_topic(sentence: Sentence, at: int) -> Topic | None:
    """Return the topic of a noun that tells it by itself, whatever befalls those counted (“hostages”, “the dead”)."""
    found = noun_topics().get(singular(word(sentence, at)))
    return found if found not in {"other", "forces", "aid", "money"} else None


@cache
def noun_topics() -> dict[str, Topic]:
    """Return the topic of each counted noun."""
    return {noun: cast(Topic, topic) for topic, nouns in topic_words("nouns").items() for noun in nouns}


def deed_beside(sentence: Sentence, head: int, end: int) -> Topic | None:
    """Return the topic of a participle or adjective on the counted word or right after it (“40 people killed”).

    Args:
        sentence: the sentence.
        head: the word that heads what is counted.
        end: one past the last word of the count.
    """
    following = [word(sentence, at) for at in range(end, min(end + 2, len(sentence.tokens)))]
    if following[:1] and following[0] in {"taken", "held"} and following[-1] in {"hostage", "captive"}:
        return "captives"
    if end < len(sentence.tokens) and sentence.tokens[end].upos in {"ADJ", "VERB", "NOUN"}:
        found = deed_at(sentence, end) if word(sentence, end) in topic_words("states")["forms"] else None
        if found is not None and dependent(sentence, end, "obj", "aux") is None:
            return found
    for at in sentence.children[head]:
        relation = sentence.tokens[at].deprel
        if relation in {"acl", "amod"} or (relation == "acl:relcl" and _befalls(sentence, at)):
            complement = _complement(sentence, at, head) if relation != "amod" else None
            found = complement or deed_at(sentence, at)
            if found is not None and (relation == "amod" or dependent(sentence, at, "obj") is None or complement):
                return found
    return None


def _befalls(sentence: Sentence, verb: int) -> bool:
    """Tell a relative clause that says what befell the counted ones, not what they did to others."""
    subject = dependent(sentence, verb, *_SUBJECTS)
    return (
        subject is None or word(sentence, subject) in {"who", "that", "which"} or sentence.tokens[verb].upos == "VERB"
    )
