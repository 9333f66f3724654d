"""How planned sessions come back: every week, every second week, or on the same weekday of each month."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count, islice, takewhile

MOST_OCCURRENCES = 104
"""So many sessions are planned in one go at most: two years of weekly ones."""
WEEK = 7


class Rule(StrEnum):
    """How often a planned session comes back."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Repeat:
    """That a session is one of a series: which, by what rule, and the day it was planned for at first.

    A session whose own day is another one was moved.
    """

    series: str
    rule: Rule
    day: date

    def __post_init__(self) -> None:
        if not self.series:
            raise ValueError("a series needs an id")


def occurrences(rule: Rule, first: date, last: date, after: date | None = None) -> list[date]:
    """Return the days of a series from its first day to `last`, both included, MOST_OCCURRENCES at most.

    Where `after` is given only the days after it.
    """
    every = (_occurrence(rule, first, number) for number in count())
    days = takewhile(lambda day: day is not None and day <= last, every)
    wanted = (day for day in days if day is not None and (after is None or day > after))
    return list(islice(wanted, MOST_OCCURRENCES))


def week_of_month(day: date) -> int:
    """Return 1 for the first such weekday of its month, and so on; 5 stands for the last."""
    return (day.day - 1) // WEEK + 1


def _occurrence(rule: Rule, first: date, number: int) -> date | None:
    try:
        if rule is not Rule.MONTHLY:
            return first + timedelta(days=number * (WEEK if rule is Rule.WEEKLY else 2 * WEEK))
        months = first.year * 12 + first.month - 1 + number
        return _weekday_in(months // 12, months % 12 + 1, first.weekday(), week_of_month(first))
    except (ValueError, OverflowError):  # the end of the calendar
        return None


def _weekday_in(year: int, month: int, weekday: int, week: int) -> date:
    """Return the `week`th such weekday of a month, the last one where there is no fifth."""
    begins_on, days = monthrange(year, month)
    day = 1 + (weekday - begins_on) % WEEK + (week - 1) * WEEK
    return date(year, month, day if day <= days else day - WEEK)
