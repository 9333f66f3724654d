"""Enough data, or how much more."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.insights.answerable import (
    LARGEST_SE,
    answerable,
    days_lacking,
    episodes,
    followed,
    more_for_an_answer,
    more_for_half_a_step,
    too_regular,
)
from carejournal.insights.finding import Window
from carejournal.insights.joint_fit import BothOrders, Estimate

counts = st.integers(0, 200)
errors = st.floats(0.01, 20)


def both(se: float, other: float, df: float = 100) -> BothOrders:
    return BothOrders(Estimate(0.5, se, df), Estimate(0.4, other, 100))


@pytest.mark.parametrize(
    ("found", "episode_count", "expected"),
    [
        (both(0.3, 0.3), 5, True),
        (both(0.3, 0.3), 4, False),
        (both(0.37, 0.3), 20, False),
        (both(0.3, 0.37), 20, False),
        (both(0.3, 0.3, df=14), 20, False),
    ],
)
def test_an_answer_needs_five_episodes_and_a_small_error_in_both_orders(
    found: BothOrders, episode_count: int, expected: bool
) -> None:
    assert answerable(found, episode_count) is expected


def test_days_in_a_row_are_one_episode() -> None:
    assert episodes(np.array([3, 4, 5, 9, 11, 12])) == 3
    assert episodes(np.array([], dtype=np.intp)) == 0
    assert episodes(np.array([0, 1])) == 1


def test_only_occasions_that_a_rated_day_follows_count() -> None:
    values = np.array([5.0, np.nan, np.nan, np.nan, 6.0, np.nan, np.nan])
    assert followed(np.array([0, 1, 4, 6]), values, Window(1, 3)).tolist() == [1]


def test_the_base_columns_want_seventeen_rated_days_more_than_there_are_of_them() -> None:
    assert (days_lacking(10, 8), days_lacking(25, 8), days_lacking(40, 8)) == (15, 0, 0)


@given(counts, errors)
def test_an_answer_that_is_lacking_always_needs_at_least_one_more(count: int, se: float) -> None:
    assert more_for_an_answer(count, se) >= max(5 - count, 1)


@given(st.integers(5, 200), st.floats(LARGEST_SE, 2))
def test_with_so_many_more_the_error_would_be_small_enough(count: int, se: float) -> None:
    more = more_for_an_answer(count, se)
    assert se * np.sqrt(count / (count + more)) <= LARGEST_SE + 1e-9


def test_half_a_step_needs_nothing_more_where_it_would_have_shown() -> None:
    assert more_for_half_a_step(20, 0.15) == 0
    assert more_for_half_a_step(20, 0.36) == 60


def test_many_occasions_and_still_a_large_error_is_too_regular() -> None:
    assert too_regular(12, 0.5)
    assert not too_regular(11, 0.5)
    assert not too_regular(12, 0.3)
