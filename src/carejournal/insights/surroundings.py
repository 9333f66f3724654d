"""Plain means around the occasions of a factor; nothing is tested here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from carejournal.insights.finding import Surroundings, Window

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from carejournal.insights.design import Days

DAYS_BEFORE = 3


def surroundings(values: Days, occasions: NDArray[np.intp], window: Window) -> Surroundings:
    """Return the means before, on and after the occasions; each occasion counts once."""
    rated = values[~np.isnan(values)]
    if not rated.size:
        return Surroundings(float("nan"))
    around = around_each(values, occasions, Window(-DAYS_BEFORE, window.last))
    on_day = around[:, DAYS_BEFORE]
    return Surroundings(
        usual=float(rated.mean()),
        before=_mean(around[:, :DAYS_BEFORE]),
        after=_mean(around[:, DAYS_BEFORE + window.first :]),
        same_day=_mean(on_day[:, None]),
        same_days=int((~np.isnan(on_day)).sum()),
    )


def around_each(values: Days, occasions: NDArray[np.intp], window: Window) -> Days:
    """Return the values of the window's days, a row for each occasion; NaN where not rated or not there."""
    days = occasions[:, None] + np.arange(window.first, window.last + 1)
    there = (days >= 0) & (days < len(values))
    return np.where(there, values[np.clip(days, 0, len(values) - 1)], np.nan)


def _mean(rows: Days) -> float | None:
    """Return the mean over the occasions' own means, so that one with more rated days counts no more."""
    told = ~np.isnan(rows)
    counts = told.sum(axis=1)
    means = np.where(told, rows, 0.0).sum(axis=1)[counts > 0] / counts[counts > 0]
    return float(means.mean()) if means.size else None
