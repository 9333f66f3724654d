"""The words and numbers a chart writes, so that a caller can give them in another language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NARROW_SPACE = "\u202f"
MINUS = "\u2212"


class Grain(StrEnum):
    """A stretch of the calendar: what one dot stands for, or what one tick names."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def neutral_tick(day: date, grain: Grain) -> str:
    """Return "1 Sep" for a day or the first of a week, "Sep" for a month, "2026" for a year."""
    month = SHORT_MONTHS[day.month - 1]
    return {Grain.MONTH: month, Grain.YEAR: str(day.year)}.get(grain, f"{day.day} {month}")


def neutral_day(day: date) -> str:
    """Return "1 Sep 2026"."""
    return f"{neutral_tick(day, Grain.DAY)} {day.year}"


def neutral_number(value: float) -> str:
    """Return a number with two decimals at most, thousands apart and a true minus: "7.25", "12 000"."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".").replace(",", NARROW_SPACE)
    return "0" if text == "-0" else text.replace("-", MINUS)


@dataclass(frozen=True, slots=True)
class ChartLabels:
    """Everything a chart writes that the data does not bring. Words in braces are filled in.

    `week_starts` is the weekday that weeks begin with, 0 being Monday.
    """

    tick: Callable[[date, Grain], str] = neutral_tick
    day: Callable[[date], str] = neutral_day
    number: Callable[[float], str] = neutral_number
    week_starts: int = 0
    yes: str = "yes"
    no: str = "no"
    not_recorded: str = "not recorded"
    # the legend
    kind_count: str = "{kind} {count}"
    dot_day: str = "a day"
    dot_week: str = "mean of a week"
    dot_month: str = "mean of a month"
    line_day: str = "mean of 7 days"
    line_week: str = "mean of a month"
    line_month: str = "mean of a year"
    # what is drawn more coarsely than it was recorded
    coarse_week: str = "Over so long a time each dot is the mean of a week, and the line that of each month."
    coarse_month: str = "Over so long a time each dot is the mean of a month, and the line that of each year."
    over: str = "the line of {first} to {last}"
    coarse_marks: str = "Sessions stand close here: a mark may stand for several of its kind."
    # the description in words
    days_count: str = "{n} days"
    days_count_one: str = "1 day"
    period: str = "{first} to {last} ({days})."
    one_day: str = "{first} ({days})."
    panel: str = "{name}: recorded on {recorded} of {days}, mean {mean}, lowest {lowest}, highest {highest}."
    panel_yes_no: str = "{name}: recorded on {recorded} of {days}, yes on {yes}."
    panel_blank: str = "{name}: not recorded."
    panel_over: str = "{name} from {first} to {last}, laid over: mean {mean} of its line."
    events: str = "Marked: {events}."
    event_days: str = "{word} ({first} to {last})"
    event_day: str = "{word} ({first})"
    sessions: str = "Sessions: {kinds}."
    no_sessions: str = "No sessions."

    def days(self, n: int) -> str:
        """Return so many days in words."""
        return self.days_count_one if n == 1 else self.days_count.format(n=n)

    def dot(self, grain: Grain) -> str:
        """Return what one dot is, in words."""
        return {Grain.WEEK: self.dot_week, Grain.MONTH: self.dot_month}.get(grain, self.dot_day)

    def line(self, grain: Grain) -> str:
        """Return what the line is where a dot is of the given grain, in words."""
        return {Grain.WEEK: self.line_week, Grain.MONTH: self.line_month}.get(grain, self.line_day)


NEUTRAL = ChartLabels()
"""English words, and dates in an order that nobody reads as another day."""
