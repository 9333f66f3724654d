"""Days in the names of notes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.exchange.moment_format import day_in_name

DAY = date(2026, 1, 14)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Daily/2026-01-14", "YYYY-MM-DD"),
        ("Daily/2026-01-14", ""),
        ("2026/01-January/2026-01-14-Wednesday", "YYYY/MM-MMMM/YYYY-MM-DD-dddd"),
        ("Wednesday, January 14th, 2026", "dddd, MMMM Do, YYYY"),
        ("Journal 14.1.26", "[Journal] D.M.YY"),
        ("14 Jan 2026", "DD MMM YYYY"),
        ("20260114", "YYYYMMDD"),
        ("Walk 2026-01-14 evening", "YYYYMMDD"),
        ("2025-12-31/2026-01-14", ""),
    ],
)
def test_a_daily_note_names_its_day(name: str, form: str) -> None:
    assert day_in_name(name, form) == DAY


@pytest.mark.parametrize("name", ["", "Ideas", "2026-02-30", "12026-01-14", "2026-01-145", "14-01-2026"])
def test_any_other_name_has_no_day(name: str) -> None:
    assert day_in_name(name, "YYYY-MM-DD") is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_comes_back_from_its_name(day: date) -> None:
    assert day_in_name(f"a/{day}") == day
    assert day_in_name(f"a/{day:%Y}/{day.day}. {day.month}", "YYYY/D. M") == day


@given(st.text(max_size=60), st.text(max_size=30) | st.text("YMDdo[]- /", max_size=20))
def test_any_name_and_format_can_be_asked(name: str, form: str) -> None:
    found = day_in_name(name, form)
    assert found is None or found.year > 0
