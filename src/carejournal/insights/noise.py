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
        white = np.empty((models, days, columns.shape[1]))
        state = np.zeros((models, columns.shape[1]))
        kept = (self.decay * self.gain)[:, :, None]
        for t in range(days):
            error = np.subtract(columns[t], state, out=white[:, t])
            state *= self.decay[:, t, None]
            state += kept[:, t] * error
        white /= self.sd[:, :, None]
        return white


def whitener(models: Sequence[NoiseModel], rated_days: NDArray[np.intp]) -> Whitener:
    """Return the filter of each model over the rated days, which are numbered from any first day."""
    memory = np.array([model.memory for model in models])
    one_day = np.array([model.one_day for model in models])
    gaps = np.diff(rated_days, append=rated_days[-1:] + 1)
    decay = memory[:, None] ** gaps
    refreshed = (1 - one_day)[:, None] * (1 - decay**2)
    gain, variance = np.empty(decay.shape), np.empty(decay.shape)
    state_variance = 1 - one_day
    for t in range(len(rated_days)):
        variance[:, t] = state_variance + one_day
        gain[:, t] = state_variance / variance[:, t]
        state_variance = decay[:, t] ** 2 * state_variance * (1 - gain[:, t]) + refreshed[:, t]
    return Whitener(gain, np.sqrt(variance), decay)
