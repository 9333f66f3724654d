"""A chart in words holds the numbers that the picture shows."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from carejournal.charts.labels import ChartLabels
from carejournal.charts.trend_data import SessionMark, TrendData, panel_of
from carejournal.charts.wording import describe_chart
from carejournal.domain.measure import ILL, MOOD, SLEEP_HOURS
from carejournal.domain.period import Period
from carejournal.domain.session import Mark

if TYPE_CHECKING:
    from carejournal.domain.measure import Measure

FIRST = date(2026, 9, 1)


def data(measure: Measure, values: list[float], *marks: SessionMark) -> TrendData:
    numbers = np.array(values)
    period = Period(FIRST, FIRST + timedelta(days=len(values) - 1))
    return TrendData(period, (panel_of(measure, numbers, numbers),), marks)


def test_a_panel_is_told_by_its_recorded_days_mean_and_range() -> None:
    assert describe_chart(data(SLEEP_HOURS, [7.25, math.nan, 8])) == (
        "1 Sep 2026 to 3 Sep 2026 (3 days). "
        "Sleep hours: recorded on 2 of 3 days, mean 7.6 h, lowest 7.25 h, highest 8 h. No sessions."
    )


def test_sessions_are_counted_by_kind() -> None:
    marks = [SessionMark(FIRST, name, Mark.TRIANGLE, name) for name in ("massage", "therapy", "therapy")]
    assert describe_chart(data(MOOD, [5], *marks)).endswith("Sessions: therapy 2, massage 1.")


def test_what_is_not_recorded_is_said_so_and_has_no_numbers() -> None:
    assert "Mood: not recorded." in describe_chart(data(MOOD, [math.nan] * 30))


def test_yes_and_no_are_counted_and_not_averaged() -> None:
    said = describe_chart(data(ILL, [1, 0, 0, math.nan, 1]))
    assert "Ill today: recorded on 4 of 5 days, yes on 2." in said
    assert "mean" not in said


def test_a_single_day_is_told_as_one() -> None:
    assert describe_chart(data(MOOD, [5])).startswith("1 Sep 2026 (1 day). Mood: recorded on 1 of 1 day,")


def test_another_language_brings_its_own_words() -> None:
    german = ChartLabels(
        day=lambda day: f"{day.day}.{day.month}.",
        days_count="{n} Tage",
        period="{first} bis {last}: {days}.",
        panel_blank="{name}: nicht erfasst.",
        no_sessions="Keine Sitzungen.",
    )
    said = describe_chart(data(MOOD, [math.nan] * 3), german)
    assert said == "1.9. bis 3.9.: 3 Tage. Mood: nicht erfasst. Keine Sitzungen."


@given(st.lists(st.one_of(st.just(math.nan), st.integers(0, 10).map(float)), min_size=2, max_size=50))
def test_the_count_of_recorded_days_is_the_true_one(values: list[float]) -> None:
    recorded = sum(not math.isnan(value) for value in values)
    said = describe_chart(data(MOOD, values))
    assert (f"recorded on {recorded} of {len(values)} days" in said) == (recorded > 0)
