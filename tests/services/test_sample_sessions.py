"""The sessions of the sample life, and what goes between them, hold together."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from carejournal.domain.follow_up import AgendaStatus, PracticeStatus
from carejournal.domain.session import MASSAGE, THERAPY, Status
from carejournal.services.sample_days import MASSAGES
from carejournal.services.sample_life import sample_life
from carejournal.services.sample_words import story

if TYPE_CHECKING:
    from carejournal.domain.journal_copy import JournalCopy


@cache
def life() -> JournalCopy:
    return sample_life()


def test_therapy_is_weekly_on_thursdays_with_a_break_one_missed_and_one_cancelled() -> None:
    therapy = [s for s in life().sessions if s.kind == THERAPY]
    assert {s.moment.day.weekday() for s in therapy} == {3}
    assert [s.status for s in therapy].count(Status.MISSED) == 1
    assert [s.status for s in therapy].count(Status.CANCELLED) == 1
    assert 35 <= [s.status for s in therapy].count(Status.ATTENDED) <= 42
    weeks = [(later.moment.day - earlier.moment.day).days // 7 for earlier, later in pairwise(therapy)]
    assert sorted(weeks)[-2:] == [1, 5]


def test_massages_are_few_and_each_says_where_how_firmly_and_how_tense() -> None:
    massages = [s for s in life().sessions if s.kind == MASSAGE]
    assert 8 <= len(massages) <= 10
    assert {s.method for s in massages} == {"Swedish", "Deep tissue"}
    for session in massages:
        assert session.areas
        assert session.pressure is not None
        assert session.before_tension is not None
        assert session.after_tension is not None


def test_no_session_is_a_miracle() -> None:
    therapy = [(s.before_mood, s.after_mood) for s in life().sessions if s.kind == THERAPY]
    changes = [after - before for before, after in therapy if before is not None and after is not None]
    assert len(changes) > 15
    assert -1 < fmean(changes) < 1


def test_agenda_items_and_practices_stand_in_every_state() -> None:
    assert {item.status for item in life().agenda_items} == set(AgendaStatus)
    assert {practice.status for practice in life().practices} == set(PracticeStatus)


def test_scores_come_about_every_six_weeks_and_are_higher_where_mood_was_lower() -> None:
    scores = [s for s in life().scores if s.questionnaire == "PHQ-9"]
    assert len(scores) == len(life().scores) / 2 == 8
    assert all(28 <= (later.day - earlier.day).days <= 60 for earlier, later in pairwise(scores))

    def mood_before(day: date) -> float:
        fortnight = (day - timedelta(days=13), day)
        return fmean(
            e.readings["mood"]
            for e in life().entries
            if "mood" in e.readings and fortnight[0] <= e.moment.day <= fortnight[1]
        )

    by_score = sorted(scores, key=lambda score: score.value)
    assert (
        fmean(mood_before(s.day) for s in by_score[:3])
        > fmean(mood_before(s.day) for s in by_score[-3:]) + 0.5
    )


def test_the_story_tells_of_every_massage() -> None:
    assert tuple(massage["back"] for massage in story()["massages"]) == MASSAGES


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
@settings(max_examples=20, deadline=None)
def test_what_goes_between_sessions_always_refers_to_what_is_there(last_day: date) -> None:
    copy = sample_life(last_day)
    sessions = {session.id: session for session in copy.sessions}
    entries = {entry.id for entry in copy.entries}
    for item in copy.agenda_items:
        assert item.created_at.date() <= last_day
        assert item.entry_id is None or item.entry_id in entries
        assert (item.status is AgendaStatus.DONE) == (item.session_id is not None)
        assert item.session_id is None or sessions[item.session_id].moment.to_utc() > item.created_at
    for practice in copy.practices:
        assert sessions[practice.session_id or ""].moment.to_utc() < practice.created_at
    assert AgendaStatus.WAITING in {item.status for item in copy.agenda_items}
    assert all(score.day <= last_day for score in copy.scores)
