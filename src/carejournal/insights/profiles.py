"""Plain pictures of a record that need no test: weekdays, months, how values are spread, and gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from carejournal.domain.period import Period
from carejournal.insights.description import Description, describe_values

if TYPE_CHECKING:
    from carejournal.insights.daily import DailySeries

WEEKDAYS = 7


@dataclass(frozen=True, slots=True)
class OfPeriod:
    """A measure described over one part of the record."""

    period: Period
    description: Description


@dataclass(frozen=True, slots=True)
class Count:
    """On how many days a value was recorded."""

    value: float
    days: int


@dataclass(frozen=True, slots=True)
class YesDays:
    """How many of the recorded days of a month were a yes; `of` is 0 where none was recorded."""

    period: Period
    yes: int
    of: int


def by_weekday(series: DailySeries) -> tuple[Description, ...]:
    """Return the measure on Mondays, Tuesdays ... Sundays, each with its number of days."""
    weekday = (np.arange(len(series.values)) + series.period.first.weekday()) % WEEKDAYS
    return tuple(describe_values(series.measure, series.values[weekday == day]) for day in range(WEEKDAYS))


def by_month(series: DailySeries) -> tuple[OfPeriod, ...]:
    """Return the measure in each month of the period, months without a record too; the ends may be parts."""
    return tuple(
        OfPeriod(month, describe_values(series.measure, _part(series, month)))
        for month in months(series.period)
    )


def spread(series: DailySeries, width: float = 1.0) -> tuple[Count, ...]:
    """Return on how many days each value was recorded, values taken to the nearest multiple of `width`.

    Values that were never recorded between the lowest and the highest are there with 0 days.
    """
    recorded = series.values[series.recorded]
    if not recorded.size:
        return ()
    steps = np.floor(recorded / width + 0.5).astype(np.int64)
    lowest = int(steps.min())
    return tuple(
        Count(float((lowest + index) * width), int(days))
        for index, days in enumerate(np.bincount(steps - lowest))
    )


def longest_gap(series: DailySeries) -> Period | None:
    """Return the longest stretch of days without a record, the first of equals; None where there is none."""
    longest: Period | None = None
    day = 0
    for recorded, run in groupby(series.recorded.tolist()):
        length = len(list(run))
        if not recorded and (longest is None or length > len(longest)):
            start = series.period.first + timedelta(days=day)
            longest = Period(start, start + timedelta(days=length - 1))
        day += length
    return longest


def yes_days(series: DailySeries) -> tuple[YesDays, ...]:
    """Return for each month on how many of its recorded days a yes-or-no measure was a yes."""
    counted = []
    for month in months(series.period):
        values = _part(series, month)
        counted.append(YesDays(month, int((values == 1).sum()), int((~np.isnan(values)).sum())))
    return tuple(counted)


def months(period: Period) -> tuple[Period, ...]:
    """Return the calendar months of a period, cut off at its ends."""
    found, first = [], period.first
    while True:
        last = min(_month_end(first), period.last)
        found.append(Period(first, last))
        if last == period.last:
            return tuple(found)
        first = last + timedelta(days=1)


def _month_end(day: date) -> date:
    # The 28th and four days more are always in the next month.
    if (day.year, day.month) == (date.max.year, date.max.month):
        return date.max
    beyond = day.replace(day=28) + timedelta(days=4)
    return beyond.replace(day=1) - timedelta(days=1)


def _part(series: DailySeries, part: Period) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    start = (part.first - series.period.first).days
    return series.values[start : start + len(part)]
