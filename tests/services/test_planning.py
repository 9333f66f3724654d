"""Series planned, gone on with and ended; what is next and what has just passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from carejournal.domain.moment import Moment
from carejournal.domain.repeat import Rule, occurrences
from carejournal.domain.session import THERAPY, Session, Status

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices
    from fake_clock import FakeClock

FIRST = Session(
    "first",
    THERAPY,
    Moment(datetime(2026, 11, 26, 17)),
    "CBT",
    50,
    "Dr Low",
    status=Status.PLANNED,
    note="not copied",
    cost=80.0,
)
DAYS = occurrences(Rule.WEEKLY, date(2026, 11, 26), date(2026, 12, 24))


def days(sessions: list[Session]) -> list[date]:
    return [session.moment.day for session in sessions]


def test_a_series_is_planned_like_its_first_without_the_days_left_out(services: JournalServices) -> None:
    chosen = [day for day in DAYS if day != date(2026, 12, 10)]
    planned = services.planning.plan(FIRST, Rule.WEEKLY, chosen)
    assert services.looking_back.sessions() == planned
    assert days(planned) == chosen
    assert {(s.kind, s.method, s.minutes, s.provider, s.cost, s.note, s.status) for s in planned} == {
        (THERAPY, "CBT", 50, "Dr Low", 80.0, "", Status.PLANNED)
    }
    assert {s.moment.local.hour for s in planned} == {17}
    services.history.undo()
    assert services.looking_back.sessions() == []
    services.history.redo()
    assert days(services.looking_back.sessions()) == chosen


def test_a_single_planned_session_becomes_the_first_of_its_series(services: JournalServices) -> None:
    services.sessions.write(FIRST)
    services.planning.plan(FIRST, Rule.WEEKLY, DAYS, replaces=FIRST)
    sessions = services.looking_back.sessions()
    assert days(sessions) == DAYS
    assert (sessions[0].id, sessions[0].note) == (FIRST.id, FIRST.note)
    services.history.undo()
    assert services.looking_back.sessions() == [FIRST]


def test_a_series_goes_on_after_two_years_of_it(services: JournalServices) -> None:
    two_years = occurrences(Rule.WEEKLY, date(2026, 11, 26), date.max)
    *_, last = services.planning.plan(FIRST, Rule.WEEKLY, two_years)
    assert last.moment.day == date(2028, 11, 16)
    added = services.planning.plan_on(last, date(2028, 12, 1))
    assert days(added) == [date(2028, 11, 23), date(2028, 11, 30)]


def test_a_series_goes_on_after_its_last_day_also_where_that_was_moved(services: JournalServices) -> None:
    planned = services.planning.plan(FIRST, Rule.FORTNIGHTLY, DAYS[::2])
    moved = replace(planned[-1], moment=Moment(datetime(2026, 12, 28, 9)))
    services.sessions.write(moved)
    added = services.planning.plan_on(moved, date(2027, 1, 30))
    assert days(added) == [date(2027, 1, 7), date(2027, 1, 21)]
    assert {s.moment.local.hour for s in added} == {17}


def test_a_series_goes_on_at_the_time_that_it_has_now(services: JournalServices) -> None:
    planned = services.planning.plan(FIRST, Rule.WEEKLY, DAYS)
    services.sessions.write(replace(planned[0], moment=Moment(datetime(2026, 11, 27, 9))))
    (added,) = services.planning.plan_on(planned[-1], date(2026, 12, 31))
    assert added.moment.local == datetime(2026, 12, 31, 17)
    for each in [*planned[1:], added]:
        services.sessions.write(replace(each, moment=Moment.parse(f"{each.moment.day}T14:30")))
    (added,) = services.planning.plan_on(planned[-1], date(2027, 1, 7))
    assert added.moment.local == datetime(2027, 1, 7, 14, 30)


def test_ending_a_series_takes_only_what_is_still_planned_and_later(services: JournalServices) -> None:
    planned = services.planning.plan(FIRST, Rule.WEEKLY, DAYS)
    services.sessions.write(replace(planned[3], status=Status.CANCELLED))
    assert services.planning.end_series(planned[2]) == 2
    assert days(services.looking_back.sessions()) == [DAYS[0], DAYS[1], DAYS[3]]
    services.history.undo()
    assert days(services.looking_back.sessions()) == DAYS


def test_what_is_next_comes_first_until_it_is_over(services: JournalServices, clock: FakeClock) -> None:
    planned = services.planning.plan(FIRST, Rule.WEEKLY, DAYS)
    assert services.planning.upcoming(date(2026, 12, 3)) == planned[:2]
    clock.now = clock.now.replace(day=26, hour=17, minute=49)
    assert services.planning.upcoming()[0] == planned[0]
    assert services.planning.passed() == []
    clock.forward(minutes=1)
    assert services.planning.upcoming()[0] == planned[1]
    assert services.planning.passed() == [planned[0]]
    clock.forward(days=20)
    assert planned[0] not in services.planning.passed()


def test_a_session_without_a_time_is_over_with_its_day(services: JournalServices, clock: FakeClock) -> None:
    session = Session("day", THERAPY, Moment.on(clock().date()), status=Status.PLANNED)
    services.sessions.write(session)
    assert services.planning.upcoming() == [session]
    clock.forward(days=1)
    assert services.planning.passed() == [session]
