"""Acts across reports: a claim's sketch, the keys under which reports of the same act are looked up, the decision.

A sketch is made from its report alone and a decision from two sketches alone. Whether their parties agree is asked
later, when it is known who is who (`same_acts.py`); here names only help to find each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rapidfuzz.distance import JaroWinkler

from pourparler.resolve.identities.content import content_words, share, stem
from pourparler.resolve.identities.keys import parts_of, plain
from pourparler.schema.claims import AnyClaim, Event, Proposal, Reply, Response
from pourparler.schema.identity import ActSketch, Pair
from pourparler.schema.participants import parties_of
from pourparler.schema.record import Reading

TYPE, FAMILY, TRIGGER, NEAR_TRIGGER, TOLD_DAY, LIKELY_DAY, PLACE, NAMED, WORDS = (
    0.25, 0.12, 0.2, 0.15, 0.2, 0.1, 0.15, 0.1, 0.35,
)  # fmt: skip
LEAST = 0.4
"""Least score for two reports to be kept as perhaps of one act."""
_FAMILIES = (
    frozenset({"AGREE", "SUPPORT", "CONSULT", "COOPERATE"}), frozenset({"CONCEDE", "RETREAT", "AID", "AGREE"}),
    frozenset({"COERCE", "ASSAULT", "SANCTION"}), frozenset({"REJECT", "COERCE", "SANCTION"}),
    frozenset({"REQUEST", "THREATEN", "ACCUSE"}), frozenset({"MOBILIZE", "CONSULT", "AID"}),
)  # fmt: skip
_ANSWERS: dict[Reply, str] = {
    "accept": "AGREE", "accept-with-changes": "AGREE", "counter": "AGREE", "reject": "REJECT", "defer": "CONSULT",
    "none": "REJECT",
}  # fmt: skip
_LONGEST_DAYS = 15
"""A longer time is looked up by its month."""
_BACK, _BACKGROUND, _AHEAD, _LATE = timedelta(days=1), timedelta(days=7), timedelta(days=7), timedelta(days=2)
_IN_WORDS = frozenset({"REQUEST", "ACCUSE", "AGREE", "REJECT", "SUPPORT", "THREATEN", "CONCEDE"})
"""Acts made with words: the same party may do several in a day, so what they are about must agree."""
_ABOUT, _SAME_WORD_ABOUT, _VAGUELY_ABOUT = 0.3, 0.1, 0.2
_NEAR, _PREFIX = 0.88, 4
"""Likeness of “withdrew” and “withdrawn”, and how many letters must be equal from the first on."""
_EXACT = 1
"""Days after the first one up to which a time is as good as a day."""
_PHONE = "phone"
_OPEN = frozenset({"planned", "conditional", "hypothetical"})
_DEFINITE = ("the ", "that ", "this ", "'s ", "’s ", "its ", "their ")


def sketch_of(claim: AnyClaim, reading: Reading, mentions: Sequence[str]) -> ActSketch | None:
    """Return the sketch of a claim that reports an act; None for other kinds.

    Args:
        claim: an event, proposal or response.
        reading: the reading it is of.
        mentions: keys of the names of its parties, in order.
    """
    code: str
    match claim:
        case Event():
            code, word, actors, recipients = claim.type, claim.trigger, {"actor"}, {"recipient"}
        case Proposal():
            code, word, actors, recipients = "AGREE", claim.cue, {"author"}, {"addressee"}
        case Response():
            code, word, actors, recipients = _ANSWERS[claim.reply], claim.cue, {"responder"}, set[str]()
        case _:
            return None
    roles = [role for role, _ in parties_of(claim)]
    first, last, told = _days(claim, reading)
    return ActSketch(
        claim=claim.id,
        report=reading.document.fingerprint,
        sentence=claim.sentence,
        type=code,
        mode=(claim.mode or "") if isinstance(claim, Event) else "",
        factuality=claim.factuality,
        first=first,
        last=last,
        told=told,
        trigger=stem(plain(word.text).split(" ")[0]),
        place=_place(claim),
        actors=_named(roles, mentions, actors),
        recipients=_named(roles, mentions, recipients),
        words=content_words(_around(claim, reading)),
    )


def _place(claim: AnyClaim) -> str:
    """Return a named place; “the capital” and “the bridge” tell another one in every report."""
    words = (claim.where.name or claim.where.quote.text) if claim.where else ""
    return plain(words) if any(letter.isupper() for letter in words) else ""


def _named(roles: Sequence[str], mentions: Sequence[str], wanted: set[str]) -> tuple[str, ...]:
    """Return the names in some roles; “she” and “both sides” tell nothing."""
    return tuple(key for role, key in zip(roles, mentions, strict=True) if role in wanted and "#" not in key)


def _around(claim: AnyClaim, reading: Reading) -> str:
    """Return the sentence's common words; names are compared as parties and places."""
    if claim.sentence >= len(reading.sentences):
        return ""
    words = reading.sentences[claim.sentence].of(reading.document.text).split()
    return " ".join(word for word in words if word[:1].islower() or word[:1].isdigit())


def _days(claim: AnyClaim, reading: Reading) -> tuple[date | None, date | None, bool]:
    """Return the days that an act may be of, and whether words tell them."""
    when, published = claim.when, reading.document.published
    if when is not None and when.start is not None:
        slack = _BACK if when.approximate else timedelta(0)
        if claim.factuality == "negated":
            # The day is the one that it was meant for, or the one when it was called off.
            return when.start - _BACK, (when.end or when.start) + _AHEAD, False
        # What is planned may come a little later, and is still the same act.
        late = _LATE if claim.factuality in _OPEN else slack
        return when.start - slack, (when.end or when.start) + late, True
    if published is None:
        return None, None, False
    if claim.factuality in _OPEN or claim.factuality == "negated":
        return published, published + _AHEAD, False
    if isinstance(claim, Event) and _is_recalled(claim, reading):
        return published - _BACKGROUND, published, False
    return published - _BACK, published, False


def _is_recalled(event: Event, reading: Reading) -> bool:
    """“the shelling”: an act that the reader is taken to know."""
    span, text = event.trigger.span, reading.document.text
    before = text[max(0, span.start - 24) : span.start].lower()
    return not event.trigger.text.endswith("ed") and any(word in f" {before}" for word in _DEFINITE)


def keys_of(sketch: ActSketch) -> tuple[str, ...]:
    """Return the keys under which reports of the same act are looked up: a time with a type and place, name or word."""
    return tuple(dict.fromkeys(f"{time}|{anchor}" for time in _times(sketch) for anchor in _anchors(sketch)))


def _times(sketch: ActSketch) -> Iterator[str]:
    """Yield the days, or the months of a longer time; without any day nothing can be looked up."""
    first, last = sketch.first, sketch.last
    if first is None or last is None:
        return
    days = (last - first).days + 1
    if days <= _LONGEST_DAYS:
        yield from ((first + timedelta(days=day)).isoformat() for day in range(days))
    else:
        months = range((last.year - first.year) * 12 + last.month - first.month + 1)
        yield from (f"{first.year + (first.month - 1 + m) // 12}-{(first.month - 1 + m) % 12 + 1:02}" for m in months)


def _anchors(sketch: ActSketch) -> Iterator[str]:
    yield f"={sketch.trigger}"
    if sketch.place:
        yield f"{sketch.type}@{sketch.place}"
    for key in (*sketch.actors, *sketch.recipients):
        head, owner = parts_of(key)
        yield from (f"{sketch.type}:{word}" for word in (*head.split()[-1:], owner) if word)


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
    elif _related(one, other):
        first, second = sorted((one.type, other.type))
        yield FAMILY, f"{first} and {second}"
    if one.trigger == other.trigger:
        yield TRIGGER, f"“{one.trigger}…”"
    elif _near(one.trigger, other.trigger):
        yield NEAR_TRIGGER, " and ".join(f"“{word}…”" for word in sorted((one.trigger, other.trigger)))
    if one.told and other.told and _length(one) <= _EXACT and _length(other) <= _EXACT:
        yield TOLD_DAY, "the day told in both"
    elif one.told or other.told or one.last == other.last:
        yield LIKELY_DAY, "the day told in one" if one.told != other.told else "about the same days"
    if one.place and other.place:
        yield PLACE, "the place"
    if set(one.actors) & set(other.actors):
        yield NAMED, "the same actor"
    if set(one.recipients) & set(other.recipients):
        yield NAMED, "the same recipient"
    common = share(set(one.words), set(other.words))
    yield round(WORDS * common, 3), f"{common:.0%} of the words"


def _contradict(one: ActSketch, other: ActSketch) -> bool:
    """Tell whether two reports cannot be of one act whatever else they share.

    A call is no meeting in a place. A thing that did not happen is another one than what happened, unless both reports
    tell its day.
    """
    if _PHONE in (one.mode, other.mode) and one.mode != other.mode and (one.place or other.place):
        return True
    return {one.factuality, other.factuality} == {"negated", "happened"} and one.last != other.last


def _related(one: ActSketch, other: ActSketch) -> bool:
    return any({one.type, other.type} <= family for family in _FAMILIES)


def _alike(one: ActSketch, other: ActSketch) -> bool:
    """Acts of quite different types are one only where the reports name them with one word."""
    return one.type == other.type or _related(one, other) or one.trigger == other.trigger


def _about_the_same(one: ActSketch, other: ActSketch) -> bool:
    """Tell whether the words allow one act: more must agree for acts made with words, and where the days are vague."""
    common, near = share(set(one.words), set(other.words)), _near(one.trigger, other.trigger)
    if {one.type, other.type} & _IN_WORDS:
        return common >= (_SAME_WORD_ABOUT if near else _ABOUT)
    return near or common >= _VAGUELY_ABOUT or (_same_told_day(one, other) and _meets_somewhere(one, other))


def _same_told_day(one: ActSketch, other: ActSketch) -> bool:
    return one.told and other.told and one.first == other.first and one.factuality not in _OPEN


def _meets_somewhere(one: ActSketch, other: ActSketch) -> bool:
    same_place = bool(one.place) and bool(other.place)
    return same_place or bool({*one.actors, *one.recipients} & {*other.actors, *other.recipients})


def _near(one: str, other: str) -> bool:
    return one == other or (one[:_PREFIX] == other[:_PREFIX] and JaroWinkler.similarity(one, other) >= _NEAR)


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
