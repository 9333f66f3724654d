"""Numbers, hours and places on a scale as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.exchange.amounts import hours_in, is_yes, number_in, place_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7.5", 7.5),
        (" 7,5 ", 7.5),
        ("-3", -3),
        ("0", 0),
        ("71", 71),
        ("٣", 3),
        ("1.250", 1.25),
        ("0,125", 0.125),
    ],
)
def test_a_number_is_read_with_point_or_comma(text: str, number: float) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize("text", ["", "None", "N/A", "7.5 kg", "1,250", "1e5", "1" * 20, "nan", "--1"])
def test_what_is_no_plain_number_is_none(text: str) -> None:
    assert number_in(text) is None


@pytest.mark.parametrize(
    "text",
    ["7.5", "7,5", "7,5 h", "7h30", "7h 30m", "07:30", "7:30", "450 min", "7 hours 30 minutes", "7:30:00"],
)
def test_hours_are_read_in_every_usual_way(text: str) -> None:
    assert hours_in(text) == 7.5


@pytest.mark.parametrize("text", ["", "good", "23:10 - 06:45", "7:75", "h", "x" * 99])
def test_what_is_no_length_of_time_is_none(text: str) -> None:
    assert hours_in(text) is None


def test_a_place_has_its_highest() -> None:
    assert place_in(" 3/5 ") == (3, 5)
    assert [place_in(text) for text in ("6/5", "3/0", "-1/5", "3", "3/5/7", "a/b", "2026/01")] == [None] * 7


def test_yes_is_known_in_a_few_ways() -> None:
    assert all(map(is_yes, ["true", "Yes", " ja ", "✅"]))
    assert not any(map(is_yes, ["false", "no", "", "0"]))


@given(st.text(max_size=60))
def test_any_text_is_taken_or_left(text: str) -> None:
    for value in (number_in(text), hours_in(text), *(place_in(text) or ())):
        assert value is None or abs(value) < 10**13


@given(st.integers(0, 99), st.integers(0, 59))
def test_hours_and_minutes_come_back(hours: int, minutes: int) -> None:
    read = hours_in(f"{hours}h {minutes:02}m")
    assert read is not None
    assert round(read * 60) == hours * 60 + minutes
    assert hours_in(f"{hours}:{minutes:02}") == read
