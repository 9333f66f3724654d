"""Periods of whole days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.period import Period, same_day_in
from carejournal.domain.refusal import BadValueRefusal

DAY = date(2026, 2, 27)


def test_both_ends_belong_to_a_period() -> None:
    period = Period(DAY, date(2026, 3, 2))
    assert list(period) == [DAY, date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 2)]
    assert DAY in period
    assert date(2026, 3, 2) in period
    assert date(2026, 2, 26) not in period
    assert date(2026, 3, 3) not in period


def test_a_period_may_be_one_day() -> None:
    assert list(Period(DAY, DAY)) == [DAY]


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadValueRefusal):
        Period(DAY, DAY - timedelta(days=1))


@given(st.dates(min_value=date(1900, 1, 1)), st.integers(1, 400))
def test_a_period_ending_on_a_day_has_as_many_days_as_asked_for(last: date, days: int) -> None:
    period = Period.ending(last, days)
    assert (len(period), period.last) == (days, last)
    assert len(list(period)) == days


def test_a_leap_day_is_in_leap_years_only_and_another_day_in_every_year() -> None:
    assert same_day_in(2, 29, range(2023, 2029)) == [date(2024, 2, 29), date(2028, 2, 29)]
    assert same_day_in(11, 22, [2026, 2025]) == [date(2026, 11, 22), date(2025, 11, 22)]
