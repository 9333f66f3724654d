"""Days and times as the person's locale writes them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from carejournal.domain.moment import Moment
from carejournal.ui.widgets.dates import (
    clock_time,
    from_qdate,
    long_day,
    long_day_with_year,
    month_and_year,
    qdate,
    short_day,
    short_day_with_year,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SUNDAY = date(2026, 11, 22)


@pytest.fixture(params=["en_GB", "de_DE"])
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield str(request.param)
    QLocale.setDefault(before)


def test_days_are_written_in_the_locales_own_words(locale: str) -> None:
    english = locale == "en_GB"
    assert long_day(SUNDAY).startswith("Sunday, 22" if english else "Sonntag, 22")
    assert long_day_with_year(SUNDAY) == f"{long_day(SUNDAY)} 2026"
    assert short_day(SUNDAY) == ("Sun 22 Nov" if english else "So. 22 Nov.")
    assert short_day_with_year(SUNDAY) == ("22 Nov 2026" if english else "22 Nov. 2026")
    assert month_and_year(SUNDAY) == "November 2026"
    assert clock_time(Moment(datetime(2026, 11, 22, 9, 5))) == "09:05"


def test_a_time_that_is_not_known_is_not_written() -> None:
    assert clock_time(Moment.on(SUNDAY)) == ""


@given(st.dates())
def test_every_day_comes_back_from_qt(day: date) -> None:
    assert from_qdate(qdate(day)) == day
