"""Whitening by the Kalman filter is the same as by the whole covariance matrix."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.insights.noise import GRID, NoiseModel, whitener

noise_models = st.builds(NoiseModel, st.floats(0, 0.95), st.floats(0, 0.9))
days_rated = st.sets(st.integers(0, 60), min_size=1, max_size=25).map(sorted)


def covariance(model: NoiseModel, rated: list[int]) -> np.ndarray:
    apart = np.abs(np.subtract.outer(rated, rated)).astype(float)
    return (1 - model.one_day) * model.memory**apart + model.one_day * np.eye(len(rated))


@given(noise_models, days_rated, st.integers(0, 2**32 - 1))
def test_whitened_columns_are_those_of_the_cholesky_root(
    model: NoiseModel, rated: list[int], seed: int
) -> None:
    columns = np.random.default_rng(seed).normal(size=(len(rated), 3))
    root = np.linalg.cholesky(covariance(model, rated))
    white = whitener([model], np.array(rated)).whiten(columns)[0]
    np.testing.assert_allclose(white, np.linalg.solve(root, columns), atol=1e-8)


@given(noise_models, days_rated)
def test_the_determinant_is_that_of_the_whole_matrix(model: NoiseModel, rated: list[int]) -> None:
    expected = np.linalg.slogdet(covariance(model, rated))[1]
    assert whitener([model], np.array(rated)).log_det[0] == pytest.approx(expected, abs=1e-8)


def test_models_are_whitened_side_by_side_as_each_alone() -> None:
    rated = np.array([0, 1, 4, 5, 9])
    columns = np.arange(10.0).reshape(5, 2)
    together = whitener(GRID, rated)
    for index, model in enumerate(GRID):
        alone = whitener([model], rated).whiten(columns)[0]
        np.testing.assert_allclose(together.whiten(columns)[index], alone)
    chosen = np.arange(len(GRID)) % 2 == 0
    np.testing.assert_allclose(together.of(chosen).whiten(columns), together.whiten(columns)[chosen])


def test_the_day_numbers_may_begin_anywhere() -> None:
    columns = np.ones((3, 1))
    early, late = (whitener(GRID, np.array([0, 2, 3]) + shift).whiten(columns) for shift in (0, 500))
    np.testing.assert_array_equal(early, late)
