"""Hours of sleep as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.measure import SLEEP_HOURS
from carejournal.ui.widgets.hours_text import hours_in, hours_text


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("6 h 15", 6.25),
        ("6h15", 6.25),
        ("6:15", 6.25),
        ("6 h 15 min", 6.25),
        ("6 H 15 m", 6.25),
        ("6.25", 6.25),
        ("6,25", 6.25),
        ("6,25 h", 6.25),
        ("8", 8.0),
        ("8h", 8.0),
        (" 7:05 ", 7.0),
        ("7:08", 7.25),
        ("0", 0.0),
        ("24", 24.0),
        ("24 h", 24.0),
    ],
)
def test_hours_are_read_in_quarters(text: str, hours: float) -> None:
    assert hours_in(text) == hours


def test_nothing_is_not_recorded() -> None:
    assert hours_in("") is None
    assert hours_in("   ") is None
    assert hours_text(None) == ""


@pytest.mark.parametrize(
    "text", ["-1", "25", "24:15", "6:75", "6 h 60", "abc", "6 1/2", "1e1", "nan", "6.", "6 15"]
)
def test_what_means_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        hours_in(text)


@given(st.integers(0, 96))
def test_what_is_written_is_read_back(quarters: int) -> None:
    hours = quarters / 4
    assert hours_in(hours_text(hours)) == hours


@given(st.text())
def test_whatever_is_typed_is_hours_the_journal_takes_or_refused(text: str) -> None:
    try:
        hours = hours_in(text)
    except ValueError:
        return
    assert hours is None or SLEEP_HOURS.accept(hours) == hours


@pytest.mark.parametrize(("hours", "text"), [(0.0, "0 h"), (8.0, "8 h"), (6.25, "6 h 15"), (6.09, "6 h 05")])
def test_hours_are_written_without_a_fraction(hours: float, text: str) -> None:
    assert hours_text(hours) == text
