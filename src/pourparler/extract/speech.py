"""Statements by rules: words that bring speech, who speaks and what is said, over Universal Dependencies.

Comes in: a sentence; goes out: drafts of its statements in token indexes, each with the rule that found it.
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.extract.clauses import opened
from pourparler.extract.drafts import Run
from pourparler.extract.mentions import party_run
from pourparler.extract.speakers import audience_of, speaker_of
from pourparler.extract.speech_rules import SOURCE_RULE, SPEECH_RULES
from pourparler.extract.speech_shapes import source_at
from pourparler.lexicon.cues import speech_words
from pourparler.schema.analysis import Sentence


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """A statement of one sentence, in token indexes.

    Attributes:
        cue: the words that bring the speech.
        speaker: whose words they are, None when no word of the sentence says it.
        content: what is said.
        audience: to whom.
        score: probability that the draft is right.
        rule: readable id of what found it.
    """

    cue: Run
    speaker: Run | None
    content: Run
    audience: Run | None
    score: float
    rule: str


def propose_statements(sentence: Sentence) -> list[StatementDraft]:
    """Return the statements that the rules see in a sentence, by place of their cue."""
    return [draft for at in range(len(sentence.tokens)) if (draft := _of_word(sentence, at)) is not None]


def _of_word(sentence: Sentence, at: int) -> StatementDraft | None:
    token = sentence.tokens[at]
    if token.text.lower() in speech_words("sources", "openings"):  # first: “according” is a verb in the treebanks
        return _of_source(sentence, at)
    return _of_verb(sentence, at) if token.upos in {"VERB", "AUX"} else None


def _of_verb(sentence: Sentence, verb: int) -> StatementDraft | None:
    for rule in SPEECH_RULES:
        content = next(rule.find(sentence, verb), None)
        if content is not None:
            run = opened(sentence, content)
            speaker = speaker_of(sentence, verb)
            if speaker is not None and run[0] <= speaker[0] < run[1]:
                speaker = None
            return StatementDraft((verb, verb + 1), speaker, run, audience_of(sentence, verb), rule.precision, rule.id)
    return None


def _of_source(sentence: Sentence, at: int) -> StatementDraft | None:
    """Read “according to X” beside a clause."""
    source = source_at(sentence, at)
    content = next(SOURCE_RULE.find(sentence, at), None)
    if source is None or content is None:
        return None
    cue, run = (at, min(at + 2, len(sentence.tokens))), opened(sentence, content)
    return StatementDraft(cue, party_run(sentence, source), run, None, SOURCE_RULE.precision, SOURCE_RULE.id)
