"""Dates on the time axis: regular, never crowded, and of a known year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.charts.labels import NEUTRAL
from carejournal.charts.time_ticks import Tick, time_ticks
from carejournal.domain.period import Period

LAST = date(2026, 12, 2)
PLOT_WIDTH = 1000
LETTER_WIDTH = 7


def ticks(days: int, last: date = LAST, width: float = PLOT_WIDTH, week_starts: int = 0) -> tuple[Tick, ...]:
    labels = replace(NEUTRAL, week_starts=week_starts)
    return time_ticks(
        Period.ending(last, days), lambda text: (len(text) + 2) * LETTER_WIDTH * days / width, labels
    )


def texts(found: tuple[Tick, ...]) -> list[str]:
    return [tick.text for tick in found]


def test_four_weeks_name_the_days_on_which_weeks_start() -> None:
    assert texts(ticks(28)) == ["9 Nov", "16 Nov", "23 Nov", "30 Nov"]
    assert texts(ticks(28, week_starts=6)) == ["8 Nov", "15 Nov", "22 Nov", "29 Nov"]


def test_three_months_name_the_first_and_the_middle_of_each_month() -> None:
    assert texts(ticks(92)) == ["15 Sep", "1 Oct", "15 Oct", "1 Nov", "15 Nov", "1 Dec"]


def test_three_months_in_a_narrow_window_name_the_first_of_each_month() -> None:
    assert texts(ticks(92, width=300)) == ["1 Oct", "1 Nov", "1 Dec"]


def test_a_year_names_its_months_and_the_year_where_it_begins() -> None:
    found = ticks(365)
    assert texts(found) == [
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    ]
    assert [tick.year for tick in found] == ["2026"] + [""] * 11


def test_the_year_is_named_again_where_it_changes() -> None:
    found = ticks(92, last=date(2027, 2, 1))
    assert [(tick.text, tick.year) for tick in found if tick.year] == [("15 Nov", "2026"), ("1 Jan", "2027")]


def test_ten_years_name_years_only() -> None:
    found = ticks(3650)
    assert texts(found) == [str(year) for year in range(2017, 2027)]
    assert not any(tick.year for tick in found)


def test_a_single_day_is_named() -> None:
    assert ticks(1) == (Tick(LAST, "2 Dec", "2026"),)


def test_where_nothing_fits_the_first_day_is_named() -> None:
    assert texts(ticks(10, width=20)) == ["23 Nov"]


@given(
    st.integers(1, 40_000),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.integers(60, 3000),
    st.integers(0, 6),
)
def test_ticks_are_never_crowded_and_never_missing(
    days: int, last: date, width: int, week_starts: int
) -> None:
    try:
        period = Period.ending(last, days)
    except OverflowError:
        return
    found = ticks(days, last, width, week_starts)
    assert found
    assert all(tick.day in period for tick in found)
    for before, after in pairwise(found):
        room = (after.day - before.day).days * width / days
        assert room >= (len(before.text) + len(after.text)) / 2 * LETTER_WIDTH


@pytest.mark.parametrize("days", [28, 92, 365, 1000, 3650, 36500])
def test_usual_periods_have_between_three_and_twenty_five_ticks(days: int) -> None:
    assert 3 <= len(ticks(days)) <= 25
