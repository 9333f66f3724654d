"""How days hang together: memory and one-day noise, and the whitening that takes both out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class NoiseModel:
    """What a day keeps of the day before (`memory`), and the share of the variance that lasts one day only.

    y = u + e; u[t] = memory * u[t-1] + innovation; var u = 1 - one_day, var e = one_day.
    """

    memory: float
    one_day: float


GRID = (
    NoiseModel(0.0, 0.0),
    *(NoiseModel(memory, one_day) for memory in (0.2, 0.4, 0.6, 0.8, 0.93) for one_day in (0.0, 0.3, 0.6)),
)


@dataclass(frozen=True, slots=True, eq=False)
class Whitener:
    """The Kalman filter of several noise models over the rated days; arrays are (models, rated days).

    `gain` is the filter's gain, `sd` the standard deviation of its one-step forecast and `decay` what of
    the state is left at the next rated day.
    """

    gain: Numbers
    sd: Numbers
    decay: Numbers

    @property
    def log_det(self) -> Numbers:
        """The log-determinant of each model's covariance of the rated days."""
        return np.asarray(2 * np.log(self.sd).sum(axis=1))

    def of(self, chosen: NDArray[np.bool_]) -> Whitener:
        """Return the whitener of the chosen models alone."""
        return Whitener(self.gain[chosen], self.sd[chosen], self.decay[chosen])

    def whiten(self, columns: Numbers) -> Numbers:
        """Return the forecast errors of each column over their sd: (models, rated days, columns).

        Whitened columns of the same model are uncorrelated with unit variance; days without a rating are
        never filled in: over a gap of g days the state decays by memory ** g.
        """
        models, days = self.gain.shape
        white = np.empty((days, models, columns.shape[1]))  # day by day, because that is how it is filled
        state = np.zeros((models, columns.shape[1]))
        lasting, taken = _by_day(self.decay), _by_day(self.decay * self.gain)
        for column, decay, kept, error in zip(columns, lasting, taken, white, strict=True):
            np.subtract(column, state, out=error)
            state *= decay
            state += kept * error
        white /= _by_day(self.sd)
        return np.ascontiguousarray(white.transpose(1, 0, 2))


def whitener(models: Sequence[NoiseModel], rated_days: NDArray[np.intp]) -> Whitener:
    """Return the filter of each model over the rated days, which are numbered from any first day."""
    memory = np.array([model.memory for model in models])
    one_day = np.array([model.one_day for model in models])
    gaps = np.diff(rated_days, append=rated_days[-1:] + 1)
    decay = memory[:, None] ** gaps
    left = (decay**2).T
    refreshed = (1 - one_day) * (1 - left)
    gain, variance = np.empty(left.shape), np.empty(left.shape)
    of_state = 1 - one_day
    for share, new, total, part in zip(left, refreshed, variance, gain, strict=True):
        np.add(of_state, one_day, out=total)
        np.divide(of_state, total, out=part)
        of_state = share * of_state * (1 - part) + new
    return Whitener(gain.T, np.sqrt(variance).T, decay)


def _by_day(numbers: Numbers) -> Numbers:
    """Return (models, days) as (days, models, 1), to be walked through day by day."""
    return np.ascontiguousarray(numbers.T)[:, :, None]
