"""Descriptions count what is recorded and say nothing where nothing is."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.domain.reading import Reading
from carejournal.insights.daily import DailySeries
from carejournal.insights.description import Description, describe, recorded_days

FIRST = date(2026, 1, 1)


def series(values: list[float]) -> DailySeries:
    return DailySeries("mood", Period(FIRST, FIRST + timedelta(days=len(values) - 1)), np.array(values))


def test_of_nothing_recorded_there_is_no_mean() -> None:
    assert describe(series([math.nan] * 5)) == Description("mood", None, 0, 5, None, None)


def test_days_without_a_record_do_not_pull_the_mean_down() -> None:
    assert describe(series([4, math.nan, 8])) == Description("mood", 6, 2, 3, 4, 8)


def test_a_recorded_zero_counts() -> None:
    assert describe(series([0, 10])) == Description("mood", 5, 2, 2, 0, 10)


@given(st.lists(st.one_of(st.just(math.nan), st.floats(-1e6, 1e6)), min_size=1, max_size=50))
def test_the_mean_lies_between_lowest_and_highest_and_is_the_sum_shared_out(values: list[float]) -> None:
    found = describe(series(values))
    recorded = [value for value in values if not math.isnan(value)]
    assert (found.recorded_days, found.days) == (len(recorded), len(values))
    if found.mean is None or found.lowest is None or found.highest is None:
        assert not recorded
    else:
        assert found.lowest <= found.mean <= found.highest
        assert found.mean * len(recorded) == pytest.approx(math.fsum(recorded), abs=1e-6)
        assert (found.lowest, found.highest) == (min(recorded), max(recorded))


def test_a_day_with_any_reading_counts_once_and_days_outside_do_not() -> None:
    readings = [
        Reading(Moment(datetime(2026, 1, 1, 8)), "mood", 5),
        Reading(Moment(datetime(2026, 1, 1, 20)), "stress", 0),
        Reading(Moment.on(date(2026, 1, 3)), "ill", 0),
        Reading(Moment.on(date(2025, 12, 31)), "mood", 5),
    ]
    assert recorded_days(readings, Period(FIRST, date(2026, 1, 31))) == 2
