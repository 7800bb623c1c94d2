"""What speaks for and against a referent's being what a pronoun means, as a table of weighted evidence.

Each row says what it sees; its weight is the logarithm of the odds that it adds, fitted on the annotated reports by
``python -m training.fit_reference``. The sum decides; no row does so alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pourparler.analyse.reference.evidence import Evidence
from pourparler.analyse.reference.phrases import is_subject
from pourparler.analyse.reference.referents import Referent
from pourparler.analyse.reference.vocabulary import HE, IT, POSSESSIVES, PRONOUNS, SHE, THEY
from pourparler.lexicon.entities import EntityTable
from pourparler.schema.analysis import Sentence

_OFTEN = 5
_NEWER = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A pronoun and a referent that it may mean.

    Attributes:
        referent: what it may mean.
        sentence: the pronoun's sentence.
        at: its token.
        newer: how many other referents that fit were spoken of later.
        governs: whether the referent is the subject of the verb whose clause the pronoun opens.
        table: the known parties.
    """

    referent: Referent
    sentence: Sentence
    at: int
    newer: int
    governs: bool
    table: EntityTable

    @property
    def word(self) -> str:
        """The pronoun in lower case."""
        return self.sentence.tokens[self.at].text.lower()

    @property
    def distance(self) -> int:
        """Sentences between the referent's last mention and the pronoun."""
        return self.sentence.index - self.referent.last.sentence


def _back(sentences: int) -> Callable[[Pair], float]:
    return lambda pair: float(pair.distance == sentences)


def _of_kind(words: frozenset[str], *kinds: str | None) -> Callable[[Pair], float]:
    return lambda pair: float(pair.word in words and pair.referent.kind in kinds)


def _both_subjects(pair: Pair) -> float:
    return float(pair.referent.subject and is_subject(pair.sentence, pair.at))


def _spoken_of_by_pronoun(pair: Pair) -> float:
    return float(pair.referent.last.quote.text.lower() in PRONOUNS)


def _in_anothers_phrase(pair: Pair) -> float:
    """“Ouattara’s camp”: who only owns what was spoken of."""
    return float(pair.referent.owner)


def _is_state(pair: Pair) -> float:
    return float(pair.word in IT and pair.referent.kind == "LOC" and pair.referent.is_state(pair.table))


def _is_armed(pair: Pair) -> float:
    return float(pair.word in THEY and pair.referent.is_armed(pair.table))


def _is_plural(pair: Pair) -> float:
    return float(pair.word in THEY and pair.referent.plural)


def _owns_here(pair: Pair) -> float:
    return float(pair.word in POSSESSIVES and pair.distance == 0 and pair.referent.subject)


EVIDENCE: tuple[Evidence[Pair], ...] = (
    Evidence("something is meant", -2.79, lambda pair: 1.0),
    Evidence("spoken of in the same sentence", 1.17, _back(0)),
    Evidence("spoken of in the sentence before", 0.54, _back(1)),
    Evidence("spoken of two sentences before", 0.38, _back(2)),
    Evidence("subject of the verb above the pronoun's clause", 1.29, lambda pair: float(pair.governs)),
    Evidence("last spoken of as a subject", 0.01, lambda pair: float(pair.referent.subject)),
    Evidence("subject like the pronoun", 0.19, _both_subjects),
    Evidence("subject of the sentence that the pronoun's phrase belongs to", -0.3, _owns_here),
    Evidence("ever a subject", 0.74, lambda pair: float(pair.referent.acted)),
    Evidence("spoken of often", 1.22, lambda pair: min(len(pair.referent.mentions), _OFTEN) / _OFTEN),
    Evidence("others spoken of since", -1.89, lambda pair: min(pair.newer, _NEWER) / _NEWER),
    Evidence("last spoken of by a pronoun", 0.64, _spoken_of_by_pronoun),
    Evidence("last spoken of as an owner", 0.55, _in_anothers_phrase),
    Evidence("known by a role", 0.99, lambda pair: float(bool(pair.referent.roles) and pair.word in HE | SHE)),
    Evidence("gender told", -0.17, lambda pair: float(pair.referent.gender is not None)),
    Evidence("“it” for a body", 1.58, _of_kind(IT, "ORG")),
    Evidence("“it” for a state", 1.04, _is_state),
    Evidence("“it” for another place", -0.62, lambda pair: _of_kind(IT, "LOC")(pair) - _is_state(pair)),
    Evidence("“they” for an armed movement", 2.24, _is_armed),
    Evidence("“they” for another body", 0.85, lambda pair: _of_kind(THEY, "ORG")(pair) * (1 - _is_armed(pair))),
    Evidence("“they” for several", 0.6, _is_plural),
    Evidence("“they” for a person", 0.46, _of_kind(THEY, "PER")),
)


def weigh(pair: Pair) -> float:
    """Return the logarithm of the odds that the pronoun means the referent."""
    return sum(row.weight * row.test(pair) for row in EVIDENCE)
