"""Which of the eighteen issues some words are about: cue words, the earlier and the more telling ones counting more.

Comes in: a sentence and a run of words; goes out: an issue code, or None when no cue word is among them.
"""

from __future__ import annotations

from functools import cache
from typing import cast, get_args

from pourparler.extract.clauses import highest
from pourparler.extract.drafts import Run
from pourparler.extract.trees import lemma, word
from pourparler.lexicon.cues import stance_entries
from pourparler.schema.analysis import Sentence
from pourparler.schema.claims import Issue

_HEAD_WEIGHT = 2.0
_BROAD: dict[str, float] = {"settlement": 0.6, "military-operation": 0.7, "governance": 0.8, "status": 0.9}
"""Issues whose cue words turn up beside others (“a deal to free hostages”) count less than one."""
_FADING = 0.08


def issue_of(sentence: Sentence, run: Run) -> Issue | None:
    """Return what a run of words is about, None when it holds no cue word.

    Args:
        sentence: the sentence.
        run: half-open range of token indexes.
    """
    head = highest(sentence, run)
    scores: dict[str, float] = {}
    for place, at in enumerate(range(*run)):
        for issue, weight in _issues_at(sentence, at, run[1]):
            nearness = max(1.0 - _FADING * place, 0.3) * (_HEAD_WEIGHT if at == head else 1.0)
            scores[issue] = scores.get(issue, 0.0) + weight * nearness
    if not scores:
        return None
    return cast(Issue, max(get_args(Issue), key=lambda issue: scores.get(issue, 0.0)))


def _issues_at(sentence: Sentence, at: int, end: int) -> list[tuple[str, float]]:
    """Return the issues whose cue begins at a word, with their weights; cues of two words weigh more."""
    found = [(issue, _BROAD.get(issue, 1.0)) for issue in _cues().get(lemma(sentence, at), ())]
    if word(sentence, at) != lemma(sentence, at):
        found += [(issue, _BROAD.get(issue, 1.0)) for issue in _cues().get(word(sentence, at), ())]
    if at + 1 < end:
        pair = f"{lemma(sentence, at)} {lemma(sentence, at + 1)}"
        found += [(issue, 1.5) for issue in _cues().get(pair, ())]
    return found


@cache
def _cues() -> dict[str, tuple[str, ...]]:
    """Return the issues of each cue word or pair of words."""
    found: dict[str, list[str]] = {}
    for issue, entries in stance_entries("issues").items():
        for entry in entries:
            found.setdefault(entry, []).append(issue)
    return {entry: tuple(issues) for entry, issues in found.items()}
