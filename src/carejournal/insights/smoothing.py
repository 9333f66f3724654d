"""The calm line through a daily series, drawn only where enough days are recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from carejournal.insights.daily import DailySeries

DAYS = 7
AT_LEAST = 4
"""More than half of the seven days."""
GAP_DAYS = 3
"""So many missed days in a row are a gap; a weekend without a record is not one yet."""


def seven_day_line(series: DailySeries, at_least: int = AT_LEAST) -> NDArray[np.float64]:
    """Return for each day the mean of the recorded values of that day and the six before it.

    The mean trails: it never looks into the future, so a recorded day's value stays the same when later
    days are recorded, and the line before a session holds nothing from after it. It is NaN where fewer
    than `at_least` of the seven days are recorded, and inside gaps: three or more missed days in a row,
    and missed days at either end of the series. The result is read-only. For a line from the first day
    on, give a series that begins six days earlier.
    """
    recorded = series.recorded
    counts = _trailing_sum(recorded.astype(np.float64))
    sums = _trailing_sum(np.where(recorded, series.values, 0.0))
    shown = (counts >= max(at_least, 1)) & ~_in_gap(recorded)
    line = np.full(len(recorded), np.nan)
    np.divide(sums, counts, out=line, where=shown)
    line.setflags(write=False)
    return line


def _trailing_sum(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Add up each window afresh: a running total would carry rounding from day to day."""
    padded = np.concatenate([np.zeros(DAYS - 1), values])
    sums: NDArray[np.float64] = np.lib.stride_tricks.sliding_window_view(padded, DAYS).sum(axis=1)
    return sums


def _in_gap(recorded: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Say which days lie in a gap: the distance between the recorded days around them is too long."""
    days = np.arange(len(recorded))
    before = np.maximum.accumulate(np.where(recorded, days, -len(recorded) - GAP_DAYS))
    after = np.minimum.accumulate(np.where(recorded, days, 2 * len(recorded) + GAP_DAYS)[::-1])[::-1]
    in_gap: NDArray[np.bool_] = after - before > GAP_DAYS
    return in_gap
