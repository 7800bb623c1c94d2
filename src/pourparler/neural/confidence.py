"""How likely a frame makes a right claim: its parts' chances in, one calibrated chance out.

A claim is right only if word, label, attribute and participants all are. Their chances are not independent, so a
logistic function over their logarithms, fitted on reports that the training left out, says how they go together.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from pourparler.schema.reading import Argument, FrameKind

MAIN_ATTRIBUTE = {"event": "factuality", "position": "stance", "figure": "period"}
"""The attribute that a claim of a kind is judged by."""
MAIN_ROLES = {
    "event": ("actor", "recipient"),
    "statement": ("speaker", "content"),
    "position": ("holder", "condition"),
    "proposal": ("author", "term"),
    "response": ("responder", "to"),
    "figure": ("text", "counted_by"),
}
"""The two arguments that a claim of a kind is judged by."""
PLANNED = "planned event"
"""What is planned has weights of its own, fitted on background events too: what is due matters even in passing."""
_LEAST = 1e-4


def judged_as(kind: FrameKind, attributes: Mapping[str, tuple[str, float]]) -> str:
    """Return which weights tell the chance that a frame's claim is right."""
    planned = kind == "event" and attributes.get("factuality", ("", 0.0))[0] == "planned"
    return PLANNED if planned else kind


def features(
    kind: FrameKind, score: float, attributes: Mapping[str, tuple[str, float]], arguments: Sequence[Argument]
) -> list[float]:
    """Return what the chance of a right claim is computed from.

    Args:
        kind: the frame's kind.
        score: chance that the word is an anchor.
        attributes: value and chance of the label and of each attribute.
        arguments: the frame's arguments.

    Returns:
        The constant 1, the logit of the anchor, the logarithms of the chances of label and attribute, for an event the
        logit of its being core, then for both main arguments the logarithm of the chance (0 for one that is not there)
        and whether it is there.
    """
    found = [1.0, _logit(score), _log(attributes["label"][1])]
    found.append(_log(attributes[MAIN_ATTRIBUTE[kind]][1]) if MAIN_ATTRIBUTE.get(kind) in attributes else 0.0)
    if "core" in attributes:
        value, certain = attributes["core"]
        found.append(_logit(certain if value == "yes" else 1 - certain))
    for role in MAIN_ROLES.get(kind, ()):
        chances = [argument.score for argument in arguments if argument.role == role]
        found += [_log(max(chances)), 1.0] if chances else [0.0, 0.0]
    return found


def chance(weights: Sequence[float] | None, found: Sequence[float], score: float) -> float:
    """Return the chance that the claim is right; the anchor's own where nothing was fitted."""
    if not weights:
        return score
    return 1.0 / (1.0 + math.exp(-sum(w * x for w, x in zip(weights, found, strict=True))))


def _log(value: float) -> float:
    return math.log(max(value, _LEAST))


def _logit(value: float) -> float:
    kept = min(max(value, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))
