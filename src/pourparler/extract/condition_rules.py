"""Words that open a condition, with the kind of condition they open: only if, unless, until, in exchange for."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.schema.claims import ConditionKind


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
    ConditionRule(
        "until such time as",
        "terminates-when",
        False,
        "The siege will go on until such time as they yield.",
        "until such time as they yield",
    ),
    ConditionRule("until", "terminates-when", False, "The siege will go on until they yield.", "until they yield"),
    ConditionRule("till", "terminates-when", False, "The siege will go on till they yield.", "till they yield"),
    ConditionRule("within", "deadline", False, "He demanded an answer within 48 hours.", "within 48 hours"),
    ConditionRule("no later than", "deadline", False, "They must leave no later than Friday.", "no later than Friday"),
    ConditionRule("by", "deadline", False, "They must leave by Friday.", "by Friday"),
    ConditionRule(
        "dependent on", "precondition", False, "He made the visit dependent on a truce.", "dependent on a truce"
    ),
    ConditionRule(
        "conditional on", "precondition", False, "He made the visit conditional on a truce.", "conditional on a truce"
    ),
    ConditionRule(
        "pending", "precondition", False, "Oslo has put a hold on the loan pending a vote.", "pending a vote"
    ),
    ConditionRule(
        "the moment", "precondition", True, "We shall sail the moment the council sits.", "the moment the council sits"
    ),
    ConditionRule(
        "when", "precondition", True, "We will lay down our arms when the army leaves.", "when the army leaves"
    ),
    ConditionRule("while", "terminates-when", True, "He will not sign while the siege lasts.", "while the siege lasts"),
    ConditionRule("except", "scope", False, "He would talk about anything except borders.", "except borders"),
    ConditionRule("excepting", "scope", False, "He offered an amnesty excepting the leaders.", "excepting the leaders"),
    ConditionRule("barring", "scope", False, "He offered an amnesty barring the leaders.", "barring the leaders"),
    ConditionRule("once", "precondition", True, "He will sign once the lists are ready.", "once the lists are ready"),
    ConditionRule("if", "precondition", True, "He will sign if the lists are ready.", "if the lists are ready"),
    ConditionRule("should", "precondition", True, "He will sign should both sides wish.", "should both sides wish"),
    ConditionRule(
        "before", "precondition", True, "They will not talk before the army leaves.", "before the army leaves"
    ),
    ConditionRule("without", "precondition", False, "There can be no deal without guarantees.", "without guarantees"),
)
"""Tried at each word in this order: longer openings stand before the shorter ones that they begin with."""
