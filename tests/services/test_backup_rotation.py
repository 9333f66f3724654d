"""The calendar of the backups that are kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from carejournal.services.backup_rotation import DAYS, MONTHS, WEEKS, kept

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = date(2024, 1, 1)
GAPS = st.lists(st.one_of(st.just(1), st.integers(1, 6), st.integers(7, 90)), min_size=1, max_size=900)
"""Days between one backup and the next: mostly every day, some breaks, some long ones."""
SOME_DAYS = st.sets(st.dates(date(2020, 1, 1), date(2027, 1, 1)), max_size=120)


def lived(gaps: list[int]) -> Iterator[tuple[date, set[date]]]:
    """Make a backup after each gap and throw away what is not kept; yield the day and what there is then."""
    there: set[date] = set()
    day = FIRST
    for gap in gaps:
        day += timedelta(days=gap)
        there = kept(there | {day}, day)
        yield day, there


def week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def month(day: date) -> tuple[int, int]:
    return day.year, day.month


def test_years_of_every_day_leave_a_week_of_days_a_month_of_weeks_and_a_year_of_months() -> None:
    *_, (today, there) = lived([1] * 1100)
    assert {today - timedelta(days=n) for n in range(DAYS)} <= there
    assert len({week(day) for day in there if day > today - timedelta(days=28)}) >= WEEKS
    assert len({month(day) for day in there}) == MONTHS
    assert len(there) <= DAYS + WEEKS + MONTHS


@given(GAPS)
def test_however_long_the_gaps_no_more_and_no_less_is_there_than_was_promised(gaps: list[int]) -> None:
    made: set[date] = set()
    for day, there in lived(gaps):
        made.add(day)
        assert there <= made
        assert len(there) <= DAYS + WEEKS + MONTHS
        assert len(there) >= min(len(made), DAYS)
        assert set(sorted(made)[-DAYS:]) <= there
        assert (
            sorted({week(each) for each in there})[-WEEKS:] == sorted({week(each) for each in made})[-WEEKS:]
        )
        assert {month(each) for each in there} == set(sorted({month(each) for each in made})[-MONTHS:])


@given(GAPS)
def test_the_only_one_of_its_month_or_week_does_not_vanish_before_its_time(gaps: list[int]) -> None:
    months: set[tuple[int, int]] = set()
    weeks: set[tuple[int, int]] = set()
    before: set[date] = set()
    for day, there in lived(gaps):
        months.add(month(day))
        weeks.add(week(day))
        for lost in before - there:
            newest_of_its_month = all(month(each) != month(lost) or each < lost for each in before)
            newest_of_its_week = all(week(each) != week(lost) or each < lost for each in before)
            same = month(day) == month(lost), week(day) == week(lost)
            assert same[0] or not newest_of_its_month or len([m for m in months if m > month(lost)]) >= MONTHS
            assert same[1] or not newest_of_its_week or len([w for w in weeks if w > week(lost)]) >= WEEKS
        before = there


@given(SOME_DAYS, st.dates(date(2020, 1, 1), date(2027, 1, 1)))
def test_throwing_away_every_day_keeps_what_throwing_away_once_would(days: set[date], day: date) -> None:
    assert kept(kept(days) | {day}) == kept(days | {day})
    assert kept(kept(days)) == kept(days)


@given(SOME_DAYS, st.dates(date(2020, 1, 1), date(2027, 1, 1)))
def test_days_that_have_not_come_yet_are_kept_and_push_nothing_out(days: set[date], today: date) -> None:
    ahead = {day for day in days if day > today}
    assert kept(days, today) == ahead | kept(days - ahead, today)


def test_a_week_over_new_year_is_one_week() -> None:
    newest = {date(2026, 1, 5) + timedelta(days=n) for n in range(DAYS)}
    over_new_year = {date(2025, 12, 31), date(2026, 1, 2)}
    two_weeks_before = {date(2025, 12, 26), date(2025, 12, 20)}
    too_old = {date(2025, 12, 12)}
    assert (
        kept(newest | over_new_year | two_weeks_before | too_old) == newest | over_new_year | two_weeks_before
    )


def test_nothing_is_kept_of_nothing() -> None:
    assert kept([]) == set()
