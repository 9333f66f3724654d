"""Sessions: what is put is what comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from hypothesis import given

from carejournal.domain.moment import Moment
from carejournal.domain.origin import Origin
from carejournal.domain.period import Period
from carejournal.domain.session import Session, Status
from domain.made_values import sessions
from storage.made_journals import BROUGHT, DAY, NOON, undone

if TYPE_CHECKING:
    from carejournal.storage.journal import Journal


@given(sessions(BROUGHT))
def test_every_session_comes_back_as_it_was_put(shared: Journal, session: Session) -> None:
    with undone(shared):
        shared.sessions.put(session)
        assert shared.sessions.get(session.id) == session
        assert shared.sessions.all() == [session]
        assert shared.index.agrees()


@given(sessions(BROUGHT), sessions(BROUGHT))
def test_a_session_takes_the_place_of_what_has_its_id(shared: Journal, old: Session, new: Session) -> None:
    new = replace(new, id=old.id, origin=old.origin)
    with undone(shared):
        shared.sessions.put(old)
        shared.sessions.put(new)
        assert shared.sessions.all() == [new]
        assert shared.index.agrees()


@given(sessions(BROUGHT))
def test_the_trash_hides_a_session_until_it_is_put_again(shared: Journal, session: Session) -> None:
    with undone(shared):
        shared.sessions.put(session)
        shared.sessions.trash(session.id, NOON)
        shared.sessions.trash(session.id, NOON)
        assert (shared.sessions.get(session.id), shared.sessions.count()) == (None, 0)
        assert session.id in shared.known_ids()
        assert shared.index.agrees()
        shared.sessions.put(session)
        assert shared.sessions.get(session.id) == session
        assert shared.index.agrees()


def test_what_is_not_there_is_none_and_cannot_be_trashed(shared: Journal) -> None:
    with undone(shared):
        shared.sessions.trash("nothing", NOON)
        assert shared.sessions.get("nothing") is None
        assert (shared.sessions.all(), shared.sessions.count()) == ([], 0)


def test_a_period_holds_the_sessions_of_its_days_oldest_first(shared: Journal) -> None:
    moments = (
        Moment(datetime(2026, 1, 9, 23, 59, 59)),
        Moment.on(date(2026, 1, 10)),
        Moment(datetime(2026, 1, 12, 23, 59, 59), 720),
        Moment(datetime(2026, 1, 13)),
    )
    made = [Session(f"s{number}", "massage", moment) for number, moment in enumerate(moments)]
    with undone(shared):
        for session in reversed(made):
            shared.sessions.put(session)
        assert shared.sessions.between(Period(date(2026, 1, 10), date(2026, 1, 12))) == made[1:3]
        assert shared.sessions.all() == made


def test_a_removed_session_leaves_nothing_in_the_trash_or_not(shared: Journal) -> None:
    with undone(shared):
        for trashed in (False, True):
            shared.sessions.put(Session("s", "therapy", Moment.on(DAY), note="words"))
            if trashed:
                shared.sessions.trash("s", NOON)
            shared.sessions.remove("s")
            shared.sessions.remove("nothing")
            assert (shared.sessions.all(), shared.known_ids(), shared.index.find("words")) == ([], set(), [])
            assert shared.index.agrees()


def test_an_edit_that_knows_no_origin_leaves_it(shared: Journal) -> None:
    origin = Origin(BROUGHT.id, "Daylio", "1", "f", "{}")
    brought = Session("s", "therapy", Moment.on(DAY), note="old", origin=origin)
    with undone(shared):
        shared.sessions.put(brought)
        shared.sessions.put(replace(brought, note="new", origin=None))
        assert shared.sessions.get("s") == replace(brought, note="new")


def test_a_new_method_is_added_to_its_kind_and_a_known_one_is_not(shared: Journal) -> None:
    with undone(shared):
        before = next(kind for kind in shared.catalogue.kinds() if kind.key == "massage")
        shared.sessions.put(Session("a", "massage", Moment.on(DAY), method="Swedish"))
        shared.sessions.put(Session("b", "massage", Moment.on(DAY), method="Hot stone"))
        shared.sessions.put(Session("c", "massage", Moment.on(DAY), method="Hot stone"))
        after = next(kind for kind in shared.catalogue.kinds() if kind.key == "massage")
        assert after.methods == (*before.methods, "Hot stone")


def test_planned_and_cancelled_sessions_are_kept_like_attended_ones(shared: Journal) -> None:
    with undone(shared):
        for status in Status:
            shared.sessions.put(Session(status, "therapy", Moment.on(DAY), status=status))
        assert {session.status for session in shared.sessions.all()} == set(Status)
