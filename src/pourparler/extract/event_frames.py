"""Events by learned frames: what the reader's event heads say, with argument words made exact by syntax.

Comes in: a sentence with frames of kind “event”; goes out: drafts of the events that they see, left to right.
"""

from __future__ import annotations

from typing import cast

from pourparler.extract.clauses import over
from pourparler.extract.drafts import EventDraft, Run
from pourparler.extract.factuality import factuality_of
from pourparler.extract.learned_rules import LEARNED
from pourparler.extract.mentions import party_run
from pourparler.extract.trees import SUBJECTS, conjuncts, dependents, name_at
from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.claims import EventType, Factuality
from pourparler.schema.reading import Argument, Frame

ARGUMENT_THRESHOLD = 0.4
"""Arguments below this probability are not taken."""
SURE = 0.8
"""Arguments from this probability on may stand in another clause than a noun that names an act."""
_LOOSE = frozenset({"PUNCT", "ADP", "CCONJ", "SCONJ", "PART", "AUX"})


def has_event_frames(analysis: Analysis) -> bool:
    """Tell whether the weights have event heads: some sentence carries a learned frame of any kind but roles."""
    return any(frame.kind != "role" for sentence in analysis.sentences for frame in sentence.frames)


def event_frames(sentence: Sentence) -> dict[int, Frame]:
    """Return the sentence's event frames by their anchor."""
    return {frame.anchor: frame for frame in sentence.frames if frame.kind == "event"}


def draft_of_frame(sentence: Sentence, frame: Frame) -> EventDraft:
    """Return the draft that a frame describes."""
    actors = _parties(sentence, frame, "actor")
    mode = _attribute(frame, "mode")
    return EventDraft(
        trigger=frame.anchor,
        type=cast(EventType, frame.label),
        mode=None if mode in {None, "", "none"} else mode,
        factuality=cast(Factuality, _attribute(frame, "factuality") or factuality_of(sentence, frame.anchor)),
        core=_attribute(frame, "core") != "no",
        actors=actors,
        recipients=tuple(run for run in _parties(sentence, frame, "recipient") if run not in actors),
        score=frame.confidence,
        rules=(LEARNED["event"].id,),
        sources=tuple(best_runs(frame, "according_to")),
        places=tuple(best_runs(frame, "where")),
    )


def best_runs(frame: Frame, role: str) -> list[Run]:
    """Return the runs of words of a role, the most probable first."""
    found = [argument for argument in frame.arguments if argument.role == role and argument.score >= ARGUMENT_THRESHOLD]
    return [(argument.start, argument.end) for argument in sorted(found, key=lambda argument: -argument.score)]


def _attribute(frame: Frame, name: str) -> str | None:
    return frame.attributes[name][0] if name in frame.attributes else None


def _parties(sentence: Sentence, frame: Frame, role: str) -> tuple[Run, ...]:
    wanted = [item for item in frame.arguments if item.role == role and item.score >= ARGUMENT_THRESHOLD]
    near = [item for item in wanted if item.score >= SURE or not _in_another_clause(sentence, frame.anchor, item.start)]
    found = dict.fromkeys(run for argument in near for run in exact_runs(sentence, argument, frame.anchor))
    return tuple(run for run in found if not any(_inside(run, other) for other in found))


def _in_another_clause(sentence: Sentence, noun: int, at: int) -> bool:
    """Tell whether a word stands in a clause that begins beyond a noun: “*talks* … news that *Hamas* had answered”."""
    if sentence.tokens[noun].upos != "NOUN" or at < noun:
        return False
    above = {noun, *over(sentence, noun)}
    while at >= 0 and at not in above:
        token = sentence.tokens[at]
        if token.deprel in {"acl", "advcl", "ccomp"} and token.head != noun and dependents(sentence, at, *SUBJECTS):
            return True
        at = token.head
    return False


def _inside(run: Run, other: Run) -> bool:
    return run != other and other[0] <= run[0] and run[1] <= other[1]


def exact_runs(sentence: Sentence, argument: Argument, anchor: int) -> list[Run]:
    """Return the parties inside a learned run of words: coordination split, titles and loose ends taken off.

    A stray modifier stands for the noun that it belongs to, unless that is the trigger (“the Israeli *offensive*”).
    """
    inside = range(argument.start, argument.end)
    heads = [at for at in heads_of_run(sentence, argument.start, argument.end) if at != anchor]
    if not heads:
        return []
    whole = _whole_noun(sentence, heads[0], anchor)
    members = [at for at in conjuncts(sentence, whole) if at in inside or at == whole]
    return [party_run(sentence, at) for at in members if _is_nominal(sentence, at)]


def _whole_noun(sentence: Sentence, at: int, anchor: int) -> int:
    token = sentence.tokens[at]
    modifier = token.deprel in {"amod", "compound", "nmod:desc", "nummod", "flat"} and name_at(sentence, at) is None
    return token.head if modifier and token.head != anchor and token.head >= 0 else at


def _is_nominal(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    return token.upos in {"NOUN", "PROPN", "PRON", "NUM"} or (token.upos == "ADJ" and token.text[:1].isupper())


def heads_of_run(sentence: Sentence, start: int, end: int) -> list[int]:
    """Return the words of a run whose governors lie outside it, function words left out."""
    tokens = sentence.tokens
    inside = range(start, end)
    return [at for at in inside if tokens[at].head not in inside and tokens[at].upos not in _LOOSE]
