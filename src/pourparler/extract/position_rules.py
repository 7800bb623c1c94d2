"""Positions by rules: stance words with the issue they bring, and what a party says it will or will not do.

Comes in: a sentence; goes out: drafts of positions in token indexes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pourparler.extract.attribution import source_of
from pourparler.extract.clauses import clause_run, opened, over
from pourparler.extract.conditions import Condition, find_conditions
from pourparler.extract.drafts import Run
from pourparler.extract.issues import issue_of
from pourparler.extract.mentions import party_run, stands_for_somebody
from pourparler.extract.participants import doers
from pourparler.extract.stances import is_negated, stances_of
from pourparler.extract.trees import dependent, dependents, lemma, word
from pourparler.schema.analysis import Sentence
from pourparler.schema.claims import Basis, ConditionKind, Issue, Stance

Sign = tuple[Stance, int, list[int]]
"""A stance, the head of what it is about, the heads of those who hold it."""

_MODALS = frozenset({"will", "would", "shall", "wo", "'ll", "’ll", "must", "should", "'d", "can", "could"})


@dataclass(frozen=True, slots=True)
class PositionDraft:
    """A position of one sentence, in token indexes."""

    holder: Run
    issue: Issue
    issue_text: Run
    stance: Stance
    condition: Run | None
    condition_kind: ConditionKind | None
    basis: Basis
    score: float
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PositionRule:
    """How one shape of stance is read.

    Attributes:
        id: readable id.
        says: what the rule does, in one plain sentence.
        find: yields the signs of a stance that a word gives.
        precision: share of right drafts on the training reports.
        example: a sentence.
        gives: (holder, issue, stance) that the rule finds in it.
    """

    id: str
    says: str
    find: Callable[[Sentence, int], Iterator[Sign]]
    precision: float
    example: str
    gives: tuple[str, Issue, Stance]


def propose_positions(sentence: Sentence) -> list[PositionDraft]:
    """Return the positions that the rules see in a sentence, one per holder and issue."""
    conditions = find_conditions(sentence)
    found: dict[tuple[Run, str], PositionDraft] = {}
    for at in range(len(sentence.tokens)):
        for rule in POSITION_RULES:
            for sign in rule.find(sentence, at):
                for draft in _drafts(sentence, rule, at, sign, conditions):
                    found.setdefault((draft.holder, draft.issue), draft)
    return list(found.values())


def _drafts(
    sentence: Sentence, rule: PositionRule, at: int, sign: Sign, conditions: list[Condition]
) -> Iterator[PositionDraft]:
    stance, head, holders = sign
    if head != at and next(iter(stances_of(sentence, head)), None) is not None:
        return  # “reiterated his rejection of a truce”: the inner word tells the stance
    condition = condition_for(sentence, at, head, conditions)
    text = opened(sentence, clause_run(sentence, head))
    if condition is not None and text[0] < condition.run[0] < text[1]:
        text = (text[0], condition.run[0])
    issue = issue_of(sentence, text)
    if issue is None:
        return
    deciding = condition is not None and condition.kind not in {"deadline", "scope", "terminates-when"}
    rules = (rule.id, *((condition.rule,) if condition else ()))
    for holder in holders:
        if stands_for_somebody(sentence, holder):
            yield PositionDraft(
                party_run(sentence, holder), issue, text, "conditional" if deciding and stance == "support" else stance,
                condition.run if condition else None, condition.kind if condition else None, basis_of(sentence, at),
                rule.precision, rules,
            )  # fmt: skip


def condition_for(sentence: Sentence, at: int, head: int, conditions: list[Condition]) -> Condition | None:
    """Return the condition that hangs on a stance or on what it is about."""
    near = {at, head, *over(sentence, head, 3)}
    for condition in conditions:
        for word_at in range(*condition.run):
            governor = sentence.tokens[word_at].head
            hangs_near = governor in near and governor != -1
            if hangs_near and not any(condition.run[0] <= inner < condition.run[1] for inner in (governor, head)):
                return condition
        inside = sentence.subtree(head)
        if inside[0] <= condition.run[0] <= inside[-1] and not condition.run[0] <= head < condition.run[1]:
            return condition
    return None


def basis_of(sentence: Sentence, at: int) -> Basis:
    """Return whether the words are the holder's own or another's report of them."""
    return "stated" if source_of(sentence, at) is None else "reported"


def _by_cue(sentence: Sentence, at: int) -> Iterator[Sign]:
    """Read “rejected the truce”, “ready to talk”, “opposition to the plan”."""
    for stance, head in stances_of(sentence, at):
        yield stance, head, holders_of(sentence, at)


def holders_of(sentence: Sentence, at: int) -> list[int]:
    """Return the heads of those whose stance a word shows: its subject, or the owner of a noun."""
    if sentence.tokens[at].upos != "NOUN":
        return doers(sentence, at)
    owners = dependents(sentence, at, "nmod:poss")
    if owners:
        return owners
    governor = sentence.tokens[at].head
    if governor >= 0 and sentence.tokens[governor].upos == "VERB" and sentence.tokens[at].deprel in {"obj", "obl"}:
        return doers(sentence, governor)
    return []


def _by_modal(sentence: Sentence, at: int) -> Iterator[Sign]:
    """Read what a party says it will, would or must do."""
    token = sentence.tokens[at]
    if token.upos != "VERB" or not any(word(sentence, aux) in _MODALS for aux in dependents(sentence, at, "aux")):
        return
    if dependent(sentence, at, "nsubj") is None or (source_of(sentence, at) is None and token.deprel != "root"):
        return
    if any(lemma(sentence, up) in {"ask", "know", "wonder"} for up in over(sentence, at, 1)):
        return
    if any(True for _ in stances_of(sentence, at)):
        return
    yield ("oppose" if is_negated(sentence, at) else "support"), at, doers(sentence, at)


POSITION_RULES: tuple[PositionRule, ...] = (
    PositionRule(
        "cue_shows_stance",
        "A word shows a stance on what it governs; its subject or owner holds it.",
        _by_cue, 0.45,
        "Quito rejected the truce.", ("Quito", "ceasefire", "oppose"),
    ),
    PositionRule(
        "party_says_what_it_will_do",
        "What a party says it will, would or must do shows where it stands.",
        _by_modal, 0.3,
        "Lima said it would not withdraw its troops.", ("it", "withdrawal", "oppose"),
    ),
)  # fmt: skip
