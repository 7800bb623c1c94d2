"""How a report presents an act: happened, ongoing, planned, conditional, hypothetical or negated.

The word's own clause decides first (negation, “if”, modal verbs); then the verb, adjective or noun that it depends on
(“plans to”, “refused to”, “a call for”), up to the top of the sentence. Word lists: ``resources/clause_words.toml``.
"""

from __future__ import annotations

from pourparler.extract.tables import clause_words
from pourparler.extract.trees import DEEPEST, dependent, dependents, lemma, preposition, word
from pourparler.schema.analysis import Sentence
from pourparler.schema.claims import Factuality

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no"})
_IF = frozenset({"if", "unless", "should", "provided", "whether", "lest"})
_AFTER = frozenset({"until", "once", "till", "before", "unless", "if"})
_BE = frozenset({"is", "are", "was", "were", "be"})
_TOPICAL = frozenset({"for", "on", "to", "about", "of", "against", "from", "with"})
_PURPOSE = frozenset({"xcomp", "advcl", "acl", "ccomp", "csubj"})
_SETTINGS: tuple[Factuality, ...] = ("negated", "planned", "hypothetical", "ongoing")


def factuality_of(sentence: Sentence, trigger: int) -> Factuality:
    """Return how the sentence presents what a word names."""
    at = trigger
    for _ in range(DEEPEST):
        found = _own(sentence, at)
        if found is not None:
            return found
        governor = sentence.tokens[at].head
        if governor < 0 or _is_firm(sentence, at):
            break
        found = _from_governor(sentence, at, governor)
        if found is not None:
            return found
        if not _passes_on(sentence, at, governor):
            break
        at = governor
    return _default(sentence, trigger)


def _own(sentence: Sentence, at: int) -> Factuality | None:
    """Return what the word's own modifiers and auxiliaries say."""
    if _is_negated(sentence, at):
        return "negated"
    opening = _marks(sentence, at)
    if opening & _IF:
        return "hypothetical"
    if sentence.tokens[at].upos in {"VERB", "AUX"} or dependent(sentence, at, "cop", "aux") is not None:
        return _of_verb(sentence, at, opening)
    return _of_noun(sentence, at)


def _is_negated(sentence: Sentence, at: int) -> bool:
    for child in sentence.children[at]:
        text, relation = word(sentence, child), sentence.tokens[child].deprel
        if text in _NEGATIONS and relation in {"advmod", "det", "cc:preconj", "advmod:neg"}:
            return not _is_only(sentence, child)
        if relation in {"nsubj", "nsubj:pass", "obj"} and _opens_with_no(sentence, child):
            return True
        if text == "without" and relation in {"mark", "case"}:
            return True
    return False


def _is_only(sentence: Sentence, negation: int) -> bool:
    """Tell “not only” and “not just” from plain negation."""
    following = negation + 1
    return following < len(sentence.tokens) and word(sentence, following) in {"only", "just", "yet"}


def _opens_with_no(sentence: Sentence, at: int) -> bool:
    return word(sentence, at) in {"nobody", "none", "neither", "nothing"} or any(
        word(sentence, child) in {"no", "neither"} for child in dependents(sentence, at, "det")
    )


def _marks(sentence: Sentence, at: int) -> frozenset[str]:
    found = [word(sentence, child) for child in dependents(sentence, at, "mark")]
    first = dependent(sentence, at, "aux")
    if first is not None and word(sentence, first) == "should" and sentence.tokens[at].deprel == "advcl":
        found.append("should")
    return frozenset(found)


def _of_verb(sentence: Sentence, at: int, opening: frozenset[str]) -> Factuality | None:
    auxiliaries = {word(sentence, child) for child in dependents(sentence, at, "aux", "aux:pass", "cop")}
    if "to" in opening and auxiliaries & _BE:
        return "planned"
    if auxiliaries & clause_words("modals", "hypothetical"):
        return "hypothetical"
    if auxiliaries & clause_words("modals", "planned"):
        return "conditional" if has_condition(sentence, at) else "planned"
    if auxiliaries & clause_words("modals", "conditional"):
        return "conditional" if has_condition(sentence, at) or not _is_reported(sentence, at) else "planned"
    if opening & _AFTER and _is_open(sentence, at):
        return "hypothetical"
    if _is_progressive(sentence, at):
        return "ongoing"
    return None


def has_condition(sentence: Sentence, at: int) -> bool:
    """Tell whether a clause depends on a condition (“if”, “unless”, “once”, “provided that”)."""
    for child in sentence.children[at]:
        if sentence.tokens[child].deprel == "advcl":
            first = {word(sentence, sentence.subtree(child)[0]), preposition(sentence, child)}
            if first & (_IF | {"once", "providing", "were", "had"}) - {"whether"}:
                return True
        elif word(sentence, child) in {"provided", "unless"}:
            return True
    return False


def _is_reported(sentence: Sentence, at: int) -> bool:
    """Tell whether “would” is reported “will”: somebody in the past says it."""
    token = sentence.tokens[at]
    return token.deprel in {"ccomp", "conj", "parataxis"} or any(
        sentence.tokens[child].deprel == "parataxis" for child in sentence.children[at]
    )


def _is_open(sentence: Sentence, at: int) -> bool:
    """Tell whether an “until” or “once” clause lies ahead: what it depends on has not happened."""
    governor = sentence.tokens[at].head
    return governor >= 0 and (_own(sentence, governor) in {"planned", "hypothetical", "negated", "conditional"})


def _is_progressive(sentence: Sentence, at: int) -> bool:
    auxiliaries = {word(sentence, child) for child in dependents(sentence, at, "aux", "aux:pass")}
    present = bool(auxiliaries & {"is", "are", "'s", "’s", "'re", "’re", "been", "am", "'m", "’m"})
    return present and (word(sentence, at).endswith("ing") or "being" in auxiliaries)


def _of_noun(sentence: Sentence, at: int) -> Factuality | None:
    for child in dependents(sentence, at, "amod", "compound", "advmod"):
        for setting in ("planned", "hypothetical", "ongoing", "negated"):
            if lemma(sentence, child) in clause_words("adjectives", setting) or word(sentence, child) in clause_words(
                "adjectives", setting
            ):
                return setting
    return None


def _from_governor(sentence: Sentence, at: int, governor: int) -> Factuality | None:
    """Return what the governing word says of what depends on it, where the clause is not a plain report."""
    relation = sentence.tokens[at].deprel
    if relation == "ccomp" and not _is_demand(sentence, at, governor):
        return "negated" if lemma(sentence, governor) in {"deny"} else None
    bare_future = (relation in {"xcomp", "acl", "ccomp"} and preposition(sentence, at) == "to") or _has_to(sentence, at)
    opening = preposition(sentence, at)
    if relation == "advcl" and not bare_future and opening not in _TOPICAL:
        return None
    if relation in {"nsubj:pass", "nsubj"}:
        return "negated" if lemma(sentence, governor) in clause_words("complements", "cancelled") else None
    if relation in _PURPOSE or relation == "obj" or (relation in {"nmod", "obl"} and opening in _TOPICAL):
        for setting in _SETTINGS:
            if lemma(sentence, governor) in clause_words("complements", setting):
                return _combined(sentence, governor, setting)
    if relation in {"advcl", "acl"} and bare_future:
        return "planned" if relation == "acl" else "hypothetical"
    return None


def _combined(sentence: Sentence, governor: int, setting: Factuality) -> Factuality:
    """Return the setting unless the governing word is denied itself (“does not plan to”)."""
    return "negated" if _is_negated(sentence, governor) and setting in {"planned", "hypothetical"} else setting


def _has_to(sentence: Sentence, at: int) -> bool:
    return any(word(sentence, child) == "to" for child in dependents(sentence, at, "mark"))


def _is_demand(sentence: Sentence, at: int, governor: int) -> bool:
    """Tell a complement that is wanted (“demanded that he go”) from one that is told (“said he went”)."""
    if lemma(sentence, governor) in clause_words("complements", "hypothetical"):
        finite = dependent(sentence, at, "aux", "aux:pass", "cop")
        return finite is None or word(sentence, finite) in {"be", "should"}
    return _has_to(sentence, at)


def _is_firm(sentence: Sentence, at: int) -> bool:
    """Tell whether a clause is told for itself, whatever it hangs on: relative and reported clauses."""
    token = sentence.tokens[at]
    return token.deprel in {"acl:relcl", "parataxis", "root"}


def _passes_on(sentence: Sentence, at: int, governor: int) -> bool:
    """Tell whether the governor's own mood holds for what depends on it (“will hold talks”, “talks will resume”)."""
    relation = sentence.tokens[at].deprel
    if relation == "conj":
        alike = sentence.tokens[at].upos == sentence.tokens[governor].upos
        return alike and dependent(sentence, at, "aux", "nsubj") is None and not _is_finite_past(sentence, at)
    if sentence.tokens[at].upos in {"NOUN", "PROPN"}:
        return relation in {"obj", "nsubj", "nsubj:pass", "obl", "nmod", "xcomp", "compound"}
    return relation in {"xcomp"}


def _is_finite_past(sentence: Sentence, at: int) -> bool:
    """Tell a past form of its own (“… and offered”) from one that shares an auxiliary (“would … and offer”)."""
    feats = sentence.tokens[at].feats
    return "Tense=Past" in feats and "VerbForm=Fin" in feats


def _default(sentence: Sentence, trigger: int) -> Factuality:
    return "happened"
