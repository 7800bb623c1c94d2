"""Reading learned frames: those of one kind above a probability, their arguments and attributes."""

from __future__ import annotations

from pourparler.extract.drafts import Run
from pourparler.schema.analysis import Analysis, Sentence
from pourparler.schema.reading import Frame, FrameKind


def has_frames(analysis: Analysis) -> bool:
    """Tell whether the weights have heads for claims: some sentence carries a learned frame of any kind but roles."""
    return any(frame.kind != "role" for sentence in analysis.sentences for frame in sentence.frames)


def frames_of(sentence: Sentence, kind: FrameKind, threshold: float) -> list[Frame]:
    """Return the frames of one kind whose claims are likely enough right, by place of their anchor."""
    found = [frame for frame in sentence.frames if frame.kind == kind and frame.confidence >= threshold]
    return sorted(found, key=lambda frame: frame.anchor)


def runs_of(frame: Frame, role: str) -> list[Run]:
    """Return the runs of words that play a role, left to right."""
    return sorted((each.start, each.end) for each in frame.arguments if each.role == role)


def best_run(frame: Frame, role: str) -> Run | None:
    """Return the most certain run of words that plays a role, if any."""
    found = [each for each in frame.arguments if each.role == role]
    best = max(found, key=lambda each: (each.score, each.end - each.start), default=None)
    return None if best is None else (best.start, best.end)


def attribute(frame: Frame, name: str) -> str | None:
    """Return the likeliest value of an attribute, None where the frame has none or it is “none”."""
    value = frame.attributes[name][0] if name in frame.attributes else None
    return None if value in {None, "none", ""} else value
