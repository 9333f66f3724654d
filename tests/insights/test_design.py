"""The model's columns: weekdays, slow drift, and the days after something happened."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.insights.design import (
    base_columns,
    chance_within,
    day_order,
    factor_columns,
    windows_of,
)
from carejournal.insights.finding import DayOrder, Family, Window
from carejournal.insights.observed import Factor, Outcome

NAN = float("nan")


def sessions(happened: list[float], starts: float = NAN, minutes: float = 60) -> Factor:
    at = np.where(np.array(happened) == 1, starts, NAN)
    return Factor("session:massage", Family.SESSIONS, np.array(happened, dtype=float), at, at + minutes)


def rated(values: list[float], first: float = NAN, last: float = NAN) -> Outcome:
    return Outcome(
        "mood", np.array(values, dtype=float), np.full(len(values), first), np.full(len(values), last)
    )


def test_a_year_has_level_six_weekdays_and_six_slow_swings() -> None:
    columns = base_columns(365, 2)
    assert columns.shape == (365, 1 + 6 + 6)
    assert (columns[:, 0] == 1).all()
    assert columns[:7, 1:7].sum(axis=1).tolist() == [1, 1, 1, 1, 0, 1, 1]
    assert np.linalg.matrix_rank(columns) == 13


def test_even_a_short_record_may_drift_once() -> None:
    assert base_columns(40, 0).shape == (40, 8)


def test_no_swing_is_faster_than_120_days() -> None:
    swings = base_columns(1095, 0)[:, 7:]
    turns = (np.diff(np.sign(np.diff(swings[:, -1]))) != 0).sum()
    assert swings.shape[1] == 18
    assert turns <= 2 * 1095 / 120


@given(
    st.lists(st.sampled_from([0.0, 1.0]), min_size=1, max_size=40),
    st.integers(1, 4),
    st.integers(0, 4),
)
def test_a_day_is_in_the_window_if_it_happened_so_many_days_before(
    happened: list[float], first: int, length: int
) -> None:
    within = chance_within(np.array(happened), Window(first, first + length))
    for day, chance in enumerate(within):
        before = happened[max(day - first - length, 0) : max(day - first + 1, 0)]
        assert chance == float(any(before))


def test_a_day_that_cannot_tell_counts_as_the_average_rate() -> None:
    tag = Factor.untimed("tag:tea", Family.TAGS, np.array([1, NAN, 0, 0, 0, 0, 0, 0, 0, 0, 1.0]))
    columns = factor_columns(tag, rated([1] * 11))
    assert columns.either is not None
    assert columns.either[1] == pytest.approx(0.2)
    assert columns.near[2] == 1
    assert columns.near[4] == pytest.approx(0.2)


def test_of_what_happens_often_only_the_next_day_is_asked() -> None:
    assert windows_of(sessions([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]))[0] == Window(1, 3)
    assert windows_of(sessions([1, 0, 0, 0])) == (Window(1, 1), Window(2, 3))


@pytest.mark.parametrize(
    ("starts", "first", "last", "order"),
    [
        (900, 480, 480, DayOrder.RATED_FIRST),
        (900, 1260, 1260, DayOrder.RATED_AFTER),
        (900, 480, 1260, DayOrder.UNKNOWN),
        (900, 930, 930, DayOrder.UNKNOWN),
        (900, NAN, NAN, DayOrder.UNKNOWN),
        (NAN, 480, 480, DayOrder.UNKNOWN),
    ],
)
def test_the_order_is_known_only_where_all_of_the_rating_lies_on_one_side(
    starts: float, first: float, last: float, order: DayOrder
) -> None:
    assert day_order(sessions([0, 1, 0], starts), rated([5, 6, 7], first, last)) is order


def test_a_session_day_rated_first_has_no_column_and_one_rated_after_a_sure_one() -> None:
    first = factor_columns(sessions([0, 1, 0], 900), rated([5, 6, 7], 480, 480))
    assert (first.rated_after, first.either, len(first.all)) == (None, None, 2)
    after = factor_columns(sessions([0, 1, 0], 900), rated([5, 6, 7], 1260, 1260))
    assert after.rated_after is not None
    assert after.rated_after.tolist() == [0, 1, 0]
    assert after.either is None


def test_days_that_are_not_rated_do_not_make_the_order_unknown() -> None:
    outcome = Outcome("mood", np.array([5, NAN, 5]), np.array([480, NAN, 480]), np.array([480, NAN, 480]))
    assert day_order(sessions([1, 1, 0], 900), outcome) is DayOrder.RATED_FIRST
    assert day_order(sessions([0, 1, 0], 900), outcome) is DayOrder.UNKNOWN


def test_orders_that_differ_from_day_to_day_are_known_all_the_same() -> None:
    times = np.array([480.0, 1260.0, 480.0])
    outcome = Outcome("mood", np.array([5.0, 6, 7]), times, times)
    assert day_order(sessions([1, 1, 0], 900), outcome) is DayOrder.MIXED
