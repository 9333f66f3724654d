"""Student's t without scipy, held against scipy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from carejournal.insights.student_t import quantile, upper_tail

degrees = st.floats(15, 2000)


@given(st.floats(-8, 8), degrees)
def test_the_tail_is_within_a_ten_thousandth_of_the_true_one(t: float, df: float) -> None:
    assert upper_tail(t, df) == pytest.approx(stats.t.sf(t, df), abs=1e-4)


@given(st.floats(0.5, 0.999), degrees)
def test_the_quantile_is_within_a_thousandth_of_the_true_one(level: float, df: float) -> None:
    assert quantile(level, df) == pytest.approx(stats.t.ppf((1 + level) / 2, df), rel=2e-3)


@given(st.floats(0.01, 0.999), degrees)
def test_quantile_and_tail_are_each_others_way_back(level: float, df: float) -> None:
    assert 2 * upper_tail(quantile(level, df), df) == pytest.approx(1 - level, abs=1e-9)


@pytest.mark.parametrize("level", [1.0, 1.5, -0.1])
def test_a_level_outside_its_bounds_is_our_mistake(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        quantile(level, 30)
