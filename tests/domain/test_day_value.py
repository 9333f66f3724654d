"""What several readings of one day come to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.day_value import day_value
from carejournal.domain.measure import ILL, MOOD, SLEEP_HOURS

values = st.lists(st.floats(0, 10), min_size=1, max_size=5)


@given(values)
def test_a_scale_is_averaged_within_what_was_given(given_values: list[float]) -> None:
    assert min(given_values) - 1e-9 <= day_value(MOOD, given_values) <= max(given_values) + 1e-9


@given(values)
def test_a_night_is_told_by_its_last_reading(given_values: list[float]) -> None:
    assert day_value(SLEEP_HOURS, given_values) == given_values[-1]


def test_one_yes_makes_the_day_a_yes() -> None:
    assert day_value(ILL, [0, 1, 0]) == 1
    assert day_value(ILL, [0, 0]) == 0
