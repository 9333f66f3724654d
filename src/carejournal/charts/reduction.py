"""Long periods made legible: single days become means of weeks or months, and the chart says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from carejournal.charts.labels import Grain

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from carejournal.charts.trend_data import TrendPanel
    from carejournal.domain.period import Period

    Numbers = NDArray[np.float64]

WEEKS_ABOVE_DAYS = 1_100
"""About three years: beyond, a screen has less than a pixel for a day and a 7-day line is a scribble."""
MONTHS_ABOVE_DAYS = 12_000
LINE_GRAIN = {Grain.WEEK: Grain.MONTH, Grain.MONTH: Grain.YEAR}
LINE_AT_LEAST = {Grain.MONTH: 10, Grain.YEAR: 100}
"""So many recorded days a month or a year needs before it becomes a point of the line."""


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Values at places on the time axis, counted in days from the period's first; NaN where there is none.

    `span` is how many days each point stands for.
    """

    days: Numbers
    values: Numbers
    span: float


def dot_grain(period: Period) -> Grain:
    """Return what one dot stands for in a period of this length."""
    if len(period) > MONTHS_ABOVE_DAYS:
        return Grain.MONTH
    return Grain.WEEK if len(period) > WEEKS_ABOVE_DAYS else Grain.DAY


def dots_and_line(panel: TrendPanel, period: Period, week_starts: int) -> tuple[Points, Points]:
    """Return what is drawn of a panel: its days and line as they are, or means of longer stretches."""
    grain = dot_grain(period)
    if grain is Grain.DAY:
        days = np.arange(len(period), dtype=np.float64)
        return Points(days, panel.values, 1), Points(days, panel.line, 1)
    dots = _means(panel.values, stretches(period, grain, week_starts), 1)
    line_grain = LINE_GRAIN[grain]
    line = _means(panel.values, stretches(period, line_grain, week_starts), LINE_AT_LEAST[line_grain])
    return dots, line


def stretches(period: Period, grain: Grain, week_starts: int) -> NDArray[np.int64]:
    """Return for each day the number of the week, month or year it lies in, counted from the first."""
    if grain is Grain.WEEK:
        ordinals = np.arange(len(period)) + period.first.toordinal() - 1  # day 1 of the calendar: a Monday
        numbers = (ordinals - week_starts) // 7
    else:
        days = np.datetime64(period.first) + np.arange(len(period))
        unit = "datetime64[M]" if grain is Grain.MONTH else "datetime64[Y]"
        numbers = days.astype(unit).astype(np.int64)
    return np.asarray(numbers - numbers[0], dtype=np.int64)


def _means(values: Numbers, stretch: NDArray[np.int64], at_least: int) -> Points:
    """Return each stretch's mean in the middle of its days, NaN where too few of them are recorded."""
    recorded = ~np.isnan(values)
    counts = np.bincount(stretch, recorded)
    sums = np.bincount(stretch, np.where(recorded, values, 0.0))
    means = np.full(len(counts), np.nan)
    np.divide(sums, counts, out=means, where=counts >= at_least)
    lengths = np.bincount(stretch)
    middles = np.cumsum(lengths) - (lengths + 1) / 2
    return Points(middles, means, float(np.median(lengths)))
