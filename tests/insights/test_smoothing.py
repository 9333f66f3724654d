"""The 7-day line: a trailing mean that breaks at gaps."""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.period import Period
from carejournal.insights.daily import DailySeries
from carejournal.insights.smoothing import seven_day_line

NOT = math.nan
maybe_recorded = st.one_of(st.just(NOT), st.floats(0, 10))


def series(values: list[float]) -> DailySeries:
    first = date(2026, 1, 1)
    return DailySeries("mood", Period(first, first + timedelta(days=len(values) - 1)), np.array(values))


def drawn(values: list[float], at_least: int = 4) -> list[bool]:
    shown: list[bool] = np.isfinite(seven_day_line(series(values), at_least)).tolist()
    return shown


def test_the_line_begins_with_the_fourth_recorded_day() -> None:
    line = seven_day_line(series([1, 2, 3, 6, 8]))
    assert np.isnan(line[:3]).all()
    assert line[3:].tolist() == [3, 4]


def test_the_mean_is_of_the_day_and_the_six_before_it() -> None:
    assert seven_day_line(series([100, 1, 2, 3, 4, 5, 6, 7]))[-1] == 4


def test_a_weekend_without_a_record_does_not_break_the_line() -> None:
    assert drawn([5, 5, 5, 5, 5, NOT, NOT, 5]) == [False, False, False, True, True, True, True, True]


def test_three_missed_days_in_a_row_break_the_line_although_the_window_holds_enough() -> None:
    assert drawn([5] * 6 + [NOT] * 3 + [5])[3:] == [True, True, True, False, False, False, True]


def test_a_missed_day_at_either_end_has_no_line() -> None:
    assert drawn([NOT, 5, 5, 5, 5, NOT], at_least=1) == [False, True, True, True, True, False]


def test_after_a_long_gap_the_line_waits_for_enough_days() -> None:
    assert drawn([5] * 7 + [NOT] * 7 + [5] * 5)[-5:] == [False, False, False, True, True]


def test_of_nothing_recorded_there_is_no_line_whatever_is_asked() -> None:
    assert not any(drawn([NOT] * 10, at_least=0))


@pytest.mark.parametrize("days", [1, 2])
def test_a_very_short_series_has_a_line_only_where_one_day_is_enough(days: int) -> None:
    assert drawn([5] * days) == [False] * days
    assert drawn([5] * days, at_least=1) == [True] * days


def in_a_gap(values: list[float], index: int) -> bool:
    """Count outwards from a missed day to the recorded days around it."""
    before = [n for n in range(index) if not math.isnan(values[n])]
    after = [n for n in range(index, len(values)) if not math.isnan(values[n])]
    return not before or not after or after[0] - before[-1] > 3


@given(st.lists(maybe_recorded, min_size=1, max_size=60), st.integers(1, 7))
def test_every_point_is_the_mean_of_its_window_and_has_enough_days(
    values: list[float], at_least: int
) -> None:
    line = seven_day_line(series(values), at_least)
    assert len(line) == len(values)
    for index, mean in enumerate(line):
        window = [value for value in values[max(0, index - 6) : index + 1] if not math.isnan(value)]
        if math.isfinite(mean):
            assert not math.isnan(values[index]) or not in_a_gap(values, index)
            assert len(window) >= at_least
            assert mean == pytest.approx(math.fsum(window) / len(window))
        elif not math.isnan(values[index]):
            assert len(window) < at_least
        else:
            assert len(window) < at_least or in_a_gap(values, index)


@given(st.lists(maybe_recorded, min_size=1, max_size=40), st.lists(maybe_recorded, min_size=1, max_size=10))
def test_later_days_never_change_the_line_of_recorded_days(values: list[float], later: list[float]) -> None:
    before = seven_day_line(series(values))
    after = seven_day_line(series(values + later))[: len(values)]
    recorded = ~np.isnan(values)
    np.testing.assert_array_equal(before[recorded], after[recorded])
