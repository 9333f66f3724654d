"""A panel's axis keeps to the measure's scale and holds every value."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.charts.palette import Role
from carejournal.charts.trend_data import TrendPanel
from carejournal.charts.value_ticks import ValueScale, nice_step, value_scale

values_in = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20)


def scale(low: float | None, high: float | None, values: list[float], *, yes_no: bool = False) -> ValueScale:
    shown = np.array(values, dtype=float)
    return value_scale(TrendPanel("Name", "", low, high, shown, shown, Role.QUIET, yes_no), shown)


def test_a_scale_of_ten_is_shown_whole_whatever_was_recorded() -> None:
    assert scale(0, 10, [5, 6, math.nan]) == ValueScale(0, 10, (0, 5, 10))


def test_nights_outside_the_usual_hours_widen_the_axis() -> None:
    assert scale(4, 10, [7, 8]) == ValueScale(4, 10, (4, 7, 10))
    widened = scale(4, 10, [2.5, 11])
    assert widened.low <= 2.5
    assert widened.high >= 11


def test_yes_and_no_have_two_values() -> None:
    assert scale(0, 1, [1, 1], yes_no=True).ticks == (0, 1)


def test_an_open_number_starts_at_its_own_low_end() -> None:
    found = scale(0, None, [7000, 13400])
    assert found.low == 0
    assert found.high >= 13400


@pytest.mark.parametrize(("low", "high"), [(None, None), (0, None), (3, None)])
def test_nothing_recorded_and_no_scale_names_no_values(low: float | None, high: float | None) -> None:
    found = scale(low, high, [math.nan])
    assert found.ticks == ()
    assert found.low < found.high


def test_one_value_alone_still_has_an_axis_around_it() -> None:
    found = scale(None, None, [70])
    assert found.low <= 70 <= found.high
    assert found.low < found.high


@given(
    st.one_of(st.just(None), st.integers(-100, 0)), st.one_of(st.just(None), st.integers(1, 100)), values_in
)
def test_every_value_lies_on_the_axis_and_few_are_named(
    low: int | None, high: int | None, values: list[float]
) -> None:
    found = scale(low, high, values)
    slack = 1e-9 * max(1.0, abs(found.low), abs(found.high))
    assert found.low - slack <= min(values)
    assert max(values) <= found.high + slack
    assert 2 <= len(found.ticks) <= 4
    assert list(found.ticks) == sorted(found.ticks)
    assert found.ticks[0] == pytest.approx(found.low)
    assert found.ticks[-1] == pytest.approx(found.high)


@given(st.floats(1e-9, 1e12))
def test_a_nice_step_is_at_least_as_large_as_asked_and_at_most_twice(about: float) -> None:
    assert about * (1 - 1e-8) <= nice_step(about) <= about * 2
