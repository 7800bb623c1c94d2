"""Whether two claims report one act: two sketches in, a pair with score and reason out, or None.

Each sketch is made from its report alone (`act_sketches.py`) and the decision from the two alone. Days and places that
disagree are never one act; whether the parties agree is asked later (`same_acts.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rapidfuzz.distance import JaroWinkler

from pourparler.resolve.identities.act_sketches import SAID
from pourparler.resolve.identities.content import share
from pourparler.resolve.identities.trigger_words import same_kind
from pourparler.schema.identity import ActSketch, Pair

TYPE, FAMILY, TRIGGER, NEAR_TRIGGER, ECHO, TOLD_DAY, LIKELY_DAY, OTHER_DAY, PLACE, NAMED, WORDS = (
    0.25, 0.12, 0.2, 0.15, 0.1, 0.2, 0.1, -0.1, 0.15, 0.1, 0.35,
)  # fmt: skip
LEAST = 0.4
"""Least score for two reports to be kept as perhaps of one act."""
_FAMILIES = (
    frozenset({"AGREE", "SUPPORT", "CONSULT", "COOPERATE"}), frozenset({"CONCEDE", "RETREAT", "AID", "AGREE"}),
    frozenset({"COERCE", "ASSAULT", "SANCTION"}), frozenset({"REJECT", "COERCE", "SANCTION"}),
    frozenset({"REQUEST", "THREATEN", "ACCUSE"}), frozenset({"MOBILIZE", "CONSULT", "AID"}),
    frozenset({"COOPERATE", "RETREAT", "AID"}),
)  # fmt: skip
_OPPOSITES = (
    frozenset({"AGREE", "REJECT"}), frozenset({"SUPPORT", "REJECT"}), frozenset({"CONCEDE", "REJECT"}),
    frozenset({"SUPPORT", "ACCUSE"}), frozenset({"AGREE", "THREATEN"}),
)  # fmt: skip
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose actors and recipients do the same thing."""
_ABOUT, _SAME_WORD_ABOUT, _VAGUELY_ABOUT = 0.3, 0.1, 0.2
_NEAR, _PREFIX = 0.88, 4
"""Likeness of “withdrew” and “withdrawn”, and how many letters must be equal from the first on."""
_EXACT = 1
"""Days after the first one up to which a time is as good as a day."""
_PHONE = "phone"
_IN_WORDS = SAID - {"CONCEDE"}
"""Acts that are nothing but words; what is conceded is done as well: a road is reopened once, whoever tells it how."""


def compare_acts(one: ActSketch, other: ActSketch) -> Pair | None:
    """Return the pair if two claims may report one act, None where their days or places disagree or little agrees."""
    if _one_sentence(one, other) or not _days_meet(one, other) or not places_meet(one.place, other.place):
        return None
    if _contradict(one, other) or not _alike(one, other) or not _about_the_same(one, other):
        return None
    found = [part for part in _agreements(one, other) if part[0]]
    score = sum(part for part, _ in found)
    if score < LEAST:
        return None
    return Pair.of(one.claim, other.claim, round(min(score, 1.0), 2), ", ".join(reason for _, reason in found))


def _one_sentence(one: ActSketch, other: ActSketch) -> bool:
    """One act is one event: a second word in its sentence names a second act."""
    same = one.report == other.report and one.sentence == other.sentence
    return one.claim == other.claim or (same and one.trigger != other.trigger)


def _agreements(one: ActSketch, other: ActSketch) -> Iterator[tuple[float, str]]:
    if one.type == other.type:
        yield TYPE, one.type
    elif _related(one, other) or one.trigger == other.trigger:
        first, second = sorted((one.type, other.type))
        yield FAMILY, f"{first} and {second}"
    if one.trigger == other.trigger:
        yield TRIGGER, f"“{one.trigger}…”"
    elif _near(one.trigger, other.trigger):
        yield NEAR_TRIGGER, " and ".join(f"“{word}…”" for word in sorted((one.trigger, other.trigger)))
    elif one.trigger in other.words or other.trigger in one.words:
        # “agreed to extend the truce” and “the truce was extended” name one act by two of its words.
        yield ECHO, "the word of one in both"
    yield _day(one, other)
    if one.place and other.place:
        yield PLACE, "the place"
    if set(one.actors) & set(other.actors):
        yield NAMED, "the same actor"
    if set(one.recipients) & set(other.recipients):
        yield NAMED, "the same recipient"
    common = _common(one, other)
    yield round(WORDS * common, 3), f"{common:.0%} of the words"


def _day(one: ActSketch, other: ActSketch) -> tuple[float, str]:
    if one.told and other.told:
        exact = one.first == other.first or max(_length(one), _length(other)) <= _EXACT
        return (TOLD_DAY, "the day told in both") if exact else (LIKELY_DAY, "the days told in both")
    if one.told or other.told:
        told, likely = (one, other) if one.told else (other, one)
        near = _outside(likely.last, told) <= 1
        return (LIKELY_DAY, "the day told in one") if near else (OTHER_DAY, "reports of other days")
    days = _apart(one.last, other.last)
    return (
        (LIKELY_DAY, "reports of one day") if days == 0 else (0.0 if days == 1 else OTHER_DAY, "reports of other days")
    )


def _outside(day: date | None, sketch: ActSketch) -> int:
    """Return how many days a day lies outside those of an act."""
    if day is None or sketch.first is None or sketch.last is None:
        return 0
    return max((sketch.first - day).days, (day - sketch.last).days, 0)


def _apart(one: date | None, other: date | None) -> int:
    return abs((one - other).days) if one and other else 0


def _contradict(one: ActSketch, other: ActSketch) -> bool:
    """Tell whether two reports cannot be of one act whatever else they share.

    A call is no meeting in a place; a refusal is no acceptance though both say “accept”. What did not happen is another
    thing than what happened, unless the reports name it with one word, of one place or party.
    """
    if _PHONE in (one.mode, other.mode) and one.mode != other.mode and (one.place or other.place):
        return True
    if {one.type, other.type} in _OPPOSITES:
        return True
    if {one.factuality, other.factuality} != {"negated", "happened"}:
        return False
    return not (_near(one.trigger, other.trigger) and _meets_somewhere(one, other))


def _common(one: ActSketch, other: ActSketch) -> float:
    """Return how much of the common words around two acts is the same, their triggers included."""
    return share(set(one.words), set(other.words))


def _related(one: ActSketch, other: ActSketch) -> bool:
    return any({one.type, other.type} <= family for family in _FAMILIES)


def _alike(one: ActSketch, other: ActSketch) -> bool:
    """Acts of quite different types are one only where the reports name them with one word, or words of one kind."""
    return one.type == other.type or _related(one, other) or _near(one.trigger, other.trigger)


def _about_the_same(one: ActSketch, other: ActSketch) -> bool:
    """Tell whether the words allow one act: more must agree for acts made with words, and where the days are vague."""
    common, near = _common(one, other), _near(one.trigger, other.trigger)
    if one.report == other.report and not near:
        return common >= _ABOUT
    if {one.type, other.type} & _IN_WORDS:
        triggers = {one.trigger, other.trigger}
        besides = share(set(one.words) - triggers, set(other.words) - triggers)
        told = one.told and other.told and one.first == other.first
        return (told or besides >= _SAME_WORD_ABOUT) if near else common >= _ABOUT
    return near or common >= _VAGUELY_ABOUT or (_told_alike(one, other) and _meets_somewhere(one, other))


def _told_alike(one: ActSketch, other: ActSketch) -> bool:
    return one.told and other.told and one.first == other.first and one.mode == other.mode


def _meets_somewhere(one: ActSketch, other: ActSketch) -> bool:
    """Tell whether two reports name one place, or one party of an act that one party does to another."""
    if one.place and other.place:
        return True
    return not {one.type, other.type} & MUTUAL and bool(
        {*one.actors, *one.recipients} & {*other.actors, *other.recipients}
    )


def _near(one: str, other: str) -> bool:
    if one == other or same_kind(one, other):
        return True
    return one[:_PREFIX] == other[:_PREFIX] and JaroWinkler.similarity(one, other) >= _NEAR


def _length(sketch: ActSketch) -> int:
    """Return how many days after the first one an act may be of."""
    return (sketch.last - sketch.first).days if sketch.first and sketch.last else 0


def _days_meet(one: ActSketch, other: ActSketch) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    return one.first <= other.last and other.first <= one.last


def places_meet(one: str, other: str) -> bool:
    """Tell whether two places may be one: the same, one within the words of the other, or one unknown.

    >>> places_meet("port selm market", "port selm"), places_meet("muscat", "nairobi"), places_meet("", "muscat")
    (True, False, True)
    """
    mine, others = set(one.split()), set(other.split())
    return not mine or not others or mine <= others or others <= mine
