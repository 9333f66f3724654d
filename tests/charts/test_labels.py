"""The neutral words: dates nobody misreads, numbers without noise."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.charts.labels import NEUTRAL, Grain, neutral_day, neutral_number, neutral_tick


@pytest.mark.parametrize(
    ("grain", "text"),
    [(Grain.DAY, "1 Sep"), (Grain.WEEK, "1 Sep"), (Grain.MONTH, "Sep"), (Grain.YEAR, "2026")],
)
def test_a_tick_is_named_by_what_it_stands_for(grain: Grain, text: str) -> None:
    assert neutral_tick(date(2026, 9, 1), grain) == text


def test_a_day_is_written_with_its_month_in_letters() -> None:
    assert neutral_day(date(2026, 9, 1)) == "1 Sep 2026"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7.0, "7"),
        (7.25, "7.25"),
        (0.0, "0"),
        (-0.0, "0"),
        (-0.001, "0"),
        (-2.5, "−2.5"),
        (12000, "12\u202f000"),
        (100, "100"),
    ],
)
def test_numbers_carry_no_empty_decimals_and_a_true_minus(value: float, text: str) -> None:
    assert neutral_number(value) == text


@given(st.integers(-(10**9), 10**9))
def test_a_written_number_reads_back_as_itself(hundredths: int) -> None:
    text = neutral_number(hundredths / 100).replace("\u202f", "").replace("−", "-")
    assert round(float(text) * 100) == hundredths


def test_one_day_is_not_called_days() -> None:
    assert [NEUTRAL.days(n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_dots_and_lines_of_long_periods_are_not_called_days() -> None:
    said = {
        grain: (NEUTRAL.dot(grain), NEUTRAL.line(grain)) for grain in (Grain.DAY, Grain.WEEK, Grain.MONTH)
    }
    assert said[Grain.DAY] == ("a day", "mean of 7 days")
    assert len(set(said.values())) == 3
