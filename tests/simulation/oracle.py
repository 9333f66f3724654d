"""An oracle: it knows memory, noise, drift, the exact shape and all other effects, and asks for one alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from simulation.life import SPREAD, STEP, Life, kernel

if TYPE_CHECKING:
    from simulation.scenario import Effect

FEWEST_DAYS = 12


def oracle_p_value(life: Life, effect: Effect) -> float:
    """Return the two-sided p of least squares with the true covariance; only weekdays are free."""
    outcome = next(each for each in life.observed.outcomes if each.measure == effect.measure)
    rated = np.flatnonzero(~np.isnan(outcome.values))
    shape = _shape(life, effect)[rated]
    if len(rated) < FEWEST_DAYS or not shape.any():
        return 1.0
    others = sum(
        (added for (factor, measure), added in life.added.items()
         if measure == effect.measure and factor != effect.factor),
        np.zeros(len(outcome.values)),
    )  # fmt: skip
    weekday = (rated + life.observed.first_day.weekday()) % 7
    free = np.column_stack([shape, *(weekday == day for day in range(7))]).astype(np.float64)
    y = (outcome.values - others - life.foretold[effect.measure])[rated]
    root = np.linalg.cholesky(_covariance(life, effect.measure, rated))
    white, target = np.linalg.solve(root, free), np.linalg.solve(root, y)
    inverse = np.linalg.pinv(white.T @ white)
    z = float((inverse @ white.T @ target)[0]) / math.sqrt(inverse[0, 0])
    return math.erfc(abs(z) / math.sqrt(2))


def _shape(life: Life, effect: Effect) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return what one point of effect adds; of days without an entry even an oracle knows the rate alone."""
    happened = life.happened[effect.factor].astype(np.float64)
    if effect.factor.startswith("tag:"):
        happened = np.where(life.logged, happened, happened[life.logged].mean())
    return np.convolve(happened, kernel(effect) / effect.size)[: len(happened)]


def _covariance(
    life: Life, measure: str, rated: np.ndarray[tuple[int], np.dtype[np.intp]]
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    apart = np.abs(rated[:, None] - rated[None, :])
    lasting = (1 - life.scenario.one_day) * life.memory[measure] ** apart.astype(np.float64)
    single = life.scenario.one_day * SPREAD[measure] ** 2 + STEP[measure] ** 2 / 12
    return np.asarray(SPREAD[measure] ** 2 * lasting + single * np.eye(len(rated)))
