"""Reminders fall due at their times, never in the quiet hours, and not long after they were due."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.moment import Moment
from carejournal.domain.session import Session, Status
from carejournal.services.reminder_file import reminder_file
from carejournal.services.reminding import OFF, Occasion, ReminderPlan, due, plan_from, upcoming_sessions

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices

EVENING = ReminderPlan((time(20, 30),))
minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))
plans = st.builds(
    ReminderPlan,
    st.lists(minutes, unique=True, max_size=3).map(lambda times: tuple(sorted(times))),
    st.none() | st.tuples(minutes, minutes),
    st.booleans(),
)
DAY = datetime(2026, 11, 22)


@given(plans)
def test_a_plan_comes_back_from_the_settings_as_it_was(plan: ReminderPlan) -> None:
    assert plan_from(plan.as_text()) == plan


@given(st.text() | st.sampled_from(["", ";;", "25:00;;", "08:00;22:00;", "8;9-10-11;sessions;"]))
def test_a_setting_that_cannot_be_read_is_no_error(text: str) -> None:
    assert isinstance(plan_from(text), ReminderPlan)


def test_nothing_is_due_unless_it_was_chosen() -> None:
    assert OFF.is_off
    assert plan_from("") == OFF
    assert due(OFF, DAY, DAY + timedelta(days=1)) == set()


@given(st.lists(st.integers(1, 3000), min_size=1, max_size=60), st.integers(0, 86_399))
def test_looking_often_gives_each_reminder_once_a_day(steps: list[int], start: int) -> None:
    looks = [DAY + timedelta(seconds=start)]
    for step in steps:
        looks.append(looks[-1] + timedelta(seconds=min(step, 1500)))
    given_at = [now for since, now in pairwise(looks) if due(EVENING, since, now)]
    evenings = [DAY + timedelta(days=n, hours=20, minutes=30) for n in range(3)]
    assert len(given_at) == sum(looks[0] < evening <= looks[-1] for evening in evenings)


def test_after_a_long_sleep_of_the_computer_nothing_is_made_up_for() -> None:
    assert due(EVENING, DAY + timedelta(hours=20), DAY + timedelta(hours=23)) == set()
    assert due(EVENING, DAY + timedelta(hours=20), DAY + timedelta(hours=20, minutes=50)) == {
        Occasion.JOURNAL
    }


@pytest.mark.parametrize(
    ("quiet", "at", "expected"),
    [
        ((time(22), time(7)), time(23), True),
        ((time(22), time(7)), time(6, 59), True),
        ((time(22), time(7)), time(7), False),
        ((time(12), time(14)), time(13), True),
        ((time(12), time(14)), time(14), False),
        (None, time(3), False),
    ],
)
def test_quiet_hours_may_go_over_midnight(quiet: tuple[time, time] | None, at: time, expected: bool) -> None:
    plan = ReminderPlan((at,), quiet)
    assert plan.is_quiet(at) is expected
    now = datetime.combine(DAY, at)
    assert bool(due(plan, now - timedelta(minutes=1), now)) is not expected


def test_a_planned_session_is_told_an_hour_before(services: JournalServices) -> None:
    at = Moment(datetime(2026, 11, 23, 16))
    made = (
        Session("planned", "therapy", at, status=Status.PLANNED),
        Session("cancelled", "therapy", at, status=Status.CANCELLED),
        Session("time unknown", "massage", Moment.on(at.day), status=Status.PLANNED),
        Session("next month", "massage", Moment(datetime(2026, 12, 23, 16)), status=Status.PLANNED),
    )
    for session in made:
        services.sessions.write(session)
    upcoming = upcoming_sessions(services.planning, datetime(2026, 11, 23, 14, 59))
    assert [session.id for session in upcoming] == ["planned"]
    plan = ReminderPlan(sessions=True)
    before, after = datetime(2026, 11, 23, 14, 59), datetime(2026, 11, 23, 15)
    assert due(plan, before, after, upcoming) == {Occasion.SESSION}
    assert due(EVENING, before, after, upcoming) == set()


def test_the_calendar_file_has_each_time_once_a_day_and_says_nothing_else(services: JournalServices) -> None:
    from icalendar import Calendar

    plan = ReminderPlan((time(8), time(20, 30), time(23)), (time(22), time(7)))
    written = reminder_file(plan, services.clock(), "It is time; come, if you like")
    events: list[Any] = Calendar.from_ical(written).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [
        datetime(2026, 11, 22, 8),
        datetime(2026, 11, 22, 20, 30),
    ]
    assert all(event["rrule"]["freq"] == ["DAILY"] for event in events)
    assert {str(event["summary"]) for event in events} == {"It is time; come, if you like"}
    assert len({str(event["uid"]) for event in events}) == 2
    assert written == reminder_file(plan, services.clock(), "It is time; come, if you like")
