"""Proposal claims: offers of terms, by learned frames and rules together.

Frames lead in judgement (is it one, who makes it); rules lead in what must be exact (where a term ends, what is asked
in return).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from pourparler.extract.claim_frames import best_run, frames_of, has_frames, runs_of
from pourparler.extract.clauses import run_quote
from pourparler.extract.conditions import Condition, find_conditions
from pourparler.extract.drafts import Run
from pourparler.extract.learned_rules import LEARNED
from pourparler.extract.mentions import party_of_run, party_run, stands_for_somebody
from pourparler.extract.participants import doers, obliques
from pourparler.extract.terms import TermDraft, term_of, terms_of, whole_run
from pourparler.extract.trees import dependent, dependents, lemma, preposition
from pourparler.lexicon.cues import offer_words
from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.claims import Issue, Proposal, Term
from pourparler.schema.entities import Party
from pourparler.schema.reading import Frame

THRESHOLD = 0.4
"""Frames whose claims are less likely right are not proposed."""
KEPT_RULES = 0.5
"""Rules of at least this precision add what the frames did not see."""


@dataclass(frozen=True, slots=True)
class ProposalDraft:
    """An offer of one sentence, in token indexes."""

    cue: Run
    author: Run | None
    addressee: Run | None
    counter_to: Run | None
    terms: tuple[TermDraft, ...]
    score: float
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposalRule:
    """How one shape of offer is read.

    Attributes:
        id: readable id.
        says: what the rule does, in one plain sentence.
        precision: share of right drafts on the training reports.
        example: a sentence.
        gives: (author, cue) that the rule finds in it.
    """

    id: str
    says: str
    precision: float
    example: str
    gives: tuple[str, str]


BY_VERB = ProposalRule(
    "verb_makes_offer",
    "A verb of offering makes a proposal of what it governs; its subject is the author.",
    0.55,
    "Oslo offered to host the talks.",
    ("Oslo", "offered"),
)
BY_NOUN = ProposalRule(
    "noun_names_offer",
    "A noun names a proposal where its content follows; whoever owns or makes it is the author.",
    0.35,
    "Lima put forward a plan to reopen the port.",
    ("Lima", "plan"),
)
PROPOSAL_RULES = (BY_VERB, BY_NOUN)


def find_proposals(analysis: Analysis) -> list[Proposal]:
    """Return the offers of a document, in order of the text."""
    by_frames = has_frames(analysis)
    found = []
    for sentence in analysis.sentences:
        ruled = propose_offers(sentence)
        drafts = _combine(sentence, ruled) if by_frames else ruled
        found += [_proposal(analysis, sentence, draft) for draft in drafts]
    return found


def propose_offers(sentence: Sentence) -> list[ProposalDraft]:
    """Return the offers that the rules see in a sentence."""
    conditions: list[Condition] | None = None
    found = []
    for at, token in enumerate(sentence.tokens):
        verbal = token.upos == "VERB" and lemma(sentence, at) in offer_words("verbs")
        if not verbal and not (token.upos == "NOUN" and lemma(sentence, at) in offer_words("nouns")):
            continue
        conditions = find_conditions(sentence) if conditions is None else conditions
        draft = _by_verb(sentence, at, conditions) if verbal else _by_noun(sentence, at, conditions)
        if draft is not None:
            found.append(draft)
    return found


def _by_verb(sentence: Sentence, verb: int, conditions: list[Condition]) -> ProposalDraft | None:
    heads = dependents(sentence, verb, "xcomp", "ccomp") or dependents(sentence, verb, "obj")
    authors = doers(sentence, verb)
    if not heads or not authors or not stands_for_somebody(sentence, authors[0]):
        return None
    if any(lemma(sentence, head) in offer_words("nouns") for head in heads):
        return None
    addressee = dependent(sentence, verb, "iobj")
    author = _joined(sentence, authors)
    terms = tuple(terms_of(sentence, heads, conditions))
    return ProposalDraft(
        (verb, verb + 1), author, None if addressee is None else party_run(sentence, addressee), None, terms,
        BY_VERB.precision, (BY_VERB.id,),
    )  # fmt: skip


def _by_noun(sentence: Sentence, noun: int, conditions: list[Condition]) -> ProposalDraft | None:
    heads = dependents(sentence, noun, "acl") + [
        at for at in dependents(sentence, noun, "nmod") if preposition(sentence, at) == "for"
    ]
    author = _author_of(sentence, noun)
    if author is None or not heads:
        return None
    terms = tuple(terms_of(sentence, heads, conditions))
    return ProposalDraft((noun, noun + 1), author, None, None, terms, BY_NOUN.precision, (BY_NOUN.id,))


def _author_of(sentence: Sentence, noun: int) -> Run | None:
    """Return who an offer named by a noun is from: its owner, “by X”, “from X”, or the subject of what makes it."""
    owners = dependents(sentence, noun, "nmod:poss")
    owners += [head for opening, head in obliques(sentence, noun) if opening in {"by", "from"}]
    governor = sentence.tokens[noun].head
    if not owners and governor >= 0 and lemma(sentence, governor) in offer_words("made"):
        owners = doers(sentence, governor)
    return _joined(sentence, owners) if owners and stands_for_somebody(sentence, owners[0]) else None


def _joined(sentence: Sentence, heads: list[int]) -> Run:
    return party_run(sentence, heads[0])[0], party_run(sentence, heads[-1])[1]


def _combine(sentence: Sentence, ruled: list[ProposalDraft]) -> list[ProposalDraft]:
    """Return the learned offers with what the rules know of them, and what sure rules see besides."""
    by_cue = {draft.cue[0]: draft for draft in ruled}
    frames = frames_of(sentence, "proposal", THRESHOLD)
    learned = [_by_frame(sentence, frame, by_cue.get(frame.anchor)) for frame in frames]
    seen = {draft.cue[0] for draft in learned}
    kept = [draft for draft in ruled if draft.cue[0] not in seen and draft.score >= KEPT_RULES]
    return sorted([*learned, *kept], key=lambda draft: draft.cue)


def _by_frame(sentence: Sentence, frame: Frame, ruled: ProposalDraft | None) -> ProposalDraft:
    runs = [whole_run(sentence, run) for run in _joined_runs(runs_of(frame, "term"))]
    terms = tuple(term_of(sentence, run, _issue(frame, run)) for run in runs)
    return ProposalDraft(
        (frame.anchor, frame.anchor + 1),
        _party(sentence, frame, "author") or (ruled.author if ruled else None),
        _party(sentence, frame, "addressee") or (ruled.addressee if ruled else None),
        best_run(frame, "counter_to"),
        terms or (ruled.terms if ruled else ()),
        frame.confidence,
        (LEARNED["proposal"].id, *(ruled.rules if ruled else ())),
    )


def _party(sentence: Sentence, frame: Frame, role: str) -> Run | None:
    """Return the words of a party; an article alone stands for its noun."""
    run = best_run(frame, role)
    if run is None or any(sentence.tokens[at].upos not in {"DET", "PUNCT"} for at in range(*run)):
        return run
    head = sentence.tokens[run[0]].head
    return party_run(sentence, head) if head >= 0 else None


def _joined_runs(found: list[Run]) -> list[Run]:
    """Join runs that touch each other: “securing | the release of hostages” is one term."""
    joined: list[Run] = []
    for run in found:
        if joined and joined[-1][1] == run[0]:
            joined[-1] = (joined[-1][0], run[1])
        else:
            joined.append(run)
    return joined


def _issue(frame: Frame, run: Run) -> Issue | None:
    """Return the likeliest issue of a term, the surest where it was joined of several runs."""
    inside = (frame.attributes.get(f"issue:{at}") for at in range(*run))
    best = max((found for found in inside if found), key=lambda found: found[1], default=None)
    return cast(Issue, best[0]) if best else None


def _proposal(analysis: Analysis, sentence: Sentence, draft: ProposalDraft) -> Proposal:
    text = analysis.document.text

    def party(run: Run | None) -> Party | None:
        return None if run is None else party_of_run(sentence, *run, text)

    return Proposal(
        sentence=sentence.index,
        confidence=round(draft.score, 2),
        rules=draft.rules,
        author=party(draft.author),
        addressee=party(draft.addressee),
        cue=run_quote(sentence, draft.cue, text),
        counter_to=None if draft.counter_to is None else run_quote(sentence, draft.counter_to, text),
        terms=tuple(Term(term.issue, run_quote(sentence, term.run, text), party(term.obligor)) for term in draft.terms),
    )
