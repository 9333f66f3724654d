"""Around a session: the days before and after each occasion, and what was foretold for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from carejournal.insights.answerable import days_lacking
from carejournal.insights.base_fit import FREE, fit_base
from carejournal.insights.design import base_columns, chance_within, windows_of
from carejournal.insights.finding import Window
from carejournal.insights.noise import NoiseModel, whitener
from carejournal.insights.observed import last_days
from carejournal.insights.student_t import quantile
from carejournal.insights.surroundings import around_each

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from carejournal.insights.observed import Factor, Observed, Outcome

    Numbers = NDArray[np.float64]

SHOWN = Window(-3, 7)
LEVEL = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """The days around each occasion, in the measure's units; NaN where a day is not rated.

    `lags` are days from the occasion, `values` has a row for each of the `occasions` and a column for each
    lag, `average` is over `counts` of them. `foretold` is the average forecast for the days after, made on
    the occasion's own day for the same days; the average of so many would lie between `low` and `high` in
    95 of 100 such records if nothing happened on those days. All three are NaN up to the day itself, and
    everywhere where too little is recorded for a forecast.
    """

    lags: tuple[int, ...]
    occasions: tuple[date, ...]
    values: Numbers
    average: Numbers
    counts: tuple[int, ...]
    foretold: Numbers
    low: Numbers
    high: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class _Forecasts:
    """For each occasion and each day after it: the forecast's mean and variance, standardised."""

    mean: Numbers
    variance: Numbers
    df: float


def around(observed: Observed, factor: str, measure: str) -> Around:
    """Return the picture of one factor and one measure, by their keys; both must be in the record."""
    from datetime import timedelta

    recent = last_days(observed)
    outcome = next(each for each in recent.outcomes if each.measure == measure)
    asked = next(each for each in recent.factors if each.key == factor)
    values = around_each(outcome.values, asked.occasions, SHOWN)
    rated = ~np.isnan(values)
    counts = rated.sum(axis=0)
    foretold, low, high = _band(recent, outcome, asked, rated)
    return Around(
        lags=tuple(range(SHOWN.first, SHOWN.last + 1)),
        occasions=tuple(recent.first_day + timedelta(days=day) for day in asked.occasions.tolist()),
        values=values,
        average=_mean(values, rated),
        counts=tuple(counts.tolist()),
        foretold=foretold,
        low=low,
        high=high,
    )


def _band(
    observed: Observed, outcome: Outcome, factor: Factor, shown: NDArray[np.bool_]
) -> tuple[Numbers, Numbers, Numbers]:
    """Return mean, low and high of the forecasts of the days shown; the average of n varies less than one."""
    nothing = np.full(shown.shape[1], np.nan)
    rated = outcome.values[~np.isnan(outcome.values)]
    base = base_columns(observed.days, observed.first_day.weekday())
    if days_lacking(len(rated), base.shape[1]) or rated.min() == rated.max() or not shown.size:
        return nothing, nothing, nothing
    mean, sd = float(rated.mean()), float(rated.std(ddof=1))
    found = _forecasts((outcome.values - mean) / sd, base, factor)
    after = shown[:, 1 - SHOWN.first :]
    counts = after.sum(axis=0)
    average = _mean(found.mean, after)
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = np.sqrt(np.where(after, found.variance, 0.0).sum(axis=0)) / counts
    half = quantile(LEVEL, found.df) * spread
    before = nothing[: 1 - SHOWN.first]
    return (
        np.concatenate([before, mean + sd * average]),
        np.concatenate([before, mean + sd * (average - half)]),
        np.concatenate([before, mean + sd * (average + half)]),
    )


def _forecasts(y: Numbers, base: Numbers, factor: Factor) -> _Forecasts:
    """Forecast the days after each occasion from its own day: level, weekday, drift, and what memory keeps.

    The likeliest noise model alone is used. The factor's own days are taken out first, so that what it goes
    together with is not part of what is foretold.
    """
    rated_days = np.flatnonzero(~np.isnan(y))
    own = _own_columns(factor)
    columns = np.column_stack([base, own])
    fit = fit_base(y[rated_days], base[rated_days], rated_days)
    model = fit.models[int(fit.weights.argmax())]
    beta, variance = _solved(y[rated_days], columns[rated_days], rated_days, model)
    left = np.full(len(y), np.nan)
    left[rated_days] = y[rated_days] - columns[rated_days] @ beta
    state, doubt = _filtered(left, model)
    ahead = np.arange(1, SHOWN.last + 1)
    day = factor.occasions[:, None] + ahead
    known = np.minimum(day, len(y) - 1)
    kept = model.memory**ahead
    mean = (base[known] @ beta[: base.shape[1]]) + state[factor.occasions, None] * kept
    lasting = 1 - model.one_day
    spread = doubt[factor.occasions, None] * kept**2 + lasting * (1 - kept**2) + model.one_day
    df = max(len(rated_days) - columns.shape[1], 1)
    return _Forecasts(np.where(day < len(y), mean, np.nan), variance * spread, df)


def _own_columns(factor: Factor) -> Numbers:
    happened = np.where(np.isnan(factor.happened), factor.rate, factor.happened)
    return np.column_stack([chance_within(happened, window) for window in windows_of(factor)])


def _solved(
    y: Numbers, columns: Numbers, rated_days: NDArray[np.intp], model: NoiseModel
) -> tuple[Numbers, float]:
    """Return the generalised least squares solution under one noise model, and the residual variance."""
    white = whitener((model,), rated_days).whiten(np.column_stack([y, columns]))[0]
    x = white[:, 1:]
    beta = np.linalg.solve(x.T @ x + FREE * np.eye(x.shape[1]), x.T @ white[:, 0])
    residual = white[:, 0] - x @ beta
    return beta, float(residual @ residual) / max(len(y) - x.shape[1], 1)


def _filtered(left: Numbers, model: NoiseModel) -> tuple[Numbers, Numbers]:
    """Return the state's mean and variance on each day, given the ratings up to and including that day."""
    lasting = 1 - model.one_day
    state, doubt = np.zeros(len(left)), np.empty(len(left))
    mean, variance = 0.0, lasting
    for t, rating in enumerate(left):
        if not np.isnan(rating):
            gain = variance / (variance + model.one_day)
            mean, variance = mean + gain * (rating - mean), variance * (1 - gain)
        state[t], doubt[t] = mean, variance
        mean, variance = model.memory * mean, model.memory**2 * (variance - lasting) + lasting
    return state, doubt


def _mean(values: Numbers, told: NDArray[np.bool_]) -> Numbers:
    """Return the mean of each column over the rows that are told; NaN where there is none."""
    counts = told.sum(axis=0)
    means = np.full(values.shape[1], np.nan)
    np.divide(np.where(told, values, 0.0).sum(axis=0), counts, out=means, where=counts > 0)
    return means
