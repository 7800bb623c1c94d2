"""What learned frames decide, told as rules: one record for each kind of claim, with an example like any other rule."""

from __future__ import annotations

from pourparler.schema.rules import RuleRecord

LEARNED: dict[str, RuleRecord] = {
    "event": RuleRecord(
        "learned_event_frame",
        "The reader learned from annotated reports to take such a word for an event of this type.",
        "Norway accused Denmark of delay.",
        "ACCUSE at “accused”",
    ),
    "statement": RuleRecord(
        "learned_statement_frame",
        "The reader learned from annotated reports to take such a word for reported speech.",
        "The envoy said that the lists would be ready soon.",
        "statement at “said”",
    ),
    "position": RuleRecord(
        "learned_position_frame",
        "The reader learned from annotated reports to take such words for a stance on this issue.",
        "The rebels rejected the ceasefire.",
        "oppose on ceasefire at “the ceasefire”",
    ),
    "proposal": RuleRecord(
        "learned_proposal_frame",
        "The reader learned from annotated reports to take such a word for an offer.",
        "Egypt proposed a ceasefire of six weeks.",
        "proposal at “proposed”",
    ),
    "response": RuleRecord(
        "learned_response_frame",
        "The reader learned from annotated reports to take such a word for this answer to an offer.",
        "The rebels rejected the proposal.",
        "reject at “rejected”",
    ),
    "figure": RuleRecord(
        "learned_figure_frame",
        "The reader learned from annotated reports to take such a number for a count of this sort.",
        "The shelling killed 40 people.",
        "killed at “40 people”",
    ),
}
"""By kind of claim. What they give hangs on the weights; a rule at the same word may add its own id."""
LEARNED_CONDITION = RuleRecord(
    "learned_condition",
    "The reader learned from annotated reports to take these words for a condition, which no list of words knows.",
    "Rwanda will withdraw its troops in the event of a peace deal.",
    "in the event of a peace deal",
)
