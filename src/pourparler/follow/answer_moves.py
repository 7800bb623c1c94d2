"""How reports tell that a proposal is studied, answered, signed or denied: rules with examples."""

from __future__ import annotations

from pourparler.follow.move_patterns import ANSWERED, OBJECT, MoveRule, passive

ANSWER_MOVES: tuple[MoveRule, ...] = (
    MoveRule(
        "offer_is_countered",
        "counter",
        r"\b(?P<verb>answered|answers|countered|counters|responded\s+to|responds\s+to|replied"
        r"\s+to)" + OBJECT,
        "Lima countered the plan with another.",
        "countered",
    ),
    MoveRule(
        "thing_is_answer",
        "counter",
        r"\b(?:is|as)\s+(?:an?|its|their|the)\s+(?P<verb>answer|reply|response|alternative)"
        r"\s+to\s+(?P<thing>@gap\b@offer)\b",
        "It is an answer to the plan of Oslo.",
        "answer",
        doer="nobody",
    ),
    MoveRule(
        "offer_is_studied",
        "review",
        r"\b(?P<verb>(?:is|are|was|were|still|be)\s+(?:\w+\s+)?@review|(?:will|would|to)"
        r"\s+@review)\s+(?P<thing>@gap(?:\b@offer|\bit|\bthem))\b",
        "Lima is studying the plan.",
        "is studying",
        told=True,
    ),
    MoveRule(
        "both_sides_agree",
        "agree",
        r"\b@both\s+(?:have\s+|had\s+)?(?P<verb>agreed(?:\s+in\s+principle)?(?:\s+to|\s+on)?)" + OBJECT,
        "Both sides agreed in principle to the draft.",
        "agreed in principle to",
        doer="nobody",
    ),
    MoveRule(
        "offer_is_accepted",
        "accept",
        r"\b(?P<verb>(?:can\s+|could\s+)?@accept(?:\s+in\s+principle)?(?:\s+to)?)" + ANSWERED,
        "Lima has accepted the plan.",
        "accepted",
    ),
    MoveRule(
        "offer_was_accepted",
        "accept",
        passive("@accept"),
        "The plan was accepted by Lima.",
        "accepted",
        doer="by",
    ),
    MoveRule(
        "offer_is_rejected",
        "reject",
        r"\b(?P<verb>@reject)" + ANSWERED,
        "Lima rejected the plan.",
        "rejected",
    ),
    MoveRule(
        "offer_was_rejected",
        "reject",
        passive("@reject"),
        "The plan was rejected by Lima.",
        "rejected",
        doer="by",
    ),
    MoveRule(
        "offer_cannot_be_accepted",
        "reject",
        r"\b(?P<verb>(?:can\s?not|could\s+not|will\s+not|would\s+not|won't|does\s+not|did"
        r"\s+not)\s+(?:accept|agree\s+to|endorse|sign))" + ANSWERED,
        "Lima cannot accept the plan.",
        "cannot accept",
        told=True,
    ),
    MoveRule(
        "offer_is_refused",
        "reject",
        r"\b(?P<verb>(?:refused|refuses|declined|declines)\s+to\s+(?:accept|sign|endorse"
        r"|approve|back))" + ANSWERED,
        "Lima refused to sign the plan.",
        "refused to sign",
    ),
    MoveRule(
        "offer_which_cannot_be_accepted",
        "reject",
        r"(?P<thing>@near\b@offer\b[^;:.]{0,60}?),?\s+which\s+(?:\S+\s+){1,4}?(?P<verb>(?:can"
        r"\s?not|could\s+not|will\s+not|would\s+not)\s+accept)\b",
        "It answers the plan, which Lima cannot accept.",
        "cannot accept",
        told=True,
    ),
    MoveRule(
        "agreement_is_signed",
        "sign",
        r"\b(?P<verb>@sign)(?P<thing>\s+@gap\b@offer|,[^.;:]{0,90}?\b@offer)\b",
        "Lima and Quito signed the draft.",
        "signed",
    ),
    MoveRule(
        "agreement_was_signed",
        "sign",
        passive("@sign"),
        "The draft was signed on Friday.",
        "signed",
        doer="by",
    ),
    MoveRule(
        "acceptance_is_denied",
        "deny",
        r"\b(?P<verb>denied|denies|denying)\s+[^.;:]{0,80}?\b(?:accepted|agreed\s+to|approved"
        r"|made|offered)" + OBJECT,
        "Lima denied reports that it had accepted the plan.",
        "denied",
        told=True,
    ),
    MoveRule(
        "there_is_no_offer",
        "deny",
        r"\b(?P<verb>no\s+such|never\s+any|there\s+(?:is|was)\s+no)\s+"
        r"(?P<thing>@few\b@offer)\b(?!\s+on\s+the\s+table)",
        "No such deal exists, Lima said.",
        "No such",
        told=True,
    ),
)
