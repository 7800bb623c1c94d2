"""What speaks for and against a time's being an event's, as a table of weighted evidence.

Each row says what it sees; its weight is the logarithm of the odds that it adds, fitted on the annotated reports by
``python -m training.fit_times``. The sum decides; no row does so alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pourparler.extract.time_links import TimeLink
from pourparler.extract.trees import dependent

_NOUNS = frozenset({"NOUN", "PROPN"})
_WITHIN_NAMES = _NOUNS | {"ADJ", "NUM"}
_PARTING = frozenset(
    {
        ",",
        ";",
        ":",
        "—",
        "–",
        "(",
        ")",
        "and",
        "but",
        "who",
        "which",
        "that",
        "when",
        "while",
        "after",
        "before",
        "as",
        "or",
    }
)
_HELPERS = frozenset({"will", "would", "must", "should", "to", "may", "could", "can"})
_OPERATORS = frozenset({"since", "until", "till", "before", "by", "ever"})
_FARTHEST = 20


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for or against.

    Attributes:
        id: what is seen, as a phrase.
        weight: how much it says, in logarithms of odds.
        test: how much of it is seen, from 0 to 1 (2 for distances).
    """

    id: str
    weight: float
    test: Callable[[TimeLink], float]


def _tied(tie: str, subject: bool | None = None) -> Callable[[TimeLink], float]:
    """Return a test for a tie, and for the trigger's having a subject of its own where that is asked."""

    def test(link: TimeLink) -> float:
        has = dependent(link.sentence, link.trigger, "nsubj", "nsubj:pass", "nsubj:outer") is not None
        return float(link.tie == tie and (subject is None or has == subject))

    return test


def _is_next_to(link: TimeLink) -> float:
    """See a time behind the trigger with nothing in between, unless it is another noun's."""
    free = not (_owned(False)(link) or _modifies(False)(link) or _dates_another(link))
    return float(link.follows and free and not _partings(link) and not _verbs(link))


def _partings(link: TimeLink) -> float:
    return min(3, sum(token.text.lower() in _PARTING for token in link.between)) / 3


def _verbs(link: TimeLink) -> float:
    return min(2, sum(token.upos == "VERB" for token in link.between)) / 2


def _distance(link: TimeLink) -> float:
    return min(_FARTHEST, len(link.between)) / 10


def _opens_sentence(link: TimeLink) -> float:
    return float(link.start <= 2 and not link.follows)


def _crosses(marks: str, odd: bool = False) -> Callable[[TimeLink], float]:
    """Return a test for punctuation between both; for an odd number of marks where they come in pairs."""

    def test(link: TimeLink) -> float:
        count = sum(token.text in marks for token in link.between)
        return float(count % 2 == 1 if odd else count > 0)

    return test


def _begins(*words: str) -> Callable[[TimeLink], float]:
    return lambda link: float(link.when.quote.text.lower().startswith(words))


def _ends_open(follows: bool) -> Callable[[TimeLink], float]:
    return lambda link: float(link.when.quote.text.lower().endswith((" after", " before")) and link.follows == follows)


def _is_undated(link: TimeLink) -> float:
    return float(link.when.start is None and link.when.end is None)


def _happened_ahead(link: TimeLink) -> float:
    """See a finite past verb with a time that lies ahead of the report."""
    if link.published is None or link.when.start is None or link.when.start < link.published:
        return 0.0
    ahead = link.when.end is None or link.when.end > link.published
    past = "VerbForm=Fin" in link.token.feats and "Tense=Past" in link.token.feats
    helped = any(link.sentence.tokens[child].text.lower() in _HELPERS for child in link.sentence.children[link.trigger])
    return float(ahead and past and not helped)


def _planned_back(link: TimeLink) -> float:
    """See an infinitive with a time that was over before the report."""
    over = link.published is not None and link.when.end is not None and link.when.end < link.published
    return float(over and "VerbForm=Inf" in link.token.feats)


def _owned(own: bool) -> Callable[[TimeLink], float]:
    """Return a test for “Monday's strike”: the time is the noun's behind it, which is the trigger or is not."""

    def test(link: TimeLink) -> float:
        tokens = link.sentence.tokens
        genitive = link.end < len(tokens) and tokens[link.end].text in {"'s", "’s", "'", "’"}
        bare = tokens[link.start].text.lower() not in _OPERATORS  # “since Monday's curfew” is no genitive
        return float(genitive and bare and _is_in_name(link, link.end + 1) == own)

    return test


def _modifies(own: bool) -> Callable[[TimeLink], float]:
    """Return a test for “the February order”: the time stands before a noun, which is the trigger or is not."""

    def test(link: TimeLink) -> float:
        tokens = link.sentence.tokens
        modifier = tokens[link.start].deprel in {"compound", "nummod", "amod"} and link.end < len(tokens)
        return float(modifier and tokens[link.end].upos in _WITHIN_NAMES and _is_in_name(link, link.end) == own)

    return test


def _is_in_name(link: TimeLink, first: int) -> bool:
    """Tell whether the trigger is among the nouns and adjectives that begin at a word."""
    for at in range(first, len(link.sentence.tokens)):
        if link.sentence.tokens[at].upos not in _WITHIN_NAMES:
            return False
        if at == link.trigger:
            return True
    return False


def _explains(link: TimeLink) -> float:
    """See a trigger in the clause that tells what was then: “in June, when guards fled”."""
    words = [token.text.lower() for token in link.sentence.tokens[link.end : link.end + 2]]
    return float(not link.follows and (words[:1] == ["when"] or words == [",", "when"]) and _verbs(link) < 1)


def _dates_another(link: TimeLink) -> float:
    """See “the accord of 18 March” where the accord is not the event."""
    tokens, at = link.sentence.tokens, link.start - 2
    if at < 0 or tokens[link.start - 1].text.lower() != "of" or tokens[at].upos not in _NOUNS:
        return 0.0
    inner = tokens[link.trigger + 1 : at]
    heads_it = (
        link.token.upos in _NOUNS
        and link.trigger < at
        and all(token.upos in _WITHIN_NAMES | {"ADP", "DET"} for token in inner)
    )
    return float(at != link.trigger and not heads_it)


EVIDENCE = (
    Evidence("any time of the sentence", -0.17, lambda link: 1.0),
    Evidence("hangs on the verb", 1.29, _tied("own")),
    Evidence("hangs on a noun of the verb", -0.41, _tied("near")),
    Evidence("hangs in a clause below the verb", -0.97, _tied("below")),
    Evidence("hangs on the verb before this one, same subject", 0.63, _tied("conjunct", subject=False)),
    Evidence("hangs on the verb before this one, another subject", -0.22, _tied("conjunct", subject=True)),
    Evidence("hangs on the verb above a relative clause", -1.03, _tied("relative")),
    Evidence("is far from the verb", -0.99, _tied("far")),
    Evidence("hangs on the noun", 1.80, _tied("noun's own")),
    Evidence("hangs in a clause on the noun", 0.56, _tied("noun's clause")),
    Evidence("measures the noun", 0.33, _tied("measured")),
    Evidence("hangs on the verb of which the noun is subject", 1.67, _tied("subject")),
    Evidence("hangs on the verb of which the noun is object", 0.47, _tied("object")),
    Evidence("hangs on the verb of which the noun is oblique", -0.22, _tied("oblique")),
    Evidence("is far from the noun", -0.70, _tied("noun far")),
    Evidence("follows with nothing but words of the clause between", 1.12, _is_next_to),
    Evidence("clauses and conjuncts lie between", -0.42, _partings),
    Evidence("verbs lie between", -0.56, _verbs),
    Evidence("words lie between, for each ten", -0.36, _distance),
    Evidence("a semicolon lies between", -0.89, _crosses(";")),
    Evidence("a quotation mark lies between", -1.17, _crosses('“”"', odd=True)),
    Evidence("opens the sentence", 1.20, _opens_sentence),
    Evidence("is a “since”", -0.71, _begins("since", "ever since")),
    Evidence("is a duration", -1.42, _begins("for ")),
    Evidence("gives no days", -1.56, _is_undated),
    Evidence("counts from a clause that the trigger is in", -0.49, _ends_open(follows=False)),
    Evidence("counts from a clause behind it", 0.06, _ends_open(follows=True)),
    Evidence("lies ahead of what has happened", -3.13, _happened_ahead),
    Evidence("lies behind what is to happen", -1.31, _planned_back),
    Evidence("is the genitive of the trigger", 1.30, _owned(True)),
    Evidence("is the genitive of another noun", -0.60, _owned(False)),
    Evidence("modifies the trigger", 0.54, _modifies(True)),
    Evidence("modifies another noun", -0.45, _modifies(False)),
    Evidence("is explained by the trigger's clause", 2.02, _explains),
    Evidence("dates another noun by “of”", -0.44, _dates_another),
)


def weigh(link: TimeLink) -> float:
    """Return the sum of the evidence, the logarithm of the odds that the time is the event's."""
    return sum(evidence.weight * evidence.test(link) for evidence in EVIDENCE)
