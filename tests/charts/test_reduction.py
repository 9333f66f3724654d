"""Long periods become means of weeks, months and years of the calendar."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.charts.labels import Grain
from carejournal.charts.palette import Role
from carejournal.charts.reduction import dot_grain, dots_and_line, stretches
from carejournal.charts.trend_data import TrendPanel
from carejournal.domain.period import Period

LAST = date(2026, 12, 2)
grains = st.sampled_from([Grain.WEEK, Grain.MONTH, Grain.YEAR])
periods = st.builds(Period.ending, st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(1, 3000))


def panel(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> TrendPanel:
    return TrendPanel("Mood", "", 0, 10, values, values + 1, Role.MOOD)


@pytest.mark.parametrize(
    ("days", "grain"),
    [(28, Grain.DAY), (365, Grain.DAY), (3650, Grain.WEEK), (36_500, Grain.MONTH)],
)
def test_the_longer_the_period_the_coarser_the_dots(days: int, grain: Grain) -> None:
    assert dot_grain(Period.ending(LAST, days)) is grain


def test_a_year_is_drawn_day_by_day_as_it_was_recorded() -> None:
    period = Period.ending(LAST, 365)
    values = np.where(np.arange(365) % 3 == 0, np.nan, np.arange(365) % 11)
    dots, line = dots_and_line(panel(values), period, 0)
    np.testing.assert_array_equal(dots.values, values)
    np.testing.assert_array_equal(line.values, values + 1)
    assert dots.days.tolist() == list(range(365))


@given(periods, grains, st.integers(0, 6))
def test_stretches_change_exactly_where_the_calendar_does(
    period: Period, grain: Grain, week_starts: int
) -> None:
    numbers = stretches(period, grain, week_starts)

    def begins(day: date) -> bool:
        if grain is Grain.WEEK:
            return day.weekday() == week_starts
        return day.day == 1 and (grain is Grain.MONTH or day.month == 1)

    expected = np.cumsum([n > 0 and begins(day) for n, day in enumerate(period)])
    np.testing.assert_array_equal(numbers, expected)


@given(st.integers(1_200, 2_000), st.integers(0, 6), st.randoms(use_true_random=False))
def test_weeks_lose_no_recorded_day(days: int, week_starts: int, random: object) -> None:
    period = Period.ending(LAST, days)
    dice = np.random.default_rng(random.getrandbits(32))  # type: ignore[attr-defined] # hypothesis gives a Random
    values = dice.integers(0, 11, days).astype(float)
    values[dice.random(days) < 0.5] = np.nan
    dots, _ = dots_and_line(panel(values), period, week_starts)
    counts = np.bincount(stretches(period, Grain.WEEK, week_starts), ~np.isnan(values))
    assert math.fsum(dots.values[counts > 0] * counts[counts > 0]) == pytest.approx(np.nansum(values))
    assert np.isnan(dots.values[counts == 0]).all()


def test_a_month_with_few_recorded_days_is_no_point_of_the_line() -> None:
    period = Period(date(2020, 1, 1), date(2026, 12, 31))
    days = list(period)
    values = np.array([5.0 if day.year != 2022 or day.day <= 9 else np.nan for day in days])
    _, line = dots_and_line(panel(values), period, 0)
    months = [(year, month) for year in range(2020, 2027) for month in range(1, 13)]
    assert len(line.values) == len(months)
    for (year, _), value in zip(months, line.values, strict=True):
        assert math.isnan(value) == (year == 2022)


def test_a_mean_stands_in_the_middle_of_its_days() -> None:
    period = Period(date(2020, 1, 1), date(2026, 12, 31))
    _, line = dots_and_line(panel(np.full(len(period), 4.0)), period, 0)
    assert line.days[:2].tolist() == [15.0, 31 + 14.0]
    assert set(line.values.tolist()) == {4.0}
