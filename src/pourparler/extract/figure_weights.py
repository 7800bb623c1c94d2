"""How likely each topic of a count is, by fitted weights for the clues around it and by the learned frame's guess.

Comes in: the clues and what a frame says; goes out: the topic. Each clue has a weight for each topic that it speaks for
or against, fitted on the annotated reports by ``python -m training.fit_figures``; the sum decides, no clue does alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from pourparler.extract.figure_topics import TOPICS
from pourparler.lexicon.tables import read_json
from pourparler.schema.claims import Topic

FRAME_SHARE = 0.3
"""How much a frame's guess counts beside the clues, chosen on reports that its network had not seen."""
_SUREST = 0.995
"""No frame is surer, so that many clues can still speak against it."""
_BASE = "always"


@cache
def _weights() -> dict[str, dict[Topic, float]]:
    table: dict[str, dict[Topic, float]] = read_json("figure_clues.json")
    return table


def weigh_topics(clues: Iterable[str]) -> dict[Topic, float]:
    """Return the logarithm of each topic's chance by the clues alone."""
    weights = _weights()
    sums = {topic: weights[_BASE].get(topic, 0.0) for topic in TOPICS}
    for clue in clues:
        for topic, weight in weights.get(clue, {}).items():
            sums[topic] += weight
    total = math.log(sum(math.exp(value) for value in sums.values()))
    return {topic: value - total for topic, value in sums.items()}


def likeliest_topic(clues: Iterable[str], guess: Topic, certainty: float) -> Topic:
    """Return the likeliest topic by the clues and a frame's guess of some certainty."""
    chances = weigh_topics(clues)
    sure = min(certainty, _SUREST)
    others = math.log((1 - sure) / (len(TOPICS) - 1))
    return max(TOPICS, key=lambda topic: chances[topic] + FRAME_SHARE * (math.log(sure) if topic == guess else others))
