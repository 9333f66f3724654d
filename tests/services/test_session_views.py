"""What is looked at around sessions: before an appointment, one provider over time, months with gaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.session import MASSAGE, THERAPY, Session, Status
from carejournal.services.session_views import before_session, fit_of, longest_gap, months_of

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices

LAST = Session("last", THERAPY, Moment(datetime(2026, 11, 19, 17), 60))
NEXT = Session("next", THERAPY, Moment(datetime(2026, 11, 26, 17), 60), status=Status.PLANNED)


def test_before_an_appointment_the_days_since_the_last_one_are_compared_with_as_many_before(
    services: JournalServices,
) -> None:
    for session in (
        LAST,
        NEXT,
        replace(LAST, id="m", kind=MASSAGE, moment=Moment(datetime(2026, 11, 21, 9))),
    ):
        services.sessions.write(session)
    for day, mood in ((15, 2.0), (16, 4.0), (19, 6.0), (22, 8.0)):
        moment = Moment(datetime(2026, 11, day, 20), 60)
        entry = Entry(f"e{day}", moment, readings={"mood": mood}, note="a note", starred=day == 22)
        services.entries.write(entry)
    practice = services.follow_ups.agree("Walk", session_id=LAST.id)
    item = services.follow_ups.bring_up("the letter", THERAPY)
    seen = before_session(services, NEXT)
    assert seen.last == LAST
    assert (seen.period.first, seen.period.last, seen.recorded_days) == (
        date(2026, 11, 19),
        date(2026, 11, 22),
        2,
    )
    felt = next(each for each in seen.compared if each.measure.key == "mood")
    assert (felt.since, felt.since_days, felt.before, felt.before_days) == (7.0, 2, 3.0, 2)
    stress = next(each for each in seen.compared if each.measure.key == "stress")
    assert (stress.since, stress.before) == (None, None)
    assert (seen.agenda, seen.practices) == ((item,), (practice,))
    assert [entry.id for entry in seen.starred] == ["e22"]


def test_before_the_first_of_a_kind_the_last_four_weeks_are_looked_at(services: JournalServices) -> None:
    services.sessions.write(NEXT)
    seen = before_session(services, NEXT)
    assert seen.last is None
    assert (seen.period.last - seen.period.first).days == 27
    assert seen.practices == ()


def test_ratings_are_means_of_sessions_with_both_and_only_of_attended_ones() -> None:
    rated = [
        replace(LAST, id="a", before_tension=8.0, after_tension=4.0),
        replace(LAST, id="b", before_tension=6.0, after_tension=5.0, heard=7.0),
        replace(LAST, id="c", before_tension=1.0),
        replace(LAST, id="d", before_tension=10.0, after_tension=10.0, status=Status.MISSED),
    ]
    fit = fit_of(rated)
    assert (fit.ratings["before_tension"].mean, fit.ratings["after_tension"].mean) == (7.0, 4.5)
    assert fit.ratings["before_tension"].count == 2
    assert "before_mood" not in fit.ratings
    assert [session.id for session in fit.suited] == ["b"]


def test_a_month_without_a_session_is_there_as_a_gap() -> None:
    sessions = [
        replace(LAST, id="a", moment=Moment(datetime(2026, 8, 31, 9))),
        replace(LAST, id="b", moment=Moment(datetime(2026, 10, 1, 9)), status=Status.CANCELLED),
        replace(LAST, id="c", moment=Moment(datetime(2026, 11, 30, 9))),
    ]
    months = months_of(sessions)
    assert [month.first.month for month in months] == [11, 10, 9, 8]
    assert [month.is_gap for month in months] == [False, False, True, False]
    assert months[1].cancelled == 1
    assert longest_gap(sessions) == (sessions[0], sessions[2])
    assert longest_gap(sessions[:1]) is None
    assert months_of([]) == []


@given(st.lists(st.tuples(st.integers(0, 700), st.sampled_from(Status)), max_size=6))
def test_months_count_every_session_once(held: list[tuple[int, Status]]) -> None:
    first = datetime(2026, 1, 1, 9)
    sessions = [
        replace(LAST, id=str(n), moment=Moment(first + timedelta(days=days)), status=status)
        for n, (days, status) in enumerate(sorted(held))
    ]
    months = months_of(sessions)
    counted = sum(sum(m.attended.values()) + m.missed + m.cancelled + m.planned for m in months)
    assert counted == len(sessions)
    assert len({month.first for month in months}) == len(months)
