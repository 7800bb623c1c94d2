"""Position claims: where a party stands on an issue and on which condition, by learned frames and rules together.

Frames lead in judgement (is it one, issue, stance, basis); rules lead in what must be exact (the condition's words).
Without frames the rules work alone. One position per holder, issue and sentence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from pourparler.extract.claim_frames import attribute, best_run, frames_of, has_frames, runs_of
from pourparler.extract.clauses import highest, over, run_quote
from pourparler.extract.conditions import Condition, find_conditions
from pourparler.extract.drafts import Run
from pourparler.extract.event_frames import exact_runs
from pourparler.extract.issues import issue_of
from pourparler.extract.learned_rules import LEARNED, LEARNED_CONDITION
from pourparler.extract.mentions import party_of_run
from pourparler.extract.position_rules import PositionDraft, condition_for, propose_positions
from pourparler.extract.trees import lemma, name_at, word
from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.claims import Basis, ConditionKind, Issue, Position, Stance
from pourparler.schema.reading import Frame
from pourparler.schema.rules import RuleRecord

THRESHOLD = 0.25
"""Frames whose claims are less likely right are not proposed."""
FAIRLY_SURE = 0.3
"""Frames from this chance on come before the rules."""
SURE_ISSUE = 0.8
"""A frame's issue below this chance gives way to the one that the words of the issue name."""
KEPT_RULES = 0.4
"""Rules of at least this precision add what the frames did not see."""
_GOING_ON = frozenset(
    ["continue", "continuation", "pursue", "press", "keep", "resume", "resumption", "maintain", "expand"]
)
_EMPTY = frozenset(["ADP", "DET", "PUNCT", "SCONJ", "CCONJ", "PART", "AUX"])
_FACILITIES = frozenset(
    [
        "airport",
        "bay",
        "bridge",
        "camp",
        "canal",
        "crossing",
        "dam",
        "harbour",
        "heights",
        "hospital",
        "port",
        "river",
        "road",
        "strait",
    ]
)
REFUSAL_LASTS = RuleRecord(
    "refusal_lasts_while_holder_fights_on",
    "A truce that a party refuses while it fights on until something happens is refused until then.",
    "The general rejected a ceasefire, insisting on the continuation of the offensive until the town falls.",
    "oppose on ceasefire with the condition “until the town falls”",
)


def find_positions(analysis: Analysis) -> list[Position]:
    """Return where the parties of a document stand, in order of the text."""
    by_frames = has_frames(analysis)
    found = []
    for sentence in analysis.sentences:
        drafts = propose_positions(sentence)
        if by_frames:
            drafts = _combine(sentence, drafts)
        found += [_position(analysis, sentence, draft) for draft in drafts]
    return found


def _combine(sentence: Sentence, ruled: list[PositionDraft]) -> list[PositionDraft]:
    """Return the learned drafts, with holders by rules where the frame has none, and what sure rules see besides."""
    conditions = find_conditions(sentence)
    found: dict[tuple[Run, str], PositionDraft] = {}
    drafts = [draft for draft in ruled if draft.score >= KEPT_RULES]
    for frame in _innermost(sentence, frames_of(sentence, "position", THRESHOLD)):
        drafts += _by_frame(sentence, frame, ruled, conditions)
    drafts = [
        draft
        for draft in drafts
        if not _is_party(sentence, draft.issue_text) and not _is_facility(sentence, draft.holder)
    ]
    # The surest draft of a holder and an issue speaks for both, and only one draft is read from the same words. Rules
    # give way to what the frames are fairly sure of.
    for draft in sorted(drafts, key=lambda draft: (not _is_sure(draft), -draft.score)):
        if not any(_same_words(draft, other) and _is_learned(draft) != _is_learned(other) for other in found.values()):
            found.setdefault((draft.holder, draft.issue), draft)
    return _lasting(sentence, sorted(found.values(), key=lambda draft: (draft.issue_text, draft.holder)))


def _lasting(sentence: Sentence, drafts: list[PositionDraft]) -> list[PositionDraft]:
    """Give a refused truce the end that its holder sets to the fighting: “rejects a truce, to fight on until …”."""
    return [_until(sentence, draft, drafts) for draft in drafts]


def _until(sentence: Sentence, draft: PositionDraft, others: list[PositionDraft]) -> PositionDraft:
    if draft.issue != "ceasefire" or draft.stance != "oppose" or draft.condition is not None:
        return draft
    for other in others:
        same = _same_holder(sentence, draft, other) and other.issue == "military-operation"
        if same and other.condition_kind == "terminates-when":
            rules = (*draft.rules, REFUSAL_LASTS.id)
            return replace(draft, condition=other.condition, condition_kind=other.condition_kind, rules=rules)
    return draft


def _innermost(sentence: Sentence, frames: list[Frame]) -> list[Frame]:
    """Leave out a frame where another stands between it and the issue: “*reiterated* his *rejection* of a truce”."""
    return [
        frame
        for frame in frames
        if not any(
            other.anchor != frame.anchor
            and frame.anchor in over(sentence, other.anchor, 3)
            and other.anchor in over(sentence, highest(sentence, _text_of(sentence, frame)), 3)
            for other in frames
        )
    ]


def _text_of(sentence: Sentence, frame: Frame) -> Run:
    """Return the words of a frame's issue: those that name its label, else the surest."""
    named = (run for run in runs_of(frame, "issue_text") if issue_of(sentence, run) == frame.label)
    return next(named, None) or best_run(frame, "issue_text") or (frame.anchor, frame.anchor + 1)


def _is_party(sentence: Sentence, run: Run) -> bool:
    """Tell whether words are nothing but names: a party is no issue."""
    named = {at for name in sentence.names for at in range(name.start, name.end)}
    return all(at in named for at in range(*run) if sentence.tokens[at].upos not in {"DET", "PUNCT", "CCONJ", "ADP"})


def _is_facility(sentence: Sentence, run: Run) -> bool:
    """Tell whether words name a thing built or a feature of the land, which wants nothing: “Halvet Bridge”."""
    last = run[1] - 1
    return name_at(sentence, last) is not None and word(sentence, last) in _FACILITIES


def _is_sure(draft: PositionDraft) -> bool:
    return _is_learned(draft) and draft.score >= FAIRLY_SURE


def _is_learned(draft: PositionDraft) -> bool:
    return draft.rules[0] == LEARNED["position"].id


def _same_words(one: PositionDraft, other: PositionDraft) -> bool:
    """Tell whether two drafts are read from the same words, so that only one of them can be right."""
    return one.issue_text[0] < other.issue_text[1] and other.issue_text[0] < one.issue_text[1]


def _same_holder(sentence: Sentence, draft: PositionDraft, other: PositionDraft) -> bool:
    """Tell whether two drafts of a sentence have one holder; a pronoun stands for the other one's."""
    return draft.holder == other.holder or sentence.tokens[draft.holder[0]].upos in {"PRON", "DET"}


def _by_frame(
    sentence: Sentence, frame: Frame, ruled: list[PositionDraft], conditions: list[Condition]
) -> list[PositionDraft]:
    text = _text_of(sentence, frame)
    near = [draft for draft in ruled if draft.issue_text[0] < text[1] and text[0] < draft.issue_text[1]]
    holders = _holders(sentence, frame) or [draft.holder for draft in near[:1]]
    condition = _exact(sentence, frame, conditions) or _found(sentence, frame, conditions)
    stance = cast(Stance, attribute(frame, "stance") or "support")
    if stance == "conditional" and condition and condition.kind == "terminates-when":
        # “Rejects a truce until …” refuses it meanwhile.
        stance = next((other.stance for other in near if other.stance == "oppose"), stance)
    draft = PositionDraft(
        text, _issue(sentence, frame, text), text, stance, condition.run if condition else None,
        condition.kind if condition else None, cast(Basis, attribute(frame, "basis") or "stated"), frame.confidence,
        (LEARNED["position"].id, *((condition.rule,) if condition else ())),
    )  # fmt: skip
    agreeing = tuple(other.rules[0] for other in near if other.issue == draft.issue and other.stance == draft.stance)[
        :1
    ]
    return [replace(draft, holder=holder, rules=draft.rules + agreeing) for holder in holders]


def _holders(sentence: Sentence, frame: Frame) -> list[Run]:
    """Return who holds the position: coordination split, titles taken off."""
    wanted = (argument for argument in frame.arguments if argument.role == "holder")
    return sorted({run for argument in wanted for run in exact_runs(sentence, argument, frame.anchor)})


def _issue(sentence: Sentence, frame: Frame, text: Run) -> Issue:
    named = issue_of(sentence, text)
    if named == "military-operation" and any(lemma(sentence, at) in _GOING_ON for at in range(*text)):
        return named  # “the continuation of the offensive” is not about a truce, however near the word stands
    return named if named and frame.attributes["label"][1] < SURE_ISSUE else cast(Issue, frame.label)


def _exact(sentence: Sentence, frame: Frame, conditions: list[Condition]) -> Condition | None:
    """Return the learned condition, with the words of the rules that saw the same one."""
    run = best_run(frame, "condition")
    if run is None:
        return None
    for condition in conditions:
        if condition.run[0] < run[1] and run[0] < condition.run[1]:
            return condition
    empty = all(sentence.tokens[at].upos in _EMPTY for at in range(*run))
    if empty or [word(sentence, at) for at in range(*run)][:2] == ["not", "only"]:
        return None
    kind = attribute(frame, "condition_kind") or "precondition"
    return Condition(run, cast(ConditionKind, kind), LEARNED_CONDITION.id)


def _found(sentence: Sentence, frame: Frame, conditions: list[Condition]) -> Condition | None:
    """Return the condition that the rules hang on the frame's word, where the frame says that there is one."""
    wanted = attribute(frame, "condition_kind") is not None or attribute(frame, "stance") == "conditional"
    return condition_for(sentence, frame.anchor, frame.anchor, conditions) if wanted else None


def _position(analysis: Analysis, sentence: Sentence, draft: PositionDraft) -> Position:
    text = analysis.document.text
    return Position(
        sentence=sentence.index,
        confidence=round(draft.score, 2),
        rules=draft.rules,
        holder=party_of_run(sentence, *draft.holder, text),
        issue=draft.issue,
        issue_text=run_quote(sentence, _bare(sentence, draft.issue_text), text),
        stance=draft.stance,
        condition=None if draft.condition is None else run_quote(sentence, draft.condition, text),
        condition_kind=draft.condition_kind,
        basis=draft.basis,
    )


def _bare(sentence: Sentence, run: Run) -> Run:
    """Take a preposition off the front of a run: “on | the continuation of the offensive”."""
    start, end = run
    while start < end - 1 and sentence.tokens[start].upos == "ADP":
        start += 1
    return start, end
