"""What speaks for and against a referent's being who a description means, as a table of weighted evidence.

As with pronouns (`pronoun_evidence`), each weight is the logarithm of the odds that a row adds, fitted on the annotated
reports by ``python -m training.fit_descriptions``; the sum decides.
"""

from __future__ import annotations

from collections.abc import Callable

from pourparler.analyse.reference.described import Described, is_called
from pourparler.analyse.reference.description_kinds import Kind
from pourparler.analyse.reference.evidence import Evidence
from pourparler.analyse.reference.phrases import is_subject
from pourparler.analyse.reference.vocabulary import MOVEMENTS, ORGANS

_OFTEN = 6
_NEWER = 3
_NEAR = 5


def _asks(*kinds: Kind) -> Callable[[Described], float]:
    return lambda d: float(d.kind in kinds)


def _back(first: int, last: int) -> Callable[[Described], float]:
    return lambda d: float(first <= d.distance <= last)


def _is_called(d: Described) -> bool:
    return is_called(d.referent, d.words)


def _called(d: Described) -> float:
    return float(_is_called(d) and d.noun not in d.referent.called)


def _described(d: Described) -> float:
    return float(d.noun in d.referent.called)


def _bears_noun(d: Described) -> float:
    """“The council” for the Southern Transitional Council."""
    return float(d.referent.kind != "PER" and d.noun in d.referent.words)


def _qualified(d: Described) -> float:
    """Every word before the noun was said of the referent, or is in its name."""
    said = d.referent.titles | d.referent.words
    return float(bool(d.words.before) and all(word in said for word in d.words.before))


def _of_the_state(d: Described) -> float:
    """“The Bolivian president”, “the Irish government”."""
    return float(bool(d.words.states & d.referent.states(d.table)))


def _of_another_state(d: Described) -> float:
    states = d.referent.states(d.table)
    return float(bool(d.words.states and states and not d.words.states & states))


def _unknown_words(d: Described) -> float:
    said = d.referent.titles | d.referent.words
    return float(any(word not in said for word in d.words.before) and not _of_the_state(d))


def _called_otherwise(d: Described) -> float:
    return float(bool(d.referent.roles) and not _is_called(d))


def _uncalled_with_rivals(d: Described) -> float:
    return float(d.rivals and not _is_called(d))


def _armed(d: Described) -> float:
    return float(d.kind in {"fighters", "movement", "troops"} and d.referent.is_armed(d.table))


def _unarmed(d: Described) -> float:
    return float(d.kind in {"fighters", "movement", "troops"} and d.referent.is_known_body(d.table))


def _movement_named(d: Described) -> float:
    return float(d.noun in MOVEMENTS and bool(d.referent.words & MOVEMENTS))


def _state_for_organ(d: Described) -> float:
    return float(d.noun in ORGANS and d.referent.is_state(d.table))


def _state_for_body(d: Described) -> float:
    return float(d.kind == "body" and d.noun not in ORGANS and d.referent.is_state(d.table))


def _international(d: Described) -> float:
    return float(d.kind == "body" and d.noun not in ORGANS and d.referent.is_known_body(d.table))


def _takes_part(d: Described) -> float:
    """Another participant of the description's own verb, which is somebody else."""
    last, tokens = d.referent.last, d.sentence.tokens
    if last.sentence != d.sentence.index:
        return 0.0
    own = tokens[d.at].head
    heads = {tokens[i].head for i in range(last.start, last.end) if not last.start <= tokens[i].head < last.end}
    return float(own in heads or d.at in heads)


def _both_subjects(d: Described) -> float:
    return float(d.referent.subject and is_subject(d.sentence, d.at))


def _bare_surname(d: Described) -> float:
    return float(d.referent.kind == "PER" and not d.referent.roles)


def _repeated(d: Described) -> float:
    return min(d.weight, _OFTEN) / _OFTEN


def _opens(d: Described) -> float:
    return float(d.referent.mentions[0].sentence == 0)


EVIDENCE: tuple[Evidence[Described], ...] = (
    Evidence("an office is meant", 0.19, _asks("office")),
    Evidence("fighters are meant", -0.62, _asks("fighters")),
    Evidence("a movement is meant", -1.29, _asks("movement")),
    Evidence("a country is meant", -0.58, _asks("country")),
    Evidence("troops are meant", -1.63, _asks("troops")),
    Evidence("a body is meant", -2.22, _asks("body")),
    Evidence("spoken of in the same sentence", -0.84, _back(0, 0)),
    Evidence("spoken of in the sentence before", -0.16, _back(1, 1)),
    Evidence("spoken of two sentences before", -0.44, _back(2, 2)),
    Evidence("spoken of long before", 0.3, lambda d: float(d.distance > _NEAR)),
    Evidence("others that fit spoken of since", -1.59, lambda d: min(d.newer, _NEWER) / _NEWER),
    Evidence("nobody else fits", 0.42, lambda d: float(d.fitting == 1)),
    Evidence("spoken of often", 0.08, _repeated),
    Evidence("spoken of more than all others that fit", 0.26, lambda d: d.weight / d.total),
    Evidence("last spoken of as a subject", -0.05, lambda d: float(d.referent.subject)),
    Evidence("subject like the description", 0.46, _both_subjects),
    Evidence("ever a subject", 0.07, lambda d: float(d.referent.acted)),
    Evidence("last spoken of as an owner", 0.06, lambda d: float(d.referent.owner)),
    Evidence("another participant of the same verb", -0.69, _takes_part),
    Evidence("introduced by the noun", 0.18, _called),
    Evidence("meant by the noun before", 0.72, _described),
    Evidence("bears the noun in its name", -0.51, _bears_noun),
    Evidence("words before the noun were said of it", -0.42, _qualified),
    Evidence("words before the noun were not said of it", -1.11, _unknown_words),
    Evidence("of the state that is told", 0.42, _of_the_state),
    Evidence("of another state than is told", -0.48, _of_another_state),
    Evidence("spoken of in the first sentence", 0.72, _opens),
    Evidence("introduced by other nouns", -0.13, _called_otherwise),
    Evidence("another one was introduced by the noun", -1.5, _uncalled_with_rivals),
    Evidence("a person without any office", -1.2, _bare_surname),
    Evidence("a known movement for fighters or a group", 1.66, _armed),
    Evidence("another known body for fighters or a group", -1.53, _unarmed),
    Evidence("named a movement", 0.02, _movement_named),
    Evidence("a state for one of its organs", 0.3, _state_for_organ),
    Evidence("a state for another body", -0.93, _state_for_body),
    Evidence("a known body for a body", 1.75, _international),
)


def weigh(described: Described) -> float:
    """Return the logarithm of the odds that the description means the referent."""
    return sum(row.weight * row.test(described) for row in EVIDENCE)
