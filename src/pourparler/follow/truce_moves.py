"""How reports tell that a truce takes effect, holds, is extended, broken or over: rules with examples."""

from __future__ import annotations

from pourparler.follow.move_patterns import MoveRule

TRUCE_MOVES: tuple[MoveRule, ...] = (
    MoveRule(
        "truce_takes_effect",
        "take effect",
        r"\b(?P<thing>@near\b@truce)\b(?:\s+@gap|,[^,;:]+,\s+)?\s*\b(?P<verb>(?:came|comes|went"
        r"|goes|entered|enters|has\s+come|has\s+gone|has\s+entered)\s+into\s+(?:force|effect)"
        r"|took\s+effect|has\s+taken\s+effect|(?:began|started|has\s+begun))\b",
        "A truce came into force at dawn.",
        "came into force",
        doer="nobody",
    ),
    MoveRule(
        "truce_is_in_force",
        "hold",
        r"\b(?P<thing>@near\b@truce)\b(?:\s+@gap|,[^,;:]+,\s+)?\s*\b(?P<verb>(?:has|had)"
        r"\s+been\s+in\s+(?:force|effect)|is\s+in\s+(?:force|effect)|(?:largely|mostly|broadly"
        r"|generally|still)\s+(?:held|holding|holds)|(?:is|was)\s+(?:\w+\s+)?holding|(?:is"
        r"|was)\s+being\s+respected|enter(?:s|ed)\s+(?:its\s+)?(?:second|third|fourth|fifth"
        r"|sixth|seventh|eighth|ninth|tenth)\s+day)\b",
        "The truce largely held.",
        "largely held",
        doer="nobody",
    ),
    MoveRule(
        "truce_held",
        "hold",
        r"\b(?P<thing>@near\b@truce)\s+(?:that\s+|which\s+)?(?:has\s+|had\s+)?(?P<verb>held"
        r"|holds)\b",
        "The truce held overnight.",
        "held",
        doer="nobody",
    ),
    MoveRule(
        "truce_is_extended",
        "extend",
        r"\b(?P<verb>(?:agreed\s+(?:on\s+\w+\s+)?to\s+|decided\s+(?:on\s+\w+\s+)?to"
        r"\s+)?@extend)\s+(?P<thing>@few\b@truce)\b",
        "Both sides agreed to extend their truce by a week.",
        "agreed to extend",
    ),
    MoveRule(
        "truce_was_extended",
        "extend",
        r"\b(?P<thing>@near\b@truce)\b(?:\s+@gap|,[^,;:]+,\s+|,)?\s*(?:which\s+)?(?:\b@be"
        r"\s+)?\b(?P<verb>extended|renewed|prolonged)\b",
        "The truce was extended on Tuesday.",
        "extended",
        doer="by",
    ),
    MoveRule(
        "extension_is_announced",
        "extend",
        r"\b(?P<verb>announced|confirmed|declared)\s+(?P<thing>@few\b(?:extension|renewal)"
        r"\s+of\s+@few\b@truce)\b",
        "Oslo announced the extension of the truce.",
        "announced",
    ),
    MoveRule(
        "truce_is_violated",
        "violate",
        r"\b(?P<verb>@violate)\s+(?:of\s+)?(?P<thing>@few\b@truce)\b",
        "It was the worst violation of the truce.",
        "violation",
    ),
    MoveRule(
        "truce_was_violated",
        "violate",
        r"\b(?P<thing>@near\b@truce)\b\s*\b@be\s+(?P<verb>violated|broken|breached)\b",
        "The truce was broken within hours.",
        "broken",
        doer="by",
    ),
    MoveRule(
        "no_longer_bound",
        "end",
        r"\b(?P<verb>no\s+longer\s+(?:\w+\s+){0,3}?bound)\s+by\s+(?P<thing>@few\b@truce)\b",
        "Lima said it was no longer bound by the truce.",
        "no longer bound",
        told=True,
    ),
    MoveRule(
        "truce_ends",
        "end",
        r"\b(?P<thing>@near\b@truce)\b\s*(?:\b(?:has|had|was|is|as|have)\s+)?(?:\w+ly"
        r"\s+)?\b(?P<verb>ended|collapsed|broke\s+down|broken\s+down|fell\s+apart|fallen"
        r"\s+apart|lapsed|expired|(?<=\bis\s)over\b|(?<=\bwas\s)over\b|dead\b)",
        "The truce collapsed on Friday.",
        "collapsed",
        doer="nobody",
    ),
    MoveRule(
        "truce_is_ended",
        "end",
        r"\b(?P<verb>@end(?:\s+to)?)\s+(?P<thing>@few\b@truce)\b",
        "Lima ended the truce on Friday.",
        "ended",
    ),
    MoveRule(
        "end_of_truce",
        "end",
        r"\b(?P<verb>end|collapse)\s+(?:of|to)\s+(?P<thing>(?:the|a|an|this|that|its|their)"
        r"\s+@few\b@truce)\b",
        "The envoy regretted the end of the truce.",
        "end",
        doer="nobody",
    ),
)
