"""Bringing in a calendar through its dialog: what is offered, ticked and added."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from carejournal.domain.session import MASSAGE, THERAPY
from carejournal.services.opening import create_services
from carejournal.ui.sessions.calendar_dialog import CalendarDialog
from fake_clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from carejournal.ui.page import Surroundings

SAMPLE = Path(__file__).parents[2] / "exchange" / "samples" / "calendars" / "therapy.ics"


@pytest.fixture
def in_february(around: Surroundings, tmp_path: Path) -> Iterator[Surroundings]:
    clock = FakeClock(datetime(2026, 2, 1, 12, tzinfo=UTC))
    services = create_services(tmp_path / "february.carejournal", clock=clock)
    yield replace(around, services=services)
    services.journal.close()


@pytest.fixture
def dialog(qtbot: QtBot, in_february: Surroundings) -> Iterator[CalendarDialog]:
    behind = QWidget()
    qtbot.addWidget(behind)
    made = CalendarDialog(in_february, behind)
    with qtbot.waitActive(made):
        made.show()
    made.read(SAMPLE)
    qtbot.waitUntil(lambda: not in_february.tasks.busy)
    yield made
    behind.close()


def test_what_looks_like_sessions_is_ticked_and_said_in_full(dialog: CalendarDialog) -> None:
    (box,) = dialog.boxes()
    assert box.isChecked()
    assert box.accessibleName() == "Therapie – Dr. Müller, Praxis am Park"
    assert dialog.state.text() == "9 sessions would be added."


def test_a_filter_word_and_a_tick_decide_what_comes(
    dialog: CalendarDialog, in_february: Surroundings
) -> None:
    dialog.words.setText("dentist, massage")
    assert dialog.boxes() == []
    dialog.words.setText("praxis")
    (box,) = dialog.boxes()
    box.click()
    assert not dialog.bring.isEnabled()
    box.click()
    dialog.past.click()
    brought: list[int] = []
    dialog.brought_in.connect(brought.append)
    dialog.bring.click()
    assert brought == [12]
    sessions = in_february.services.looking_back.sessions()
    assert [s.moment.day for s in sessions][3] == date(2026, 2, 4)
    assert {s.kind for s in sessions} == {THERAPY}


def test_a_file_that_is_no_calendar_is_told_kindly(
    qtbot: QtBot, dialog: CalendarDialog, in_february: Surroundings, tmp_path: Path
) -> None:
    other = tmp_path / "other.ics"
    other.write_text("words")
    dialog.read(other)
    qtbot.waitUntil(lambda: not in_february.tasks.busy)
    assert dialog.state.text() == "This file could not be read as a calendar."
    assert not dialog.bring.isEnabled()


TWO = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
BEGIN:VEVENT
UID:talk
DTSTART:20260210T170000
DTEND:20260210T175000
SUMMARY:Therapy
END:VEVENT
BEGIN:VEVENT
UID:back
DTSTART:20260211T090000
DTEND:20260211T100000
SUMMARY:Massage
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def two(qtbot: QtBot, dialog: CalendarDialog, in_february: Surroundings, tmp_path: Path) -> CalendarDialog:
    """Return the dialog over a calendar with a therapy and a massage, both ticked."""
    path = tmp_path / "two.ics"
    path.write_text(TWO.replace("\n", "\r\n"), newline="")
    dialog.read(path)
    qtbot.waitUntil(lambda: not in_february.tasks.busy)
    assert [box.isChecked() for box in dialog.boxes()] == [True, True]
    return dialog


def test_what_the_words_put_aside_is_not_brought_in_under_a_kind_that_is_not_its_own(
    qtbot: QtBot, two: CalendarDialog, in_february: Surroundings
) -> None:
    two.words.setFocus()
    qtbot.keyClicks(two.words, "massage")
    assert [box.accessibleName() for box in two.boxes()] == ["Massage"]
    assert two.state.text() == "1 session would be added."
    two.kind.setCurrentIndex(two.kind.findData(MASSAGE))
    two.bring.click()
    (session,) = in_february.services.looking_back.sessions()
    assert (session.kind, session.moment.day) == (MASSAGE, date(2026, 2, 11))


def test_while_another_file_is_read_nothing_of_the_one_before_can_be_brought_in(
    qtbot: QtBot, two: CalendarDialog, in_february: Surroundings
) -> None:
    two.read(SAMPLE)
    assert not two.bring.isEnabled()
    assert two.state.text() == "Reading …"
    qtbot.waitUntil(lambda: not in_february.tasks.busy)
    assert two.state.text() == "9 sessions would be added."


def test_a_file_that_is_chosen_meanwhile_is_the_one_that_is_shown(
    qtbot: QtBot, dialog: CalendarDialog, in_february: Surroundings, tmp_path: Path
) -> None:
    other = tmp_path / "other.ics"
    other.write_text("words")
    dialog.read(other)
    dialog.read(SAMPLE)
    qtbot.waitUntil(lambda: not in_february.tasks.busy)
    assert dialog.state.text() == "9 sessions would be added."
    assert dialog.bring.isEnabled()


def test_a_file_is_asked_for_and_going_away_from_that_changes_nothing(
    qtbot: QtBot, two: CalendarDialog, in_february: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    two.choose.click()
    assert [box.accessibleName() for box in two.boxes()] == ["Therapy", "Massage"]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(SAMPLE), ""))
    two.choose.click()
    qtbot.waitUntil(lambda: not in_february.tasks.busy)
    assert len(two.boxes()) == 1


def test_where_every_kind_is_put_away_they_are_offered_all_the_same(
    qtbot: QtBot, in_february: Surroundings
) -> None:
    kinds = in_february.services.kinds
    for kind in kinds.all():
        kinds.write(replace(kind, archived=True))
    dialog = CalendarDialog(in_february)
    qtbot.addWidget(dialog)
    dialog.read(SAMPLE)
    qtbot.waitUntil(lambda: not in_february.tasks.busy)
    dialog.bring.click()
    assert {each.kind for each in in_february.services.looking_back.sessions()} == {THERAPY}


@pytest.mark.usefixtures("german")
def test_a_file_that_is_no_calendar_is_told_in_the_persons_language(
    qtbot: QtBot, dialog: CalendarDialog, in_february: Surroundings, tmp_path: Path
) -> None:
    other = tmp_path / "other.ics"
    other.write_text("words")
    dialog.read(other)
    qtbot.waitUntil(lambda: not in_february.tasks.busy)
    assert dialog.state.text() == "Diese Datei konnte nicht als Kalender gelesen werden."
