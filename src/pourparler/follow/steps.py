"""Steps of one document: what each of its claims says about a proposal or a truce.

Comes in: a document, its claims and its sentences; goes out: steps. Proposals and responses are steps by themselves.
The words of every sentence that holds a claim are read as well (`moves.py`), and what they tell hangs on the claim
nearest to the verb. What nobody claims moves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pourparler.follow.doers import doers_of, is_joint, owners_of, receivers_of, voice_of
from pourparler.follow.moves import FoundMove, find_moves
from pourparler.follow.named import is_name, refs_of
from pourparler.follow.naming import read_naming
from pourparler.follow.realis import is_real
from pourparler.follow.step_days import day_of
from pourparler.follow.step_terms import goes_on, opens_list, terms_of_proposal, terms_told
from pourparler.follow.things import is_pronoun, last_named, with_tail
from pourparler.follow.told import Told, told_sentences
from pourparler.lexicon.negotiation import alternatives
from pourparler.schema.claims import AnyClaim, Event, Proposal, Reply, Response
from pourparler.schema.documents import Document
from pourparler.schema.negotiation import Move, PartyRef, Step, TermFacts
from pourparler.schema.spans import Span

_REPLIES: dict[Reply, Move] = {
    "accept": "accept", "accept-with-changes": "accept with changes", "counter": "counter", "reject": "reject",
    "defer": "review", "none": "no answer",
}  # fmt: skip
_ANSWERING: frozenset[Move] = frozenset({"accept", "agree", "reject", "review", "counter"})
_OFFERING: frozenset[Move] = frozenset({"float", "present", "describe"})
_UNREAL = frozenset({"conditional", "hypothetical"})
DESCRIBING = frozenset({"offer_foresees", "under_the_offer"})
"""Rules whose sentences tell terms."""
CERTAIN_ENOUGH = 0.2
"""Least confidence of an event whose words move a proposal; what is kept for comparison with other reports does not."""
SETTLED = 1.0
"""Confidence of a claim that a person accepted or edited: its own fields count then, not the rules for words."""


def find_steps(document: Document, claims: Sequence[AnyClaim], sentences: Sequence[Span]) -> tuple[Step, ...]:
    """Return the steps of a document, in order of the text."""
    steps: list[Step] = []
    opened: _Opened | None = None
    kept = [claim for claim in claims if not isinstance(claim, Event) or claim.confidence >= CERTAIN_ENOUGH]
    for told in told_sentences(document, kept, sentences):
        moves = find_moves(told.text)
        found = list(_steps_told(told, list(moves))) if told.claims else []
        if opened is not None and not moves and goes_on(document.text, opened.told, told):
            steps += _continued(told, opened.thing)
            opened = replace(opened, told=told)
            continue
        opened = _opened(told, moves, found)
        steps += (_with_surroundings(told, step) for step in found)
    named = (replace(step, naming=read_naming(step.thing, document.published)) for step in steps)
    return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class _Opened:
    """A sentence after which terms may follow, and how it names the proposal that they are of."""

    told: Told
    thing: str


def _opened(told: Told, moves: Sequence[FoundMove], found: Sequence[Step]) -> _Opened | None:
    """Return the sentence as one that terms may follow, None where they may not."""
    telling = [move for move in moves if move.rule.move in ("sign", "present")]
    telling += [move for move in moves if move.rule.id in DESCRIBING and opens_list(told)]
    things = [_thing(told, None, move)[0] for move in telling]
    things += [step.thing for step in found if step.rule == "proposal"]
    return _Opened(told, things[0]) if things else None


def _with_surroundings(told: Told, step: Step) -> Step:
    """Return a step that calls nobody by a name with those whom its report names most often."""
    named = any(is_name(ref.label) for ref in (*step.by, *step.to, *step.owners))
    return step if named else replace(step, near=told.around)


def _opens(told: Told, moves: Sequence[FoundMove], found: Sequence[Step]) -> bool:
    """Tell whether terms may follow in the next sentences."""
    done = {move.rule.move for move in moves} | {step.move for step in found}
    return bool(done & {"sign", "present"}) or ("describe" in done and opens_list(told))


def _continued(told: Told, thing: str) -> Iterator[Step]:
    terms = terms_told(told) if told.claims else ()
    if terms:
        words = told.outside(Span(0, len(told.quote.text)))
        yield Step(
            claim=told.nearest_claim(Span(0, 0)).id,
            move="describe",
            day=None,
            words=words,
            sentence=told.quote,
            thing=thing,
            terms=terms,
            rule="list_goes_on",
        )


def _steps_told(told: Told, moves: list[FoundMove]) -> Iterator[Step]:
    """Yield the steps of one sentence: of its proposals and responses first, then what only its words tell."""
    for claim in told.claims:
        if isinstance(claim, Response):
            yield from _of_response(told, claim, moves)
        elif isinstance(claim, Proposal):
            yield from _of_proposal(told, claim, moves)
    for move in moves:
        yield from _of_words(told, move)


def _take(moves: list[FoundMove], kinds: frozenset[Move], *places: Span) -> FoundMove | None:
    """Take out of the list the move of some kind that lies over one of the places, the nearest before others."""
    fitting = [
        move for move in moves
        if move.rule.move in kinds and any(move.verb.overlaps(place) or move.thing.overlaps(place) for place in places)
    ]  # fmt: skip
    if not fitting:
        return None
    best = min(fitting, key=lambda move: (not any(move.verb.overlaps(place) for place in places), move.verb.start))
    moves.remove(best)
    return best


_IN_GENERAL = re.compile(r"(?:any|every|all)\b", re.IGNORECASE)
"""Who rules out “any discussion of autonomy” answers no proposal."""


def _of_response(told: Told, claim: Response, moves: list[FoundMove]) -> Iterator[Step]:
    cue = told.inside(claim.cue.span)
    to = told.inside(claim.to.span) if claim.to else None
    if any(move.rule.move == "deny" and move.verb.start <= cue.start for move in moves):
        return
    ruled = _take(moves, _ANSWERING, cue, *((to,) if to else ()))
    settled = claim.confidence >= SETTLED
    if ruled is None and to is not None and _IN_GENERAL.match(to.of(told.text)):
        return
    move = _REPLIES[claim.reply] if ruled is None or settled else ruled.rule.move
    if move == "accept" and claim.reply == "accept-with-changes":
        move = "accept with changes"
    if move == "accept" and not settled and _PRAISE.fullmatch(claim.cue.text):
        move = "welcome"
    if not settled and ruled is None and not _is_told(told, claim, cue):
        return
    by = refs_of(claim, "responder")
    verb = cue if ruled is None else ruled.verb
    thing, owners = _thing(told, to, ruled)
    yield _finished(
        told,
        Step(
            claim=claim.id,
            move=move,
            day=day_of(told, verb, move, claim),
            words=told.outside(verb),
            sentence=told.quote,
            thing=thing,
            by=by,
            owners=owners,
            voice=voice_of(told, verb, claim),
            rule=ruled.rule.id if ruled and not settled else "response",
        ),
        verb,
    )


def _is_told(told: Told, claim: Response, cue: Span) -> bool:
    if claim.factuality in _UNREAL or (claim.factuality == "planned" and claim.reply != "defer"):
        return False
    return claim.reply in ("defer", "none") or is_real(told.text, cue)


def _thing(told: Told, named: Span | None, ruled: FoundMove | None = None) -> tuple[str, tuple[PartyRef, ...]]:
    """Return how the words name the proposal, and whose it is by them."""
    place = ruled.thing if ruled is not None else named
    if place is None:
        return "", ()
    if is_pronoun(place.of(told.text)):
        return _antecedent(told, place)
    stop = ruled.verb.start if ruled is not None and ruled.rule.id != "offer_which_was_made" else None
    words = with_tail(told.text, place, stop)
    return words, owners_of(told, place, words)


def _antecedent(told: Told, pronoun: Span) -> tuple[str, tuple[PartyRef, ...]]:
    """Return what “it” stands for: the proposal named last before it in the sentence, else in the one before."""
    here = last_named(told.text[: pronoun.start])
    if here is not None:
        words = with_tail(told.text, here, pronoun.start)
        return words, owners_of(told, here, words)
    there = last_named(told.before)
    return (with_tail(told.before, there), ()) if there is not None else ("it", ())


def _of_proposal(told: Told, claim: Proposal, moves: list[FoundMove]) -> Iterator[Step]:
    cue = told.inside(claim.cue.span)
    ruled = _take(moves, _OFFERING, cue)
    verb = cue if ruled is None else ruled.verb
    move = ruled.rule.move if ruled else _move_of_cue(told, claim, cue)
    thing, owners = _thing(told, cue if _is_noun(claim.cue.text) else None, ruled)
    yield Step(
        claim=claim.id,
        move=move,
        day=day_of(told, verb, move, claim),
        words=told.outside(verb),
        sentence=told.quote,
        thing=thing,
        owners=owners,
        by=_authors(told, claim, ruled),
        to=receivers_of(told, verb, claim),
        voice=voice_of(told, verb, claim),
        terms=terms_of_proposal(claim) or (_rest(told, ruled) if ruled else ()),
        rule=ruled.rule.id if ruled else "proposal",
    )
    if claim.counter_to is not None:
        yield _counter(told, claim, told.inside(claim.counter_to.span), verb)


def _authors(told: Told, claim: Proposal, ruled: FoundMove | None) -> tuple[PartyRef, ...]:
    if ruled is None and _speaks_of_proposal(told, claim):
        return ()
    return refs_of(claim, "author") or (doers_of(told, ruled.verb, ruled.rule.doer, claim) if ruled else ())


def _counter(told: Told, claim: Proposal, answered: Span, verb: Span) -> Step:
    """Return the answer that a proposal is to an earlier one."""
    thing, owners = _thing(told, answered)
    return Step(
        claim=claim.id,
        move="counter",
        day=day_of(told, verb, "counter", claim),
        words=told.outside(answered),
        sentence=told.quote,
        thing=thing,
        by=refs_of(claim, "author"),
        owners=owners,
        rule="proposal_counters",
    )


def _is_noun(cue: str) -> bool:
    return bool(re.fullmatch(rf"(?:.*[\s-])?{alternatives('nouns', 'offers')}", cue, re.IGNORECASE))


def _move_of_cue(told: Told, claim: Proposal, cue: Span) -> Move:
    """Return what an offer without a telling verb does: it is made by its own verb, or only described."""
    if claim.confidence >= SETTLED:
        return "present"
    if _is_noun(claim.cue.text) or claim.factuality in _UNREAL or not is_real(told.text, cue):
        return "describe"
    if _speaks_of_proposal(told, claim):
        return "describe"
    floated = re.fullmatch(alternatives("verbs", "float"), claim.cue.text, re.IGNORECASE)
    return "float" if floated else "present"


def _speaks_of_proposal(told: Told, claim: Proposal) -> bool:
    """Tell whether “it proposes” has a plan for its “it”: one that the sentence before names."""
    words = claim.author.quote.text if claim.author and claim.author.quote else ""
    return is_pronoun(words) and last_named(told.before) is not None


def _of_words(told: Told, found: FoundMove) -> Iterator[Step]:
    """Yield the step that only the words of a sentence tell; it hangs on the claim nearest to its verb."""
    anchor = told.nearest_claim(found.verb)
    move = found.rule.move
    if _is_unreal(told, found, anchor):
        return
    by = doers_of(told, found.verb, found.rule.doer, anchor)
    if found.rule.id == "truce_is_extended" and not is_joint(told, found.verb, by):
        return
    thing, owners = _thing(told, None, found)
    step = Step(
        claim=anchor.id,
        move=move,
        day=day_of(told, found.verb, move, anchor),
        words=told.outside(found.verb),
        sentence=told.quote,
        thing=thing,
        by=by,
        owners=owners,
        to=receivers_of(told, found.verb, anchor) if move in _OFFERING else (),
        voice=voice_of(told, found.verb, anchor),
        terms=_rest(told, found) if move == "describe" else (),
        rule=found.rule.id,
    )
    yield _finished(told, step, found.verb)


def _is_unreal(told: Told, found: FoundMove, anchor: AnyClaim) -> bool:
    """Tell whether the event that the verb itself is was coded as not real, where its words alone do not settle it."""
    return (
        isinstance(anchor, Event)
        and not found.rule.told
        and anchor.factuality in (*_UNREAL, "negated")
        and told.inside(anchor.trigger.span).overlaps(found.verb)
    )


def _rest(told: Told, found: FoundMove) -> tuple[TermFacts, ...]:
    """Return the terms in what follows “the plan foresees” or “under the plan”."""
    if found.rule.id not in DESCRIBING:
        return ()
    return terms_told(told, max(found.verb.end, found.thing.end))


_PRAISE = re.compile(alternatives("verbs", "praise"), re.IGNORECASE)
"""Who welcomes a plan has not accepted it."""
_CHANGES = re.compile(rf"\bwith\s+(?:[\w-]+\s+){{0,3}}?{alternatives('verbs', 'changes')}\b", re.IGNORECASE)


def _finished(told: Told, step: Step, verb: Span) -> Step:
    """Return the step with what the rest of the sentence adds to it: accepted, but with changes."""
    if step.move == "accept" and _CHANGES.search(told.text, verb.end):
        return replace(step, move="accept with changes")
    return step
