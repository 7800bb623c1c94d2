"""Events by learned frames: what the reader's event heads say, with argument words made exact by syntax.

Comes in: a sentence with frames of kind “event”; goes out: drafts of the events that they see, left to right.
"""

from __future__ import annotations

from typing import cast

from pourparler.extract.drafts import EventDraft, Run
from pourparler.extract.factuality import factuality_of
from pourparler.extract.mentions import party_run
from pourparler.extract.trees import conjuncts
from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.claims import EventType, Factuality
from pourparler.schema.reading import Argument, Frame

THRESHOLD = 0.5
"""Frames below this probability are not proposed."""


def has_event_frames(analysis: Analysis) -> bool:
    """Tell whether the weights have event heads: some sentence carries a learned frame of any kind but roles."""
    return any(frame.kind != "role" for sentence in analysis.sentences for frame in sentence.frames)


def propose_by_frames(sentence: Sentence) -> list[EventDraft]:
    """Return the events that the learned frames see in a sentence."""
    frames = [frame for frame in sentence.frames if frame.kind == "event" and frame.score >= THRESHOLD]
    return [_draft(sentence, frame) for frame in sorted(frames, key=lambda frame: frame.anchor)]


def _draft(sentence: Sentence, frame: Frame) -> EventDraft:
    actors = _runs(sentence, frame, "actor")
    mode = _attribute(frame, "mode")
    return EventDraft(
        trigger=frame.anchor,
        type=cast(EventType, frame.label),
        mode=None if mode in {None, "", "none", "-"} else mode,
        factuality=cast(Factuality, _attribute(frame, "factuality") or factuality_of(sentence, frame.anchor)),
        core=_attribute(frame, "core") not in {"false", "no", "False"},
        actors=actors,
        recipients=tuple(run for run in _runs(sentence, frame, "recipient") if run not in actors),
        score=frame.score,
        rules=("learned_event_frame",),
        places=tuple((argument.start, argument.end) for argument in frame.arguments if argument.role == "where"),
        times=tuple((argument.start, argument.end) for argument in frame.arguments if argument.role == "when"),
    )


def _attribute(frame: Frame, name: str) -> str | None:
    return frame.attributes[name][0] if name in frame.attributes else None


def _runs(sentence: Sentence, frame: Frame, role: str) -> tuple[Run, ...]:
    found = [run for argument in frame.arguments if argument.role == role for run in exact_runs(sentence, argument)]
    return tuple(dict.fromkeys(found))


def exact_runs(sentence: Sentence, argument: Argument) -> list[Run]:
    """Return the parties inside a learned run of words: coordination split, titles and loose ends taken off."""
    inside = range(argument.start, argument.end)
    heads = [
        at
        for at in inside
        if sentence.tokens[at].head not in inside and sentence.tokens[at].upos not in {"PUNCT", "ADP"}
    ]
    if not heads:
        return []
    members = [at for at in conjuncts(sentence, heads[0]) if at in inside]
    return [party_run(sentence, at) for at in members]
