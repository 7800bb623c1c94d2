"""Conditions by their words: only if, unless, until, provided that, in exchange for, as long as, by a day.

Comes in: a sentence and the run of words that a position is found in; goes out: the words of the condition and its
kind. The words run to the end of their clause, because a condition cut short is another condition.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.extract.clauses import highest
from pourparler.extract.drafts import Run
from pourparler.extract.trees import word
from pourparler.schema.analysis import Sentence
from pourparler.schema.claims import ConditionKind

_LONGEST_OPENING = 4
_STOPS = frozenset({";", ":", "”", '"', "—"})
_ONLY = frozenset({"only", "but", "and", "even"})


@dataclass(frozen=True, slots=True)
class ConditionRule:
    """Words that open a condition.

    Attributes:
        opening: the words, in lower case.
        kind: what sort of condition they open.
        clause: True when a finite clause must follow, so that “before noon” is no condition.
        example: a sentence.
        gives: the condition that the rule finds in it.
    """

    opening: str
    kind: ConditionKind
    clause: bool
    example: str
    gives: str

    @property
    def id(self) -> str:
        """Readable id."""
        return f"condition_opens_with: {self.opening}"

    @property
    def says(self) -> str:
        """What the rule does, in one plain sentence."""
        followed = " where a clause follows" if self.clause else ""
        return f"“{self.opening}” opens a condition of kind {self.kind}{followed}."


CONDITION_RULES: tuple[ConditionRule, ...] = (
    ConditionRule("only if", "precondition", False, "They will talk only if the siege ends.", "only if the siege ends"),
    ConditionRule(
        "only when", "precondition", False, "They will sign only when the guns stop.", "only when the guns stop"
    ),
    ConditionRule(
        "only once", "precondition", False, "Aid will flow only once the road opens.", "only once the road opens"
    ),
    ConditionRule("only after", "precondition", False, "He would go only after a vote.", "only after a vote"),
    ConditionRule(
        "only as", "precondition", False, "Troops will leave only as monitors arrive.", "only as monitors arrive"
    ),
    ConditionRule(
        "unless", "precondition", False, "Lima will not talk unless Quito pulls back.", "unless Quito pulls back"
    ),
    ConditionRule(
        "provided that", "precondition", False, "He agreed, provided that monitors came.", "provided that monitors came"
    ),
    ConditionRule("provided", "precondition", True, "He agreed, provided monitors came.", "provided monitors came"),
    ConditionRule(
        "providing",
        "precondition",
        True,
        "They would agree to a truce providing both sides stop shelling.",
        "providing both sides stop shelling",
    ),
    ConditionRule(
        "on condition that",
        "precondition",
        False,
        "Oslo will host the talks on condition that both sides come.",
        "on condition that both sides come",
    ),
    ConditionRule(
        "on the condition that",
        "precondition",
        False,
        "Oslo will host the talks on the condition that both sides come.",
        "on the condition that both sides come",
    ),
    ConditionRule(
        "on condition of",
        "precondition",
        False,
        "He would sign on condition of an amnesty.",
        "on condition of an amnesty",
    ),
    ConditionRule("subject to", "precondition", False, "The plan stands, subject to a vote.", "subject to a vote"),
    ConditionRule(
        "as long as",
        "precondition",
        False,
        "They will stay as long as the threat lasts.",
        "as long as the threat lasts",
    ),
    ConditionRule(
        "so long as",
        "precondition",
        False,
        "They will stay so long as the threat lasts.",
        "so long as the threat lasts",
    ),
    ConditionRule(
        "as soon as",
        "precondition",
        False,
        "He will sign as soon as the lists are ready.",
        "as soon as the lists are ready",
    ),
    ConditionRule(
        "in the absence of",
        "precondition",
        False,
        "Cairo rejects it in the absence of a treaty.",
        "in the absence of a treaty",
    ),
    ConditionRule(
        "in exchange for", "exchange", False, "They offered a truce in exchange for fuel.", "in exchange for fuel"
    ),
    ConditionRule("in return for", "exchange", False, "They offered peace in return for land.", "in return for land"),
    ConditionRule("until", "terminates-when", False, "The siege will go on until they yield.", "until they yield"),
    ConditionRule("till", "terminates-when", False, "The siege will go on till they yield.", "till they yield"),
    ConditionRule("within", "deadline", False, "He demanded an answer within 48 hours.", "within 48 hours"),
    ConditionRule("no later than", "deadline", False, "They must leave no later than Friday.", "no later than Friday"),
    ConditionRule("by", "deadline", False, "They must leave by Friday.", "by Friday"),
    ConditionRule("once", "precondition", True, "He will sign once the lists are ready.", "once the lists are ready"),
    ConditionRule("if", "precondition", True, "He will sign if the lists are ready.", "if the lists are ready"),
    ConditionRule("should", "precondition", True, "He will sign should both sides wish.", "should both sides wish"),
    ConditionRule(
        "before", "precondition", True, "They will not talk before the army leaves.", "before the army leaves"
    ),
    ConditionRule("without", "precondition", False, "There can be no deal without guarantees.", "without guarantees"),
)
"""Tried at each word in this order: longer openings stand before the shorter ones that they begin with."""

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
    return not rule.clause or (token.deprel in {"mark", "advmod", "case", "cc"} and _has_clause(sentence, at))


def _is_inverted(sentence: Sentence, at: int) -> bool:
    head = sentence.tokens[at].head
    subjects = (
        [i for i in sentence.children[head] if sentence.tokens[i].deprel.startswith("nsubj")] if head >= 0 else []
    )
    return (
        bool(subjects)
        and at < subjects[0]
        and not (at and sentence.tokens[at - 1].upos in {"NOUN", "PROPN", "PRON"} and at == 1)
    )


def _has_clause(sentence: Sentence, at: int) -> bool:
    head = sentence.tokens[at].head
    return (
        head >= 0
        and sentence.tokens[head].upos in {"VERB", "AUX", "ADJ", "NOUN", "PRON", "ADV"}
        and any(sentence.tokens[i].deprel.startswith("nsubj") for i in sentence.children[head])
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
    for i in range(at + size, end):
        if sentence.tokens[i].text in _STOPS and not _opens_quote(sentence, i, end):
            return i
    return end


def _opens_quote(sentence: Sentence, at: int, end: int) -> bool:
    """Tell a quotation mark with its partner inside the run from one that ends the run."""
    text = sentence.tokens[at].text
    marks = [i for i in range(at, end) if sentence.tokens[i].text in {text, "”", "“"}]
    return text in {'"', "”"} and (len(marks) % 2 == 0 or text == "”")


def highest_over(sentence: Sentence, at: int, size: int) -> int:
    """Return the head of the clause or phrase that the opening words introduce."""
    top = highest(sentence, (at, at + size))
    head = sentence.tokens[top].head
    if sentence.tokens[top].deprel in {"mark", "case", "advmod", "cc", "fixed", "aux"} and head >= at:
        return head
    if (
        sentence.tokens[top].deprel in {"mark", "case", "advmod"}
        and head >= 0
        and sentence.tokens[head].deprel == "advcl"
    ):
        return head
    return top
