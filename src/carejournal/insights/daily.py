"""Daily series: one number a day of one measure, and honest blanks between them."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from carejournal.domain.day_value import day_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from carejournal.domain.measure import Measure
    from carejournal.domain.period import Period
    from carejournal.domain.reading import Reading


@dataclass(frozen=True, slots=True, eq=False)
class DailySeries:
    """One value a day of a measure, by its key: float64, read-only, NaN where the day is not recorded."""

    measure: str
    period: Period
    values: NDArray[np.float64]

    def __post_init__(self) -> None:
        values = np.array(self.values, dtype=np.float64)
        if values.shape != (len(self.period),):
            raise ValueError("a daily series needs one value for each day of its period")
        values.setflags(write=False)
        object.__setattr__(self, "values", values)

    @property
    def recorded(self) -> NDArray[np.bool_]:
        """Which days are recorded."""
        return ~np.isnan(self.values)


def daily_series(readings: Iterable[Reading], measure: Measure, period: Period) -> DailySeries:
    """Return the measure's day by day values over the period; other measures and days are passed over.

    Several readings on one day become one value: of a scale or a number their mean; of yes or no yes
    where any says yes. Of `sleep_hours` and `sleep_quality` the last one given that day counts, because
    a night is counted once: never summed, never averaged with a first guess. "Last" goes by local wall
    time, and by the order given where that is the same.
    """
    of_day: dict[int, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.measure == measure.key and reading.day in period and math.isfinite(reading.value):
            of_day[(reading.day - period.first).days].append(reading)
    values = np.full(len(period), np.nan)
    for index, given in of_day.items():
        in_order = sorted(
            given, key=attrgetter("moment.local")
        )  # stable: of equals the later given stays last
        values[index] = day_value(measure, [reading.value for reading in in_order])
    return DailySeries(measure.key, period, values)
