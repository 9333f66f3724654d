"""Daily series: several readings become one value, days without any stay blank."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.measure import ILL, MOOD, SLEEP_HOURS, SLEEP_QUALITY, Form, Measure
from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.domain.reading import Reading
from carejournal.insights.daily import DailySeries, daily_series

FIRST = date(2026, 9, 1)
WEEK = Period(FIRST, FIRST + timedelta(days=6))
COFFEE = Measure("coffee", "Coffee", Form.NUMBER, unit="cups", low=0)


def at(day: int, hour: int, measure: Measure, value: float) -> Reading:
    return Reading(Moment(datetime(2026, 9, day, hour)), measure.key, value)


def test_a_day_without_a_reading_is_nan_and_never_zero() -> None:
    series = daily_series([at(2, 9, MOOD, 0)], MOOD, WEEK)
    assert series.values[1] == 0
    assert np.isnan(series.values).sum() == len(WEEK) - 1
    assert series.recorded.tolist() == [False, True, False, False, False, False, False]


@pytest.mark.parametrize("measure", [MOOD, COFFEE])
def test_several_readings_of_a_scale_or_number_become_their_mean(measure: Measure) -> None:
    series = daily_series([at(1, 9, measure, 4), at(1, 21, measure, 9), at(1, 12, measure, 5)], measure, WEEK)
    assert series.values[0] == 6


@pytest.mark.parametrize("measure", [SLEEP_HOURS, SLEEP_QUALITY])
def test_a_night_is_counted_once_by_the_last_reading_of_the_day(measure: Measure) -> None:
    series = daily_series([at(1, 22, measure, 7), at(1, 8, measure, 5)], measure, WEEK)
    assert series.values[0] == 7


def test_of_two_nights_given_at_the_same_moment_the_later_in_order_counts() -> None:
    series = daily_series([at(1, 8, SLEEP_HOURS, 5), at(1, 8, SLEEP_HOURS, 6.5)], SLEEP_HOURS, WEEK)
    assert series.values[0] == 6.5


def test_a_yes_on_any_occasion_makes_the_day_a_yes() -> None:
    series = daily_series([at(1, 8, ILL, 1), at(1, 20, ILL, 0), at(2, 8, ILL, 0)], ILL, WEEK)
    assert series.values[:2].tolist() == [1, 0]


def test_other_measures_other_days_and_numbers_that_are_none_are_passed_over() -> None:
    outside = Reading(Moment.on(FIRST - timedelta(days=1)), MOOD.key, 3)
    readings = [outside, at(3, 8, COFFEE, 2), Reading(Moment.on(FIRST), MOOD.key, math.nan)]
    assert not daily_series(readings, MOOD, WEEK).recorded.any()


def test_the_values_cannot_be_changed_and_are_a_copy() -> None:
    mine = np.zeros(len(WEEK))
    series = DailySeries(MOOD.key, WEEK, mine)
    mine[0] = 5
    assert series.values[0] == 0
    with pytest.raises(ValueError, match="read-only"):
        series.values[0] = 5


def test_a_series_of_the_wrong_length_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="one value for each day"):
        DailySeries(MOOD.key, WEEK, np.zeros(3))


scales = st.integers(0, 10).map(float)


@given(st.lists(st.tuples(st.integers(1, 7), scales), max_size=40))
def test_each_day_holds_the_mean_of_its_own_readings(given_values: list[tuple[int, float]]) -> None:
    series = daily_series([at(day, 12, MOOD, value) for day, value in given_values], MOOD, WEEK)
    for index in range(len(WEEK)):
        own = [value for day, value in given_values if day == index + 1]
        if own:
            assert series.values[index] == pytest.approx(fmean(own))
        else:
            assert np.isnan(series.values[index])


@given(st.lists(st.tuples(st.integers(1, 7), scales), max_size=20), st.randoms())
def test_the_order_of_readings_does_not_matter_to_a_mean(
    values: list[tuple[int, float]], random: object
) -> None:
    readings = [at(day, hour % 24, MOOD, value) for hour, (day, value) in enumerate(values)]
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a Random
    np.testing.assert_array_equal(
        daily_series(readings, MOOD, WEEK).values, daily_series(shuffled, MOOD, WEEK).values
    )
