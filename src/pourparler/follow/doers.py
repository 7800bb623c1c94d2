"""Who does a step, to whom, and on whose word: from the claim that it hangs on, else from the words around the verb."""

from __future__ import annotations

import re

from pourparler.follow.move_patterns import Doer
from pourparler.follow.named import refs_of
from pourparler.follow.told import Told
from pourparler.schema.claims import AnyClaim, Event, Proposal, Response, Statement
from pourparler.schema.codec import evidence
from pourparler.schema.negotiation import PartyRef
from pourparler.schema.spans import Span

_JOINT = re.compile(r"[,\s]*(?:and|as well as|,)\s+(?:the\s+|a\s+)?(?:[\w’'.-]+\s+){0,2}$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+|a\s+|an\s+)?(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)
_TO = re.compile(r"\bto\s+(?:the\s+|both\s+)?(?:[\w’'-]+\s+){0,4}$", re.IGNORECASE)
_PLURAL = re.compile(
    r"\b(?:both|sides|parties|they|rivals|delegations|governments|two|warring|foes|and)\b", re.IGNORECASE
)
_REPORTERS_OWN = re.compile(r",[^,]{1,70}\b(?:said|says|announced|reported),\s+in\s+(?:the|a|an|what)\b[^,;:.]*$")
"""“…, killing nine, the ministry said, in the worst violation”: what stands after is the reporter's own."""
_ACCUSED = re.compile(r"\b(?:accus(?:ed|es|ing)|blam(?:ed|es|ing)|alleg(?:ed|es|ing)|charg(?:ed|es) that)\b")


def doers_of(told: Told, verb: Span, doer: Doer, anchor: AnyClaim) -> tuple[PartyRef, ...]:
    """Return who does it; nobody where the words do not name anybody."""
    if doer == "nobody" or _REPORTERS_OWN.search(told.text[: verb.start]):
        return ()
    if doer == "by":
        found = [named for named in told.parties if named.span.start >= verb.end]
        return tuple(named.ref for named in found if _BY.search(told.text[: named.span.start]))[:1]
    own = _own_doers(told, verb, anchor)
    before = tuple(ref for ref in own if _stands_before(told, ref, verb))
    return before or own or _subjects(told, verb)


def _own_doers(told: Told, verb: Span, anchor: AnyClaim) -> tuple[PartyRef, ...]:
    """Return the parties that the claim itself gives for the verb."""
    words = evidence(anchor)
    if words is None or not told.inside(words).overlaps(verb):
        return ()
    match anchor:
        case Event():
            return refs_of(anchor, "actor")
        case Response():
            return refs_of(anchor, "responder")
        case Proposal():
            return refs_of(anchor, "author")
        case _:
            return ()


def _stands_before(told: Told, ref: PartyRef, verb: Span) -> bool:
    return any(named.ref.label == ref.label and named.span.end <= verb.start for named in told.parties)


def _subjects(told: Told, verb: Span) -> tuple[PartyRef, ...]:
    """Return the party named last before the verb, and those that “and” joins to it."""
    before = [named for named in told.parties if named.span.end <= verb.start]
    if not before:
        return ()
    found = [before[-1]]
    for named in reversed(before[:-1]):
        if not _JOINT.search(told.text[named.span.end : found[0].span.start]):
            break
        found.insert(0, named)
    return tuple(named.ref for named in found)


def receivers_of(told: Told, verb: Span, anchor: AnyClaim) -> tuple[PartyRef, ...]:
    """Return to whom it is done."""
    own = refs_of(anchor, "addressee", "recipient")
    if own:
        return own
    return tuple(
        named.ref
        for named in told.parties
        if named.span.start >= verb.end and _TO.search(told.text[verb.end : named.span.start])
    )


def is_joint(told: Told, verb: Span, doers: tuple[PartyRef, ...]) -> bool:
    """Tell whether several do it together: several are named, or the words before the verb are of several."""
    clause = re.split(r"[;:“”]", told.text[: verb.start])[-1]
    return len(doers) > 1 or bool(_PLURAL.search(clause))


def voice_of(told: Told, verb: Span, anchor: AnyClaim) -> PartyRef | None:
    """Return on whose word the report has it, None for the reporter's own."""
    before = told.text[: verb.start]
    if _REPORTERS_OWN.search(before):
        return None
    accused = _ACCUSED.search(before)
    if accused is not None:
        accusers = [named for named in told.parties if named.span.end <= accused.start()]
        if accusers:
            return accusers[-1].ref
    sources = refs_of(anchor, "according_to") or _speakers(told, verb)
    return sources[0] if sources else None


def _speakers(told: Told, verb: Span) -> tuple[PartyRef, ...]:
    for claim in told.claims:
        if isinstance(claim, Statement) and told.inside(claim.content.span).overlaps(verb):
            return refs_of(claim, "speaker")
    return ()


def owners_of(told: Told, thing: Span, words: str) -> tuple[PartyRef, ...]:
    """Return the parties named in the words for a proposal: “Oslo's plan”, “the text presented by the envoy”."""
    place = Span(thing.start, thing.start + len(words))
    inside = (named for named in told.parties if place.covers(named.span))
    return tuple(named.ref for named in inside if not named.span.covers(Span(thing.end - 1, thing.end)))
