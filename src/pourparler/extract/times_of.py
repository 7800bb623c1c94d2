"""Which time expression belongs to which event.

The syntax and the words between give evidence, the learned frame of the event gives its own judgement; the time with
the most for it is taken, if that is enough. Where one time holds another (“since June, when five were killed”), the
event decides which of the two it may be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pourparler.extract.time_evidence import weigh
from pourparler.extract.time_links import TimeLink, head_of_time, is_dateline, link, words_of_time
from pourparler.extract.trees import word
from pourparler.schema.analysis import Sentence
from pourparler.schema.dates import When
from pourparler.schema.reading import Argument, Frame

ENOUGH = -0.7
"""Evidence from which a time is an event's in a sentence without learned event frames."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How evidence and learned frames add up; the odds are even at 0. Fitted with the evidence.

    Attributes:
        base: where the odds start.
        evidence: what the evidence counts.
        own: what the frame's own argument counts, by its probability.
        another: what is added for an event frame that has another time, or none.
        without: what is added for a word that has no event frame.
    """

    base: float
    evidence: float
    own: float
    another: float
    without: float


SHARES = Shares(base=0.0, evidence=0.66, own=1.6, another=-0.7, without=-0.1)


def when_of(sentence: Sentence, trigger: int, published: date | None = None) -> When | None:
    """Return the time that the words give for what ``trigger`` names, or None.

    Args:
        sentence: the sentence.
        trigger: the word that names the event.
        published: date of the report; what has happened has no time after it.
    """
    links = links_of(sentence, trigger, published)
    framed = any(frame.kind == "event" for frame in sentence.frames)
    scored = [(_score(found) if framed else weigh(found) - ENOUGH, -number) for number, found in enumerate(links)]
    best = max(scored, default=None)
    return links[-best[1]].when if best and best[0] > 0 else None


def links_of(sentence: Sentence, trigger: int, published: date | None) -> list[TimeLink]:
    """Return how the times that may be the trigger's stand to it, left to right."""
    found = [link(sentence, trigger, when, published) for when in _candidates(sentence, trigger)]
    return [one for one in found if one and not is_dateline(sentence, one.start, one.end)]


def _candidates(sentence: Sentence, trigger: int) -> Sequence[When]:
    """Return the times that may be the trigger's: of two that hold each other only one may."""
    found = []
    for when in sentence.times:
        outer = next((other for other in sentence.times if _holds(other, when)), None)
        inner = next((other for other in sentence.times if _holds(when, other)), None)
        if outer and not _takes_inner(sentence, trigger, outer, when):
            continue
        if inner and _takes_inner(sentence, trigger, when, inner):
            continue
        found.append(when)
    return found


def _holds(outer: When, inner: When) -> bool:
    one, other = outer.quote.span, inner.quote.span
    return outer is not inner and one.start <= other.start and other.end <= one.end


def _takes_inner(sentence: Sentence, trigger: int, outer: When, inner: When) -> bool:
    """Tell whether an event has the day itself, not what runs from it: it is in the words, or explains the day."""
    start, end = words_of_time(sentence, outer)
    if start <= trigger < end:
        return True
    head = head_of_time(sentence, *words_of_time(sentence, inner))
    if trigger >= end and sentence.tokens[head].head == trigger:
        return True
    after = [word(sentence, at) for at in range(end, min(end + 2, len(sentence.tokens)))]
    return trigger >= end and (after[:1] == ["when"] or after == [",", "when"])


def _score(found: TimeLink) -> float:
    """Add the frames' judgement to the evidence; above 0 is enough."""
    total = SHARES.base + SHARES.evidence * weigh(found)
    judged = judgement(found)
    if judged is None:
        return total + SHARES.without
    return total + (SHARES.own * judged if judged else SHARES.another)


def judgement(found: TimeLink) -> float | None:
    """Return how sure the learned event frames are that the time is the trigger's, None where it has no such frame."""
    frames = [frame for frame in found.sentence.frames if frame.kind == "event" and frame.anchor == found.trigger]
    return max(_judgement(found, frame) for frame in frames) if frames else None


def _judgement(found: TimeLink, frame: Frame) -> float:
    """Return how sure a frame is that the time is its own: by its best argument that shares words with it."""
    arguments = [argument for argument in frame.arguments if argument.role == "when"]
    return max((argument.score * min(1.0, 2 * _shared(found, argument)) for argument in arguments), default=0.0)


def _shared(found: TimeLink, argument: Argument) -> float:
    """Return the share of the longer of two runs of words that both cover."""
    both = min(found.end, argument.end) - max(found.start, argument.start)
    return max(0, both) / max(found.end - found.start, argument.end - argument.start)
