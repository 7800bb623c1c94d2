"""Statement claims: who is reported as saying what, by learned frames and rules together.

Frames lead; rules name what they saw too, and work alone where there are no frames. A sentence wholly in quotation
marks belongs to the last speaker.
"""

from __future__ import annotations

from dataclasses import replace

from pourparler.extract.claim_frames import best_run, frames_of, has_frames
from pourparler.extract.clauses import run_quote
from pourparler.extract.drafts import Run
from pourparler.extract.learned_rules import LEARNED
from pourparler.extract.mentions import party_of_run
from pourparler.extract.quoted import Quoted
from pourparler.extract.speech import StatementDraft, propose_statements
from pourparler.extract.speech_scenes import scene_of
from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.claims import SpeechMode, Statement
from pourparler.schema.entities import Party
from pourparler.schema.rules import RuleRecord
from pourparler.schema.spans import Quote

THRESHOLD = 0.4
"""Frames whose claims are less likely right are not proposed."""
QUOTATION_GOES_ON = RuleRecord(
    "quotation_goes_on",
    "A sentence wholly in quotation marks right after quoted words goes on with the same speaker.",
    "“The road is open,” the envoy said. “The guards have left the bridge.”",
    "The guards have left the bridge",
)


def find_statements(analysis: Analysis) -> list[Statement]:
    """Return what a document reports as said, in order of the text."""
    by_frames = has_frames(analysis)
    quoted = Quoted.of(analysis)
    found: list[Statement] = []
    for sentence in analysis.sentences:
        drafts = propose_statements(sentence)
        if by_frames:
            drafts = _confirmed(_by_frames(sentence), drafts)
        own = [_statement(analysis, sentence, draft, quoted) for draft in drafts]
        own = _distinct(own)
        if not own and found:
            own = _carried_on(analysis, sentence, found[-1], quoted)
        found += own
    return found


def _by_frames(sentence: Sentence) -> list[StatementDraft]:
    """Return the statements that the learned frames see in a sentence."""
    drafts = []
    for frame in frames_of(sentence, "statement", THRESHOLD):
        content = best_run(frame, "content")
        if content is not None:
            drafts.append(
                StatementDraft(
                    (frame.anchor, frame.anchor + 1), best_run(frame, "speaker"), content,
                    best_run(frame, "audience"), frame.confidence, LEARNED["statement"].id,
                )
            )  # fmt: skip
    return drafts


def _confirmed(learned: list[StatementDraft], ruled: list[StatementDraft]) -> list[StatementDraft]:
    """Return the learned drafts; a rule at the same cue is named beside the frame, and tells to whom it was said.

    On reports that training left out the learned words of speaker and content are right more often than those of the
    rules, and what rules alone see is more often wrong than right.
    """
    by_cue = {draft.cue[0]: draft for draft in ruled}
    return [_beside(draft, by_cue.get(draft.cue[0])) for draft in learned]


def _beside(learned: StatementDraft, ruled: StatementDraft | None) -> StatementDraft:
    if ruled is None:
        return learned
    return replace(
        learned,
        speaker=learned.speaker or ruled.speaker,
        audience=learned.audience or ruled.audience,
        rule=f"{learned.rule}+{ruled.rule}",
    )


def _statement(analysis: Analysis, sentence: Sentence, draft: StatementDraft, quoted: Quoted) -> Statement:
    text = analysis.document.text
    content = run_quote(sentence, draft.content, text)
    when, where = scene_of(analysis, sentence, draft.cue[0])
    return Statement(
        sentence=sentence.index,
        confidence=round(draft.score, 2),
        rules=tuple(draft.rule.split("+")),
        when=when,
        where=where,
        speaker=_party(sentence, draft.speaker, text),
        cue=run_quote(sentence, draft.cue, text),
        content=content,
        mode=mode_of(content, quoted),
        audience=_party(sentence, draft.audience, text),
    )


def _party(sentence: Sentence, run: Run | None, text: str) -> Party | None:
    return None if run is None else party_of_run(sentence, *run, text)


def mode_of(content: Quote, quoted: Quoted) -> SpeechMode:
    """Return how something is said: wholly, partly or not at all in quotation marks."""
    inside = quoted.share(content.span)
    return "direct" if inside > 0.9 else "mixed" if inside > 0 else "indirect"


def _distinct(statements: list[Statement]) -> list[Statement]:
    """Leave out a statement whose content another of the same speaker has as well, the more certain one staying."""
    kept: dict[tuple[int, int, str], Statement] = {}
    for statement in statements:
        key = (
            statement.content.span.start,
            statement.content.span.end,
            statement.speaker.label if statement.speaker else "",
        )
        if key not in kept or kept[key].confidence < statement.confidence:
            kept[key] = statement
    return list(kept.values())


def _carried_on(analysis: Analysis, sentence: Sentence, last: Statement, quoted: Quoted) -> list[Statement]:
    """Return the statement of a sentence wholly in quotation marks right after one with a speaker."""
    content = run_quote(sentence, (0, len(sentence.tokens)), analysis.document.text)
    if last.sentence != sentence.index - 1 or last.mode == "indirect" or quoted.share(content.span) < 0.95:
        return []
    return [
        Statement(
            sentence=sentence.index, confidence=0.7, rules=(QUOTATION_GOES_ON.id,), speaker=last.speaker, cue=last.cue,
            content=content, mode="direct", audience=last.audience,
        )
    ]  # fmt: skip
