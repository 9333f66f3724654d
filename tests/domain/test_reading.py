"""Readings."""

from __future__ import annotations

from datetime import date, datetime

from carejournal.domain.moment import Moment
from carejournal.domain.reading import Reading


def test_the_sleep_of_a_night_belongs_to_the_day_of_waking() -> None:
    morning = Moment(datetime(2026, 1, 21, 7), 60)
    assert Reading(morning, "sleep_hours", 7.5).day == date(2026, 1, 21)
