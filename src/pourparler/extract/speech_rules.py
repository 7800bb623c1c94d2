"""The rules of reported speech: a shape of a sentence each, with an example and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pourparler.extract.drafts import Run
from pourparler.extract.speech_shapes import (
    clause_beside_source,
    clause_of_spoken_noun,
    clause_under_saying,
    clause_with_saying,
    gerund_of_charge,
    infinitive_under_saying,
    object_as_called,
    object_of_stressing,
)
from pourparler.schema.analysis import Sentence


@dataclass(frozen=True, slots=True)
class SpeechRule:
    """How one shape of reported speech is read.

    Attributes:
        id: readable id.
        says: what the rule does, in one plain sentence.
        find: yields what is said by a cue word, as runs of words.
        precision: share of right drafts on the training reports.
        example: a sentence.
        gives: (speaker, cue, content) that the rule finds in it.
    """

    id: str
    says: str
    find: Callable[[Sentence, int], Iterator[Run]]
    precision: float
    example: str
    gives: tuple[str, str, str]


SPEECH_RULES: tuple[SpeechRule, ...] = (
    SpeechRule(
        "clause_under_verb_of_saying",
        "A clause under a verb of saying is what its subject says.",
        clause_under_saying, 0.85,
        "The envoy said that the lists would be ready soon.",
        ("The envoy", "said", "the lists would be ready soon"),
    ),
    SpeechRule(
        "verb_of_saying_after_or_inside",
        "A verb of saying put after or into a clause makes that clause what its subject says.",
        clause_with_saying, 0.85,
        "Iran, he said, will never give up its rights.",
        ("he", "said", "will never give up its rights"),
    ),
    SpeechRule(
        "infinitive_under_verb_of_saying",
        "An infinitive under a verb of asking, promising or refusing is what its subject says.",
        infinitive_under_saying, 0.75,
        "Norway urged both sides to show restraint.",
        ("Norway", "urged", "to show restraint"),
    ),
    SpeechRule(
        "gerund_under_charge_or_denial",
        "An -ing form under a charge or a denial is what is charged or denied.",
        gerund_of_charge, 0.75,
        "Lima accused Quito of attacking the village.",
        ("Lima", "accused", "Quito of attacking the village"),
    ),
    SpeechRule(
        "object_and_what_it_is_called",
        "What somebody calls or describes a thing as is said of that thing.",
        object_as_called, 0.65,
        "The minister called the offer a trap.",
        ("The minister", "called", "the offer a trap"),
    ),
    SpeechRule(
        "clause_of_spoken_noun",
        "A that-clause of a hope, fear or promise that somebody expresses is what is said.",
        clause_of_spoken_noun, 0.7,
        "The bishop expressed the hope that the talks would succeed.",
        ("The bishop", "expressed", "the talks would succeed"),
    ),
    SpeechRule(
        "long_object_of_stressing",
        "A long object of a verb of stressing is what is said.",
        object_of_stressing, 0.5,
        "The chancellor underscored the importance of open borders for trade.",
        ("The chancellor", "underscored", "the importance of open borders for trade"),
    ),
)  # fmt: skip
"""Tried in this order at each verb; the first that fits decides, because a that-clause says more than an infinitive."""
SOURCE_RULE = SpeechRule(
    "source_in_a_phrase",
    "The clause beside “according to” and its like is what the source says.",
    clause_beside_source,
    0.85,
    "The army has left the town, according to local officials.",
    ("local officials", "according to", "The army has left the town"),
)
"""Tried at the words that open such a phrase."""
