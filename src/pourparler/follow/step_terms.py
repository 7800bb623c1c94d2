"""The terms that words give a proposal: those of its claims, and the list that follows “the plan has four parts”.

Comes in: sentences with their claims; goes out: terms with what their words fix (`term_words.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import cast, get_args

from pourparler.follow.named import refs_of
from pourparler.follow.term_words import read_term_words
from pourparler.follow.told import Told
from pourparler.lexicon.cues import stance_entries
from pourparler.schema.claims import Event, Issue, Position, Proposal
from pourparler.schema.negotiation import PartyRef, TermFacts
from pourparler.schema.spans import Span

_MODAL = re.compile(r"\b(?:would|will|shall|must|is to|are to|could)\b")
_SPEECH = re.compile(r"\b(?:said|says|told|adds|added|insisted|according to)\b|^[“\"]")
_PARTS = re.compile(r",?\s+(?:and|but|while)\s+(?=(?:[\w’'.-]+\s+){1,6}(?:would|will|shall)\b)|;\s+")
_EXCHANGE = re.compile(r",?\s+in\s+(?:return|exchange)\s+for\s+which\s+")
_OPENS = re.compile(
    r":\s*$|\b(?:parts|elements|points|steps|phases|stages|following|foresees|foresaw|provides for|contains|under)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)]|\([a-z\d]\))\s+")
_BROAD = {"settlement": 0.6, "military-operation": 0.7, "governance": 0.8, "status": 0.9, "talks": 0.8}


def terms_of_proposal(proposal: Proposal) -> tuple[TermFacts, ...]:
    """Return the terms of a claim; obligors are told apart by their place among the claim's parties."""
    obligors = iter(refs_of(proposal, "obligor"))
    return tuple(
        _facts(term.issue, term.quote.text, next(obligors) if term.obligor else None) for term in proposal.terms
    )


def _facts(issue: Issue, text: str, obligor: PartyRef | None) -> TermFacts:
    fixed = read_term_words(text)
    words = " ".join(text.split())
    return TermFacts(issue, words, obligor, fixed.quantity, fixed.unit, fixed.days, fixed.deadline, fixed.phase)


def opens_list(told: Told) -> bool:
    """Tell whether a sentence that describes a proposal goes on to its terms."""
    return bool(_OPENS.search(told.text))


def goes_on(text: str, before: Told, told: Told) -> bool:
    """Tell whether a sentence goes on with the terms that an earlier one began: a list item, or the same paragraph."""
    if not _MODAL.search(told.text) or _SPEECH.search(told.text):
        return False
    between = text[before.quote.span.end : told.quote.span.start]
    return bool(_ITEM.match(told.text)) or "\n\n" not in between


def terms_told(told: Told, start: int = 0) -> tuple[TermFacts, ...]:
    """Return the terms that a sentence tells from ``start`` on, one for each part with a verb of its own."""
    return tuple(_term(told, part) for part in _parts(told.text, start) if issue_of(told, part) is not None)


def _parts(text: str, start: int) -> Iterator[Span]:
    item = _ITEM.match(text, start)
    at = item.end() if item else start
    for pattern in (*_PARTS.finditer(text, start), *_EXCHANGE.finditer(text, start)):
        if pattern.start() > at:
            yield Span(at, pattern.start())
            at = pattern.end()
    yield Span(at, len(text.rstrip(" .")))


def _term(told: Told, part: Span) -> TermFacts:
    issue = issue_of(told, part)
    assert issue is not None
    return _facts(issue, part.of(told.text).strip(" ,."), _obligor(told, part))


def issue_of(told: Told, part: Span) -> Issue | None:
    """Return what a part of a sentence is about: as a position or offer there says, else by its words."""
    for claim in told.claims:
        if isinstance(claim, Position) and part.covers(told.inside(claim.issue_text.span)):
            return claim.issue
        for term in claim.terms if isinstance(claim, Proposal) else ():
            if part.overlaps(told.inside(term.quote.span)):
                return term.issue
    words = part.of(told.text)
    modal = _MODAL.search(words)
    return issue_by_words(words[modal.end() :] if modal else words) or issue_by_words(words)


def issue_by_words(text: str) -> Issue | None:
    """Return the issue that most cue words name, the earlier ones counting more; None without any.

    >>> issue_by_words("release 120 captured soldiers")
    'captives'
    """
    words = [_singular(word) for word in re.findall(r"[a-z][a-z-]*", text.lower())]
    scores: dict[str, float] = {}
    for place, word in enumerate(words):
        for issue, weight in _issues_at(word, words[place + 1] if place + 1 < len(words) else ""):
            scores[issue] = scores.get(issue, 0.0) + weight * max(1.0 - 0.05 * place, 0.4)
    if not scores:
        return None
    return cast(Issue, max(get_args(Issue), key=lambda issue: scores.get(issue, 0.0)))


def _issues_at(word: str, following: str) -> Iterable[tuple[str, float]]:
    for issue, entries in stance_entries("issues").items():
        if word in entries:
            yield issue, _BROAD.get(issue, 1.0)
        if f"{word} {following}" in entries:
            yield issue, 1.5


def _singular(word: str) -> str:
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("ees", "ee"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return word


def _obligor(told: Told, part: Span) -> PartyRef | None:
    """Return who would have to act: the holder or doer of a claim in the part, else who is named before its verb."""
    for claim in told.claims:
        if isinstance(claim, Position) and part.covers(told.inside(claim.issue_text.span)):
            return next(iter(refs_of(claim, "holder")), None)
        if isinstance(claim, Event) and part.covers(told.inside(claim.trigger.span)):
            return next(iter(refs_of(claim, "actor")), None)
    modal = _MODAL.search(part.of(told.text))
    before = [
        named.ref
        for named in told.parties
        if named.span.start >= part.start and modal and named.span.end <= part.start + modal.start()
    ]
    return before[-1] if before else None
