"""How well a step fits a thread: a sum of reasons, each a number that stands beside its reason.

Three questions: is it the same offer being made, is this said of that proposal, is this what happens to that truce.
None or a number below zero means no.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from pourparler.follow.features import Features
from pourparler.follow.thread import MAKING, Thread
from pourparler.schema.negotiation import Move

Fits = Callable[[Features, Thread], float | None]

SAME_AUTHOR = 3.0
NAMED_MAKER = 1.5
A_WORD, WORDS_COUNTED = 0.75, 3
NAMED_IN_FULL = 0.4
_PLAIN_NOUNS = frozenset(
    {"text", "paper", "plan", "proposal", "offer", "document", "draft", "deal", "agreement", "term"}
)
"""Nouns that reports exchange for each other; an “outline” or “roadmap” names its proposal better."""
_ANSWERS: frozenset[Move] = frozenset({"review", "no answer", "accept", "accept with changes", "reject", "counter"})
_AGREED: dict[Move, float] = {"sign": 3.0, "agree": 2.5, "take effect": 2.5, "hold": 2.0, "extend": 2.0, "accept": 1.5}
_CLOSED: frozenset[Move] = frozenset({"withdraw", "supersede"})


def fits_offer(features: Features, thread: Thread) -> float | None:
    """Return how well the making of an offer fits one that was made, floated or described before."""
    if features.creators and thread.authors and not features.creators & set(thread.authors):
        return None
    known = bool(features.creators and thread.authors)
    score = (SAME_AUTHOR if known else 0.0) + _alike_in_name(features, thread) + _near(features, thread)
    if features.revised and not thread.revised:
        score -= 3.0
    if features.counter != thread.counter and features.noun:
        score -= 1.0
    unnamed = not features.named or not (thread.nouns or thread.words)
    if unnamed and not features.issues & thread.issues:
        score -= 3.0
    if _of_other_matters(features, thread):
        score -= 2.5
    return score - 2.0


def _alike_in_name(features: Features, thread: Thread) -> float:
    shared = min(len(features.words & thread.words), WORDS_COUNTED) * A_WORD
    if features.words and features.words <= thread.words and features.noun in thread.nouns:
        shared += NAMED_IN_FULL
    return shared + _alike_in_noun(features, thread) + (0.8 if features.issues & thread.issues else 0.0)


def _alike_in_noun(features: Features, thread: Thread) -> float:
    if not features.noun:
        return 0.0
    if features.noun in thread.nouns:
        return 0.8 if features.noun in _PLAIN_NOUNS else 1.5
    return -0.2 if features.noun in _PLAIN_NOUNS else -0.8


def _near(features: Features, thread: Thread) -> float:
    days = min((abs((features.day - day).days) for day in thread.made), default=0)
    return 0.8 if days <= 1 else 0.0 if days <= 5 else -1.5 if days <= 14 else -3.0


def _of_other_matters(features: Features, thread: Thread) -> bool:
    """Tell whether both are told in words, and in none alike."""
    told = bool(features.words and thread.words)
    return told and not features.words & thread.words and not features.issues & thread.issues


def fits_what_is_said(features: Features, thread: Thread) -> float | None:
    """Return how well something said of a proposal fits one."""
    day = features.published or features.day
    if thread.first_day > day:
        return None
    move = features.move
    if move == "supersede":
        return None if _made_here(features, thread) else _named_as(features, thread)
    score = _whose(features, thread) + _alike_in_name(features, thread) + _mentioned(features, thread)
    score += _right_doer(move, features, thread) + _marks(features, thread) + _names_maker(features, thread)
    if features.dates & thread.made:
        score += 1.5
    if move in ("sign", "agree"):
        score += max((_AGREED.get(done, 0.0) for done in thread.moves), default=0.0) / 2
    if thread.moves & _CLOSED:
        score -= 1.5
    return score - _age(features, thread) - 1.5


def _named_as(features: Features, thread: Thread) -> float:
    """Weigh that a name alone means a proposal, whatever the report has just spoken of."""
    return _whose(features, thread) + _alike_in_name(features, thread) + _marks(features, thread) - 1.0


def _whose(features: Features, thread: Thread) -> float:
    """Weigh whose the proposal is by its name; others may be named there too (“the truce with Lima”)."""
    if features.owned_by and thread.authors:
        return SAME_AUTHOR if features.owned_by & set(thread.authors) else -2.5
    if not features.creators or not thread.authors:
        return 0.0
    if features.creators & set(thread.authors):
        return SAME_AUTHOR
    return -0.5 if features.creators & thread.sides else -2.5


def _right_doer(move: Move, features: Features, thread: Thread) -> float:
    """Weigh who does it: one withdraws what is one's own, and answers what is another's."""
    authors = set(thread.authors)
    if not features.doers or not authors:
        return 0.0
    if move == "withdraw":
        return 2.0 if features.doers & authors else -2.0
    if move in _ANSWERS:
        return (
            -2.5
            if features.doers <= authors
            else 0.7
            if features.doers & (thread.receivers | thread.answerers)
            else 0.0
        )
    return 0.0


def _names_maker(features: Features, thread: Thread) -> float:
    """Weigh that the name tells who made it, though as words only: “the paper that Ms Marquand presented”."""
    return NAMED_MAKER if not features.creators and features.words & thread.names else 0.0


def _marks(features: Features, thread: Thread) -> float:
    score = 0.0
    if features.counter:
        score += 2.0 if thread.counter else -1.0
    if features.revised:
        score += 2.0 if thread.revised else -2.5
    return score


def _mentioned(features: Features, thread: Thread) -> float:
    """Weigh that the report has just spoken of it; “it” and “the text” lean on that."""
    place = features.place + 1
    last = thread.mentioned_before(features.document, place)
    if last is None:
        return 0.0
    distance = place - last
    near = 1.0 if distance < 600 else 0.4
    return 1.0 + near + (1.0 if features.bare and features.definite else 0.0)


def _made_here(features: Features, thread: Thread) -> bool:
    """Tell whether the same sentence makes the proposal: it replaces others, not itself."""
    here = features.document, features.place
    return any((other.document, other.place) == here and other.move in MAKING for other in thread.steps)


def _age(features: Features, thread: Thread) -> float:
    days = max((features.day - thread.last_day) / timedelta(1), 0.0)
    return min(days * 0.03, 3.0)


def _may_be_called(features: Features, thread: Thread) -> bool:
    """Tell whether “the deal” may mean what was agreed; “the truce” may not, where there is none in it."""
    return features.noun in _PLAIN_NOUNS and bool(thread.moves & set(_AGREED))


def fits_truce(features: Features, thread: Thread) -> float | None:
    """Return how well what happens to a truce fits an agreement: one that was signed or accepted before others."""
    if thread.first_day > features.day or not (thread.is_truce or _may_be_called(features, thread)):
        return None
    score = 0.8 + max((_AGREED.get(move, 0.0) for move in thread.moves), default=0.0)
    score += min(len(features.words & thread.words), WORDS_COUNTED) * 0.4
    named = features.creators | features.doers or features.around
    if named and thread.sides:
        score += 0.7 if named & thread.sides else -2.0
    if thread.mentioned_before(features.document, features.place + 1) is not None:
        score += 0.5
    if thread.moves & _CLOSED:
        score -= 3.0
    return score - _age(features, thread) - 1.5
