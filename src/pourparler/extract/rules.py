"""All rules of claims as people are told of them, family by family: the rules' own records, brought to one form.

Those of events are written in ``resources/event_rules.toml``.
"""

from __future__ import annotations

from pourparler.extract.condition_rules import CONDITION_RULES
from pourparler.extract.figure_rules import FIGURE_RULES, Bounds
from pourparler.extract.fitted_links import FITTED, FittedLink
from pourparler.extract.language_model.told_rules import ALSO_BY_MODEL, BY_MODEL
from pourparler.extract.learned_rules import LEARNED, LEARNED_CONDITION
from pourparler.extract.links import LINK_RULES, LinkRule
from pourparler.extract.position_rules import POSITION_RULES
from pourparler.extract.positions import REFUSAL_LASTS
from pourparler.extract.proposals import PROPOSAL_RULES
from pourparler.extract.responses import ANSWER_NAMED_LATER, RESPONSE_RULES
from pourparler.extract.speech_rules import SOURCE_RULE, SPEECH_RULES
from pourparler.extract.statements import QUOTATION_GOES_ON
from pourparler.schema.rules import RuleFamily, RuleRecord


def families() -> tuple[RuleFamily, ...]:
    """Return the families of rules that make claims other than events, and what is learned."""
    return (
        RuleFamily("Statements", "Who is reported as saying what.", _statements()),
        RuleFamily("Positions", "Where a party stands on an issue.", _positions()),
        RuleFamily(
            "Conditions",
            "The words of a condition run to the end of their clause. Longer openings are tried first.",
            tuple(RuleRecord(rule.id, rule.says, rule.example, f"“{rule.gives}”") for rule in CONDITION_RULES),
        ),
        RuleFamily("Proposals", "Offers of terms.", _proposals()),
        RuleFamily("Responses", "Answers to offers.", _responses()),
        RuleFamily("Figures", "Counts that matter, with the bounds that their words give.", _figures()),
        RuleFamily(
            "Links",
            "How two events hang together, where the words say so: by rules, then by fitted evidence.",
            _links(),
        ),
        RuleFamily(
            "What is learned",
            "The reader's own judgement. What it gives hangs on the weights; a rule that sees the same adds its id.",
            (*LEARNED.values(), LEARNED_CONDITION),
        ),
        RuleFamily(
            "A language model",
            "Only with `--extractor` ([what is sent, and what is checked](language-model.md)).",
            (BY_MODEL, ALSO_BY_MODEL),
        ),
    )


def _statements() -> tuple[RuleRecord, ...]:
    rules = (*SPEECH_RULES, SOURCE_RULE)
    found = (RuleRecord(rule.id, rule.says, rule.example, _said(*rule.gives)) for rule in rules)
    gives = f"“{QUOTATION_GOES_ON.gives}” by the same speaker"
    return (*found, RuleRecord(QUOTATION_GOES_ON.id, QUOTATION_GOES_ON.says, QUOTATION_GOES_ON.example, gives))


def _said(speaker: str, cue: str, content: str) -> str:
    return f"{speaker} · {cue} · “{content}”"


def _positions() -> tuple[RuleRecord, ...]:
    gives = ((rule, *rule.gives) for rule in POSITION_RULES)
    found = (
        RuleRecord(rule.id, rule.says, rule.example, f"{holder}: {stance} {issue}")
        for rule, holder, issue, stance in gives
    )
    return (*found, REFUSAL_LASTS)


def _proposals() -> tuple[RuleRecord, ...]:
    return tuple(
        RuleRecord(rule.id, rule.says, rule.example, f"proposal of {rule.gives[0]} at “{rule.gives[1]}”")
        for rule in PROPOSAL_RULES
    )


def _responses() -> tuple[RuleRecord, ...]:
    return (
        *(RuleRecord(rule.id, rule.says, rule.example, f"{rule.gives[0]}: {rule.gives[1]}") for rule in RESPONSE_RULES),
        ANSWER_NAMED_LATER,
    )


def _figures() -> tuple[RuleRecord, ...]:
    return tuple(
        RuleRecord(rule.id, rule.says, rule.example, f"“{rule.gives[0]}”: {_bounds(rule.gives[1])}")
        for rule in FIGURE_RULES.values()
    )


def _bounds(bounds: Bounds) -> str:
    names = ("low", "best", "high")
    return ", ".join(f"{name} {value:,.0f}" for name, value in zip(names, bounds, strict=True) if value is not None)


def _links() -> tuple[RuleRecord, ...]:
    rules: tuple[LinkRule | FittedLink, ...] = (*LINK_RULES, *FITTED.values())
    return tuple(
        RuleRecord(rule.id, rule.says, rule.example, f"{rule.gives[0]} {rule.relation} {rule.gives[1]}")
        for rule in rules
    )
