"""Plain descriptions of a record: how much there is, its mean and its range. Nothing is compared."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from carejournal.domain.period import Period
    from carejournal.domain.reading import Reading
    from carejournal.insights.daily import DailySeries


@dataclass(frozen=True, slots=True)
class Description:
    """A measure over so many `days`: the numbers are over the recorded days, None where there is none."""

    measure: str
    mean: float | None
    recorded_days: int
    days: int
    lowest: float | None
    highest: float | None


def describe(series: DailySeries) -> Description:
    """Return the series in four numbers; days that are not recorded count as days and as nothing else."""
    return describe_values(series.measure, series.values)


def describe_values(measure: str, values: NDArray[np.float64]) -> Description:
    """Return the same for one value a day, NaN where a day is not recorded."""
    recorded = values[~np.isnan(values)]
    if not recorded.size:
        return Description(measure, None, 0, len(values), None, None)
    lowest, highest = float(recorded.min()), float(recorded.max())
    mean = math.fsum(recorded) / recorded.size
    # Rounding may carry the mean of equal values just past them.
    return Description(measure, min(max(mean, lowest), highest), recorded.size, len(values), lowest, highest)


def recorded_days(readings: Iterable[Reading], period: Period) -> int:
    """Return on how many days of the period there is any reading at all."""
    return len({reading.day for reading in readings if reading.day in period})
