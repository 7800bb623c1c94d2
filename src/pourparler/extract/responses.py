"""Response claims: answers to offers and their reply, by learned frames and rules together.

Frames lead in judgement (is it one, which reply); rules lead in whose answer it is and the words that name the offer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

from pourparler.extract.claim_frames import best_run, frames_of, has_frames, runs_of
from pourparler.extract.clauses import clause_run, run_quote
from pourparler.extract.drafts import Run
from pourparler.extract.learned_rules import LEARNED
from pourparler.extract.mentions import party_of_run, party_run, stands_for_somebody
from pourparler.extract.participants import doers, undergoers
from pourparler.extract.stances import is_negated
from pourparler.extract.trees import dependent, dependents, lemma, preposition, word
from pourparler.lexicon.cues import answer_words
from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.claims import Reply, Response
from pourparler.schema.reading import Frame
from pourparler.schema.rules import RuleRecord

THRESHOLD = 0.3
"""Frames whose claims are less likely right are not proposed."""
KEPT_RULES = 0.45
"""Rules of at least this precision add what the frames did not see."""
_NEAR = 3  # an answer's sentence and the two after it
ANSWER_NAMED_LATER = RuleRecord(
    "answer_called_counterproposal",
    "An answer to an offer is a counterproposal where it or the next two sentences call it so.",
    "The front has responded to the proposal. The envoy will discuss this counterproposal on Monday.",
    "counter at “responded”",
)
_REPLIES: tuple[Reply, ...] = ("accept", "reject", "defer", "counter", "none")
_LONGEST_OFFER = 16


@dataclass(frozen=True, slots=True)
class ResponseDraft:
    """An answer of one sentence, in token indexes."""

    responder: Run
    cue: Run
    to: Run | None
    reply: Reply
    score: float
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResponseRule:
    """How one shape of answer is read.

    Attributes:
        id: readable id.
        says: what the rule does, in one plain sentence.
        find: gives the reply of a verb and the words that name the offer.
        precision: share of right drafts on the training reports.
        example: a sentence.
        gives: (responder, reply) that the rule finds in it.
    """

    id: str
    says: str
    find: Callable[[Sentence, int], tuple[Reply, Run | None] | None]
    precision: float
    example: str
    gives: tuple[str, Reply]


def find_responses(analysis: Analysis) -> list[Response]:
    """Return the answers of a document, in order of the text."""
    by_frames = has_frames(analysis)
    found = []
    for sentence in analysis.sentences:
        ruled = [*propose_answers(sentence), *_named_later(analysis, sentence)]
        drafts = _combine(sentence, ruled) if by_frames else ruled
        found += [_response(analysis, sentence, draft) for draft in drafts]
    return found


def _named_later(analysis: Analysis, sentence: Sentence) -> Iterator[ResponseDraft]:
    """Yield answers whose nature the next sentences tell: “Hamas responded to a proposal … this counterproposal”."""
    for at, token in enumerate(sentence.tokens):
        if (
            token.upos != "VERB"
            or lemma(sentence, at) not in {"respond", "reply", "answer"}
            or is_negated(sentence, at)
        ):
            continue
        offers = [i for i in dependents(sentence, at, "obl", "obj") if lemma(sentence, i) in answer_words("offers")]
        responders = doers(sentence, at)
        following = analysis.sentences[sentence.index : sentence.index + _NEAR]
        if offers and responders and any(_names_counter_offer(each) for each in following):
            yield ResponseDraft(
                party_run(sentence, responders[0]), (at, at + 1), party_run(sentence, offers[0]), "counter",
                KEPT_RULES, (ANSWER_NAMED_LATER.id,),
            )  # fmt: skip


def _names_counter_offer(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of a counterproposal or counter-offer, however it is spelled."""
    words = "".join(token.text.lower() for token in sentence.tokens)
    return any(name in words for name in ("counterproposal", "counter-proposal", "counteroffer", "counter-offer"))


def propose_answers(sentence: Sentence) -> Iterator[ResponseDraft]:
    """Yield the answers that the rules see in a sentence."""
    for at, token in enumerate(sentence.tokens):
        if token.upos != "VERB":
            continue
        for rule in RESPONSE_RULES:
            found = rule.find(sentence, at)
            responders = doers(sentence, at) if found is not None else []
            if found is not None and responders and stands_for_somebody(sentence, responders[0]):
                run = (party_run(sentence, responders[0])[0], party_run(sentence, responders[-1])[1])
                yield ResponseDraft(run, (at, at + 1), found[1], found[0], rule.precision, (rule.id,))
                break


def _answer(sentence: Sentence, at: int) -> tuple[Reply, Run | None] | None:
    """Read “rejected the plan”, “is studying the text”."""
    reply = next((each for each in _REPLIES if lemma(sentence, at) in answer_words(each)), None)
    if reply is None or any(
        word(sentence, aux) in {"would", "could", "might"} for aux in dependents(sentence, at, "aux")
    ):
        return None
    if lemma(sentence, at) in {"agree", "balk"}:
        objects = [i for i in dependents(sentence, at, "obl") if preposition(sentence, i) in {"to", "at"}]
    else:
        objects = undergoers(sentence, at)
    for head in objects:
        if lemma(sentence, head) in answer_words("offers"):
            negated = is_negated(sentence, at)
            turned: Reply = {"accept": "reject", "reject": "accept"}.get(reply, reply) if negated else reply  # type: ignore[assignment]  # both are replies
            return turned, _short(clause_run(sentence, head))
    return None


def _short(run: Run) -> Run:
    return run[0], min(run[1], run[0] + _LONGEST_OFFER)


def _silence(sentence: Sentence, at: int) -> tuple[Reply, Run | None] | None:
    """Read “has not replied”, “has yet to answer”."""
    if lemma(sentence, at) not in answer_words("silent"):
        return None
    governor = sentence.tokens[at].head
    yet = governor >= 0 and any(
        word(sentence, i) == "yet" for i in (*sentence.children[at], *sentence.children[governor])
    )
    if not is_negated(sentence, at) and not (yet and sentence.tokens[at].deprel in {"xcomp", "acl", "advcl"}):
        return None
    to = dependent(sentence, at, "obl", "obj")
    return "none", None if to is None else _short(clause_run(sentence, to))


RESPONSE_RULES: tuple[ResponseRule, ...] = (
    ResponseRule(
        "verb_answers_offer",
        "A verb of answering over a word for an offer is an answer; its subject gives it.",
        _answer,
        0.45,
        "Quito rejected the proposal.",
        ("Quito", "reject"),
    ),
    ResponseRule(
        "no_answer_given",
        "A verb of answering that is denied, or yet to come, tells that no answer was given.",
        _silence,
        0.5,
        "Lima has not replied to the letter.",
        ("Lima", "none"),
    ),
)


def _combine(sentence: Sentence, ruled: list[ResponseDraft]) -> list[ResponseDraft]:
    """Return the learned answers with what the rules know of them, and what sure rules see besides."""
    by_cue = {draft.cue[0]: draft for draft in ruled}
    frames = frames_of(sentence, "response", THRESHOLD)
    learned = [draft for frame in frames if (draft := _by_frame(frame, by_cue.get(frame.anchor))) is not None]
    seen = {draft.cue[0] for draft in learned}
    kept = [draft for draft in ruled if draft.cue[0] not in seen and draft.score >= KEPT_RULES]
    return sorted([*learned, *kept], key=lambda draft: draft.cue)


def _by_frame(frame: Frame, own: ResponseDraft | None) -> ResponseDraft | None:
    """Return a learned answer, None where neither frame nor rules see whose it is."""
    responders = runs_of(frame, "responder")
    responder = (responders[0][0], responders[-1][1]) if responders else own.responder if own else None
    if responder is None:
        return None
    return ResponseDraft(
        responder,
        (frame.anchor, frame.anchor + 1),
        best_run(frame, "to") or (own.to if own else None),
        cast(Reply, frame.label),
        frame.confidence,
        (LEARNED["response"].id, *(own.rules if own else ())),
    )


def _response(analysis: Analysis, sentence: Sentence, draft: ResponseDraft) -> Response:
    text = analysis.document.text
    return Response(
        sentence=sentence.index,
        confidence=round(draft.score, 2),
        rules=draft.rules,
        responder=party_of_run(sentence, *draft.responder, text),
        cue=run_quote(sentence, draft.cue, text),
        to=None if draft.to is None else run_quote(sentence, draft.to, text),
        reply=draft.reply,
    )
