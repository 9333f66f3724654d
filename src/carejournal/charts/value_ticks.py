"""The ends and the named values of a panel's axis: the measure's own scale wherever it has one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from carejournal.charts.trend_data import TrendPanel

NICE = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.5, 10.0)


@dataclass(frozen=True, slots=True)
class ValueScale:
    """What a panel's axis reaches from and to, and the values it names; none where nothing is known."""

    low: float
    high: float
    ticks: tuple[float, ...]


def value_scale(panel: TrendPanel, shown: NDArray[np.float64]) -> ValueScale:
    """Return the panel's scale from end to end, widened in nice steps to hold every shown value."""
    recorded = shown[~np.isnan(shown)]
    lowest = float(recorded.min()) if recorded.size else None
    highest = float(recorded.max()) if recorded.size else None
    if panel.yes_no:
        return ValueScale(0, 1, (0, 1))
    if panel.low is None or panel.high is None:
        return _open_scale(panel.low, panel.high, lowest, highest)
    low, high = _widened(panel.low, panel.high, lowest, highest)
    return ValueScale(low, high, (low, (low + high) / 2, high))


def _widened(low: float, high: float, lowest: float | None, highest: float | None) -> tuple[float, float]:
    """Move an end outwards by steps of a third of the scale, so that the middle stays a plain number."""
    step = nice_step((high - low) / 3)
    if lowest is not None and lowest < low:
        low -= math.ceil((low - lowest) / step) * step
    if highest is not None and highest > high:
        high += math.ceil((highest - high) / step) * step
    return low, high


def _open_scale(
    low: float | None, high: float | None, lowest: float | None, highest: float | None
) -> ValueScale:
    if lowest is None or highest is None:
        return ValueScale(low or 0.0, (low or 0.0) + 1, ())
    bottom = lowest if low is None else min(low, lowest)
    top = highest if high is None else max(high, highest)
    step = nice_step((top - bottom) / 2 or abs(top) / 10 or 1.0)
    first = math.floor(bottom / step)
    last = max(math.ceil(top / step), first + 1)
    return ValueScale(first * step, last * step, tuple(n * step for n in range(first, last + 1)))


def nice_step(about: float) -> float:
    """Return the next larger plain number: one or two digits times a power of ten."""
    power = 10.0 ** math.floor(math.log10(about))
    return next(nice * power for nice in NICE if nice * power >= about * (1 - 1e-9))
