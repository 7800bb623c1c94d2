"""Who does what to whom: subjects and objects of verbs through passives, control, coordination and relative clauses.

Comes in: a sentence and a verb; goes out: indexes of the words that head its participants, coordination included.
Conventions of Universal Dependencies 2; control is decided by whether the governing verb has an object.
"""

from __future__ import annotations

from pourparler.extract.tables import clause_words
from pourparler.extract.trees import (
    OBLIQUES,
    RELATIVES,
    SUBJECTS,
    conjuncts,
    dependent,
    dependents,
    is_passive,
    lemma,
    preposition,
    word,
)
from pourparler.schema.analysis import Sentence

_SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "pledge", "agree", "swear", "offer"})
_DEEPEST = 6


def doers(sentence: Sentence, verb: int) -> list[int]:
    """Return the heads of those who do what a verb says."""
    if not is_passive(sentence, verb):
        return _members(sentence, surface_subject(sentence, verb))
    agent = dependent(sentence, verb, "obl:agent")
    if agent is None:
        agent = next((at for at in dependents(sentence, verb, "obl") if preposition(sentence, at) == "by"), None)
    return _members(sentence, agent)


def undergoers(sentence: Sentence, verb: int) -> list[int]:
    """Return the heads of what a verb is done to: its objects, or the surface subject of a passive."""
    if is_passive(sentence, verb):
        return _members(sentence, surface_subject(sentence, verb))
    own = dependents(sentence, verb, "iobj", "obj")
    if not own:
        return _members(sentence, _relative_object(sentence, verb))
    return [head for at in own for head in conjuncts(sentence, _antecedent(sentence, at, verb))]


def obliques(sentence: Sentence, index: int) -> list[tuple[str, int]]:
    """Return the prepositional dependents of a verb or noun as (preposition, head), coordination included."""
    found: list[tuple[str, int]] = []
    for child in sentence.children[index]:
        relation = sentence.tokens[child].deprel
        if relation in OBLIQUES or relation == "nmod":
            opening = preposition(sentence, child)
            found.extend((opening, head) for head in conjuncts(sentence, child) if opening)
    return found


def surface_subject(sentence: Sentence, verb: int, depth: int = 0) -> int | None:
    """Return the head of a verb's subject as it stands or as it is understood."""
    own = dependent(sentence, verb, *SUBJECTS)
    if own is not None:
        return _antecedent(sentence, own, verb)
    governor = sentence.tokens[verb].head
    if depth > _DEEPEST or governor < 0:
        return None
    return _understood(sentence, verb, governor, depth)


def _understood(sentence: Sentence, verb: int, governor: int, depth: int) -> int | None:
    """Return the subject that a clause without one takes from its governor."""
    relation = sentence.tokens[verb].deprel
    if relation == "acl:relcl":
        return governor
    if relation == "acl":
        return _of_noun_clause(sentence, verb, governor, depth)
    if relation in {"xcomp", "ccomp", "advcl"}:
        controller = _controller(sentence, verb, governor, relation)
        if controller is None and relation == "advcl":
            controller = _of_clause_beside(sentence, verb, governor)
        return controller if controller is not None else surface_subject(sentence, governor, depth + 1)
    if relation in {"conj", "parataxis"}:
        return surface_subject(sentence, governor, depth + 1)
    return None


def _controller(sentence: Sentence, verb: int, governor: int, relation: str) -> int | None:
    """Return the object that is the subject of “ordered them to leave”, “accused them of leaving”."""
    if lemma(sentence, governor) in _SUBJECT_CONTROL:
        return None
    by_object = relation == "xcomp" or preposition(sentence, verb) in {"of", "from", "for", "into"}
    if not by_object or relation == "ccomp":
        return None
    if is_passive(sentence, governor):
        return None
    if lemma(sentence, governor) in {"call", "appeal", "press", "push", "plead", "wait"}:
        target = _called_upon(sentence, governor)
        if target is not None:
            return target
    return dependent(sentence, governor, "iobj", "obj")


def _of_clause_beside(sentence: Sentence, verb: int, governor: int) -> int | None:
    """Return the subject of “with X *refusing* a truce, *insisting* on …”: the first participle's serves the next."""
    beside = [at for at in dependents(sentence, governor, "advcl") if at < verb]
    if not beside or not all(word(sentence, at).endswith("ing") for at in (beside[-1], verb)):
        return None
    return dependent(sentence, beside[-1], "nsubj") if preposition(sentence, verb) == "" else None


def _called_upon(sentence: Sentence, verb: int) -> int | None:
    """Return whom “called on X to”, “appealed to X to” addresses."""
    wanted = {"on", "upon", "to", "for", "with"}
    return next((at for at in dependents(sentence, verb, "obl") if preposition(sentence, at) in wanted), None)


def _of_noun_clause(sentence: Sentence, verb: int, noun: int, depth: int) -> int | None:
    """Return the subject of a clause that depends on a noun: the noun itself, or whose plan or offer it is."""
    if word(sentence, verb).endswith("ing") and preposition(sentence, verb) == "":
        return noun
    if is_passive(sentence, verb):
        return noun
    owner = dependent(sentence, noun, "nmod:poss")
    if owner is not None:
        return owner
    governor = sentence.tokens[noun].head
    if governor >= 0 and sentence.tokens[noun].deprel == "obj":
        return surface_subject(sentence, governor, depth + 1)
    if sentence.tokens[noun].deprel == "root" or lemma(sentence, noun) in clause_words("persons", "words"):
        return dependent(sentence, noun, "nsubj") or noun
    return None


def _antecedent(sentence: Sentence, index: int, verb: int) -> int:
    """Return what a relative pronoun stands for, else the word itself."""
    if word(sentence, index) not in RELATIVES or sentence.tokens[index].upos not in {"PRON", "DET", "SCONJ"}:
        return index
    at = verb
    for _ in range(_DEEPEST):
        token = sentence.tokens[at]
        if token.deprel == "acl:relcl":
            return token.head
        if token.head < 0:
            break
        at = token.head
    return index


def _relative_object(sentence: Sentence, verb: int) -> int | None:
    """Return the antecedent of “the terms the army refused”, where the clause has no object of its own."""
    token = sentence.tokens[verb]
    own = dependent(sentence, verb, "nsubj")
    if token.deprel != "acl:relcl" or own is None or word(sentence, own) in RELATIVES:
        return None
    return token.head if dependent(sentence, verb, "ccomp", "xcomp") is None else None


def _members(sentence: Sentence, head: int | None) -> list[int]:
    return conjuncts(sentence, head) if head is not None else []
