"""How planned sessions come back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.repeat import MOST_OCCURRENCES, Repeat, Rule, occurrences, week_of_month

days = st.dates(date(1990, 1, 1), date(2200, 1, 1))


@given(st.sampled_from(Rule), days, st.integers(0, 400))
def test_every_day_has_the_first_days_weekday_and_they_only_go_on(rule: Rule, first: date, long: int) -> None:
    found = occurrences(rule, first, first + timedelta(days=long))
    assert found[0] == first
    assert found == sorted(set(found))
    assert {day.weekday() for day in found} == {first.weekday()}
    assert found[-1] <= first + timedelta(days=long)


@given(days)
def test_a_monthly_series_keeps_its_week_and_a_fifth_is_the_last(first: date) -> None:
    found = occurrences(Rule.MONTHLY, first, first + timedelta(days=800))
    assert [(day.year, day.month) for day in found] == sorted({(d.year, d.month) for d in found})
    for day in found:
        if week_of_month(first) < 5:
            assert week_of_month(day) == week_of_month(first)
        else:
            assert (day + timedelta(days=7)).month != day.month


def test_weeks_are_seven_and_fourteen_days_apart() -> None:
    first, last = date(2026, 10, 15), date(2026, 11, 12)
    assert [day.day for day in occurrences(Rule.WEEKLY, first, last)] == [15, 22, 29, 5, 12]
    assert [day.day for day in occurrences(Rule.FORTNIGHTLY, first, last)] == [15, 29, 12]


def test_a_series_without_an_end_in_sight_stops_and_so_does_the_calendar() -> None:
    assert len(occurrences(Rule.WEEKLY, date(2026, 1, 1), date.max)) == MOST_OCCURRENCES
    assert occurrences(Rule.MONTHLY, date(9999, 12, 30), date.max) == [date(9999, 12, 30)]
    assert occurrences(Rule.WEEKLY, date(2026, 1, 2), date(2026, 1, 1)) == []


def test_a_series_needs_an_id() -> None:
    with pytest.raises(ValueError, match="id"):
        Repeat("", Rule.WEEKLY, date(2026, 1, 1))
