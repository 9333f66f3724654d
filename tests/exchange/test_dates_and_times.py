"""Dates and times as other programs write them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.exchange.dates_and_times import date_in_words, time_of_day, year_first_date


@given(st.times())
def test_every_minute_is_read_on_both_clocks(moment: time) -> None:
    minute = moment.replace(second=0, microsecond=0)
    assert time_of_day(f"{minute.hour}:{minute.minute:02}") == minute
    assert time_of_day(f"{minute.hour:02}.{minute.minute:02}") == minute
    assert time_of_day(minute.strftime("%I:%M %p")) == minute


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("12:05 am", 0, 5),
        ("12:05 PM", 12, 5),
        ("9:05\u202fPM", 21, 5),
        ("9:05\u00a0p.\u00a0m.", 21, 5),
        ("0:10", 0, 10),
        (" 7:05 ", 7, 5),
        ("下午9:05", 21, 5),
        ("오전 9:05", 9, 5),
        ("٩:٠٥ م", 21, 5),
        ("9:05 μ.μ.", 21, 5),
    ],
)
def test_times_are_read_as_people_write_them(text: str, hour: int, minute: int) -> None:
    assert time_of_day(text) == time(hour, minute)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "evening",
        "13:00 pm",
        "24:00",
        "9:60",
        "9",
        "9 pm",
        "9:5",
        "9:05:10",
        "9:05 xx",
        "(9:05)",
        "1" * 99,
    ],
)
def test_what_is_no_time_is_not_guessed_at(text: str) -> None:
    with pytest.raises(ValueError):
        time_of_day(text)


@given(st.dates())
def test_a_date_with_the_year_first_is_read(day: date) -> None:
    assert year_first_date(day.isoformat()) == day
    assert year_first_date(f"{day.year:04}/{day.month}/{day.day}") == day


@pytest.mark.parametrize("text", ["", "2026-02-30", "02/03/2026", "2026-02", "26-01-20", "2026-01/20", "x"])
def test_a_date_in_any_other_order_or_that_does_not_exist_is_not_guessed_at(text: str) -> None:
    with pytest.raises(ValueError):
        year_first_date(text)


@pytest.mark.parametrize(
    "text",
    ["18 May", "May 18", "18. Mai", "18 mai", "18 de mayo", "18 maggio", "Mai 18,", "18 mei", "18 Maio"],
)
def test_a_day_with_its_month_in_words_is_read(text: str) -> None:
    assert date_in_words("2018", text) == date(2018, 5, 18)


@pytest.mark.parametrize(
    ("year", "text"),
    [
        ("2018", "29 February"),
        ("2018", "18/05"),
        ("2018", "18 nonsense"),
        ("2018", "18 May June"),
        ("2018", "18 19 May"),
        ("", "18 May"),
        ("18", "18 May"),
        ("2018", "May " * 99),
    ],
)
def test_a_day_in_words_that_is_not_plain_is_not_guessed_at(year: str, text: str) -> None:
    with pytest.raises(ValueError):
        date_in_words(year, text)
