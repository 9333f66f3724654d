"""Bringing in a calendar through its dialog: what is offered, ticked and added."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from carejournal.domain.session import THERAPY
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
