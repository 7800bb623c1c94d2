"""One list of events from two proposers: learned frames judge, rules confirm and complete.

Frames decide whether a word is a trigger, and how it is meant. A rule at the same word lets a doubtful frame pass,
settles a doubtful type and names participants where the frame sees none. A rule alone proposes nothing when there are
frames: it has no sense for figures of speech.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from pourparler.extract.casualties import is_explained, join_casualties
from pourparler.extract.drafts import EventDraft, Run
from pourparler.extract.event_frames import draft_of_frame, event_frames
from pourparler.extract.event_roles import find_roles, recipients_beside_frame
from pourparler.extract.event_rules import propose_by_rules, runs
from pourparler.schema.analysis import Sentence
from pourparler.schema.reading import Frame

ALONE, CONFIRMED = 0.2, 0.12
"""The chance of a right claim from which a frame is kept by itself, and with a rule at the same word."""
NAMED = 0.07
"""The chance that the word names an act at all from which a frame is kept though its particulars are doubtful.

“The bridge was closed again” does not say by whom, so that as a claim it is hardly ever right in full; but other
reports may tell of the same closing, and what several tell is more than what each does.
"""
ACTOR_NAMED, SURELY_NAMED = 1.0, 0.5
"""The logarithm of the odds that an actor whom syntax names adds to a frame that saw none, and from which chance that
the word names an act at all it does so."""
SURE_TYPE = 0.7
"""A frame's type below this probability gives way to the type of a rule at the same word."""


LITERAL = frozenset({"noun_names_event: stop"})
"""Rules that are hardly ever a figure of speech: with them a frame need not be sure."""


def propose_by_both(sentence: Sentence) -> list[EventDraft]:
    """Return the events that frames see in a sentence, confirmed and completed by rules."""
    frames = event_frames(sentence)
    ruled = {draft.trigger: draft for draft in propose_by_rules(sentence)}
    found, doubtful = [], []
    for anchor in sorted(frames):
        frame, rule = frames[anchor], ruled.get(anchor)
        if rule is not None and not LITERAL.isdisjoint(rule.rules):
            found.append(replace(rule, actors=rule.actors or _traveller(sentence, frames)))
        elif frame.confidence >= (ALONE if rule is None else CONFIRMED):
            found.append(_complete(sentence, frame, _judge(sentence, frame, rule)))
        elif frame.score >= NAMED:
            doubtful.append(_complete(sentence, frame, _judge(sentence, frame, rule)))
    joined = join_casualties(sentence, found)
    # What is doubtful stands beside the rest and changes nothing of it.
    doubtful = [draft for draft in doubtful if not is_explained(sentence, draft, joined)]
    return sorted((*joined, *doubtful), key=lambda draft: draft.trigger)


def _traveller(sentence: Sentence, frames: Mapping[int, Frame]) -> tuple[Run, ...]:
    """Return who visits in the same sentence: “Smith’s visit follows stops in Egypt” tells whose stops they were."""
    for anchor in sorted(frames):
        draft = draft_of_frame(sentence, frames[anchor])
        if draft.type == "CONSULT" and draft.mode == "visit" and draft.actors:
            return draft.actors
    return ()


def _judge(sentence: Sentence, frame: Frame, rule: EventDraft | None) -> EventDraft:
    """Settle type and probability from a frame and the rule at its word."""
    draft = draft_of_frame(sentence, frame)
    if rule is None:
        return draft
    label = frame.attributes.get("label", ("", 1.0))
    unsure = label[1] < SURE_TYPE and rule.type != draft.type
    settled = replace(draft, type=rule.type, mode=rule.mode) if unsure else draft
    return replace(settled, rules=(*draft.rules, *rule.rules))


def _complete(sentence: Sentence, frame: Frame, draft: EventDraft) -> EventDraft:
    """Name participants by syntax where the frame sees none."""
    if draft.actors and draft.recipients:
        return draft
    roles = find_roles(sentence, draft.trigger, draft.type, draft.mode)
    actors = draft.actors or tuple(run for run in runs(sentence, roles.actors) if run not in draft.recipients)
    found = recipients_beside_frame(sentence, draft.trigger, draft.type, roles.recipients)
    recipients = draft.recipients or tuple(run for run in runs(sentence, found) if run not in actors)
    named = actors and not draft.actors and frame.score >= SURELY_NAMED
    score = _raised(draft.score, ACTOR_NAMED) if named else draft.score
    return replace(draft, actors=actors, recipients=recipients, score=score)


def _raised(chance: float, odds: float) -> float:
    """Return a chance after evidence that adds to the logarithm of its odds."""
    factor = math.exp(odds)
    return chance * factor / (1 - chance + chance * factor)
