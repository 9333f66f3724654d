"""Weekdays, months, spread and gaps: counted, never tested."""

from __future__ import annotations

import math
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.period import Period
from carejournal.insights.daily import DailySeries
from carejournal.insights.profiles import (
    Count,
    by_month,
    by_weekday,
    longest_gap,
    months,
    spread,
    yes_days,
)

FIRST = date(2026, 1, 30)  # a Friday
maybe = st.one_of(st.just(math.nan), st.integers(0, 10).map(float))
records = st.lists(maybe, min_size=1, max_size=80)


def series(values: list[float], first: date = FIRST) -> DailySeries:
    return DailySeries("mood", Period(first, first + timedelta(days=len(values) - 1)), np.array(values))


def test_each_weekday_has_its_own_days() -> None:
    told = by_weekday(series([5, math.nan, 7, 1, 1, 1, 1, 9]))
    assert [each.recorded_days for each in told] == [1, 1, 1, 1, 2, 0, 1]
    assert (told[4].mean, told[5].mean, told[6].mean) == (7, None, 7)


@given(records)
def test_every_recorded_day_is_in_one_weekday_one_month_and_one_step(
    values: list[float],
) -> None:
    mine = series(values)
    recorded = int(mine.recorded.sum())
    assert sum(each.recorded_days for each in by_weekday(mine)) == recorded
    assert sum(each.description.recorded_days for each in by_month(mine)) == recorded
    assert sum(each.days for each in spread(mine)) == recorded


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 800))
def test_the_months_lie_side_by_side_and_fill_the_period(first: date, days: int) -> None:
    whole = Period(first, first + timedelta(days=days - 1))
    parts = months(whole)
    assert (parts[0].first, parts[-1].last) == (whole.first, whole.last)
    assert sum(map(len, parts)) == days
    assert all(part.first.month == part.last.month for part in parts)
    assert all(later.first - earlier.last == timedelta(days=1) for earlier, later in pairwise(parts))


def test_the_calendars_last_month_is_a_month_too() -> None:
    assert months(Period(date(9999, 12, 30), date.max)) == (Period(date(9999, 12, 30), date.max),)


def test_a_spread_shows_the_values_that_were_never_given() -> None:
    assert spread(series([3, 5, 5, math.nan])) == (Count(3, 1), Count(4, 0), Count(5, 2))
    assert spread(series([7.25, 7.0, 7.5]), 0.25) == (Count(7, 1), Count(7.25, 1), Count(7.5, 1))
    assert spread(series([math.nan])) == ()


def test_the_longest_gap_is_the_first_of_equals() -> None:
    gap = longest_gap(series([1, math.nan, math.nan, 1, math.nan, math.nan, 1]))
    assert gap == Period(FIRST + timedelta(days=1), FIRST + timedelta(days=2))
    assert longest_gap(series([1, 2])) is None


@given(records)
def test_no_stretch_without_a_record_is_longer_than_the_longest(values: list[float]) -> None:
    text = "".join("x" if math.isnan(value) else " " for value in values)
    gap = longest_gap(series(values))
    assert (len(gap) if gap else 0) == max(map(len, text.split(" ")))


@pytest.mark.parametrize(("values", "expected"), [([1, 0, 1], [(1, 2), (1, 1)]), ([1, math.nan], [(1, 1)])])
def test_ill_days_are_counted_against_the_recorded_days_of_their_month(
    values: list[float], expected: list[tuple[int, int]]
) -> None:
    assert [(each.yes, each.of) for each in yes_days(series(values))] == expected
