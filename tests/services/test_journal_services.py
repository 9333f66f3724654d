"""Everything that can be done with one open journal, joined."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.domain.session import Session
from carejournal.services.changes import Change, Subject
from carejournal.services.history import Action

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices
    from fake_clock import FakeClock


def test_now_and_today_are_what_the_clock_says_where_it_stands(
    services: JournalServices, clock: FakeClock
) -> None:
    assert str(services.now) == "2026-11-22T21:40:00+01:00"
    assert services.today == date(2026, 11, 22)
    clock.now = datetime(2026, 11, 22, 23, 30, tzinfo=timezone(timedelta(hours=-10)))
    assert services.today == date(2026, 11, 22)  # in UTC it is the next day already
    assert services.now == Moment(datetime(2026, 11, 22, 23, 30), -600)


def test_entries_sessions_and_imports_share_one_history_and_one_place_of_news(
    services: JournalServices,
) -> None:
    told: list[Change] = []
    services.changes.subscribe(told.append)
    services.entries.write(Entry("e", services.now, note="a walk"))
    services.sessions.write(Session("s", "therapy", services.now))
    services.entries.delete("e")
    assert told == [
        Change(frozenset({Subject.ENTRIES}), "e"),
        Change(frozenset({Subject.SESSIONS}), "s"),
        Change(frozenset({Subject.ENTRIES}), "e"),
    ]
    undone = [services.history.undo() for _ in range(3)]
    assert undone == [Action.ENTRY_DELETED, Action.SESSION_ADDED, Action.ENTRY_ADDED]
    assert services.looking_back.entry_count() == 0
    assert services.looking_back.sessions() == []


def test_each_service_is_made_once(services: JournalServices) -> None:
    assert services.importing is services.importing
    assert services.exporting is services.exporting
    assert services.describing is services.describing
    assert services.reporting is services.reporting


def test_the_services_of_one_journal_see_what_the_others_wrote(services: JournalServices) -> None:
    services.entries.write(Entry("e", services.now, readings={"mood": 6}))
    period = Period.ending(services.today, 28)
    assert services.describing.overview(period).recorded_days == 1
    assert services.looking_back.day(services.today) == [services.entries.get("e")]
