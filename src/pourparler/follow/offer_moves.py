"""How reports tell that a proposal is floated, presented, described, replaced or withdrawn: rules with examples."""

from __future__ import annotations

from pourparler.follow.move_patterns import OBJECT, MoveRule, passive

OFFER_MOVES: tuple[MoveRule, ...] = (
    MoveRule(
        "offer_is_floated",
        "float",
        r"\b(?P<verb>@float)" + OBJECT,
        "Oslo floated a plan for the port.",
        "floated",
    ),
    MoveRule(
        "offer_is_made",
        "present",
        r"\b(?P<verb>@present)" + OBJECT,
        "Oslo handed both sides a draft.",
        "handed",
    ),
    MoveRule(
        "offer_was_made",
        "present",
        passive("@present"),
        "The draft was handed to Lima.",
        "handed",
        doer="by",
    ),
    MoveRule(
        "offer_is_put",
        "present",
        r"\b(?P<verb>made|makes)\s+(?P<thing>(?:an?|its|his|her|their|this|that|the)\s+(?:\w+"
        r"\s+){0,3}?(?:offer|proposal|suggestion|counter-?offer|counter-?proposal))\b",
        "Lima made an offer of its own.",
        "made",
    ),
    MoveRule(
        "offer_which_was_made",
        "present",
        r"\b(?P<thing>@near\b@offer)\s+(?:\w+ly\s+)?(?P<verb>@bring)\b",
        "Lima studied the draft presented by Oslo on Monday.",
        "presented",
        doer="by",
    ),
    MoveRule(
        "offer_foresees",
        "describe",
        r"\b(?P<thing>@near\b@offer)\s+(?P<verb>foresees|foresaw|provides\s+for|provided\s+for"
        r"|calls\s+for|called\s+for|contains|contained|includes|included|proposes|proposed"
        r"|envisages|envisaged|has\s+\w+\s+(?:parts|elements|points|steps|phases|stages)"
        r"|would\s+\w+)\b",
        "The draft foresees a truce of ten days.",
        "foresees",
        doer="nobody",
        told=True,
    ),
    MoveRule(
        "offer_is_named",
        "describe",
        r"(?P<thing>\b(?:[A-Z][\w.-]+\s+){0,3}[A-Z][\w.-]+(?:['’]s|s['’])\s+(?:[\w-]+\s+){0,3}?(?P<verb>@offer))\b",
        "She spoke of Norvast's plan for the harbour.",
        "plan",
        doer="nobody",
        told=True,
    ),
    MoveRule(
        "under_the_offer",
        "describe",
        r"\b(?P<verb>under|in|according\s+to)\s+(?P<thing>(?:the|this|that|its|his|her|their)"
        r"\s+(?:\w+\s+){0,2}?\b@offer)\b(?=,|\s+the\b|\s+both\b|\s+each\b)",
        "Under the draft, both armies would pull back.",
        "Under",
        doer="nobody",
        told=True,
    ),
    MoveRule(
        "answer_is_offer",
        "present",
        r"\b(?P<verb>answered|answers|responded|responds|replied"
        r"|replies)\b[^.;:]{0,70}?\bwith\s+(?P<thing>@gap\b@offer)\b",
        "Lima answered the plan with a text of its own.",
        "answered",
    ),
    MoveRule(
        "offer_is_withdrawn",
        "withdraw",
        r"\b(?P<verb>@withdraw)" + OBJECT,
        "Oslo withdrew its plan.",
        "withdrew",
    ),
    MoveRule(
        "offer_was_withdrawn",
        "withdraw",
        passive("@withdraw"),
        "The plan was withdrawn on Sunday.",
        "withdrawn",
        doer="by",
    ),
    MoveRule(
        "offer_is_replaced",
        "supersede",
        r"\b(?P<verb>@supersede)\s+(?:both\s+)?(?P<thing>@gap\b@offer(?:\s+and\s+(?:the"
        r"\s+)?@few\b@offer)?)\b",
        "It replaced the first draft.",
        "replaced",
        doer="nobody",
    ),
    MoveRule(
        "offer_which_another_replaces",
        "supersede",
        r"(?P<thing>@near\b@offer\b)[^;:.]{0,20},\s+which\s+(?:\S+\s+){1,3}?(?P<verb>replaces"
        r"|replaced|supersedes|superseded)\b",
        "They prefer the old plan, which the new one replaces.",
        "replaces",
        doer="nobody",
    ),
)
