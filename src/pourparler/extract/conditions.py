"""Conditions by their words: only if, unless, until, provided that, in exchange for, as long as, by a day.

Comes in: a sentence and the run of words that a position is found in; goes out: the words of the condition and its
kind. The words run to the end of their clause, because a condition cut short is another condition.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.extract.clauses import highest
from pourparler.extract.condition_rules import CONDITION_RULES, ConditionRule
from pourparler.extract.drafts import Run
from pourparler.extract.trees import word
from pourparler.schema.analysis import Sentence
from pourparler.schema.claims import ConditionKind

_LONGEST_GUESS = 20
_STOPS = frozenset({";", ":", "—"})
_RELATIVES = frozenset({"which", "who", "whose", "where", "whom"})
_AHEAD = frozenset({"will", "would", "shall", "'ll", "’ll", "can", "could", "wo"})
_DENIALS = frozenset({"not", "n't", "n’t", "no", "never", "nothing", "nobody"})


_RULES_BY_WORD: dict[str, tuple[ConditionRule, ...]] = {
    first: tuple(rule for rule in CONDITION_RULES if rule.opening.split()[0] == first)
    for first in {rule.opening.split()[0] for rule in CONDITION_RULES}
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition: its words, its kind, and the rule that found it."""

    run: Run
    kind: ConditionKind
    rule: str


def find_conditions(sentence: Sentence) -> list[Condition]:
    """Return the conditions that the words of a sentence give, left to right, none inside another."""
    found: list[Condition] = []
    for at in range(len(sentence.tokens)):
        if found and at < found[-1].run[1]:
            continue
        condition = _condition_at(sentence, at)
        if condition is not None:
            found.append(condition)
    return found


def _condition_at(sentence: Sentence, at: int) -> Condition | None:
    for rule in _RULES_BY_WORD.get(word(sentence, at), ()):
        opening = rule.opening.split()
        size = len(opening)
        if [word(sentence, i) for i in range(at, min(at + size, len(sentence.tokens)))] != opening:
            continue
        if not _fits(sentence, at, rule):
            continue
        return Condition((at, _end(sentence, at, size)), rule.kind, rule.id)
    return None


def _fits(sentence: Sentence, at: int, rule: ConditionRule) -> bool:
    """Tell a condition from a date, a manner or an indirect question that begins alike."""
    token = sentence.tokens[at]
    if rule.opening in {"by", "within"}:
        start, end = token.span.start, sentence.tokens[min(at + 4, len(sentence.tokens) - 1)].span.end
        return any(start <= when.quote.span.start <= end for when in sentence.times)
    if rule.opening == "should":
        return _is_inverted(sentence, at)
    if rule.opening == "if" and token.head >= 0 and sentence.tokens[token.head].deprel == "ccomp":
        return False
    if rule.opening == "pending":
        return token.deprel in {"case", "mark", "advcl", "acl"}
    if rule.opening in {"when", "while"}:
        return token.deprel in {"mark", "advmod"} and _hangs_on_future(sentence, at, rule.opening == "while")
    if rule.opening == "the moment":
        return at + 2 < len(sentence.tokens) and sentence.tokens[at + 2].upos in {"DET", "NOUN", "PROPN", "PRON"}
    return not rule.clause or (token.deprel in {"mark", "advmod", "case", "cc"} and _has_clause(sentence, at))


def _hangs_on_future(sentence: Sentence, at: int, negated: bool) -> bool:
    """Tell a when-clause of something still to be done, a while-clause of something that will not be done."""
    clause = sentence.tokens[at].head
    if clause < 0 or sentence.tokens[clause].deprel != "advcl" or not _has_clause(sentence, at):
        return False
    main = sentence.tokens[clause].head
    ahead = any(word(sentence, child) in _AHEAD for child in sentence.children[main])
    return ahead and (not negated or any(word(sentence, child) in _DENIALS for child in sentence.subtree(main)))


def _is_inverted(sentence: Sentence, at: int) -> bool:
    """Tell “should the talks fail” from “the talks should fail”."""
    before, after = at - 1, at + 1
    opens = before < 0 or sentence.tokens[before].upos in {"PUNCT", "CCONJ"}
    head = sentence.tokens[at].head
    subjects = (
        [i for i in sentence.children[head] if sentence.tokens[i].deprel.startswith("nsubj")] if head >= 0 else []
    )
    if (
        opens
        and after < len(sentence.tokens)
        and sentence.tokens[after].upos in {"DET", "NOUN", "PROPN", "PRON", "ADJ"}
    ):
        return not any(i < at for i in subjects)
    return (
        bool(subjects)
        and at < subjects[0]
        and not (at and sentence.tokens[at - 1].upos in {"NOUN", "PROPN", "PRON"} and at == 1)
    )


def _has_clause(sentence: Sentence, at: int) -> bool:
    """Tell whether a clause follows: a head with a subject, or a bare participle (“if invited by both”)."""
    head = sentence.tokens[at].head
    if head < 0:
        return False
    bare = head == at + 1 and "VerbForm=Part" in sentence.tokens[head].feats
    return bare or any(
        i > at and sentence.tokens[i].deprel.startswith(("nsubj", "expl", "csubj")) for i in sentence.children[head]
    )


def _end(sentence: Sentence, at: int, size: int) -> int:
    """Return one past the last word of the clause or phrase that an opening begins."""
    top = highest_over(sentence, at, size)
    inside = [i for i in sentence.subtree(top) if i >= at]
    end = at + size
    for i in inside:
        if i > end + 3:
            break
        end = max(end, i + 1)
    if end <= at + size:
        end = min(at + size + _LONGEST_GUESS, len(sentence.tokens))
        end = next((i for i in range(at + size, end) if sentence.tokens[i].text in {",", "."}), end)
    end = next((i for i in range(at + size, end) if _stops(sentence, at, i, end)), end)
    return end - 1 if sentence.tokens[end - 1].text == "," else end


def _stops(sentence: Sentence, at: int, i: int, end: int) -> bool:
    """Tell whether a condition ends before a mark: a pause, an outer quotation's end, a comma with a new clause."""
    text = sentence.tokens[i].text
    if text in {"”", '"', "“"}:
        return _closes_outer_quote(sentence, at, i, end)
    if text == "," and i > at + 2 and i + 1 < end:
        following = [word(sentence, k) for k in range(i + 1, min(i + 5, end))]
        if following[0] in _RELATIVES or "which" in following[1:3] or _opens_clause(sentence, i + 1):
            return True
        return _is_first(sentence, at) and any(sentence.tokens[k].upos == "VERB" for k in range(at, i))
    return text in _STOPS


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Tell a conjunction that joins a clause with a subject of its own."""
    token = sentence.tokens[at]
    if token.upos != "CCONJ" or token.head < 0:
        return False
    return any(sentence.tokens[i].deprel.startswith("nsubj") and i > at for i in sentence.children[token.head])


def _is_first(sentence: Sentence, at: int) -> bool:
    """Tell a condition that opens its sentence: the main clause follows its comma."""
    return at == 0 or sentence.tokens[at - 1].text in {"“", '"', ":", ";"}


def _closes_outer_quote(sentence: Sentence, at: int, i: int, end: int) -> bool:
    text = sentence.tokens[i].text
    before = [sentence.tokens[k].text for k in range(at, i)]
    if text == "“":
        return False
    if text == "”":
        return before.count("“") <= before.count("”")
    after = [sentence.tokens[k].text for k in range(i + 1, end)]
    return before.count('"') % 2 == 0 and '"' not in after


def _clause_of(sentence: Sentence, which: int) -> int:
    """Return the verb that a relative pronoun and its own subject hang on: “in return for which they would *leave*”."""
    over = sentence.tokens[which].head
    while over > which:
        if any(sentence.tokens[i].deprel.startswith("nsubj") and i > which for i in sentence.children[over]):
            return over
        over = sentence.tokens[over].head
    return which


def highest_over(sentence: Sentence, at: int, size: int) -> int:
    """Return the head of the clause or phrase that the opening words introduce."""
    top = highest(sentence, (at, at + size))
    head = sentence.tokens[top].head
    if head >= at and word(sentence, head) == "which":
        return _clause_of(sentence, head)
    if sentence.tokens[top].deprel in {"mark", "case", "advmod", "cc", "fixed", "aux"} and head >= at:
        return head
    if (
        sentence.tokens[top].deprel in {"mark", "case", "advmod"}
        and head >= 0
        and sentence.tokens[head].deprel == "advcl"
    ):
        return head
    return top
