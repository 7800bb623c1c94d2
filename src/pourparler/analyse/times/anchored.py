"""Rules that count from the day the narrative stands at: “two days later”, “the same evening”, “the week before”."""

from __future__ import annotations

import re
from datetime import timedelta

from pourparler.analyse.times import calendar
from pourparler.analyse.times.calendar import UNKNOWN, Interval
from pourparler.analyse.times.moments import Moment
from pourparler.analyse.times.rules import Rule
from pourparler.analyse.times.vocabulary import NUMBER, UNIT, number_of, unit_of

_COUNT = rf"(?:(?:about |around |some |just |barely |only |less than )?(?P<n>{NUMBER}|several|a few|a couple of)[ -])?"
_LAPSE = rf"{_COUNT}(?P<unit>{UNIT}s?)(?P<half> and a half)?"


def _lapse(match: re.Match[str]) -> tuple[float | None, str]:
    words, unit = (match["n"] or "").lower(), match["unit"].lower()
    if unit_of(unit) in ("hour", "minute"):
        return 0, "day"
    if not words:
        return (None if unit.endswith("s") else 1), unit_of(unit)
    number = 2 if words == "a couple of" else number_of(words)
    return (None if number is None else number + (0.5 if match["half"] else 0)), unit_of(unit)


def _moved(match: re.Match[str], moment: Moment, sign: int) -> Interval:
    count, unit = _lapse(match)
    if count is None:
        return UNKNOWN.roughly()
    if moment.stretch and moment.stretch.start and unit in ("month", "year", "decade"):
        return calendar.around(calendar.move(moment.stretch.start, sign * count, unit), unit)
    return calendar.around(calendar.move(moment.here, sign * count, unit), unit)


def later(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “two days later”; without a day to count from it says nothing."""
    return _moved(match, moment, 1) if moment.anchor or moment.stretch else UNKNOWN


def earlier(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “four months earlier”, from the narrative's day, else from today."""
    return _moved(match, moment, -1)


def after_event(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “two days after …”.

    With a day inside the clause that follows, the main clause lies later; without one it is the clause that follows
    which lies earlier than the narrative's day.
    """
    if moment.inside is None:
        limit = _LIMIT.search(match.string, max(0, match.start() - 20), match.start())
        return UNKNOWN if limit else _moved(match, moment, -1)
    count, unit = _lapse(match)
    return calendar.around(calendar.move(moment.inside, count, unit), unit) if count is not None else UNKNOWN


def before_event(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “two days before …”, the other way round."""
    count, unit = _lapse(match)
    if count is None:
        return UNKNOWN
    if moment.inside is not None:
        return calendar.around(calendar.move(moment.inside, -count, unit), unit)
    return calendar.around(calendar.move(moment.here, count if moment.anchor else -count, unit), unit)


def neighbour(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “the following day”, “the previous week”, “the day before”."""
    sign = 1 if match["which"].lower() in ("following", "next", "after", "ensuing") else -1
    unit = unit_of(match["unit"])
    if unit in ("week", "month", "year"):
        moved = calendar.move(moment.here, sign, unit)
        return calendar.week(moved) if unit == "week" else calendar.around(moved, unit)
    return calendar.day(moment.here + timedelta(days=sign))


def same(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “the same day”, “that evening”, “the same week”."""
    unit = unit_of(match["unit"])
    if moment.stretch and moment.stretch.start and unit in ("month", "year"):
        return calendar.around(moment.stretch.start, unit)
    if moment.anchor is None:
        return UNKNOWN
    if unit == "week":
        return calendar.week(moment.anchor)
    return calendar.around(moment.anchor, unit)


def at_the_time(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “at the time”: the day, month or year that the narrative stands at."""
    return moment.stretch or (calendar.day(moment.anchor) if moment.anchor else UNKNOWN)


def since_then(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “since then” and “ever since”."""
    start = moment.stretch.start if moment.stretch else moment.anchor
    return calendar.span(start, moment.today) if start and start <= moment.today else UNKNOWN


def then(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “by then” and “until then”: up to the day named, if it lies ahead."""
    if moment.anchor is None:
        return UNKNOWN
    return calendar.span(moment.today, moment.anchor) if moment.anchor > moment.today else calendar.day(moment.anchor)


def day_of(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “on the day of the vote”: the day named for it, else the narrative's."""
    day = moment.inside or moment.anchor
    return calendar.day(day) if day else UNKNOWN


def eve(match: re.Match[str], moment: Moment) -> Interval | None:
    """Read “on the eve of the summit”: the day before the one named for it, else before the narrative's."""
    day = moment.inside or moment.anchor
    return calendar.day(day - timedelta(days=1)) if day else UNKNOWN.roughly()


_LIMIT = re.compile(r"\b(?:no|not) later than\s+\Z", re.IGNORECASE)
_PERIOD = "day|night|morning|afternoon|evening|week|month|year"

RULES = (
    Rule(
        "count later",
        rf"{_LAPSE} (?:later(?! than)|afterwards?|thereafter)",
        later,
        "They met on Monday and two days later they signed.",
        "two days later",
        "2024-05-15",
        anchored=True,
    ),
    Rule(
        "count earlier",
        rf"{_LAPSE} (?:earlier(?! than)|beforehand|previously)",
        earlier,
        "They had met four months earlier.",
        "four months earlier",
        "2024-01-01/2024-01-31",
        anchored=True,
    ),
    Rule(
        "neighbouring day, week, month or year",
        r"(?:on |during |in )?the (?:very )?(?P<which>following|next|ensuing|previous|preceding|prior) "
        rf"(?P<unit>{_PERIOD})",
        neighbour,
        "They met on Monday and signed the following day.",
        "the following day",
        "2024-05-14",
        anchored=True,
    ),
    Rule(
        "day before or after",
        rf"(?:on |during |in )?the (?P<unit>{_PERIOD}) (?P<which>before|after)",
        neighbour,
        "They met on Monday, having met the day before.",
        "the day before",
        "2024-05-12",
        anchored=True,
    ),
    Rule(
        "count after",
        rf"{_LAPSE} after",
        after_event,
        "They met on Monday, two days after rebels took the town.",
        "two days after",
        "2024-05-11",
        anchored=True,
        opens=True,
    ),
    Rule(
        "count before",
        rf"{_LAPSE} before",
        before_event,
        "They met on Monday, two days before the vote.",
        "two days before",
        "2024-05-15",
        anchored=True,
        opens=True,
    ),
    Rule(
        "same day",
        rf"(?:on |in )?(?:(?:the |that )?(?:very )?same|that) (?P<unit>{_PERIOD})",
        same,
        "They met on Monday and signed the same day.",
        "the same day",
        "2024-05-13",
        anchored=True,
    ),
    Rule(
        "at the time",
        r"at (?:the|that) time(?! (?:of|when|that)\b)",
        at_the_time,
        "They met on Monday and refused it at the time.",
        "at the time",
        "2024-05-13",
        anchored=True,
    ),
    Rule(
        "since then",
        r"(?:ever )?since then|ever since(?! \w)|since(?=[.;]| and\b)",
        since_then,
        "They met on Monday and have not met since then.",
        "since then",
        "2024-05-13/2024-05-15",
        anchored=True,
    ),
    Rule(
        "up to then",
        r"(?:by|before|until|till|up to) then",
        then,
        "They will meet on Friday and must sign by then.",
        "by then",
        "2024-05-15/2024-05-17",
        direction="future",
        anchored=True,
    ),
    Rule(
        "day of an event",
        r"on the (?:very )?(?:day|morning|afternoon|evening|night)(?= (?:that|of|the|when)\b| [a-z]+ed\b)(?! of \d)",
        day_of,
        "They met on 3 May, and on the day of the vote they left.",
        "on the day",
        "2024-05-03",
        anchored=True,
        opens=True,
    ),
    Rule(
        "eve",
        r"(?:on )?the eve of",
        eve,
        "They met on the eve of the summit of 5 May.",
        "on the eve of",
        "2024-05-04",
        anchored=True,
        opens=True,
    ),
)
