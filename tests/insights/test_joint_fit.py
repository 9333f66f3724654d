"""One factor free and all others held, worked out from blocks, is the same as by whole matrices."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carejournal.insights.base_fit import FREE, fit_base, softmax
from carejournal.insights.joint_fit import (
    FULL_SD,
    SMALL_SD,
    FactorPlace,
    JointFit,
    estimates,
    fit_jointly,
    with_strong_at_full_size,
)
from carejournal.insights.noise import GRID, NoiseModel

RATED = np.array([day for day in range(150) if day % 7 != 3])
PLACES = [
    FactorPlace((0, 1), 2),
    FactorPlace((3, 4), 5, relatives=(6, 7)),
    FactorPlace((6, 7), None, relatives=(3, 4, 5)),
    FactorPlace((8, 9, 10), 11),
]
COUNT = 12


def data(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    base = np.column_stack([np.ones(len(RATED)), rng.normal(size=(len(RATED), 3))])
    columns = (rng.random((len(RATED), COUNT)) < 0.2).astype(float)
    y = rng.normal(size=len(RATED)) + 0.6 * columns[:, 8]
    return (y - y.mean()) / y.std(ddof=1), base, columns


def covariance(model: NoiseModel) -> np.ndarray:
    apart = np.abs(np.subtract.outer(RATED, RATED)).astype(float)
    return np.asarray((1 - model.one_day) * model.memory**apart + model.one_day * np.eye(len(RATED)))


def dense(
    y: np.ndarray, base: np.ndarray, columns: np.ndarray, model: NoiseModel, place: FactorPlace, free: int
) -> tuple[float, float, float]:
    """Return value, variance and evidence by whole matrices; the first `free` own columns are not held."""
    inverse = np.linalg.inv(covariance(model))
    own = list(place.own[:free])
    others = [c for c in range(COUNT) if c not in (*place.own, *place.relatives)]
    plain = base.T @ inverse @ base
    residual = y - base @ np.linalg.solve(plain, base.T @ inverse @ y)
    sigma = residual @ inverse @ residual / (len(y) - base.shape[1])
    x = np.column_stack([base, columns[:, own], columns[:, others]])
    held = np.concatenate([np.full(base.shape[1] + free, FREE), np.full(len(others), sigma / SMALL_SD**2)])
    normal = x.T @ inverse @ x + np.diag(held)
    beta = np.linalg.solve(normal, x.T @ inverse @ y)
    left = y @ inverse @ y - beta @ x.T @ inverse @ y
    k = base.shape[1] + free
    evidence = -0.5 * (
        (len(y) - k) * np.log(left)
        + np.linalg.slogdet(covariance(model))[1]
        + np.linalg.slogdet(normal)[1]
        - len(others) * np.log(sigma / SMALL_SD**2)
    )
    spread = np.linalg.inv(normal)[base.shape[1], base.shape[1]]
    return float(beta[base.shape[1]]), float(left * spread), float(evidence)


def fitted(seed: int, grid: tuple[NoiseModel, ...]) -> JointFit:
    y, base, columns = data(seed)
    return fit_jointly(fit_base(y, base, RATED, grid), columns)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(GRID))
def test_each_estimate_is_that_of_the_whole_matrices(seed: int, model: NoiseModel) -> None:
    y, base, columns = data(seed)
    for place, both in zip(PLACES, estimates(fitted(seed, (model,)), PLACES), strict=True):
        for estimate, free in zip(both.all, (len(place.sure), len(place.own)), strict=True):
            value, left_spread, _ = dense(y, base, columns, model, place, free)
            assert estimate.value == pytest.approx(value, abs=1e-6)
            assert estimate.se == pytest.approx(np.sqrt(left_spread / estimate.df), rel=1e-5)


def test_noise_models_are_averaged_by_their_evidence_and_add_their_disagreement() -> None:
    y, base, columns = data(5)
    fit = fitted(5, GRID)
    (both,) = estimates(fit, PLACES[:1])
    each = [dense(y, base, columns, model, PLACES[0], 2) for model in fit.base.models]
    weights = softmax(np.array([evidence for _, _, evidence in each]))
    value = float(sum(w * v for w, (v, _, _) in zip(weights, each, strict=True)))
    assert len(each) > 1
    assert both.rated_first.value == pytest.approx(value, abs=1e-6)
    between = float(sum(w * (v - value) ** 2 for w, (v, _, _) in zip(weights, each, strict=True)))
    assert both.rated_first.se**2 > between


def test_a_place_without_an_uncertain_column_has_one_estimate() -> None:
    both = estimates(fitted(1, GRID), PLACES)[2]
    assert both.rated_first is both.rated_after


def test_holding_a_strong_factor_at_full_size_changes_the_others_and_not_itself() -> None:
    fit = fitted(3, (GRID[0],))
    before = estimates(fit, PLACES)
    after = estimates(with_strong_at_full_size(fit, PLACES, [3]), PLACES)
    assert after[3].rated_after.value == pytest.approx(before[3].rated_after.value, abs=1e-9)
    assert abs(after[0].rated_first.value - before[0].rated_first.value) > 1e-6
    assert FULL_SD > SMALL_SD


def test_a_column_of_nothing_is_harmless_and_says_that_nothing_is_known() -> None:
    y, base, columns = data(2)
    columns[:, 0] = 0
    both = estimates(fit_jointly(fit_base(y, base, RATED), columns), PLACES)
    assert both[0].rated_first.se > 100
    assert all(np.isfinite([each.value, each.se, each.df]).all() for found in both for each in found.all)


def test_hopeless_noise_models_are_dropped_and_the_weights_of_the_rest_add_up() -> None:
    y, base, _ = data(4)
    fit = fit_base(np.cumsum(y), base, RATED)
    assert 0 < len(fit.models) < len(GRID)
    assert fit.weights.sum() == pytest.approx(1)
    assert max(model.memory for model in fit.models) > 0.9
