"""What was taken back and comes in again: the trash keeps what was written into it, and undo finds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.session import THERAPY, Session
from carejournal.services.importing import Importing
from carejournal.services.opening import create_services
from carejournal.services.photographing import Shot
from carejournal.services.report_plans import Reader, ReportPlan
from fake_clock import FakeClock
from photo_hand import PHOTO_WORK, picture_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.services.journal_services import JournalServices

CALENDAR = Path(__file__).parents[1] / "exchange" / "samples" / "calendars" / "therapy.ics"
FEBRUARY = datetime(2026, 2, 1, 12, tzinfo=UTC)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "days.csv"
    file.write_text("date,mood,note\n2026-01-01,5,hello\n2026-01-02,6,there\n")
    return file


@pytest.fixture
def other(tmp_path: Path) -> Iterator[JournalServices]:
    """Return the journal of another computer with an entry, its photo, and a session with its follow-ups."""
    made = create_services(tmp_path / "other.carejournal", clock=FakeClock(FEBRUARY))
    entry = Entry("theirs", Moment.parse("2026-01-03T09:00+01:00"), note="boxes")
    made.photographing.add(entry, [Shot("image/jpeg", 40, 30, picture_file())])
    made.sessions.write(Session("talk", THERAPY, Moment.parse("2026-01-04T17:00+01:00")))
    made.follow_ups.agree("Three walks", session_id="talk")
    made.follow_ups.bring_up("The boxes", entry_id="theirs")
    yield made
    made.journal.close()


def bring_in(services: JournalServices, path: Path) -> int:
    plan = services.importing.plan(*Importing.look_at(path))
    services.importing.carry_out(plan, PHOTO_WORK)
    return plan.added


def take_back(services: JournalServices) -> None:
    (past,) = services.importing.past.all()
    services.importing.past.taking_back(past.made.id).finish()


def notes(services: JournalServices) -> list[str]:
    return [entry.note for entry in services.looking_back.timeline()[0]]


def write_into(services: JournalServices, note: str) -> None:
    newest = services.looking_back.timeline()[0][0]
    services.entries.write(replace(newest, note=note))


def test_words_written_since_stay_in_the_trash_when_the_same_file_comes_in_again(
    services: JournalServices, table: Path
) -> None:
    bring_in(services, table)
    write_into(services, "there, with Kim")
    take_back(services)
    assert bring_in(services, table) == 2
    assert notes(services) == ["there", "hello"]
    mine = next(item for item in services.trash.items() if item.beginning == "there, with Kim")
    assert services.trash.restore([mine]) == 1
    assert "there, with Kim" in notes(services)
    assert bring_in(services, table) == 0
    assert services.journal.check().faults == ()


def test_undo_after_undo_brings_back_what_was_taken_back(services: JournalServices, table: Path) -> None:
    bring_in(services, table)
    write_into(services, "there, with Kim")
    before = services.journal.copy()
    take_back(services)
    bring_in(services, table)
    again = services.looking_back.timeline()[0]
    services.history.undo()
    services.history.undo()
    assert services.journal.copy() == before
    services.history.redo()
    services.history.redo()
    assert services.looking_back.timeline()[0] == again
    assert services.journal.check().faults == ()


def test_a_copy_comes_in_again_with_its_photos_and_what_leads_to_its_records(
    services: JournalServices, other: JournalServices, tmp_path: Path
) -> None:
    services.entries.write(Entry("mine", Moment.parse("2026-01-01"), note="stays"))
    other.exporting.write_json(tmp_path / "copy.json")
    bring_in(services, tmp_path / "copy.json")
    write_into(services, "boxes, all gone")
    before = services.journal.copy()
    take_back(services)
    assert bring_in(services, tmp_path / "copy.json") == 2
    theirs = other.journal.copy()
    assert services.journal.copy().photos == theirs.photos
    assert services.journal.copy().practices == theirs.practices
    assert services.journal.copy().agenda_items == theirs.agenda_items
    assert {item.beginning for item in services.trash.items()} == {"boxes, all gone", ""}
    services.history.undo()
    services.history.undo()
    assert services.journal.copy() == before
    assert len(services.importing.past.all()) == 1
    take_back(services)
    assert bring_in(services, tmp_path / "copy.json") == 2


def test_appointments_that_were_taken_back_come_in_again(services: JournalServices, clock: FakeClock) -> None:
    clock.now = FEBRUARY
    series = services.calendars.look_at(CALENDAR).series
    services.calendars.bring_in(series, THERAPY, CALENDAR.name)
    before = services.looking_back.sessions()
    take_back(services)
    assert services.calendars.bring_in(series, THERAPY, CALENDAR.name) == len(before)
    assert services.calendars.new_of(series, past=False) == []
    services.history.undo()
    services.history.undo()
    assert services.looking_back.sessions() == before


def test_another_computers_copy_of_appointments_taken_back_here_comes_in(
    services: JournalServices, other: JournalServices, clock: FakeClock, tmp_path: Path
) -> None:
    clock.now = FEBRUARY
    for each in (services, other):
        each.calendars.bring_in(each.calendars.look_at(CALENDAR).series, THERAPY, CALENDAR.name)
    take_back(services)
    other.exporting.write_json(tmp_path / "copy.json")
    bring_in(services, tmp_path / "copy.json")
    assert services.looking_back.sessions() == other.looking_back.sessions()


def test_undo_of_a_copy_leaves_what_was_chosen_for_a_report_since(
    services: JournalServices, other: JournalServices, tmp_path: Path
) -> None:
    other.report_plans.keep(Reader.DOCTOR, ReportPlan(first_name="A. B."))
    other.exporting.write_json(tmp_path / "copy.json")
    bring_in(services, tmp_path / "copy.json")
    mine = ReportPlan(since=THERAPY, own_lines=("I sleep again", "", ""), hidden_words=("Kim",))
    services.report_plans.keep(Reader.THERAPIST, mine)
    for turn in (services.history.undo, services.history.redo):
        turn()
        assert services.report_plans.plan(Reader.THERAPIST) == mine
