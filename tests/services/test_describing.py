"""A period in numbers and as the chart's data: worked out by hand here, and nothing made up."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.entry import Entry
from carejournal.domain.journal_copy import JournalCopy
from carejournal.domain.measure import Form, Measure
from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.domain.session import Kind, Mark, Session, Status
from carejournal.services.describing import with_lead_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carejournal.charts.trend_data import TrendData, TrendPanel
    from carejournal.insights.description import Description
    from carejournal.services.journal_services import JournalServices

WEEK = Period(date(2026, 11, 9), date(2026, 11, 15))


def rate(services: JournalServices, day: int, clock: str = "", **readings: float) -> None:
    moment = Moment.parse(f"2026-11-{day:02}{'T' + clock if clock else ''}")
    services.entries.write(Entry(f"{day} {clock}", moment, readings=readings))


def described(services: JournalServices, period: Period = WEEK) -> Mapping[str, Description]:
    overview = services.describing.overview(period)
    return {measure.key: found for measure, found in overview.measures}


def trend(services: JournalServices, period: Period = WEEK) -> TrendData:
    return services.describing.trend(period, lambda measure: measure.name.upper())


def panel(services: JournalServices, name: str, period: Period = WEEK) -> TrendPanel:
    (found,) = [each for each in trend(services, period).panels if each.name == name]
    return found


def test_means_and_ranges_are_over_the_recorded_days_only(services: JournalServices) -> None:
    rate(services, 9, mood=4)
    rate(services, 11, mood=7.5, stress=0)
    rate(services, 15, mood=5)
    mood, stress = described(services)["mood"], described(services)["stress"]
    assert (mood.mean, mood.recorded_days, mood.days) == (5.5, 3, 7)
    assert (mood.lowest, mood.highest) == (4, 7.5)
    assert (stress.mean, stress.recorded_days) == (0, 1)


def test_a_day_counts_once_however_many_entries_it_has(services: JournalServices) -> None:
    rate(services, 9, "08:00", mood=2, sleep_hours=6, ill=0)
    rate(services, 9, "13:00", mood=4, sleep_hours=7.5, ill=1)
    rate(services, 9, "22:00", mood=9, ill=0)
    rate(services, 10, mood=8)
    found = described(services)
    assert found["mood"].mean == 6.5  # the mean of day means 5 and 8, not of the four readings
    assert found["sleep_hours"].mean == 7.5  # a night is told once, the last time counts
    assert found["ill"].mean == 1  # ill at any time is ill on that day
    assert services.describing.overview(WEEK).recorded_days == 2


def test_recorded_days_have_a_reading_of_any_measure_and_words_alone_are_none(
    services: JournalServices,
) -> None:
    rate(services, 9, mood=4)
    rate(services, 10, ill=0)
    services.entries.write(Entry("words", Moment.parse("2026-11-11"), note="no number today"))
    rate(services, 8, mood=4)
    rate(services, 16, mood=4)
    assert services.describing.overview(WEEK).recorded_days == 2


def test_what_is_not_recorded_has_no_number_at_all(services: JournalServices) -> None:
    rate(services, 9, mood=4)
    stress = described(services)["stress"]
    assert (stress.mean, stress.lowest, stress.highest) == (None, None, None)
    assert (stress.recorded_days, stress.days) == (0, 7)


def test_every_measure_in_use_is_described_in_its_order(services: JournalServices) -> None:
    pain = Measure("pain", "Pain", Form.SCALE, position=9)
    with services.journal.transaction():
        services.journal.put_copy(JournalCopy(measures=(pain,)))
    rate(services, 9, pain=3)
    assert list(described(services)) == ["mood", "stress", "sleep_quality", "sleep_hours", "ill", "pain"]
    assert described(services)["pain"].mean == 3


def test_the_chart_has_mood_stress_and_sleep_under_the_names_given(services: JournalServices) -> None:
    assert [each.name for each in trend(services).panels] == ["MOOD", "STRESS", "SLEEP HOURS"]


def test_a_dot_stands_for_each_recorded_day_and_a_gap_is_a_gap(services: JournalServices) -> None:
    rate(services, 9, mood=4)
    rate(services, 12, "08:00", mood=0)
    rate(services, 12, "20:00", mood=3)
    assert np.array_equal(
        panel(services, "MOOD").values, [4, *[math.nan] * 2, 1.5, *[math.nan] * 3], equal_nan=True
    )
    assert np.isnan(panel(services, "STRESS").values).all()


def test_the_line_of_the_first_day_uses_the_six_days_before_the_period(services: JournalServices) -> None:
    for day, mood in ((2, 10), (3, 1), (4, 2), (5, 3), (6, 4), (7, 5), (8, 6), (9, 0)):
        rate(services, day, mood=mood)
    line = panel(services, "MOOD").line
    assert line[0] == pytest.approx((1 + 2 + 3 + 4 + 5 + 6 + 0) / 7)  # the 3rd to the 9th, not the 2nd
    assert np.isnan(line[1:]).all()
    assert np.array_equal(panel(services, "MOOD").values, [0, *[math.nan] * 6], equal_nan=True)


def test_the_line_needs_four_recorded_days_of_seven(services: JournalServices) -> None:
    for day in (3, 6, 9):
        rate(services, day, mood=6)
    assert np.isnan(panel(services, "MOOD").line).all()
    rate(services, 8, mood=2)
    assert panel(services, "MOOD").line[0] == 5


def test_only_attended_sessions_of_the_period_are_marked(services: JournalServices) -> None:
    yoga = Kind("yoga", "Yoga", Mark.STAR, archived=True)
    with services.journal.transaction():
        services.journal.put_copy(JournalCopy(kinds=(yoga,)))
    for day, kind, status in (
        (8, "therapy", Status.ATTENDED),
        (9, "massage", Status.ATTENDED),
        (10, "therapy", Status.MISSED),
        (11, "therapy", Status.CANCELLED),
        (12, "therapy", Status.PLANNED),
        (15, "yoga", Status.ATTENDED),
        (16, "yoga", Status.ATTENDED),
    ):
        moment = Moment.parse(f"2026-11-{day:02}T17:00")
        services.sessions.write(Session(f"s{day}", kind, moment, status=status))
    assert [(mark.day.day, mark.kind_name, mark.mark) for mark in trend(services).marks] == [
        (9, "Massage", Mark.DIAMOND),
        (15, "Yoga", Mark.STAR),
    ]


def test_a_period_of_one_day_is_a_period(services: JournalServices) -> None:
    rate(services, 9, mood=4)
    one_day = Period(WEEK.first, WEEK.first)
    assert panel(services, "MOOD", one_day).values.tolist() == [4]
    assert described(services, one_day)["mood"].days == 1


@given(st.dates(max_value=date(1, 1, 9)) | st.dates(max_value=date(9000, 1, 1)), st.integers(1, 400))
def test_the_lead_in_is_the_period_with_up_to_six_days_before_it(first: date, days: int) -> None:
    period = Period.ending(first + timedelta(days=days - 1), days)
    longer = with_lead_in(period)
    assert longer.last == period.last
    assert len(longer) - len(period) == min(6, (first - date.min).days)


@pytest.mark.parametrize(
    "period",
    [Period(date.min, date(1, 1, 3)), Period(date(1, 1, 4), date(1, 1, 9)), Period(date.max, date.max)],
)
def test_the_ends_of_the_calendar_can_be_drawn(services: JournalServices, period: Period) -> None:
    services.entries.write(Entry("e", Moment.on(period.last), readings={"mood": 4}))
    assert panel(services, "MOOD", period).values[-1] == 4
    assert len(panel(services, "MOOD", period).values) == len(period)
