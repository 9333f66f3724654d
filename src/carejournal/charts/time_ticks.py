"""Which days a time axis names: as many as are read at ease, never crowded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from carejournal.charts.labels import ChartLabels, Grain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from carejournal.domain.period import Period

LONGEST_IN_DAYS = 14
LONGEST_IN_WEEKS = 63
LONGEST_IN_HALF_MONTHS = 130
LONGEST_IN_MONTH_STARTS = 190
"""Up to so many days a month is named by its first day ("1 Sep"), beyond by itself ("Sep")."""
LONGEST_IN_MONTHS = 1_300
HALF_MONTHS = (1, 15)
MONTH_STEPS = (1, 2, 3, 6)
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Tick:
    """One named day of the axis; `year` stands below where it begins or changes, and is empty elsewhere."""

    day: date
    text: str
    year: str = ""


def time_ticks(
    period: Period, days_per_label: Callable[[str], float], labels: ChartLabels
) -> tuple[Tick, ...]:
    """Return the ticks of a period, in order and at least one.

    `days_per_label` says how many days wide a label is drawn, with the room it needs around it.
    """
    for grain, days in _candidates(period, labels.week_starts):
        if len(days) < min(2, len(period)):
            continue
        texts = [labels.tick(day, grain) for day in days]
        if _fits(days, [days_per_label(text) for text in texts]):
            return _with_years(days, texts, grain, labels)
    return _with_years([period.first], [labels.tick(period.first, Grain.DAY)], Grain.DAY, labels)


def _candidates(period: Period, week_starts: int) -> Iterator[tuple[Grain, list[date]]]:
    length = len(period)
    if length <= LONGEST_IN_DAYS:
        yield Grain.DAY, list(period)
        yield Grain.DAY, list(period)[::2]
    if length <= LONGEST_IN_WEEKS:
        starts = [day for day in period if day.weekday() == week_starts]
        yield Grain.WEEK, starts
        yield Grain.WEEK, starts[::2]
    if length <= LONGEST_IN_HALF_MONTHS:
        yield Grain.DAY, [day for day in period if day.day in HALF_MONTHS]
    for step in MONTH_STEPS if length <= LONGEST_IN_MONTHS else ():
        grain = Grain.DAY if length <= LONGEST_IN_MONTH_STARTS else Grain.MONTH
        yield grain, _month_starts(period, step)
    for step in YEAR_STEPS:
        yield (
            Grain.YEAR,
            [
                date(year, 1, 1)
                for year in range(period.first.year, period.last.year + 1)
                if year % step == 0 and date(year, 1, 1) in period
            ],
        )


def _month_starts(period: Period, step: int) -> list[date]:
    first, last = period.first, period.last
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    starts = (date(month // 12, month % 12 + 1, 1) for month in months if month % 12 % step == 0)
    return [day for day in starts if day in period]


def _fits(days: Sequence[date], widths: Sequence[float]) -> bool:
    return all(
        (after - before).days >= (widths[n] + widths[n + 1]) / 2
        for n, (before, after) in enumerate(pairwise(days))
    )


def _with_years(
    days: Sequence[date], texts: Sequence[str], grain: Grain, labels: ChartLabels
) -> tuple[Tick, ...]:
    if grain is Grain.YEAR:
        return tuple(Tick(day, text) for day, text in zip(days, texts, strict=True))
    named = [None, *(day.year for day in days)]
    return tuple(
        Tick(day, text, labels.tick(day, Grain.YEAR) if named[n] != day.year else "")
        for n, (day, text) in enumerate(zip(days, texts, strict=True))
    )
