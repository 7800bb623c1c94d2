"""The standpoint from which a time expression is understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from pourparler.analyse.times import calendar
from pourparler.analyse.times.calendar import Interval

Direction = Literal["past", "future", "open", "near"]
"""Where the clause around the words looks: back, ahead, or it does not tell; “near” where either may be meant."""

_NEARLY_A_YEAR = 300
"""A date farther back than this many days is written with its year; without one it lies ahead."""
_HALF_A_YEAR = 190
"""A date farther ahead than this is written with its year; without one it lies in the past."""
_MONTHS_AHEAD, _MONTHS_NEAR = 7, 5
_HALF_A_WEEK = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """What a rule may know besides its own words.

    Attributes:
        today: publication date.
        direction: where the clause looks.
        anchor: the day that the narrative stands at, for “two days later”; None where none was named.
        stretch: the month or year that the narrative stands at, where no day is known.
        inside: a day named inside the clause that “a day after …” opens.
        perfect: True in a present perfect clause (“has held for six weeks”): it runs up to today.
        pluperfect: True after “had”, which goes back behind the narrative's day.
        year: a year long past that the narrative is in.
    """

    today: date
    direction: Direction = "open"
    anchor: date | None = None
    stretch: Interval | None = None
    inside: date | None = None
    perfect: bool = False
    pluperfect: bool = False
    year: int | None = None

    @property
    def ahead(self) -> bool:
        """Tell whether the clause looks ahead."""
        return self.direction == "future"

    @property
    def here(self) -> date:
        """The day that the narrative stands at, else today."""
        return self.anchor or self.today

    def day(self, month: int, day_of_month: int) -> date | None:
        """Return the day of that date that the clause means: the last one, the next one, or the nearest."""
        if self.year:
            return calendar.make_date(self.year, month, day_of_month)
        years = range(max(1, self.today.year - 4), min(9999, self.today.year + 4) + 1)
        days = [found for number in years if (found := calendar.make_date(number, month, day_of_month))]
        before = [found for found in days if found <= self.today]
        after = [found for found in days if found >= self.today]
        if self.direction == "past" and before and (self.today - before[-1]).days <= _NEARLY_A_YEAR:
            return before[-1]
        if self.ahead and after and (after[0] - self.today).days <= _HALF_A_YEAR:
            return after[0]
        return min(days, key=lambda found: (abs((found - self.today).days), found), default=None)

    def month(self, number: int) -> Interval:
        """Return the month of that name that the clause means; this month counts both ways."""
        if self.year:
            return calendar.month(self.year, number)
        year, ahead = self.today.year, (number - self.today.month) % 12
        if ahead <= {"future": _MONTHS_AHEAD, "near": _MONTHS_NEAR}.get(self.direction, -1):
            return calendar.month(year + (number < self.today.month), number)
        return calendar.month(year - (number > self.today.month), number)

    def weekday(self, number: int) -> date:
        """Return the weekday that the clause means: ahead the next one, else the last one; today counts both ways."""
        ahead = (number - self.today.weekday()) % 7
        if self.ahead or (self.direction == "near" and ahead <= _HALF_A_WEEK):
            return self.today + timedelta(days=ahead)
        return self.today - timedelta(days=(self.today.weekday() - number) % 7)

    def before(self, number: int, day: date) -> date:
        """Return the last such weekday before ``day``."""
        return day - timedelta(days=(day.weekday() - number - 1) % 7 + 1)

    def after(self, number: int, day: date) -> date:
        """Return the first such weekday after ``day``."""
        return day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)
