"""How dates and numbers are written in both languages."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.reports.contents import Language
from carejournal.reports.dates_and_numbers import (
    average,
    moment_text,
    month_year,
    number,
    period_text,
    weekday_date,
)

EN, DE = Language.ENGLISH, Language.GERMAN


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("first", "last", "english", "german"),
    [
        (date(2026, 8, 3), date(2026, 8, 30), "3–30 August 2026", "3.–30. August 2026"),
        (date(2026, 7, 3), date(2026, 8, 30), "3 July – 30 August 2026", "3. Juli – 30. August 2026"),
        (
            date(2025, 12, 28),
            date(2026, 1, 2),
            "28 December 2025 – 2 January 2026",
            "28. Dezember 2025 – 2. Januar 2026",
        ),
        (date(2026, 3, 1), date(2026, 3, 1), "1 March 2026", "1. März 2026"),
    ],
)
def test_a_period_does_not_repeat_what_both_ends_share(
    first: date, last: date, english: str, german: str
) -> None:
    period = Period(first, last)
    assert (_plain(period_text(period, EN)), _plain(period_text(period, DE))) == (english, german)


def test_a_day_in_a_table_never_breaks_over_two_lines() -> None:
    assert weekday_date(date(2026, 8, 3), EN) == "Mon\u00a03\u00a0Aug"
    assert weekday_date(date(2026, 3, 1), DE) == "So\u00a01.\u00a0März"
    assert month_year(date(2026, 3, 1), DE) == "März 2026"


def test_a_moment_tells_its_time_only_where_it_is_known() -> None:
    assert _plain(moment_text(Moment(datetime(2026, 8, 12, 9, 5)), EN)) == "Wed 12 August 2026, 09:05"
    assert _plain(moment_text(Moment.on(date(2026, 8, 12)), DE)) == "Mi 12. August 2026"


@pytest.mark.parametrize(
    ("value", "english", "german"),
    [
        (7, "7", "7"),
        (7.25, "7.25", "7,25"),
        (6.5, "6.5", "6,5"),
        (19 / 3, "6.3", "6,3"),
        (0, "0", "0"),
        (-0.0, "0", "0"),
        (0.004, "0.004", "0,004"),
        (-2.5, "\u22122.5", "\u22122,5"),
        (12345.6, "12346", "12346"),
        (100, "100", "100"),
    ],
)
def test_a_number_stays_as_it_was_given(value: float, english: str, german: str) -> None:
    assert (number(value, EN), number(value, DE)) == (english, german)


@given(st.floats(-900, 900).filter(lambda value: value != 0))
def test_something_is_never_written_as_nothing(value: float) -> None:
    assert float(number(value, EN).replace("\u2212", "-")) != 0


@given(st.integers(0, 96).map(lambda quarters: quarters / 4))
def test_quarter_hours_read_back_as_they_were(hours: float) -> None:
    assert float(number(hours, EN)) == hours


@pytest.mark.parametrize(("value", "told"), [(6, "6.0"), (3.25, "3.3"), (-0.01, "0.0"), (1234.5, "1235")])
def test_a_mean_has_one_decimal_and_rounds_halves_up(value: float, told: str) -> None:
    assert average(value, EN) == told
