"""Appointments brought in from a calendar's file, once each, and taken back by undo."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.refusal import Refusal
from carejournal.domain.session import THERAPY, Status
from carejournal.services.calendars import FILTER_WORDS

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices
    from fake_clock import FakeClock

SAMPLE = Path(__file__).parents[1] / "exchange" / "samples" / "calendars" / "therapy.ics"


@pytest.fixture(autouse=True)
def in_february(clock: FakeClock) -> None:
    clock.now = datetime(2026, 2, 1, 12, tzinfo=UTC)


def test_what_is_to_come_is_planned_once_and_undo_takes_it_back(services: JournalServices) -> None:
    series = services.calendars.look_at(SAMPLE).series
    assert all(one.matches(FILTER_WORDS) for one in series)
    assert services.calendars.bring_in(series, THERAPY, SAMPLE.name) == 9
    sessions = services.looking_back.sessions()
    assert [s.moment.day for s in sessions][:2] == [date(2026, 2, 4), date(2026, 2, 10)]
    assert {s.status for s in sessions} == {Status.PLANNED}
    assert services.calendars.bring_in(series, THERAPY, SAMPLE.name) == 0
    services.history.undo()
    assert services.looking_back.sessions() == []
    services.history.redo()
    assert services.looking_back.sessions() == sessions


def test_past_ones_come_as_attended_where_they_are_wanted(services: JournalServices) -> None:
    series = services.calendars.look_at(SAMPLE).series
    services.calendars.bring_in(series, THERAPY, SAMPLE.name)
    assert services.calendars.bring_in(series, THERAPY, SAMPLE.name, past=True) == 3
    past = services.looking_back.sessions()[:3]
    assert {s.status for s in past} == {Status.ATTENDED}
    assert [s.moment.day.day for s in past] == [6, 13, 27]


def test_only_title_place_and_start_are_kept_of_an_appointment(services: JournalServices) -> None:
    services.calendars.bring_in(services.calendars.look_at(SAMPLE).series, THERAPY, SAMPLE.name)
    everything = services.journal._file.rows("SELECT record FROM originals")
    assert "Karte mitbringen" not in str(everything)
    assert services.looking_back.sessions()[1].place == "Parkstraße 5; 2. OG"


def test_a_file_that_is_no_calendar_is_refused(services: JournalServices, tmp_path: Path) -> None:
    other = tmp_path / "notes.ics"
    other.write_text("Nothing of the kind.")
    with pytest.raises(Refusal, match="calendar"):
        services.calendars.look_at(other)
